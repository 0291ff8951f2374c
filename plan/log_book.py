"""The log of moves as a data protection officer reads it: who, what, when and about whom. Never words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from plan.access import Account, NotAllowed, Thing, may
from plan.database import Database
from plan.log_names import OF_A_CITIZEN, Entry, entries_of
from plan.meeting import DENMARK
from plan.seen import note_views
from plan.tables import accounts, moves, wishes

PAGE = 50
AT_A_TIME = 200
MOST_LOOKED_AT = 10_000  # moves of other municipalities are passed over; then the page ends short


@dataclass(frozen=True)
class Search:
    """What is looked for; empty: everything."""

    citizen: str = ""  # a reference, or the receipt of one dream
    person: str = ""  # a login, or a part of a name
    since: date | None = None
    until: date | None = None  # that day too


@dataclass(frozen=True)
class LogPage:
    """Some moves, newest first, and the number to go on from."""

    entries: tuple[Entry, ...]
    older: int | None


class LogBook(Database):
    """Reading the log with its names."""

    def log_page(self, account: Account, search: Search, now: datetime, before: int | None = None) -> LogPage:
        """Return the newest moves of the account's municipality before a number. Raises NotAllowed."""
        if not may(account, "view", Thing("log", account.municipality)):
            raise NotAllowed
        found: list[Entry] = []
        with self.writing() as connection:
            note_views(connection, account, "log", [account.municipality], now)
            wanted = _wanted(connection, account, search)
            for _ in range(MOST_LOOKED_AT // AT_A_TIME):
                rows = _batch(connection, wanted, before)
                found += entries_of(connection, rows, account.municipality)
                before = rows[-1].seq if len(rows) == AT_A_TIME else None
                if len(found) > PAGE or before is None:
                    break
        if len(found) > PAGE:
            return LogPage(tuple(found[:PAGE]), found[PAGE - 1].seq)
        return LogPage(tuple(found), before)


def _batch(
    connection: Connection, wanted: Sequence[ColumnElement[bool]], before: int | None
) -> Sequence[Row[Any]]:
    query = select(moves).where(*wanted).order_by(moves.c.seq.desc()).limit(AT_A_TIME)
    if before is not None:
        query = query.where(moves.c.seq < before)
    return connection.execute(query).all()


def _wanted(connection: Connection, account: Account, search: Search) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if search.citizen:
        wanted.append(_about_citizen(connection, account, search.citizen))
    if search.person:
        wanted.append(_by_person(connection, account, search.person))
    if search.since is not None:
        wanted.append(moves.c.at >= _midnight(search.since))
    if search.until is not None:
        wanted.append(moves.c.at < _midnight(search.until + timedelta(days=1)))
    return wanted


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), DENMARK)


def _about_citizen(connection: Connection, account: Account, text: str) -> ColumnElement[bool]:
    """Return the moves of a citizen and about what is theirs, or about the one dream with this receipt."""
    dream = connection.execute(select(wishes.c.id).where(wishes.c.receipt == text)).scalar()
    if dream is not None:
        return and_(moves.c.object == dream, moves.c.object_kind == "wish")
    theirs = [text]
    for table in OF_A_CITIZEN.values():
        theirs += connection.execute(select(table.c.id).where(table.c.citizen_ref == text)).scalars()
    return or_(moves.c.object.in_(theirs), and_(moves.c.actor == text, moves.c.actor_kind == "citizen"))


def _by_person(connection: Connection, account: Account, text: str) -> ColumnElement[bool]:
    """Return the moves of whoever has this login or name, and those about their accounts."""
    named = or_(
        accounts.c.login == text,
        func.lower(accounts.c.name).contains(text.lower(), autoescape=True),
        accounts.c.name.contains(text, autoescape=True),
    )
    numbers = list(
        connection.execute(
            select(accounts.c.id).where(accounts.c.municipality == account.municipality, named)
        ).scalars()
    )
    about = and_(moves.c.object.in_(numbers), moves.c.object_kind == "account")
    return or_(moves.c.actor.in_(numbers), about)
