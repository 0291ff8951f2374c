"""The plan meeting: when it is, what the citizen wants for it, and the order that the list has.

Never ranks people: the order is the meeting's date, then the time received.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from plan.posting import MeetingWishes
from plan.wish import Wish

DENMARK = ZoneInfo("Europe/Copenhagen")
Day = date  # the field `date` hides the type inside the class


@dataclass(frozen=True, kw_only=True)
class Meeting(MeetingWishes):
    """One plan meeting of one citizen, with what the citizen wants for it.

    It is planned until it was held or cancelled; held until every dream of it has an answer, then closed.
    """

    id: str
    citizen_ref: str
    date: Day | None
    place: str | None
    status: str = "planned"  # or held, closed, cancelled
    starts_at: datetime | None = None  # on the day of `date`
    length: int | None = None  # minutes
    at_home: bool = False
    cut_off: Day | None = None  # dreams sent later are for the next meeting
    interpreter: str | None = None
    companion: str | None = None
    coming: str | None = None  # who was asked to come, in the caseworker's words
    notes: str | None = None
    sequence: int = 0  # of the calendar entry (RFC 5545)
    edit: int = 0
    changed_at: datetime | None = None
    closed_at: datetime | None = None
    split_from: str | None = None

    @property
    def clock(self) -> time | None:
        """When it starts, on a Danish clock."""
        return self.starts_at.astimezone(DENMARK).time() if self.starts_at else None


@dataclass(frozen=True)
class Group:
    """The wishes for the meetings of one day, under a title key."""

    meeting_date: date | None
    title: str  # overdue, this_week, later or no_date
    wishes: tuple[Wish, ...]


def today(now: datetime) -> date:
    """Return the calendar day in Denmark."""
    return now.astimezone(DENMARK).date()


def start_of_day(now: datetime) -> datetime:
    """Return when the calendar day in Denmark began."""
    return datetime.combine(today(now), time.min, DENMARK)


def title(meeting_date: date | None, on: date) -> str:
    """Return the title key of a day: `this_week` runs to the coming Sunday."""
    if meeting_date is None:
        return "no_date"
    if meeting_date < on:
        return "overdue"
    sunday = on + timedelta(days=6 - on.weekday())
    return "this_week" if meeting_date <= sunday else "later"
