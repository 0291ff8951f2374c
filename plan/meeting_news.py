"""What a citizen is told about a meeting: that it is set, moved or cancelled. Only the newest of it waits."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, delete, insert, select

from plan.meeting import Meeting, today
from plan.practical import Practical
from plan.tables import outbox

OF_A_MEETING = ("meeting_soon", "meeting_set", "meeting_moved", "meeting_cancelled")


def tell_change(
    connection: Connection, meeting: Meeting, plan: Practical, sequence: int, now: datetime
) -> None:
    """Write that a meeting is set or moved, in place of older news of it that nobody has heard yet."""
    unheard = _take_back(connection, meeting.id)
    if meeting.date is None or "meeting_set" in unheard:
        if plan.day is not None:
            _write(connection, meeting, "meeting_set", sequence, now)
        return
    _write(connection, meeting, "meeting_moved", sequence, now)


def tell_cancelled(connection: Connection, meeting: Meeting, sequence: int, now: datetime) -> None:
    """Write that a meeting will not be, where there was a day to come for."""
    _take_back(connection, meeting.id)
    if meeting.date is not None and meeting.date >= today(now):
        _write(connection, meeting, "meeting_cancelled", sequence, now)


def tell_other_meeting(
    connection: Connection, ref: str, wish_id: str, meeting_id: str, now: datetime
) -> None:
    """Write that a dream is for another meeting now, in place of older news of that."""
    connection.execute(
        delete(outbox).where(
            outbox.c.wish_id == wish_id, outbox.c.kind == "other_meeting", outbox.c.state != "told"
        )
    )
    connection.execute(
        insert(outbox).values(
            citizen_ref=ref,
            kind="other_meeting",
            about=uuid4().hex,
            wish_id=wish_id,
            meeting_id=meeting_id,
            state="waiting",
            created_at=now,
        )
    )


def _take_back(connection: Connection, meeting_id: str) -> set[str]:
    """Remove what waits to be told of a meeting, a reminder of the old day too; return the kinds."""
    waiting = (
        (outbox.c.meeting_id == meeting_id) & (outbox.c.state != "told") & outbox.c.kind.in_(OF_A_MEETING)
    )
    kinds = set(connection.execute(select(outbox.c.kind).where(waiting)).scalars())
    connection.execute(delete(outbox).where(waiting))
    return kinds


def _write(connection: Connection, meeting: Meeting, kind: str, sequence: int, now: datetime) -> None:
    connection.execute(
        insert(outbox).values(
            citizen_ref=meeting.citizen_ref,
            kind=kind,
            about=f"{meeting.id}/{sequence}",
            meeting_id=meeting.id,
            state="waiting",
            created_at=now,
        )
    )
