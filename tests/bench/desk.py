"""The desk with many dreams: how long a list, a search and one dream take, and what twenty at once lose."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from sqlalchemy import Select, select

from caseworker.session import COOKIE
from operate.processes import open_store
from plan.colleagues import colleagues
from plan.filters import Filters
from plan.listed import COLUMNS
from plan.look import PARTS, Look, in_order
from plan.meeting import today
from plan.store import Account, NewWish, Posting, Store
from plan.tables import wishes
from plan.whose import select_wishes_with_owner
from settings import Settings
from tests.bench.machine import say
from tests.bench.many import fill
from tests.bench.times import Times
from tests.postgres import cluster
from tests.stack import DROMMEPLAN, Stack, free_ports

SEARCHES = ("svane", "hest", "jeg vil", "bo lære", "K-104", "regnbue ballon", "findes ikke", "and", "ko", "a")
PAGE = 50
CLICK_EVERY = 3.0  # seconds between two clicks of one caseworker


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


@dataclass
class Busy:
    """What became of many caseworkers at once."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    sent: list[str] = field(default_factory=list)
    told: int = 0
    missing: int = 0


@dataclass(frozen=True)
class Desk:
    """A running desk, its store, and who works at it."""

    url: str
    store: Store
    staff: list[Account]

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
        yield Desk(address, store, staff)
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


@dataclass(frozen=True)
class Measured:
    """One kind of page: over HTTP, and its bare query in the same run."""

    what: str
    page: Times
    query: Times


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


def token_in(page: str) -> str:
    """The token that a page's forms carry."""
    return page.partition('name="form_token" value="')[2].partition('"')[0]


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
        "one dream": (
            lambda clerk, n: clerk.get(f"/droemme/{ids[n * 7 % len(ids)]}"),
            lambda clerk, n: [
                bare(desk.store, select_wishes_with_owner().where(wishes.c.id == ids[n * 7 % len(ids)]))
            ],
        ),
    }
    found = []
    for what, (click, asks) in kinds.items():
        pages, queries = [], []
        for number in range(size.pages):
            clerk = clerks[number % len(clerks)]
            pages.append(click(clerk, number // len(clerks)))
            queries.append(_timed(desk.store, asks(clerk, number // len(clerks))))
        found.append(Measured(what, Times.of(pages), Times.of(queries)))
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


async def many_at_once(desk: Desk, size: DeskSize) -> Busy:
    """Caseworkers click, dreams arrive, open lists are told; what is lost is counted."""
    busy, until = Busy(), time.monotonic() + size.minutes * 60
    staff = desk.staff[: size.people]
    talks = {one.id: _conversation(desk.store, f"K-{number}") for number, one in enumerate(staff) if number}
    heard: dict[str, int] = {one.id: 0 for one in staff}
    limits = httpx.Limits(max_connections=200)
    async with httpx.AsyncClient(base_url=desk.url, timeout=60, trust_env=False, limits=limits) as http:
        listening = [asyncio.create_task(_listens(http, desk, one, heard)) for one in staff]
        await asyncio.sleep(2)
        arriving = asyncio.create_task(_arrive(desk.store, list(talks.values()), size, busy, until))
        await asyncio.gather(*(_clicks(http, desk, one, busy, until) for one in staff))
        await arriving
        await asyncio.sleep(4)  # the last news
        for task in listening:
            task.cancel()
        await asyncio.gather(*listening, return_exceptions=True)
    busy.told = min(heard.values())
    with desk.store.reading() as connection:
        known = select(wishes.c.id).where(wishes.c.id.in_(busy.sent))
        busy.missing = len(busy.sent) - len(connection.execute(known).all())
    busy.missing += sum(not _on_the_list(desk.store, staff[0], wish_id) for wish_id in busy.sent)
    return busy


def _conversation(store: Store, ref: str) -> str:
    now = datetime.now(UTC)
    code = store.invite(now=now, citizen_ref=ref)
    return store.link(code.digits, channel="web", now=now)


async def _arrive(store: Store, talks: list[str], size: DeskSize, busy: Busy, until: float) -> None:
    number = 0
    while time.monotonic() < until:
        wish = NewWish(id=uuid4().hex, verbatim=f"ankommet{number}", final=f"Jeg vil gerne nr. {number}.")
        posting = Posting(
            key=uuid4().hex,
            conversation=talks[number % len(talks)],
            wishes=(wish,),
            digest="0" * 64,
            channel="web",
            kilde=str(uuid4()),
        )
        await asyncio.to_thread(store.post, posting, datetime.now(UTC))
        busy.sent.append(wish.id)
        number += 1
        await asyncio.sleep(60 / size.arrivals_a_minute)


async def _clicks(http: httpx.AsyncClient, desk: Desk, who: Account, busy: Busy, until: float) -> None:
    chance, cookies = random.Random(who.id), desk.cookie(who)
    token = token_in((await http.get("/", cookies=cookies)).text)
    await asyncio.sleep(chance.random() * CLICK_EVERY)
    while time.monotonic() < until:
        kind = chance.choice(("list", "list", "search", "dream", "read"))
        wish_id = chance.choice(busy.sent) if busy.sent else None
        began = time.perf_counter()
        if kind == "search":
            form = {"form_token": token, "words": chance.choice(SEARCHES)}
            answer = await http.post("/soeg", data=form, cookies=cookies, follow_redirects=True)
        elif kind == "read" and wish_id:
            form = {"form_token": token, "version": "1"}
            answer = await http.post(f"/droemme/{wish_id}/laest", data=form, cookies=cookies)
        else:
            address = f"/droemme/{wish_id}" if kind == "dream" and wish_id else "/"
            answer = await http.get(address, cookies=cookies)
        busy.seconds.append(time.perf_counter() - began)
        busy.failed += answer.status_code not in (200, 303)
        await asyncio.sleep(CLICK_EVERY)


async def _listens(http: httpx.AsyncClient, desk: Desk, who: Account, heard: dict[str, int]) -> None:
    address = f"/nyt?efter={desk.store.newest_move()}"
    async with http.stream("GET", address, cookies=desk.cookie(who), timeout=None) as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data: "):
                heard[who.id] += json.loads(line.removeprefix("data: "))["dreams"]


def _on_the_list(store: Store, account: Account, wish_id: str) -> bool:
    word = store.wish(account, wish_id, datetime.now(UTC)).verbatim
    page = store.waiting(account, Filters(words=word), datetime.now(UTC))
    return any(dream.id == wish_id for dream in page.dreams)


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
