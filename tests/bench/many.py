"""A municipality with many citizens and dreams, put straight into the database. Measures nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, text

from plan import audit
from plan.meeting import today
from plan.receipt import NOUNS
from plan.store import Account, Store
from plan.tables import accounts, citizens, meetings, postings, wishes
from plan.wish import NOTHING_SAID
from plan.wish_rows import columns

CITIZENS_EACH = 60  # of one caseworker
DREAMS_EACH = 10 / 3  # of one citizen
AT_ONCE = 2000
# A third waits; the rest was answered at meetings that are over.
ANSWERED = ("in_plan", "in_plan", "later", "not_now", "changed", "came_true")
WAITING = ("new", "new", "read", "question", "for_meeting")
WORDS = ["jeg", "vil", "gerne", "have", "en", "med", "og", "bo", "lære", "at", "min", "egen", *NOUNS]
AREAS = ("housing", "work", "leisure", "relationships", "health", "transport")


def people(store: Store, how_many: int, place: str, now: datetime) -> list[Account]:
    """So many caseworkers; one in a hundred citizens has none of them."""
    made = [
        Account(_id(1, number), f"Sagsbehandler {number}", f"s{number}", place, frozenset({"caseworker"}))
        for number in range(how_many)
    ]
    rows = [
        {
            "id": one.id,
            "name": one.name,
            "login": one.login,
            "password": "nobody signs in with it",
            "roles": ["caseworker"],
            "municipality": place,
            "place_in_roster": number,
            "open": True,
            "created_at": now,
        }
        for number, one in enumerate(made)
    ]
    with store.writing() as connection:
        connection.execute(insert(accounts), rows)
    return made


def fill(store: Store, dreams: int, place: str, now: datetime) -> list[Account]:
    """Put so many dreams into an empty database, with their citizens, meetings and log; return the caseworkers."""
    chance = random.Random(4)
    many = round(dreams / DREAMS_EACH)
    staff = people(store, max(1, many // CITIZENS_EACH), place, now)
    with store.writing() as connection:
        for some in portions(many):
            connection.execute(insert(citizens), [_citizen(n, staff, place, now) for n in some])
            both = [row for n in some for row in _meetings(chance, n, now)]
            connection.execute(insert(meetings), both)
            connection.execute(insert(postings), [_posting(n, now) for n in some])
        for some in portions(dreams):
            rows = [_dream(chance, n, n % many, now) for n in some]
            connection.execute(insert(wishes), rows)
            actor = audit.citizen("K-0")
            audit.append_all(connection, now, actor, "post", "wish", [row["id"] for row in rows])
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("analyze"))
    return staff


def _id(kind: int, number: int) -> str:
    return UUID(int=(kind << 96) + number).hex


def portions(many: int) -> Iterator[range]:
    """The numbers below `many`, in portions that are inserted at once."""
    for start in range(0, many, AT_ONCE):
        yield range(start, min(start + AT_ONCE, many))


def _citizen(number: int, staff: list[Account], place: str, now: datetime) -> dict[str, Any]:
    return {
        "ref": f"K-{number}",
        "municipality": place,
        "plan_type": "sel141",
        "caseworker": None if number % 100 == 0 else staff[number % len(staff)].id,
        "remind": True,
        "created_at": now,
    }


def _meetings(chance: random.Random, number: int, now: datetime) -> Iterator[dict[str, Any]]:
    """One that is over and one that comes; one in ten has no date yet."""
    day = today(now)
    ahead = None if number % 10 == 0 else day + timedelta(days=chance.randint(-3, 200))
    for count, date in enumerate((day - timedelta(days=chance.randint(10, 900)), ahead)):
        yield {
            "id": _id(2, number * 2 + count),
            "citizen_ref": f"K-{number}",
            "number": count + 1,
            "date": date,
            "created_at": now,
        }


def _posting(number: int, now: datetime) -> dict[str, Any]:
    return {
        "key": f"bench/{number}",
        "conversation": f"bench-{number}",
        "citizen_ref": f"K-{number}",
        "meeting_id": _id(2, number * 2 + 1),
        "digest": "",
        "kilde": str(UUID(int=number)),
        "channel": "web",
        "received_at": now,
        "wish_ids": [],
    }


def _dream(chance: random.Random, number: int, citizen: int, now: datetime) -> dict[str, Any]:
    waits = chance.random() < 1 / 3
    verbatim = " ".join(chance.choices(WORDS, k=chance.randint(5, 40)))
    return columns(NOTHING_SAID) | {
        "id": _id(3, number),
        "citizen_ref": f"K-{citizen}",
        "meeting_id": _id(2, citizen * 2 + waits),
        "posting": f"bench/{citizen}",
        "receipt": f"{chance.choice(NOUNS)} {1_000_000 + number}",
        "status": chance.choice(WAITING if waits else ANSWERED),
        "version": 1,
        "verbatim": verbatim,
        "final": f"Jeg vil gerne {verbatim[:60]}.",
        "life_area": chance.choice(AREAS),
        "received_at": now - timedelta(minutes=chance.randint(1, 200_000)),
        "receipt_by": today(now) + timedelta(days=chance.randint(-1, 5)),
        "kilde": str(UUID(int=citizen)),
        "channel": "web",
        "salt": _id(4, number),
        "share_caseworker": True,
    }
