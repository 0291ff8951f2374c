"""The promise that a person reads a dream within some working days, and who hears when it is about to break."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

from sqlalchemy import select

from plan import audit
from plan.database import Database, insert_once
from plan.meeting import today
from plan.tables import outbox, wishes

# The package counts the first of May as a day off for some; town halls work that day.
WORKED_ALL_THE_SAME = (5, 1)
SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Return whether town halls work on this day; Constitution Day and the evenings of feasts are off."""
    return day.weekday() < SATURDAY and (
        day not in _days_off(day.year) or (day.month, day.day) == WORKED_ALL_THE_SAME
    )


def working_days_after(day: date, count: int) -> date:
    """Return the day that lies so many working days after this one."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def standing(receipt_by: date | None, unread: bool, on: date) -> str | None:
    """Return how the promise stands: open, soon (its last working days), broken; None where nothing is owed."""
    if receipt_by is None or not unread:
        return None
    if on > receipt_by:
        return "broken"
    return "soon" if working_days_after(on, 1) >= receipt_by else "open"


@cache
def _days_off(year: int) -> frozenset[date]:
    from holidays import country_holidays  # takes longer to load than everything else of ours

    return frozenset(country_holidays("DK", years=year, categories=("public", "optional")))


class Promises(Database):
    """Who is told that a dream has not been read yet."""

    def late_due(self, now: datetime) -> int:
        """Tell citizens on the last day of the promise that their dream waits; return how many are new.

        Before it breaks, not after. Once for each version; reading the dream takes the news back.
        """
        owed = select(wishes.c.id, wishes.c.citizen_ref, wishes.c.version).where(
            wishes.c.status == "new", wishes.c.share_caseworker, wishes.c.receipt_by <= today(now)
        )
        with self.writing() as connection:
            rows = connection.execute(owed).all()
            new = [
                row
                for row in rows
                if insert_once(
                    connection,
                    outbox,
                    {
                        "citizen_ref": row.citizen_ref,
                        "kind": "late",
                        "about": f"{row.id}/{row.version}",
                        "wish_id": row.id,
                        "state": "waiting",
                        "created_at": now,
                    },
                )
            ]
            for row in new:
                audit.append(connection, now, audit.SYSTEM, "late", "wish", row.id)
        return len(new)
