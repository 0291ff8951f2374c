"""The log of moves as a data protection officer reads it: who, what, when and about whom. Never words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, true, union

from plan import audit
from plan.access import Account, NotAllowed, Thing, may
from plan.log_names import OF_A_CITIZEN, Entry, entries_of
from plan.meeting import DENMARK
from plan.seen import Seeing
from plan.tables import accounts, moves, wishes
from plan.wish import NotPossible

PAGE = 50
AT_A_TIME = 200
MOST_IN_FILE = 50_000
MOST_PEOPLE = 20  # that a part of a name may mean
SORTED = (
    moves.c.seq + 0
)  # not the table's own order: the few moves of a thing are quicker sorted than looked for
MOST_LOOKED_AT = 10_000  # moves of other municipalities are passed over; then the page ends short


@dataclass(frozen=True)
class Search:
    """What is looked for; empty: everything."""

    citizen: str = ""  # a reference, or the receipt of one dream
    person: str = ""  # a login, or a part of a name
    since: date | None = None
    until: date | None = None  # that day too


@dataclass(frozen=True)
class Way:
    """A condition that an index answers, and the order to ask for."""

    where: ColumnElement[bool]
    order: ColumnElement[int]


@dataclass(frozen=True)
class LogPage:
    """Some moves, newest first, and the number to go on from."""

    entries: tuple[Entry, ...]
    older: int | None


class LogBook(Seeing):
    """Reading the log with its names."""

    def log_page(self, account: Account, search: Search, now: datetime, before: int | None = None) -> LogPage:
        """Return the newest moves of the account's municipality before a number. Raises NotAllowed."""
        if not may(account, "view", Thing("log", account.municipality)):
            raise NotAllowed
        found: list[Entry] = []
        with self.seeing(account, now) as sight:
            sight.shows("log", [account.municipality])
        with self.reading() as connection:  # after that, so that the page tells of itself
            days, ways = _days(search), _ways(connection, account, search)
            for _ in range(MOST_LOOKED_AT // AT_A_TIME):
                rows = _batch(connection, days, ways, before)
                found += entries_of(connection, rows, account.municipality)
                before = rows[-1].seq if len(rows) == AT_A_TIME else None
                if len(found) > PAGE or before is None:
                    break
        if len(found) > PAGE:
            return LogPage(tuple(found[:PAGE]), found[PAGE - 1].seq)
        return LogPage(tuple(found), before)

    def log_file(self, account: Account, search: Search, now: datetime) -> tuple[Entry, ...]:
        """Return all moves of a period or about a citizen, newest first; that they were fetched is logged, too.

        Raises NotAllowed, and NotPossible (no_choice: neither was named; too_many).
        """
        if not may(account, "export", Thing("log", account.municipality)):
            raise NotAllowed
        if not (search.citizen or search.since or search.until):
            raise NotPossible("no_choice")
        found: list[Entry] = []
        before: int | None = None
        with self.reading() as connection:
            days, ways = _days(search), _ways(connection, account, search)
            while True:
                rows = _batch(connection, days, ways, before)
                found += entries_of(connection, rows, account.municipality)
                if len(found) > MOST_IN_FILE:
                    raise NotPossible("too_many")
                if len(rows) < AT_A_TIME:
                    break
                before = rows[-1].seq
        with self.writing() as connection:
            audit.append(connection, now, audit.at_desk(account), "export", "log", account.municipality)
        return tuple(found)


def _batch(
    connection: Connection, wanted: Sequence[ColumnElement[bool]], ways: Sequence[Way], before: int | None
) -> Sequence[Row[Any]]:
    """Return the newest moves before a number, each way asked by itself: together they would be read whole."""
    if before is not None:
        wanted = [*wanted, moves.c.seq < before]
    newest = [
        select(moves.c.seq).where(*wanted, way.where).order_by(way.order.desc()).limit(AT_A_TIME)
        for way in ways
    ]
    numbers = union(*(select(query.subquery().c.seq) for query in newest))
    query = select(moves).where(moves.c.seq.in_(numbers)).order_by(moves.c.seq.desc()).limit(AT_A_TIME)
    return connection.execute(query).all()


def _days(search: Search) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if search.since is not None:
        wanted.append(moves.c.at >= _midnight(search.since))
    if search.until is not None:
        wanted.append(moves.c.at < _midnight(search.until + timedelta(days=1)))
    return wanted


def _ways(connection: Connection, account: Account, search: Search) -> list[Way]:
    """Return how the search is asked; all that fit one of them are found."""
    both: list[list[Way]] = []
    if search.citizen:
        both.append(_about_citizen(connection, search.citizen))
    if search.person:
        both.append(_by_person(connection, account, search.person))
    if not both:
        return [Way(true(), moves.c.seq)]
    if len(both) == 1:
        return both[0]
    return [Way(and_(a.where, b.where), a.order) for a in both[0] for b in both[1]]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), DENMARK)


def _about_citizen(connection: Connection, text: str) -> list[Way]:
    """Return the moves of a citizen and about what is theirs, or about the one dream with this receipt."""
    dream = connection.execute(select(wishes.c.id).where(wishes.c.receipt == text)).scalar()
    if dream is not None:
        return [Way(and_(moves.c.object == dream, moves.c.object_kind == "wish"), SORTED)]
    theirs = [text]
    for table in OF_A_CITIZEN.values():
        theirs += connection.execute(select(table.c.id).where(table.c.citizen_ref == text)).scalars()
    own = and_(moves.c.actor == text, moves.c.actor_kind == "citizen")
    return [Way(moves.c.object.in_(theirs), SORTED), Way(own, moves.c.seq)]


def _by_person(connection: Connection, account: Account, text: str) -> list[Way]:
    """Return the moves of whoever has this login or name, and those about their accounts."""
    named = or_(
        accounts.c.login == text,
        func.lower(accounts.c.name).contains(text.lower(), autoescape=True),
        accounts.c.name.contains(text, autoescape=True),
    )
    of_this_place = select(accounts.c.id).where(accounts.c.municipality == account.municipality, named)
    numbers = list(connection.execute(of_this_place.limit(MOST_PEOPLE)).scalars())
    about = and_(moves.c.object.in_(numbers), moves.c.object_kind == "account")
    return [Way(about, SORTED), *(Way(moves.c.actor == number, moves.c.seq) for number in numbers)]
