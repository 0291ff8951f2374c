"""A meeting as a calendar file (RFC 5545, 5546): when and where. Holds no word that a citizen said."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress

from caseworker.page import DENMARK
from plan.paper import PaperMeeting

USUAL_MINUTES = 60  # where no length is set
# RFC 5546 wants an organizer; an address would invite answers to a mailbox that nobody reads.
NO_ADDRESS = "invalid:nomail"
# What some parsers take for the end of a line, and what RFC 5545 § 3.1 does not allow in a text.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def calendar_file(meeting: PaperMeeting, *, title: str, place: str | None, host: str, now: datetime) -> bytes:
    """The meeting under a UID that stays, with the sequence that makes a newer file an update.

    A cancelled meeting is a file that takes it out again. `host` makes the UID unique in the world.
    Raises ValueError for a meeting without a date.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Drommeplan//Desk//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if meeting.status == "cancelled" else "PUBLISH")
    calendar.add_component(_denmark())
    calendar.add_component(_event(meeting, title, place, host, now))
    written: bytes = calendar.to_ical()
    return written


def _event(meeting: PaperMeeting, title: str, place: str | None, host: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{meeting.id}@{host}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", meeting.changed_at.astimezone(UTC))
    event.add("sequence", meeting.sequence)
    event.add("status", "CANCELLED" if meeting.status == "cancelled" else "CONFIRMED")
    event.add("summary", _text(title))
    if place:
        event.add("location", _text(place))
    for name, moment in zip(("dtstart", "dtend"), _when(meeting), strict=True):
        event.add(name, moment)
    organizer = vCalAddress(NO_ADDRESS)
    organizer.params["CN"] = " ".join(_text(meeting.caseworker or meeting.municipality).split())
    event["organizer"] = organizer
    return event


def _when(meeting: PaperMeeting) -> tuple[date, date]:
    """The beginning and the end: moments on a Danish clock, or whole days."""
    if meeting.starts_at is not None:
        starts = meeting.starts_at.astimezone(DENMARK)
        # By way of UTC: on the night when the clock is put on, an hour is not an hour of the clock.
        ends = meeting.starts_at.astimezone(UTC) + timedelta(minutes=meeting.length or USUAL_MINUTES)
        return starts, ends.astimezone(DENMARK)
    if meeting.date is None:
        raise ValueError("the meeting has no date")
    return meeting.date, meeting.date + timedelta(days=1)


def _text(words: str) -> str:
    return _CONTROLS.sub("", _BREAKS.sub("\n", words))


def _denmark() -> Timezone:
    """Danish time by its rule since 1996 (directive 2000/84/EC), which calendar programs know to repeat."""
    zone = Timezone()
    zone.add("tzid", DENMARK.key)
    zone.add_component(_half(TimezoneDaylight(), "CEST", month=3, day=31, before=1, after=2))
    zone.add_component(_half(TimezoneStandard(), "CET", month=10, day=27, before=2, after=1))
    return zone


def _half(half: Any, name: str, *, month: int, day: int, before: int, after: int) -> Any:
    half.add("tzname", name)
    half.add("dtstart", datetime(1996, month, day, 1 + before))  # noqa: DTZ001 - the clock before the change
    half.add("tzoffsetfrom", timedelta(hours=before))
    half.add("tzoffsetto", timedelta(hours=after))
    half.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
    return half
