"""Starts all processes under supervisor, waits until each can answer, and leaves none behind. Installs nothing."""

from __future__ import annotations

import fcntl
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
from operate.lifeline import tied_to_us
from operate.supervised import Program, is_ready, supervisor_config
from settings import ROOT, Settings, environment

PATIENCE_SECONDS = 180
PAUSE = 0.2
Say = Callable[[str], None]


def run(settings: Settings, programs: tuple[Program, ...], say: Say, when_ready: Callable[[], None]) -> None:
    """Run the stack until SIGINT or SIGTERM. Raises CannotGoOn if a process does not come up."""
    with _one_at_a_time(settings.home), _stop_on_signals() as stop:
        diary = _Diary(settings.home / "log")
        supervisor = _start(settings, programs)
        try:
            _wait_until_ready(programs, supervisor, diary, say, stop)
            if not stop:
                when_ready()
            while not stop and supervisor.poll() is None:
                time.sleep(PAUSE)
            if not stop:
                raise CannotGoOn(f"The process runner ended by itself: see {diary.file}")
        finally:
            _stop(supervisor, say)


def _start(settings: Settings, programs: tuple[Program, ...]) -> subprocess.Popen[bytes]:
    config = settings.home / "run" / "supervisor.conf"
    config.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    (settings.home / "log").mkdir(mode=0o700, parents=True, exist_ok=True)
    config.write_text(supervisor_config(settings, programs), "utf-8")
    return subprocess.Popen(
        [sys.executable, "-m", "supervisor.supervisord", "--configuration", config],
        cwd=ROOT,
        env=environment() | {"DROMMEPLAN_HOME": str(settings.home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        # In a session of its own, so that Ctrl-C reaches it through us alone and once.
        start_new_session=True,
        preexec_fn=tied_to_us(),
    )


def _wait_until_ready(
    programs: tuple[Program, ...],
    supervisor: subprocess.Popen[bytes],
    diary: _Diary,
    say: Say,
    stop: list[int],
) -> None:
    started = time.monotonic()
    waiting = {program.name: program for program in programs if program.ready}
    for program in waiting.values():
        say(f"Starting {program.name} (usually {program.usually}) ...")
    with httpx.Client(timeout=5, trust_env=False) as client:
        while waiting and not stop:
            if supervisor.poll() is not None:
                raise CannotGoOn(f"The process runner did not start: see {diary.file}")
            if dead := diary.first_dead():
                raise CannotGoOn(f"{dead} ended while starting: see {diary.log_of(dead)}")
            for name in [n for n, p in waiting.items() if _answers(client, p)]:
                del waiting[name]
                say(f"  {name} is ready ({time.monotonic() - started:.0f} s)")
            if time.monotonic() - started > PATIENCE_SECONDS:
                name = next(iter(waiting))
                raise CannotGoOn(
                    f"{name} did not get ready in {PATIENCE_SECONDS} s: see {diary.log_of(name)}"
                )
            time.sleep(PAUSE)


def _answers(client: httpx.Client, program: Program) -> bool:
    try:
        return is_ready(client.get(str(program.ready), headers=program.headers))
    except httpx.HTTPError:
        return False


class _Diary:
    """What the process runner has written since we started it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "supervisor.log"
        self._seen = self.file.stat().st_size if self.file.exists() else 0

    def first_dead(self) -> str | None:
        """The name of a process that ended, from lines such as "exited: front (exit status 1; ..."."""
        with suppress(FileNotFoundError), self.file.open("rb") as told:
            told.seek(self._seen)
            died = re.search(rb"(?:exited|gave up|spawnerr): (\w+)", told.read())
            return died[1].decode() if died else None
        return None

    def log_of(self, name: str) -> Path:
        return self.file.with_name(f"{name}.log")


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
