"""A meeting as a row: how it is read back, and what the desk decides of it as columns. Decides nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, update

from plan.access import Account, may
from plan.meeting import Meeting
from plan.practical import Practical
from plan.tables import meetings
from plan.whose import thing

_FIELDS = tuple(Meeting.__dataclass_fields__)


def meeting_from(row: Row[Any], *, sees_who_not: bool) -> Meeting:
    """Return the meeting of a row of `meetings`; who should not come only for those who may see it."""
    values = {name: row._mapping[name] for name in _FIELDS}
    if not sees_who_not:
        values["who_not"] = None
    return Meeting(**values)


def meeting_seen(row: Row[Any], account: Account, on: date) -> Meeting:
    """Return the meeting as this account may see it."""
    return meeting_from(row, sees_who_not=may(account, "view", thing("who_not", row, on)))


def practical_columns(plan: Practical) -> dict[str, Any]:
    """Return the columns of what the desk decides."""
    return {
        "date": plan.day,
        "starts_at": plan.starts_at,
        "length": plan.length,
        "place": plan.place,
        "at_home": plan.at_home,
        "cut_off": plan.cut_off,
        "interpreter": plan.interpreter,
        "companion": plan.companion,
        "coming": plan.coming,
    }


def keep_meeting(connection: Connection, before: Meeting, now: datetime, **changes: Any) -> None:
    """Write changes to a meeting and count them."""
    connection.execute(
        update(meetings)
        .where(meetings.c.id == before.id)
        .values(**changes, edit=before.edit + 1, changed_at=now)
    )
