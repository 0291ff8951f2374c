"""The desk with many dreams: how long a list, a search and one dream take, and what twenty at once lose."""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Select, select

from plan.citizen_list import query_citizens, query_meetings
from plan.colleagues import colleagues
from plan.filters import Filters
from plan.listed import COLUMNS
from plan.look import PARTS, Look, in_order
from plan.meeting import today
from plan.store import Account, Store
from plan.tables import wishes
from plan.whose import select_wishes_with_owner
from tests.bench.desk_crowd import CLICK_EVERY, many_at_once
from tests.bench.desk_running import SEARCHES, SMALL_DESK, Desk, DeskSize, running_desk, token_in
from tests.bench.machine import say
from tests.bench.times import Times
from tests.postgres import cluster

PAGE = 50


@dataclass(frozen=True)
class Measured:
    """One kind of page: over HTTP, and its bare query in the same run."""

    what: str
    page: Times
    query: Times
    processor: float  # seconds a page, of the desk's own process


class Clerk:
    """One caseworker's browser."""

    def __init__(self, desk: Desk, account: Account) -> None:
        self.account = account
        self.http = httpx.Client(
            base_url=desk.url,
            cookies=desk.cookie(account),
            timeout=60,
            trust_env=False,
            follow_redirects=True,
        )
        self.token = token_in(self.http.get("/").text)

    def get(self, address: str) -> float:
        """Seconds until the page is here."""
        began = time.perf_counter()
        self.http.get(address).raise_for_status()
        return time.perf_counter() - began

    def search(self, words: str) -> float:
        """Seconds until what was searched for is here: the form and the page that it leads to."""
        began = time.perf_counter()
        self.http.post("/soeg", data={"form_token": self.token, "words": words}).raise_for_status()
        return time.perf_counter() - began


def measure(desk: Desk, size: DeskSize) -> list[Measured]:
    """Pages of several caseworkers, each followed by the query that it cannot do without."""
    chance = random.Random(4)
    clerks = [Clerk(desk, account) for account in chance.sample(desk.staff, min(10, len(desk.staff)))]
    with desk.store.reading() as connection:
        people = colleagues(connection, desk.store.municipality)
        ids = list(
            connection.execute(select(wishes.c.id).order_by(wishes.c.received_at).limit(5000)).scalars()
        )
    on = today(datetime.now(UTC))

    def look(clerk: Clerk, filters: Filters) -> list[str]:
        wanted = Look(clerk.account, filters, people, on, desk.store.is_sqlite)
        return [bare(desk.store, in_order(wanted.query(part, COLUMNS), None, PAGE + 1)) for part in PARTS]

    kinds: dict[str, tuple[Callable[[Clerk, int], float], Callable[[Clerk, int], list[str]]]] = {
        "the list": (lambda clerk, _: clerk.get("/"), lambda clerk, _: look(clerk, Filters())),
        "a search": (
            lambda clerk, n: clerk.search(SEARCHES[n % len(SEARCHES)]),
            lambda clerk, n: look(clerk, Filters(words=SEARCHES[n % len(SEARCHES)])),
        ),
        "citizens": (
            lambda clerk, n: clerk.get("/borgere?alle=1" if n % 2 else "/borgere"),
            lambda clerk, n: [
                bare(desk.store, query_citizens(clerk.account, on, everybody=bool(n % 2))),
            ],
        ),
        "meetings": (
            lambda clerk, n: clerk.get("/moeder?alle=1" if n % 2 else "/moeder"),
            lambda clerk, n: [
                bare(desk.store, query_meetings(clerk.account, on, everybody=bool(n % 2))),
            ],
        ),
        "one dream": (
            lambda clerk, n: clerk.get(f"/droemme/{ids[n * 7 % len(ids)]}"),
            lambda clerk, n: [
                bare(desk.store, select_wishes_with_owner().where(wishes.c.id == ids[n * 7 % len(ids)]))
            ],
        ),
    }
    found = []
    for what, (click, asks) in kinds.items():
        pages, queries, began = [], [], desk.processor()
        for number in range(size.pages):
            clerk = clerks[number % len(clerks)]
            pages.append(click(clerk, number // len(clerks)))
            queries.append(_timed(desk.store, asks(clerk, number // len(clerks))))
        used = (desk.processor() - began) / size.pages
        found.append(Measured(what, Times.of(pages), Times.of(queries), used))
    return found


def bare(store: Store, query: Select[Any]) -> str:
    """The query as plain SQL."""
    return str(query.compile(store.engine, compile_kwargs={"literal_binds": True}))


def _timed(store: Store, queries: list[str]) -> float:
    """Seconds of the queries, until one page is full."""
    with store.reading() as connection:
        began, rows = time.perf_counter(), 0
        for sql in queries:
            rows += len(connection.exec_driver_sql(sql).all())
            if rows > PAGE:
                break
        return time.perf_counter() - began


def bench_desk(size: DeskSize) -> bool:
    """Measure on both databases and print; return whether nothing was lost."""
    with tempfile.TemporaryDirectory() as folder, cluster(durable=True) as address:
        say(f"The desk with {size.dreams} dreams on PostgreSQL ...")
        with running_desk(Path(folder) / "postgresql", f"{address}/postgres", size.dreams) as desk:
            big = measure(desk, size)
            say(f"{size.people} caseworkers click at once ({size.minutes:.1f} min) ...")
            busy = asyncio.run(many_at_once(desk, size))
        say(f"The desk with {size.on_sqlite} dreams on SQLite ...")
        with running_desk(Path(folder) / "sqlite", None, size.on_sqlite) as desk:
            little = measure(desk, size)
    titles = (f"PostgreSQL, {size.dreams} dreams", f"SQLite, {size.on_sqlite} dreams")
    print("| what | " + " | ".join(f"{title} | its bare query" for title in titles) + " |")
    print("|---|---|---|---|---|")
    for here, there in zip(big, little, strict=True):
        for name in ("p50", "p95"):
            values = (getattr(times, name) for times in (here.page, here.query, there.page, there.query))
            print(f"| {here.what}, {name} | " + " | ".join(f"{value:.0f} ms" for value in values) + " |")
        used = (f"{one.processor * 1000:.0f} ms | " for one in (here, there))
        print(f"| {here.what}, processor time of the desk a page | " + "| ".join(used) + "|")
    times = Times.of(busy.seconds)
    print(
        f"\n{size.people} caseworkers, a click every {CLICK_EVERY:.0f} s each, {len(busy.sent)} dreams arriving:"
    )
    print(
        f"{len(busy.seconds)} clicks, p50 {times.p50:.0f} ms, p95 {times.p95:.0f} ms, {busy.failed} failed;"
    )
    print(f"{busy.missing} dreams lost; the open list that was told least was told of {busy.told}.")
    return busy.failed == 0 and busy.missing == 0 and busy.told == len(busy.sent)


if __name__ == "__main__":
    if not bench_desk(SMALL_DESK if "--small" in sys.argv else DeskSize()):
        sys.exit("Something was lost.")
