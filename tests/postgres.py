"""A real PostgreSQL for the tests: a cluster in a temporary folder, on a free loopback port."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from tests.ports import free_ports

PATIENCE = 120.0


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[str]:
    """Start an empty cluster and give the address of its server, without a database's name.

    `durable`: it waits for the disk at every commit, as an operator's does.
    """
    binaries = _binaries()
    home = Path(tempfile.mkdtemp(prefix="drommeplan-postgres-"))
    # PostgreSQL refuses to run as root.
    user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    if os.getuid() == 0:
        shutil.chown(home, user, user)
    try:
        data = home / "data"
        _run([binaries / "initdb", "-D", data, "-A", "trust", "-U", user, "-E", "UTF8", "-N"])
        (port,) = free_ports(1)
        settings = [f"-cport={port}", "-clisten_addresses=127.0.0.1", f"-cunix_socket_directories={home}"]
        with (home / "log").open("wb") as log:
            server = subprocess.Popen(
                [*_as_user(), binaries / "postgres", "-D", data, *([] if durable else ["-F"]), *settings],
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        try:
            address = f"postgresql://{user}@127.0.0.1:{port}"
            _wait(address, server, home / "log")
            yield address
        finally:
            server.terminate()
            with suppress(subprocess.TimeoutExpired):
                server.wait(5)
            server.kill()
            server.wait()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _binaries() -> Path:
    try:
        found = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise RuntimeError("PostgreSQL is needed: see requirements/system.txt") from error
    return Path(found.stdout.strip())


def _as_user() -> list[str]:
    if os.getuid() != 0:
        return []
    # The server ends with us, also when we are killed.
    return [
        "setpriv",
        "--reuid=postgres",
        "--regid=postgres",
        "--init-groups",
        "--pdeathsig=TERM",
        "--",
    ]


def _run(command: list[str | Path]) -> None:
    done = subprocess.run([*_as_user(), *command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with suppress(psycopg.OperationalError), psycopg.connect(f"{address}/postgres"):
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}")
