"""Caseworkers who click at once while dreams arrive and open lists are told. Counts what is lost."""

from __future__ import annotations

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

import httpx
from sqlalchemy import select

from plan.filters import Filters
from plan.store import Account, NewWish, Posting, Store
from plan.tables import wishes
from tests.bench.desk_running import SEARCHES, Desk, DeskSize, token_in

CLICK_EVERY = 3.0  # seconds between two clicks of one caseworker


@dataclass
class Busy:
    """What became of many caseworkers at once."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    sent: list[str] = field(default_factory=list)
    told: int = 0
    missing: int = 0


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
