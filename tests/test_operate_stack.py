"""Promises of operate/stack.py: what dies is started again, and nothing is left when it ends. With small stand-ins."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.ports import free_ports

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120
RUN = """
import sys
from pathlib import Path
from operate import CannotGoOn, stack
from operate.supervised import Program
from settings import Settings

home, port, broken = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
tied = "import os; from operate.lifeline import end_with_parent; end_with_parent(os.getppid()); "
serve = tied + f"import runpy, sys; sys.argv = ['', '{port}', '-b', '127.0.0.1', '-d', 'tests']; "
serve += "runpy.run_module('http.server', run_name='__main__')"
sleep = tied + "import time; time.sleep(600)"
programs = [Program("front", (sys.executable, "-c", serve), f"http://127.0.0.1:{port}/", "1 s")]
programs += [Program("work", (sys.executable, "-c", sleep), None, "1 s")]
if broken:
    programs += [Program("desk", (sys.executable, "-c", "raise SystemExit(3)"), "http://127.0.0.1:1/", "1 s")]
say = lambda line: print(line, flush=True)
try:
    stack.run(Settings.read(_env_file=None, home=home), tuple(programs), say, lambda: say("READY"))
except CannotGoOn as trouble:
    sys.exit(str(trouble))
"""


@contextmanager
def running(home: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", RUN, str(home), str(free_ports(1)[0]), *arguments]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for(what: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not what() and time.monotonic() < end:
        time.sleep(0.05)
    return what()


def wait_until_ready(process: subprocess.Popen[str]) -> list[psutil.Process]:
    assert process.stdout is not None
    assert any(line == "READY\n" for line in process.stdout)
    family = psutil.Process(process.pid).children(recursive=True)
    assert len(family) == 3  # the process runner and the two that it runs
    return family


def all_gone(family: list[psutil.Process]) -> bool:
    return not any(runs(process) for process in family)


def runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_everything(tmp_path: Path, number: signal.Signals) -> None:
    with running(tmp_path) as process:
        family = wait_until_ready(process)
        process.send_signal(number)

        assert process.wait(PATIENCE) == 0
        assert all_gone(family)


def test_a_sudden_death_leaves_no_process(tmp_path: Path) -> None:
    with running(tmp_path) as process:
        family = wait_until_ready(process)
        process.kill()

        assert wait_for(lambda: all_gone(family))


def test_the_process_runners_sudden_death_leaves_no_process(tmp_path: Path) -> None:
    with running(tmp_path) as process:
        family = wait_until_ready(process)
        psutil.Process(process.pid).children()[0].kill()

        assert process.wait(PATIENCE) != 0
        assert wait_for(lambda: all_gone(family))


def test_a_process_that_dies_is_started_again(tmp_path: Path) -> None:
    with running(tmp_path) as process:
        wait_until_ready(process)
        (runner,) = psutil.Process(process.pid).children()
        front = next(p for p in runner.children() if "http.server" in " ".join(p.cmdline()))
        front.kill()

        assert wait_for(lambda: len({p.pid for p in runner.children()} - {front.pid}) == 2)


def test_a_process_that_ends_while_starting_is_named_with_its_log(tmp_path: Path) -> None:
    with running(tmp_path, "broken") as process:
        _, told = process.communicate(timeout=PATIENCE)

    assert process.returncode != 0
    assert told == f"desk ended while starting: see {tmp_path}/log/desk.log\n"


def test_two_stacks_never_share_a_home(tmp_path: Path) -> None:
    with running(tmp_path) as first:
        wait_until_ready(first)
        with running(tmp_path) as second:
            _, told = second.communicate(timeout=PATIENCE)

    assert second.returncode != 0
    assert told == f"It already runs on {tmp_path}.\n"


@pytest.mark.parametrize("folder", ["with space", "100%", "a%(here)s", "semi;colon"])
def test_any_folder_can_be_the_home(tmp_path: Path, folder: str) -> None:
    with running(tmp_path / folder) as process:
        wait_until_ready(process)
        os.kill(process.pid, signal.SIGTERM)

        assert process.wait(PATIENCE) == 0
        assert (tmp_path / folder / "log" / "front.log").exists()
