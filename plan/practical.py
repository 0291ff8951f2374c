"""When and where a meeting is, and what is needed there, as the desk decides it. Pure: tells nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from plan.danish import without_cpr
from plan.meeting import DENMARK, Meeting
from plan.wish import NotPossible

FURTHEST = timedelta(days=5 * 365)  # later than that is a slip of the finger
SHORTEST, LONGEST = 5, 600  # minutes
WORDS = ("place", "interpreter", "companion", "coming")


@dataclass(frozen=True, kw_only=True)
class Practical:
    """What the caseworker decides about a meeting."""

    day: date | None = None
    clock: time | None = None  # in Denmark
    length: int | None = None  # minutes
    place: str | None = None
    at_home: bool = False
    cut_off: date | None = None
    interpreter: str | None = None
    companion: str | None = None
    coming: str | None = None

    @property
    def starts_at(self) -> datetime | None:
        """The moment that it starts. Raises NotPossible (no_such_time) for an hour that summer time skips."""
        if self.day is None or self.clock is None:
            return None
        local = datetime.combine(self.day, self.clock, DENMARK)
        moment = local.astimezone(UTC)
        if moment.astimezone(DENMARK).replace(tzinfo=None) != local.replace(tzinfo=None):
            raise NotPossible("no_such_time")
        return moment

    @property
    def told(self) -> tuple[object, ...]:
        """What the citizen is told when it changes."""
        return (self.day, self.clock, self.place, self.at_home)

    @property
    def in_calendars(self) -> tuple[object, ...]:
        """What a calendar entry shows."""
        return (*self.told, self.length)


def practical_of(meeting: Meeting) -> Practical:
    """Return what is decided about a meeting now."""
    return Practical(
        day=meeting.date,
        clock=meeting.clock,
        length=meeting.length,
        place=meeting.place,
        at_home=meeting.at_home,
        cut_off=meeting.cut_off,
        interpreter=meeting.interpreter,
        companion=meeting.companion,
        coming=meeting.coming,
    )


def check(plan: Practical, today: date, before: date | None = None) -> None:
    """Raise NotPossible for what cannot be meant; `before` is the day that the meeting has already.

    Reasons: day_past, day_far, clock_without_day, no_such_time, length_odd, cut_off_late, cpr_number.
    """
    if plan.day is not None and plan.day != before:
        if plan.day < today:
            raise NotPossible("day_past")
        if plan.day > today + FURTHEST:
            raise NotPossible("day_far")
    if plan.clock is not None and plan.day is None:
        raise NotPossible("clock_without_day")
    _ = plan.starts_at  # raises for an hour that does not exist
    if plan.length is not None and not SHORTEST <= plan.length <= LONGEST:
        raise NotPossible("length_odd")
    if plan.cut_off is not None and plan.day is not None and plan.cut_off > plan.day:
        raise NotPossible("cut_off_late")
    for name in WORDS:
        refuse_cpr(getattr(plan, name))


def refuse_cpr(words: str | None) -> None:
    """Raise NotPossible (cpr_number) for words with a CPR number: it is taken out by a person, not silently."""
    if words and without_cpr(words)[1]:
        raise NotPossible("cpr_number")
