"""Starts what is measured, weighs it, and ends it. Measures nothing twice."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from operate.lifeline import tied_to_us
from operate.model import RASA, train
from operate.processes import now, open_store
from plan.store import Account
from settings import Settings, environment
from tests.ports import free_ports
from tests.stack import running

MEBIBYTE = 2**20
PATIENCE_SECONDS = 240
QUIET = {**environment(), "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "2"}


def say(line: str) -> None:
    """Progress; the tables alone go to standard output."""
    print(line, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Weight:
    """Memory of a process and all its children, in MiB: their own (USS) and counted with what they share (RSS)."""

    uss: float
    rss: float


@dataclass(frozen=True)
class Running:
    """Something that runs: where it answers, how long it took until it did, and its first process."""

    url: str
    started_in: float
    pid: int

    def weight(self) -> Weight:
        """What it weighs now."""
        first = psutil.Process(self.pid)
        parts = [one.memory_full_info() for one in (first, *first.children(recursive=True))]
        return Weight(sum(p.uss for p in parts) / MEBIBYTE, sum(p.rss for p in parts) / MEBIBYTE)

    def heaviest(self) -> float:
        """RSS of the process that weighs most, in MiB: Rasa, wherever it runs."""
        children = psutil.Process(self.pid).children(recursive=True)
        return max(one.memory_info().rss for one in (psutil.Process(self.pid), *children)) / MEBIBYTE


@dataclass(frozen=True)
class OurStack(Running):
    """Our own stack, with a way to invite citizens."""

    settings: Settings

    def codes(self, how_many: int) -> list[str]:
        """Codes for so many new citizens."""
        return self._invite([None] * how_many)

    def code_for(self, citizen: str) -> str:
        """A further code for a known or new citizen."""
        return self._invite([citizen])[0]

    def waiting(self) -> int:
        """How many dreams are on the caseworker's list."""
        store = open_store(self.settings)
        caseworker = Account("bench", "Bench", "bench", self.settings.municipality, frozenset({"caseworker"}))
        groups = store.queue(caseworker, now())
        store.close()
        return sum(len(group.wishes) for group in groups)

    def _invite(self, citizens: Sequence[str | None]) -> list[str]:
        store = open_store(self.settings)
        made = [store.invite(now=now(), citizen_ref=citizen).digits for citizen in citizens]
        store.close()
        return made


@contextmanager
def our_stack(home: Path) -> Iterator[OurStack]:
    """`drommeplan serve` on ports and a home of its own, with the model that is trained already."""
    train(Settings.read(), say)
    began = time.perf_counter()
    with running(home) as stack:
        took = time.perf_counter() - began
        assert stack.serving is not None
        yield OurStack(stack.citizen_url, took, stack.serving.pid, Settings.read(home=home))


@contextmanager
def starter_project(folder: Path) -> Iterator[Running]:
    """Rasa's own starter project (`rasa init`), trained once, with its REST channel."""
    if not list(folder.glob("models/*.tar.gz")):
        say("Making and training Rasa's starter project (about 1 minute, once) ...")
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "init.log").open("wb") as log:
            init = [str(RASA), "init", "--no-prompt", "--init-dir", str(folder)]
            subprocess.run(init, cwd=folder, env=QUIET, stdout=log, stderr=log, check=True)
    (port,) = free_ports(1)
    command = [str(RASA), "run", "--port", str(port), "--interface", "127.0.0.1", "--quiet"]
    url = f"http://127.0.0.1:{port}"
    with _started(command, folder) as process:
        yield Running(url, _until(url, process), process.pid)


@contextmanager
def _started(command: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "run.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=QUIET, stdout=log, stderr=log, preexec_fn=tied_to_us()
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


def _until(url: str, process: subprocess.Popen[bytes]) -> float:
    began = time.perf_counter()
    while not _answers(url):
        if process.poll() is not None or time.perf_counter() - began > PATIENCE_SECONDS:
            raise SystemExit(f"{url} did not get ready")
        time.sleep(0.1)
    return time.perf_counter() - began


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=5, trust_env=False).is_success
    except httpx.HTTPError:
        return False
