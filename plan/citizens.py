"""What the other tables ask about a citizen: whose conversation this is, and which meeting is next."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, Row, func, insert, or_, select

from plan.invitation import NotLinked
from plan.meeting import today
from plan.tables import citizens, conversations, meetings


class NextMeeting(NamedTuple):
    """The meeting that new dreams are for."""

    id: str
    date: date | None
    place: str | None


def citizen_of(connection: Connection, conversation: str) -> str | None:
    """Return the citizen that a linked conversation belongs to."""
    return connection.execute(
        select(conversations.c.citizen_ref).where(
            conversations.c.key == conversation, conversations.c.unlinked_at.is_(None)
        )
    ).scalar_one_or_none()


def the_citizen_of(connection: Connection, conversation: str) -> str:
    """Return the citizen; raise NotLinked for a conversation that belongs to nobody."""
    ref = citizen_of(connection, conversation)
    if ref is None:
        raise NotLinked
    return ref


def municipality_of(connection: Connection, ref: str) -> str:
    """Return the citizen's municipality."""
    return connection.execute(select(citizens.c.municipality).where(citizens.c.ref == ref)).scalar_one()


def meetings_ahead(connection: Connection, ref: str, now: datetime) -> tuple[Row[Any], ...]:
    """Return the planned meetings that are still to come, the soonest first, undated ones last."""
    rows = connection.execute(
        select(meetings).where(
            meetings.c.citizen_ref == ref,
            meetings.c.status == "planned",
            or_(meetings.c.date.is_(None), meetings.c.date >= today(now)),
        )
    )
    return tuple(sorted(rows, key=lambda row: (row.date or date.max, row.number)))


def next_meeting(connection: Connection, ref: str, now: datetime) -> NextMeeting | None:
    """Return the meeting that is still to come, dated or not."""
    ahead = meetings_ahead(connection, ref, now)
    return _named(ahead[0]) if ahead else None


def told_meeting(connection: Connection, ref: str, now: datetime) -> NextMeeting | None:
    """Return the meeting that the citizen is told about: the next one, or else the last, which is past."""
    row = connection.execute(
        select(meetings)
        .where(meetings.c.citizen_ref == ref, meetings.c.status != "cancelled")
        .order_by(meetings.c.number.desc())
        .limit(1)
    ).first()
    return next_meeting(connection, ref, now) or (_named(row) if row else None)


def meeting_for_new(connection: Connection, ref: str, now: datetime) -> NextMeeting:
    """Return the coming meeting that still takes dreams; open one without a date where there is none.

    A meeting takes dreams until its cut-off day is over.
    """
    for row in meetings_ahead(connection, ref, now):
        if row.cut_off is None or row.cut_off >= today(now):
            return _named(row)
    return open_meeting(connection, ref, None, None, now)


def open_meeting(
    connection: Connection,
    ref: str,
    day: date | None,
    place: str | None,
    now: datetime,
    number: str | None = None,
    **more: Any,
) -> NextMeeting:
    """Make a meeting; `number` is its id where the caller has one."""
    meeting = NextMeeting(number or uuid4().hex, day, place)
    earlier = select(func.count()).select_from(meetings).where(meetings.c.citizen_ref == ref)
    count = connection.execute(earlier).scalar_one() + 1
    connection.execute(
        insert(meetings).values(**meeting._asdict(), citizen_ref=ref, number=count, created_at=now, **more)
    )
    return meeting


def _named(row: Row[Any]) -> NextMeeting:
    return NextMeeting(row.id, row.date, row.place)
