"""The processes of the stack and the process runner's file. Starts nothing."""

from __future__ import annotations

import os
import shlex
import sys
from dataclasses import dataclass, field

import httpx

from operate.secrets_kept import secret
from settings import ROOT, Settings

EACH = """\
autorestart = true
startsecs = 1
; Never give up on a process: the time between two trials grows by itself.
startretries = 100000
stopsignal = TERM
stopwaitsecs = 8
stopasgroup = true
killasgroup = true
redirect_stderr = true
stdout_logfile_maxbytes = 5MB
stdout_logfile_backups = 3
"""


@dataclass(frozen=True)
class Program:
    """One process: how it is started, and the address that tells when it can answer."""

    name: str
    command: tuple[str, ...]
    ready: str | None
    usually: str
    headers: dict[str, str] = field(default_factory=dict, repr=False)


def programs(settings: Settings) -> tuple[Program, ...]:
    """Every process of the stack, in the order of starting."""
    bearer = {"Authorization": f"Bearer {secret(settings, 'channel')}"}
    here = "http://127.0.0.1"
    rasa = f"{here}:{settings.rasa_port}/webhooks/front/ready"
    return (
        _program("rasa", rasa, "20-30 s", bearer),
        _program("hinge", f"{here}:{settings.door_port}/readyz", "5 s"),
        _program("desk", f"{_reached(settings.desk_host)}:{settings.desk_port}/readyz", "3 s"),
        _program("front", f"{_reached(settings.host)}:{settings.port}/readyz", "3 s"),
        _program("work", None, "1 s"),
        # Telegram may be away; nobody waits for it.
        *([_program("telegram", None, "2 s")] if settings.telegram_bot_token else []),
    )


def _program(name: str, ready: str | None, usually: str, headers: dict[str, str] | None = None) -> Program:
    return Program(name, (sys.executable, "-m", "cli", "process", name), ready, usually, headers or {})


def is_ready(reply: httpx.Response) -> bool:
    """Whether a readiness answer says yes: by its status, and by its `ready` where it has one."""
    try:
        said = reply.json()
    except ValueError:
        said = None
    return reply.is_success and (not isinstance(said, dict) or bool(said.get("ready", True)))


def _reached(host: str) -> str:
    everywhere = host in ("0.0.0.0", "::")  # noqa: S104 - only compared
    shown = "127.0.0.1" if everywhere else host
    return f"http://[{shown}]" if ":" in shown else f"http://{shown}"


def supervisor_config(settings: Settings, programs: tuple[Program, ...]) -> str:
    """The process runner's file: no server of its own, logs that rotate, whoever dies is restarted."""
    log = settings.home / "log"
    head = [
        "[supervisord]",
        "nodaemon = true",
        f"logfile = {_plain(log / 'supervisor.log')}",
        "logfile_maxbytes = 2MB",
        "logfile_backups = 2",
        f"pidfile = {_plain(settings.home / 'run' / 'supervisor.pid')}",
        f"childlogdir = {_plain(log)}",
        "umask = 077",
        *(["user = root"] if os.geteuid() == 0 else []),
        # One group: groups are stopped one after the other, the members of a group together.
        "[group:drommeplan]",
        f"programs = {','.join(program.name for program in programs)}",
    ]
    for order, program in enumerate(programs, start=1):
        head += [
            f"[program:{program.name}]",
            f"command = {_plain(shlex.join(program.command))}",
            f"directory = {_plain(ROOT)}",
            f"priority = {order}",
            # This one value is expanded twice.
            f"stdout_logfile = {_plain(_plain(log / f'{program.name}.log'))}",
            EACH,
        ]
    return "\n".join(head)


def _plain(value: object) -> str:
    # Supervisor expands %(name)s in every value.
    return str(value).replace("%", "%%")
