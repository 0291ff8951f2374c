"""Starts all processes under supervisor, waits until each can answer, and leaves none behind. Installs nothing."""

from __future__ import annotations

import fcntl
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import httpx

from operate import CannotGoOn
from operate.lifeline import end_with_parent
from operate.supervised import Program, programs, supervisor_config
from settings import ROOT, Settings, environment

PATIENCE_SECONDS = 180
Say = Callable[[str], None]


def run(settings: Settings, say: Say, when_ready: Callable[[], None]) -> None:
    """Run the stack until SIGINT or SIGTERM. Raises CannotGoOn if a process does not come up."""
    with _one_at_a_time(settings.home), _stop_on_signals() as stop:
        log = settings.home / "log" / "supervisor.log"
        seen = log.stat().st_size if log.exists() else 0
        supervisor = _start(settings)
        try:
            _wait_until_ready(settings, supervisor, log, seen, say, stop)
            if not stop:
                when_ready()
            while not stop and supervisor.poll() is None:
                time.sleep(0.2)
        finally:
            died = supervisor.poll() is not None
            _stop(supervisor, say)
        if died and not stop:
            raise CannotGoOn(f"The process runner ended by itself: see {log}")


def _start(settings: Settings) -> subprocess.Popen[bytes]:
    config = settings.home / "run" / "supervisor.conf"
    config.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    (settings.home / "log").mkdir(mode=0o700, parents=True, exist_ok=True)
    config.write_text(supervisor_config(settings), "utf-8")
    parent = os.getpid()
    return subprocess.Popen(
        [sys.executable, "-m", "supervisor.supervisord", "--configuration", config],
        cwd=ROOT,
        env=environment() | {"DROMMEPLAN_HOME": str(settings.home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        # In a session of its own, so that Ctrl-C reaches it through us alone and once.
        start_new_session=True,
        preexec_fn=lambda: end_with_parent(parent),
    )


def _wait_until_ready(
    settings: Settings,
    supervisor: subprocess.Popen[bytes],
    log: Path,
    seen: int,
    say: Say,
    stop: list[int],
) -> None:
    started = time.monotonic()
    waiting = {program.name: program for program in programs(settings) if program.ready}
    for program in waiting.values():
        say(f"Starting {program.name} (usually {program.usually}) ...")
    with httpx.Client(timeout=5, trust_env=False) as client:
        while waiting and not stop:
            _complain_of_the_dead(settings, supervisor, log, seen)
            for name in [n for n, p in waiting.items() if _answers(client, p)]:
                del waiting[name]
                say(f"  {name} is ready ({time.monotonic() - started:.0f} s)")
            if time.monotonic() - started > PATIENCE_SECONDS:
                name = next(iter(waiting))
                raise CannotGoOn(
                    f"{name} did not get ready in {PATIENCE_SECONDS} s: "
                    f"see {settings.home / 'log' / name}.log"
                )
            time.sleep(0.2)


def _answers(client: httpx.Client, program: Program) -> bool:
    try:
        return client.get(str(program.ready), headers=program.headers).is_success
    except httpx.HTTPError:
        return False


def _complain_of_the_dead(
    settings: Settings, supervisor: subprocess.Popen[bytes], log: Path, seen: int
) -> None:
    if supervisor.poll() is not None:
        raise CannotGoOn(f"The process runner did not start: see {log}")
    with suppress(FileNotFoundError), log.open("rb") as told:
        told.seek(seen)
        # "exited: front (exit status 1; not expected)", "spawnerr: ..."
        died = re.search(rb"(?:exited|gave up|spawnerr): (\w+)", told.read())
        if died:
            name = died[1].decode()
            raise CannotGoOn(f"{name} ended while starting: see {settings.home / 'log' / name}.log")


def _stop(supervisor: subprocess.Popen[bytes], say: Say) -> None:
    if supervisor.poll() is None:
        say("Stopping ...")
        supervisor.terminate()
    try:
        supervisor.wait(12)
    except subprocess.TimeoutExpired:
        # Its children notice the death of their parent and end too.
        supervisor.kill()
        supervisor.wait()


@contextmanager
def _stop_on_signals() -> Iterator[list[int]]:
    """A list that is empty until somebody wants us to stop."""
    wanted: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        wanted.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield wanted
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _one_at_a_time(home: Path) -> Iterator[None]:
    folder = home / "run"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotGoOn(f"It already runs on {home}.") from None
        yield
