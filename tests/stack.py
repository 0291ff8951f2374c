"""The whole stack as an operator runs it, on free ports and in a home of its own. Talks HTTP; codes it makes itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import psutil
import psycopg
from psycopg.sql import SQL, Identifier

from operate.processes import now, store
from settings import Settings
from tests.ports import free_ports

ROOT = Path(__file__).resolve().parent.parent
DROMMEPLAN = ROOT / ".venv" / "bin" / "drommeplan"
PORTS = ("PORT", "DESK_PORT", "RASA_PORT", "ACTIONS_PORT", "DOOR_PORT")
PATIENCE = 300
MEETING = str(now().date() + timedelta(days=100))
"""Day of a meeting that lies ahead whenever the tests run, as a citizen's code wants it."""
LATER = str(now().date() + timedelta(days=130))


@dataclass
class Stack:
    """One running stack. `start` and `stop` may be called again and again on the same home."""

    home: Path
    database_url: str | None = None
    ports: dict[str, int] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)  # further variables
    serving: subprocess.Popen[str] | None = None

    @property
    def citizen_url(self) -> str:
        return f"http://127.0.0.1:{self.ports['PORT']}"

    @property
    def desk_url(self) -> str:
        return f"http://127.0.0.1:{self.ports['DESK_PORT']}"

    def environment(self) -> dict[str, str]:
        ours = {f"DROMMEPLAN_{name}": str(port) for name, port in self.ports.items()}
        plain = {k: v for k, v in os.environ.items() if not k.startswith("DROMMEPLAN_")}
        plain.pop("DATABASE_URL", None)
        database = {"DATABASE_URL": self.database_url} if self.database_url else {}
        return plain | ours | database | {"DROMMEPLAN_HOME": str(self.home)} | self.more

    def start(self) -> Stack:
        """Start everything and wait until a citizen can be answered."""
        self.ports = self.ports or dict(zip(PORTS, free_ports(len(PORTS)), strict=True))
        self.home.mkdir(parents=True, exist_ok=True)
        models = self.home / "models"
        if not models.exists():
            # One training serves every stack of the run.
            models.symlink_to(ROOT / "var" / "models")
        with (self.home / "serve.out").open("a") as told:
            self.serving = subprocess.Popen(
                [str(DROMMEPLAN), "serve"],
                cwd=ROOT,
                env=self.environment(),
                stdout=told,
                stderr=subprocess.STDOUT,
                text=True,
            )
        self.wait_until_ready()
        return self

    def wait_until_ready(self) -> None:
        """Wait until both ports can answer."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.serving and self.serving.poll() is not None:
                raise RuntimeError((self.home / "serve.out").read_text())
            if _ready(self.citizen_url) and _ready(self.desk_url):
                return
            time.sleep(0.3)
        raise RuntimeError("the stack did not get ready")

    def stop(self) -> int:
        """Stop as Ctrl-C does; return the exit code."""
        assert self.serving is not None
        self.serving.send_signal(signal.SIGINT)
        return self.serving.wait(PATIENCE)

    def kill(self, name: str) -> None:
        """Kill one process of the stack without a warning."""
        for process in self.named(name):
            process.kill()
            return
        raise RuntimeError(f"no process {name}")

    def named(self, name: str) -> list[psutil.Process]:
        """Return the processes with this in their command; one that ends while we look is none of them."""
        found = []
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                if name in " ".join(process.cmdline()):
                    found.append(process)
        return found

    def processes(self) -> list[psutil.Process]:
        """Return every process of the stack."""
        assert self.serving is not None
        own = psutil.Process(self.serving.pid)
        return [own, *own.children(recursive=True)]

    def cli(self, *arguments: str, text: str = "") -> str:
        """Run `drommeplan` with this stack's settings; return what it printed."""
        done = subprocess.run(
            [str(DROMMEPLAN), *arguments],
            cwd=ROOT,
            env=self.environment(),
            input=text,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        return done.stdout

    def kept(self) -> str:
        """Return everything that lies in the files of this home and in its database, as one text."""
        text = _settled(self.home)
        if self.database_url:
            with psycopg.connect(self.database_url.replace("+psycopg", "")) as connection:
                named = connection.execute("select tablename from pg_tables where schemaname = 'public'")
                for (table,) in named.fetchall():
                    rows = connection.execute(SQL("select * from {}").format(Identifier(table)))
                    text += "\n".join(map(str, rows.fetchall()))
        return text

    def invite(self, meeting: str | None = None, **known: Any) -> str:
        """Return a citizen's code: as `drommeplan invite` makes it, without a program for each."""
        day = date.fromisoformat(meeting) if meeting else None
        kept = store(Settings.read(home=self.home, DATABASE_URL=self.database_url, _env_file=None))
        digits = kept.invite(now=now(), meeting_date=day, **known).digits
        kept.close()
        return digits


@dataclass
class Talk:
    """A citizen at the JSON chat; `told` are the messages of the last turn."""

    stack: Stack
    id: str = ""
    told: list[dict[str, Any]] = field(default_factory=list)
    told_so_far: list[dict[str, Any]] = field(default_factory=list)
    keys: int = 0

    def open(self, code: str | None = None, channel: str = "web") -> Talk:
        body = {"channel": channel} | ({"code": code} if code else {})
        answer = httpx.post(f"{self.stack.citizen_url}/api/conversations", json=body, timeout=60)
        assert answer.status_code == 201, answer.text
        self.id = answer.json()["id"]
        return self._heard(answer.json()["messages"])

    def say(self, text: str, *, patient: bool = False) -> Talk:
        return self._turn({"text": text}, patient=patient)

    def press(self, title: str, *, patient: bool = False) -> Talk:
        """Press the button with this title; `patient`: again and again while the answer is "try again soon"."""
        for message in reversed(self.told):
            for button in message["buttons"]:
                if button["title"] == title:
                    return self._turn({"choice": button["payload"]}, patient=patient)
        raise AssertionError(f"no button {title!r} among {self.titles}")

    def command(self, payload: str) -> Talk:
        return self._turn({"choice": payload})

    @property
    def titles(self) -> list[str]:
        return [b["title"] for message in self.told for b in message["buttons"]]

    @property
    def text(self) -> str:
        return "\n".join(message["text"] for message in self.told)

    def reload(self) -> list[dict[str, Any]]:
        """Return all messages, as the page gets them when it is opened again."""
        answer = httpx.get(f"{self.stack.citizen_url}/api/conversations/{self.id}", timeout=60)
        assert answer.status_code == 200, answer.text
        self.told = answer.json()["messages"][-1:]
        messages: list[dict[str, Any]] = answer.json()["messages"]
        return messages

    def _turn(self, body: dict[str, Any], *, patient: bool = False) -> Talk:
        self.keys += 1
        body |= {"key": f"k{self.keys}"}
        url = f"{self.stack.citizen_url}/api/conversations/{self.id}/messages"
        deadline = time.monotonic() + PATIENCE
        answer = httpx.post(url, json=body, timeout=60)
        while patient and answer.status_code == 503 and time.monotonic() < deadline:
            time.sleep(1)
            answer = httpx.post(url, json=body, timeout=60)
        assert answer.status_code == 200, answer.text
        return self._heard(answer.json()["messages"])

    def _heard(self, messages: list[dict[str, Any]]) -> Talk:
        assert messages
        self.told = messages
        self.told_so_far += messages
        return self


def _settled(home: Path) -> str:
    """Return what lies in the files once nothing moves: a journal may be written into its file meanwhile."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            before = _lying(home)
            text = "\n".join(f.read_bytes().decode("utf-8", "replace") for f in before)
            if _lying(home) == before:
                return text
        except FileNotFoundError:
            continue
    raise RuntimeError("the files were never still")


def _lying(home: Path) -> dict[Path, tuple[int, int]]:
    files = [f for f in home.rglob("*") if f.suffix != ".gz" and "cache" not in f.parts and f.is_file()]
    return {f: (f.stat().st_size, f.stat().st_mtime_ns) for f in sorted(files)}


def _ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/readyz", timeout=3).is_success
    except httpx.HTTPError:
        return False


@contextmanager
def running(home: Path, database_url: str | None = None, **more: str) -> Iterator[Stack]:
    """Run a stack for a block; nothing is left of it."""
    stack = Stack(home, database_url, more=more)
    try:
        yield stack.start()
    finally:
        if stack.serving and stack.serving.poll() is None:
            stack.stop()


def wishes(stack: Stack, token: str) -> list[dict[str, Any]]:
    """Return what the desk's API lists."""
    answer = httpx.get(
        f"{stack.desk_url}/api/v1/wishes", headers={"Authorization": f"Bearer {token}"}, timeout=30
    )
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = json.loads(answer.text)["wishes"]
    return found
