"""Whose a citizen, a dream or a meeting is, as `plan.access` must know it. Decides nothing itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.exc import NoResultFound

from plan.access import Account, NotAllowed, Thing, may
from plan.tables import accounts, citizens, meetings, wishes
from plan.wish_rows import select_wishes

OWNER = (
    citizens.c.municipality,
    citizens.c.unit,
    citizens.c.caseworker,
    citizens.c.provider,
    citizens.c.guide,
    accounts.c.absent_from,
    accounts.c.absent_until,
    accounts.c.stand_in,
)
"""The columns that `thing` reads; the query joins `citizens`, and `accounts` as the citizen's caseworker."""


def with_owner(query: Select[Any]) -> Select[Any]:
    """Return the query, which joins `citizens`, with the columns of OWNER."""
    return query.add_columns(*OWNER).outerjoin(accounts, accounts.c.id == citizens.c.caseworker)


def select_wishes_with_owner() -> Select[Any]:
    """Return `select_wishes` with whose they are."""
    return with_owner(select_wishes().join(citizens, citizens.c.ref == wishes.c.citizen_ref))


def select_meetings_with_owner() -> Select[Any]:
    """Return all meetings with whose they are."""
    return with_owner(select(meetings).join(citizens, citizens.c.ref == meetings.c.citizen_ref))


def stand_in(row: Any, today: date) -> str | None:
    """Return the account that stands in today, of a row with `absent_from`, `absent_until` and `stand_in`."""
    away = row.absent_from is not None and row.absent_from <= today
    back = row.absent_until is not None and row.absent_until < today
    return row.stand_in if away and not back else None


def thing(kind: str, row: Row[Any], today: date) -> Thing:
    """Return what may be asked about a row with the columns of OWNER."""
    return Thing(
        kind,
        row.municipality,
        caseworker=row.caseworker,
        unit=row.unit,
        stand_in=stand_in(row, today),
        provider=row.provider,
    )


def wish_thing(row: Row[Any], today: date) -> Thing:
    """Return what may be asked about a row of `select_wishes_with_owner`.

    A guide sees it until the day of the meeting is over; a withdrawn dream is for the caseworker alone.
    """
    there = row.status != "withdrawn"
    ahead = row.meeting_date is None or row.meeting_date >= today
    return Thing(
        "wish",
        row.municipality,
        shared=row.share_caseworker,
        caseworker=row.caseworker,
        unit=row.unit,
        stand_in=stand_in(row, today),
        with_provider=row.share_provider and there,
        provider=row.provider,
        with_guide=row.share_guide and there,
        guide=row.guide if ahead else None,
    )


def the_wish(connection: Connection, account: Account, action: str, wish_id: str, today: date) -> Row[Any]:
    """Return the row of a wish that the account may take this action on. Raises NotAllowed."""
    row = _one(connection, select_wishes_with_owner().where(wishes.c.id == wish_id))
    if not may(account, action, wish_thing(row, today)):
        raise NotAllowed
    return row


def the_meeting(
    connection: Connection, account: Account, action: str, meeting_id: str, today: date
) -> Row[Any]:
    """Return the row of a meeting that the account may take this action on. Raises NotAllowed."""
    row = _one(connection, select_meetings_with_owner().where(meetings.c.id == meeting_id))
    if not may(account, action, thing("meeting", row, today)):
        raise NotAllowed
    return row


def the_citizen(
    connection: Connection, account: Account, action: str, ref: str, today: date, kind: str = "citizen"
) -> Row[Any]:
    """Return the row of a citizen on whom the account may take this action. Raises NotAllowed.

    `kind` is what the action is about: the citizen, or something of theirs that is not there yet.
    """
    query = with_owner(select(citizens).add_columns(citizens.c.ref.label("citizen_ref")))
    # `citizens` stands in the query already: its own columns need not be added twice.
    row = _one(connection, query.where(citizens.c.ref == ref))
    if not may(account, action, thing(kind, row, today)):
        raise NotAllowed
    return row


def _one(connection: Connection, query: Select[Any]) -> Row[Any]:
    try:
        return connection.execute(query).one()
    except NoResultFound:
        raise NotAllowed from None
