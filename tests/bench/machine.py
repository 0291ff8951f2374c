"""Starts what is measured, weighs it, and ends it. Measures nothing twice."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from operate.lifeline import tied_to_us
from operate.model import RASA, train
from operate.processes import now, open_store
from settings import ROOT, Settings

MEBIBYTE = 2**20


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
    """Something that runs: where it answers, how long it took until it did, and its process."""

    url: str
    started_in: float
    process: subprocess.Popen[bytes]

    def weight(self) -> Weight:
        """What it weighs now."""
        first = psutil.Process(self.process.pid)
        parts = [one.memory_full_info() for one in (first, *first.children(recursive=True))]
        return Weight(sum(p.uss for p in parts) / MEBIBYTE, sum(p.rss for p in parts) / MEBIBYTE)


@dataclass(frozen=True)
class Stack(Running):
    """Our own stack, with a way to invite citizens and to count what they sent."""

    settings: Settings

    def codes(self, how_many: int) -> list[str]:
        """Codes for so many new citizens."""
        store = open_store(self.settings)
        made = [store.invite(now=now()).digits for _ in range(how_many)]
        store.close()
        return made

    def code_for(self, citizen: str) -> str:
        """A further code for a known or new citizen."""
        store = open_store(self.settings)
        made = store.invite(now=now(), citizen_ref=citizen).digits
        store.close()
        return made


def free_ports(how_many: int) -> list[int]:
    """Ports that nobody listens on."""
    trials = [socket.socket() for _ in range(how_many)]
    for trial in trials:
        trial.bind(("127.0.0.1", 0))
    ports = [int(trial.getsockname()[1]) for trial in trials]
    for trial in trials:
        trial.close()
    return ports


@contextmanager
def our_stack(home: Path) -> Iterator[Stack]:
    """`drommeplan serve` on ports and a home of its own, with the model that is trained already."""
    usual = Settings.read()
    train(usual, say)
    home.mkdir(parents=True, exist_ok=True)
    (home / "models").symlink_to(usual.home / "models")
    names = ("port", "desk_port", "rasa_port", "actions_port", "door_port")
    ports = dict(zip(names, free_ports(len(names)), strict=True))
    settings = Settings.read(home=home, **ports)
    variables = {f"DROMMEPLAN_{name.upper()}": str(port) for name, port in ports.items()}
    command = [sys.executable, "-m", "cli", "serve"]
    url = f"http://127.0.0.1:{settings.port}"
    with _started(command, ROOT, {**variables, "DROMMEPLAN_HOME": str(home)}, home / "serve.log") as process:
        took = _until(f"{url}/readyz", process)
        yield Stack(url, took, process, settings)


@contextmanager
def starter_project(folder: Path) -> Iterator[Running]:
    """Rasa's own starter project (`rasa init`), trained once, with its REST channel."""
    if not list(folder.glob("models/*.tar.gz")):
        say("Making and training Rasa's starter project (about 1 minute, once) ...")
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "init.log").open("wb") as log:
            init = [str(RASA), "init", "--no-prompt", "--init-dir", str(folder)]
            subprocess.run(init, cwd=folder, env=_variables({}), stdout=log, stderr=log, check=True)
    (port,) = free_ports(1)
    command = [str(RASA), "run", "--port", str(port), "--interface", "127.0.0.1", "--quiet"]
    url = f"http://127.0.0.1:{port}"
    with _started(command, folder, {}, folder / "run.log") as process:
        yield Running(url, _until(url, process), process)


@contextmanager
def _started(
    command: list[str], folder: Path, variables: dict[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as sink:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_variables(variables),
            stdout=sink,
            stderr=sink,
            preexec_fn=tied_to_us(),
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _variables(more: dict[str, str]) -> dict[str, str]:
    return {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "2", **more}


def _until(url: str, process: subprocess.Popen[bytes], patience: float = 240) -> float:
    began = time.perf_counter()
    while not _answers(lambda: httpx.get(url, timeout=5, trust_env=False)):
        if process.poll() is not None or time.perf_counter() - began > patience:
            raise SystemExit(f"{url} did not get ready")
        time.sleep(0.1)
    return time.perf_counter() - began


def _answers(ask: Callable[[], httpx.Response]) -> bool:
    try:
        return ask().is_success
    except httpx.HTTPError:
        return False
