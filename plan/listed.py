"""A dream as a list shows it, and where a page of the list ended. Plain data; the texts are cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func

from plan.colleagues import Colleague
from plan.filters import NEVER
from plan.latest import SHOWN, Note
from plan.meeting import title
from plan.tables import citizens, wishes

OBJECTED: ColumnElement[bool] = and_(wishes.c.objection.is_not(None), wishes.c.objection_met_at.is_(None))
COLUMNS: tuple[Any, ...] = (
    wishes.c.id,
    wishes.c.due,
    wishes.c.citizen_ref,
    wishes.c.status,
    func.substr(wishes.c.verbatim, 1, SHOWN).label("words"),
    func.substr(wishes.c.final, 1, SHOWN).label("goal"),
    func.coalesce(wishes.c.area_corrected, wishes.c.life_area).label("area"),
    wishes.c.receipt,
    wishes.c.received_at,
    wishes.c.receipt_by,
    wishes.c.most_important,
    wishes.c.enquiry,
    OBJECTED.label("objection"),
    citizens.c.caseworker,
    citizens.c.municipality,
    citizens.c.unit,
)
AS_THEY_ARE = (
    *("id", "citizen_ref", "status", "words", "goal", "area", "receipt", "received_at"),
    *("most_important", "enquiry"),
)


@dataclass(frozen=True)
class Place:
    """Where a page of the list ended."""

    part: str
    due: date
    received_at: datetime
    id: str


@dataclass(frozen=True)
class Listed:
    """A dream as the list shows it; the texts are cut to SHOWN characters."""

    id: str
    part: str  # mine, nobody or colleagues
    title: str  # overdue, this_week, later or no_date
    day: date | None  # of the meeting
    citizen_ref: str
    status: str
    words: str
    goal: str
    area: str | None
    receipt: str
    received_at: datetime
    receipt_by: date | None  # the day by which it is promised to be read, while it is not
    most_important: bool
    enquiry: bool
    objection: bool  # one that the citizen has not said is met
    caseworker: Colleague | None
    note: Note | None


@dataclass(frozen=True)
class Counted:
    """How many dreams wait in each part, as far as they were counted."""

    mine: int
    new: int  # of mine
    nobody: int
    colleagues: int


@dataclass(frozen=True)
class Page:
    """Some of the list, in its order, and where it goes on."""

    dreams: tuple[Listed, ...]
    next: Place | None
    counted: Counted  # whatever was asked for
    possible: tuple[Colleague, ...]  # who can have citizens of the account's unit
    covered: tuple[Colleague, ...]  # for whom the account stands in today
    newest: int  # number of the log: what comes later is told


def listed(
    part: str, row: Row[Any], people: Mapping[str, Colleague], notes: Mapping[str, Note], on: date
) -> Listed:
    """Return the dream of a row with COLUMNS, as seen on a day."""
    day = None if row.due == NEVER else row.due
    owner = people.get(row.caseworker)
    said = {name: row._mapping[name] for name in AS_THEY_ARE}
    return Listed(
        part=part,
        title=title(day, on),
        day=day,
        receipt_by=row.receipt_by if row.status == "new" else None,
        caseworker=owner if owner is not None and owner.open else None,
        note=notes.get(row.id),
        objection=bool(row.objection),  # a comparison, which SQLite answers with a number
        **said,
    )


def place(part: str, row: Row[Any]) -> Place:
    """Return where the list goes on after a row."""
    return Place(part, row.due, row.received_at, row.id)
