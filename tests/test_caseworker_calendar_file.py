"""The calendar file as two parsers that know nothing of each other read it, and as RFC 5545 and 5546 want it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import vobject

from caseworker.calendar_file import calendar_file
from plan.paper import PaperMeeting
from tests.paper_builders import a_paper_meeting
from tests.payloads import PAYLOADS

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def the_file(meeting: PaperMeeting | None = None, **more: Any) -> bytes:
    said: dict[str, Any] = {"title": "Handleplansmøde", "place": "Rådhuset, lokale 2", "host": "desk.test"}
    return calendar_file(meeting or a_paper_meeting(), now=NOW, **said | more)


def by_icalendar(file: bytes) -> Any:
    (event,) = icalendar.Calendar.from_ical(file).walk("VEVENT")
    return event


def by_vobject(file: bytes) -> Any:
    calendar = vobject.readOne(file.decode())
    calendar.validate(raiseException=True)
    (event,) = calendar.vevent_list
    return event


def test_both_parsers_read_the_same_hour_place_and_title() -> None:
    one, other = by_icalendar(the_file()), by_vobject(the_file())

    assert one["dtstart"].dt == other.dtstart.value == datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
    assert one["dtend"].dt == other.dtend.value == datetime(2026, 3, 5, 9, 45, tzinfo=UTC)
    assert str(one["summary"]) == other.summary.value == "Handleplansmøde"
    assert str(one["location"]) == other.location.value == "Rådhuset, lokale 2"


@pytest.mark.parametrize(
    ("starts", "shown", "before_utc"),
    [
        (datetime(2026, 1, 15, 9, tzinfo=UTC), "20260115T100000", 1),
        (datetime(2026, 7, 15, 9, tzinfo=UTC), "20260715T110000", 2),
        (datetime(2026, 3, 29, 1, tzinfo=UTC), "20260329T030000", 2),
        (datetime(2026, 10, 25, 9, tzinfo=UTC), "20261025T100000", 1),
        (datetime(2031, 10, 27, 9, tzinfo=UTC), "20311027T100000", 1),
    ],
)
def test_danish_time_is_named_and_its_rule_comes_with_it(
    starts: datetime, shown: str, before_utc: int
) -> None:
    file = the_file(a_paper_meeting(starts_at=starts, date=starts.date()))

    assert f"DTSTART;TZID=Europe/Copenhagen:{shown}" in file.decode()
    # vobject reckons with the file's own VTIMEZONE, not with a list of its own.
    offset = by_vobject(file).dtstart.value.utcoffset()
    assert offset == timedelta(hours=before_utc)


def test_a_meeting_over_the_change_of_the_clock_is_as_long_as_it_is() -> None:
    meeting = a_paper_meeting(starts_at=datetime(2026, 3, 29, 0, 30, tzinfo=UTC), length=60)
    event = by_icalendar(the_file(meeting))

    assert event["dtend"].dt.astimezone(UTC) - event["dtstart"].dt.astimezone(UTC) == timedelta(hours=1)


def test_a_meeting_without_an_hour_takes_the_day() -> None:
    file = the_file(a_paper_meeting(starts_at=None))
    one, other = by_icalendar(file), by_vobject(file)

    assert one["dtstart"].dt == other.dtstart.value == date(2026, 3, 5)
    assert one["dtend"].dt == other.dtend.value == date(2026, 3, 6)


def test_without_a_date_there_is_no_file() -> None:
    with pytest.raises(ValueError, match="no date"):
        the_file(a_paper_meeting(date=None, starts_at=None))


def test_a_moved_meeting_is_an_update_of_the_same_entry() -> None:
    before = by_icalendar(the_file())
    after = by_icalendar(the_file(a_paper_meeting(sequence=1, date=date(2026, 3, 9), starts_at=None)))

    assert before["uid"] == after["uid"] == "8d3f@desk.test"
    assert (before["sequence"], after["sequence"]) == (0, 1)


def test_a_cancelled_meeting_takes_the_entry_out() -> None:
    file = the_file(a_paper_meeting(status="cancelled", sequence=3))

    assert icalendar.Calendar.from_ical(file)["method"] == "CANCEL"
    assert (by_vobject(file).status.value, by_vobject(file).uid.value) == ("CANCELLED", "8d3f@desk.test")


def test_it_has_what_the_standards_want() -> None:
    calendar = vobject.readOne(the_file().decode())

    assert (calendar.version.value, calendar.method.value) == ("2.0", "PUBLISH")
    assert calendar.prodid.value
    for name in ("uid", "dtstamp", "organizer", "sequence", "summary"):
        assert hasattr(calendar.vevent, name)
    lines = the_file(place="ø" * 500).split(b"\r\n")
    assert max(map(len, lines)) <= 75


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_any_words_are_one_text_in_one_event(words: str) -> None:
    file = the_file(a_paper_meeting(caseworker=words[:200]), title=words, place=words)
    one, other = by_icalendar(file), by_vobject(file)

    assert file.split(b"\r\n").count(b"BEGIN:VEVENT") == 1
    assert "attendee" not in one
    assert str(one["summary"]) == str(one["location"]) == other.summary.value
    assert "".join(str(one["summary"]).split()) == "".join(shown(words).split())


def shown(words: str) -> str:
    """What may stand in a calendar's text: no controls."""
    return "".join(sign for sign in words if (sign >= " " and sign != "\x7f") or sign in "\n\t\r\x0b\x0c")
