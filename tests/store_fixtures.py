"""A migrated store for each test, on SQLite and on a real PostgreSQL, and builders with defaults."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from plan.store import (
    Account,
    MeetingWishes,
    NewWish,
    Posting,
    Quote,
    Receipted,
    Store,
    migrate,
)
from tests.postgres import cluster

NOW = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
MEETING = date(2026, 9, 20)
PEPPER = b"pepper of the tests"
HOME, ELSEWHERE = "Rebild", "Odder"
BORGER = "25b4e705-2e9a-47a2-b11a-c829316b9d3a"


class QuickStore(Store):
    """A store whose passwords are quick to check, and therefore weak."""

    hasher = PasswordHasher.from_parameters(CHEAPEST)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with all tables and no rows."""
    path = tmp_path_factory.mktemp("store") / "migrated.sqlite"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Return the address of a running server that has the empty database `migrated`."""
    with cluster() as address:
        _create(address, "migrated")
        migrate(f"{address}/migrated")
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Name the kind of database: every test that uses a store runs on both."""
    return str(request.param)


@pytest.fixture
def store_url(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the address of a migrated database of this test's own."""
    if database == "sqlite":
        path = tmp_path / "store.sqlite"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite:///{path}"
        return
    server = request.getfixturevalue("postgres")
    name = f"t{uuid4().hex}"
    _create(server, name, template="migrated")
    yield f"{server}/{name}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)".encode())


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """Return an empty store."""
    store = QuickStore(store_url, pepper=PEPPER, municipality=HOME)
    yield store
    store.close()


@pytest.fixture
def kirsten(store: Store) -> Account:
    """Return the caseworker who owns the case."""
    return store.create_account("Kirsten", "kirsten", "kirstens ord", {"caseworker"}, HOME, NOW)


@pytest.fixture
def bo(store: Store) -> Account:
    """Return a colleague of hers."""
    return store.create_account("Bo", "bo", "bos ord", {"caseworker"}, HOME, NOW)


@pytest.fixture
def charlie(store: Store) -> Account:
    """Return a caseworker and duty contact of another municipality."""
    roles = {"caseworker", "duty"}
    return store.create_account("Charlie", "charlie", "charlies ord", roles, ELSEWHERE, NOW)


def a_citizen(store: Store, *, now: datetime = NOW, **invited: Any) -> str:
    """Return the conversation of a new citizen with a meeting on MEETING."""
    invitation = store.invite(**{"now": now, "meeting_date": MEETING} | invited)
    return store.link(invitation.digits, channel="web", address="192.0.2.1", now=now)


def a_wish(words: str = "lære at svømme", **more: Any) -> NewWish:
    """Return an approved dream."""
    said: dict[str, Any] = {
        "id": uuid4().hex,
        "verbatim": words,
        "draft": f"Jeg vil gerne {words}.",
        "final": f"Jeg vil gerne {words}.",
        "quotes": (Quote("dream", words, "web", "typed", None),),
        "life_area": "leisure",
        "confirmed_by_citizen_at": NOW,
    }
    return NewWish(**said | more)


def a_posting(conversation: str, *wishes: NewWish, **more: Any) -> Posting:
    """Return a posting of these dreams (one of its own where none is given)."""
    said: dict[str, Any] = {
        "key": uuid4().hex,
        "conversation": conversation,
        "wishes": wishes or (a_wish(),),
        "digest": "0" * 64,
        "channel": "web",
        "kilde": BORGER,
        "meeting": MeetingWishes(),
    }
    return Posting(**said | more)


def sent(
    store: Store, conversation: str, *wishes: NewWish, now: datetime = NOW, **more: Any
) -> tuple[Receipted, ...]:
    """Send dreams and return their receipts."""
    return store.post(a_posting(conversation, *wishes, **more), now)


def _create(server: str, name: str, template: str = "template0") -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"create database {name} template {template}".encode())
