"""The form for when and where a meeting is: reads what was typed, and gives it back as it was. Decides nothing."""

import re
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Self

from caseworker.form_fields import Typed
from plan.danish import without_cpr
from plan.practical import WORDS, Practical
from plan.wish import NotPossible

DAY = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})")
CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2})(?:[.:]00)?)?")
# Under which field a refusal is told.
FIELD_OF = {
    "day_odd": "day",
    "day_past": "day",
    "day_far": "day",
    "clock_odd": "clock",
    "clock_without_day": "day",
    "no_such_time": "clock",
    "length_odd": "length",
    "cut_off_odd": "cut_off",
    "cut_off_late": "cut_off",
}


@dataclass(frozen=True)
class MeetingForm:
    """The fields, each as text."""

    day: str = ""
    clock: str = ""
    length: str = ""
    place: str = ""
    at_home: str = ""
    cut_off: str = ""
    interpreter: str = ""
    companion: str = ""
    coming: str = ""

    @classmethod
    def typed(cls, fields: Typed) -> Self:
        """What was sent."""
        return cls(**{name: fields.get(name, "") for name in cls.__dataclass_fields__})

    @classmethod
    def of(cls, plan: Practical) -> Self:
        """What is decided now."""
        shown = {name: "" if value is None else str(value) for name, value in asdict(plan).items()}
        shown["clock"] = plan.clock.strftime("%H:%M") if plan.clock else ""
        shown["at_home"] = "1" if plan.at_home else ""
        return cls(**shown)

    def read(self) -> Practical:
        """What it says. Raises NotPossible (day_odd, clock_odd, length_odd, cut_off_odd)."""
        return Practical(
            day=_day(self.day, "day_odd"),
            clock=_clock(self.clock),
            length=_length(self.length),
            at_home=bool(self.at_home),
            cut_off=_day(self.cut_off, "cut_off_odd"),
            **{name: getattr(self, name).strip() or None for name in WORDS},
        )

    def field_of(self, reason: str) -> str:
        """The field that a refusal is about."""
        if reason == "cpr_number":
            return next(name for name in WORDS if without_cpr(getattr(self, name))[1])
        return FIELD_OF.get(reason, "day")


def _day(text: str, reason: str) -> date | None:
    """A day as a browser sends it, or as it is written in Denmark."""
    text = text.strip()
    if not text:
        return None
    written = DAY.fullmatch(text)
    try:
        if written:
            day, month, year = map(int, written.groups())
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        raise NotPossible(reason) from None


def _clock(text: str) -> time | None:
    text = text.strip()
    if not text:
        return None
    found = CLOCK.fullmatch(text)
    if found is None:
        raise NotPossible("clock_odd")
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        raise NotPossible("clock_odd") from None


def _length(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise NotPossible("length_odd")
    return int(text)
