"""A desk's own process on a database with many dreams. Measures nothing."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import psutil

from caseworker.session import COOKIE
from operate.processes import open_store
from plan.store import Account, Store
from settings import Settings
from tests.bench.machine import say
from tests.bench.many import fill
from tests.ports import free_ports
from tests.stack import DROMMEPLAN, Stack

# What caseworkers search for: rare and common words, several, a citizen, and what is not there.
SEARCHES = ("svane", "hest", "jeg vil", "bo lære", "K-104", "regnbue ballon", "findes ikke", "and", "ko", "a")


@dataclass(frozen=True)
class DeskSize:
    """How much is measured."""

    dreams: int = 100_000
    on_sqlite: int = 5_000
    pages: int = 150
    people: int = 20
    arrivals_a_minute: int = 50
    minutes: float = 2.0


SMALL_DESK = DeskSize(3_000, 1_000, pages=20, people=5, arrivals_a_minute=60, minutes=0.2)


@dataclass(frozen=True)
class Desk:
    """A running desk, its store, and who works at it."""

    url: str
    store: Store
    staff: list[Account]
    pid: int

    def processor(self) -> float:
        """Seconds of processor time that the desk's process has used: whoever else works does not lengthen it."""
        used = psutil.Process(self.pid).cpu_times()
        return used.user + used.system

    def cookie(self, account: Account) -> dict[str, str]:
        """What a browser carries in which this caseworker has signed in."""
        return {COOKIE: self.store.new_session(account, datetime.now(UTC))}


@contextmanager
def running_desk(home: Path, url: str | None, dreams: int) -> Iterator[Desk]:
    """The desk's own process, on a database with so many dreams."""
    (port,) = free_ports(1)
    stack = Stack(home, url, {"DESK_PORT": port})
    store = open_store(Settings.read(home=home, **({"DATABASE_URL": url} if url else {})))
    began = time.perf_counter()
    staff = fill(store, dreams, store.municipality, datetime.now(UTC))
    say(f"  {dreams} dreams put in after {time.perf_counter() - began:.0f} s")
    process = subprocess.Popen([DROMMEPLAN, "process", "desk"], env=stack.environment())
    try:
        address = f"http://127.0.0.1:{port}"
        _until_ready(address)
        yield Desk(address, store, staff, process.pid)
    finally:
        process.terminate()
        process.wait(20)
        store.close()


def _until_ready(url: str) -> None:
    for _ in range(600):
        with suppress(httpx.HTTPError):
            if httpx.get(f"{url}/readyz", trust_env=False).is_success:
                return
        time.sleep(0.1)
    raise SystemExit(f"{url} did not get ready")


def token_in(page: str) -> str:
    """The token that a page's forms carry."""
    return page.partition('name="form_token" value="')[2].partition('"')[0]
