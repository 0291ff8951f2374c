"""One look at the list, as a query: whose dreams, which are asked for, in the order of the meeting's day alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql import tuple_

from plan.access import Account, Thing, may
from plan.colleagues import Colleague
from plan.filters import ANSWERED, Filters, days
from plan.listed import COLUMNS, OBJECTED, Counted, Place
from plan.searching import found_by
from plan.tables import citizens, wishes
from plan.wish import STATES

PARTS = ("mine", "nobody", "colleagues")
WAITING = ("new", "read", "question", "for_meeting")
COUNTED_TO = 250  # a number that is only looked at is not worth more


def ours(account: Account) -> ColumnElement[bool]:
    """Return whose citizens `plan.access` lets the account see, as a condition."""
    here = citizens.c.municipality == account.municipality
    if account.unit is None:
        return here
    return and_(here, or_(citizens.c.unit.is_(None), citizens.c.unit == account.unit))


def visible(account: Account) -> ColumnElement[bool]:
    """Return what it lets the account see of dreams; the list asks it about each row again."""
    return and_(ours(account), wishes.c.share_caseworker)


def in_states(states: str) -> ColumnElement[bool]:
    """Return the condition for `waiting` (an open objection waits, too), `answered`, `all` or one state."""
    if states == "waiting":
        # Written like the condition of the index, which the database must recognise.
        return or_(literally(wishes.c.status, WAITING), OBJECTED)
    return literally(wishes.c.status, {"answered": ANSWERED, "all": STATES}.get(states, (states,)))


def in_order(query: Select[Any], after: Place | None, most: int | None) -> Select[Any]:
    """Return the query by the meeting's day and the time received, from a place on."""
    order = (wishes.c.due, wishes.c.received_at, wishes.c.id)
    if after is not None:
        query = query.where(tuple_(*order) > tuple_(after.due, after.received_at, after.id))
    return query.order_by(*order).limit(most)


def literally(column: ColumnElement[str], values: tuple[str, ...]) -> ColumnElement[bool]:
    """Return that a column has one of these words of ours, written out as in the condition of an index."""
    return column.in_(bindparam("states", values, expanding=True, literal_execute=True, unique=True))


class Look:
    """What somebody asks to see on a day."""

    def __init__(
        self, account: Account, filters: Filters, people: Mapping[str, Colleague], on: date, sqlite: bool
    ) -> None:
        self.account = account
        self.filters = filters
        self.on = on
        self.sqlite = sqlite
        self.covered = tuple(person for person in people.values() if self._covers(person))
        self.mine = {account.id} | {person.id for person in self.covered}
        self.gone = {person.id for person in people.values() if not person.open}

    def _covers(self, person: Colleague) -> bool:
        """Return whether the account stands in for somebody on that day."""
        return person.open and person.stand_in_on(self.on) == self.account.id

    def rows(self, connection: Connection, after: Place | None, most: int) -> list[tuple[str, Row[Any]]]:
        """Return dreams from a place on with the part that they stand in: mine first."""
        found: list[tuple[str, Row[Any]]] = []
        for part in self._parts(after):
            start = after if after is not None and after.part == part else None
            query = in_order(self.query(part, COLUMNS), start, most - len(found))
            found += [(part, row) for row in connection.execute(query) if self._may_see(row)]
            if len(found) >= most:
                break
        return found

    def counted(self, connection: Connection) -> Counted:
        """Return how many dreams wait in each part, up to COUNTED_TO, whatever is asked for."""
        rows = connection.execute(union_all(*(self._count(part) for part in PARTS)))
        waiting = {part: (total, new) for part, total, new in rows}
        return Counted(*waiting["mine"], waiting["nobody"][0], waiting["colleagues"][0])

    def _count(self, part: str) -> Select[str, int, int]:
        few = self.query(part, (wishes.c.status,), Filters()).limit(COUNTED_TO).subquery()
        new = func.count().filter(few.c.status == "new")
        return select(literal(part), func.count(), new).select_from(few)

    def query(self, part: str, columns: tuple[Any, ...], filters: Filters | None = None) -> Select[Any]:
        """Return what is asked for of a part, or what other filters ask for, in no order."""
        filters = filters or self.filters
        joined = select(*columns).join_from(wishes, citizens, citizens.c.ref == wishes.c.citizen_ref)
        return joined.where(
            visible(self.account),
            self._whose(part, filters),
            in_states(filters.states),
            *self._chosen(filters),
        )

    def _parts(self, after: Place | None) -> tuple[str, ...]:
        whose = self.filters.whose
        parts = PARTS if not whose else (whose,) if whose in PARTS else ("colleagues",)
        if after is None:
            return parts
        return parts[parts.index(after.part) :] if after.part in parts else ()

    def _whose(self, part: str, filters: Filters) -> ColumnElement[bool]:
        owner = citizens.c.caseworker
        if part == "mine":
            return owner.in_(self.mine)
        if part == "nobody":
            return or_(owner.is_(None), owner.in_(self.gone))
        if filters.whose not in ("", *PARTS):
            return owner == filters.whose
        return and_(owner.is_not(None), owner.not_in(self.mine | self.gone))

    def _chosen(self, chosen: Filters) -> list[ColumnElement[bool]]:
        area = func.coalesce(wishes.c.area_corrected, wishes.c.life_area)
        conditions: list[ColumnElement[bool]] = []
        if chosen.area:
            conditions.append(area == chosen.area)
        if chosen.when:
            conditions.append(wishes.c.due.between(*days(chosen.when, self.on)))
        if chosen.mark:
            conditions.append(self._marked(chosen.mark))
        if chosen.words:
            conditions.append(found_by(chosen.words, sqlite=self.sqlite))
        return conditions

    def _marked(self, mark: str) -> ColumnElement[bool]:
        tomorrow = self.on + timedelta(days=1)
        marks: dict[str, ColumnElement[bool]] = {
            "promise": and_(wishes.c.status == "new", wishes.c.receipt_by <= tomorrow),
            "objection": OBJECTED,
            "enquiry": wishes.c.enquiry,
            "important": wishes.c.most_important,
        }
        return marks[mark]

    def _may_see(self, row: Row[Any]) -> bool:
        return may(self.account, "view", Thing("wish", row.municipality, unit=row.unit))
