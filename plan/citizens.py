"""What the other tables ask about a citizen: whose conversation this is, and which meeting is next."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, func, insert, select

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


def newest_meeting(connection: Connection, ref: str) -> NextMeeting | None:
    """Return the meeting that was opened last: a new one is only opened when this is over."""
    row = connection.execute(
        select(meetings.c.id, meetings.c.date, meetings.c.place)
        .where(meetings.c.citizen_ref == ref)
        .order_by(meetings.c.number.desc())
        .limit(1)
    ).first()
    return NextMeeting(row.id, row.date, row.place) if row else None


def next_meeting(connection: Connection, ref: str, now: datetime) -> NextMeeting | None:
    """Return the meeting that is still to come, dated or not."""
    meeting = newest_meeting(connection, ref)
    if meeting is None or meeting.date is None or meeting.date >= today(now):
        return meeting
    return None


def meeting_for_new(connection: Connection, ref: str, now: datetime) -> NextMeeting:
    """Return the coming meeting; open one without a date where there is none."""
    meeting = next_meeting(connection, ref, now)
    return meeting or open_meeting(connection, ref, None, None, now)


def open_meeting(
    connection: Connection, ref: str, day: date | None, place: str | None, now: datetime
) -> NextMeeting:
    """Make a meeting."""
    meeting = NextMeeting(uuid4().hex, day, place)
    earlier = select(func.count()).select_from(meetings).where(meetings.c.citizen_ref == ref)
    number = connection.execute(earlier).scalar_one() + 1
    connection.execute(
        insert(meetings).values(**meeting._asdict(), citizen_ref=ref, number=number, created_at=now)
    )
    return meeting
