"""What the desk decides about a meeting must be possible, and hours are Danish hours in summer and in winter."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from plan.practical import Practical, check
from plan.wish import NotPossible

TODAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("day", "utc"),
    [(date(2026, 10, 24), 12), (date(2026, 10, 25), 13), (date(2027, 3, 27), 13), (date(2027, 3, 28), 12)],
    ids=["summer", "winter begins", "winter", "summer begins"],
)
def test_two_o_clock_is_two_o_clock_in_denmark_all_year(day: date, utc: int) -> None:
    plan = Practical(day=day, clock=time(14, 0))

    assert plan.starts_at == datetime(day.year, day.month, day.day, utc, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("reason", "decided"),
    [
        ("day_past", {"day": date(2026, 8, 31)}),
        ("day_far", {"day": date(2126, 9, 1)}),
        ("clock_without_day", {"clock": time(9, 0)}),
        ("no_such_time", {"day": date(2027, 3, 28), "clock": time(2, 30)}),
        ("length_odd", {"length": 0}),
        ("length_odd", {"length": 6000}),
        ("cut_off_late", {"day": date(2026, 9, 9), "cut_off": date(2026, 9, 10)}),
        ("cpr_number", {"place": "hos 010190-1234"}),
        ("cpr_number", {"companion": "Palle, 0101901234"}),
        ("cpr_number", {"interpreter": "010190 1234"}),
        ("cpr_number", {"coming": "mor (010190-1234)"}),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(reason: str, decided: dict[str, Any]) -> None:
    with pytest.raises(NotPossible, match=reason):
        check(Practical(**decided), TODAY)


@pytest.mark.parametrize(
    "decided",
    [
        {},
        {"day": TODAY},
        {"day": date(2026, 9, 9), "clock": time(9, 30), "length": 60, "cut_off": date(2026, 9, 9)},
        {"place": "<b>Rådhuset</b> 8850 1234", "coming": "mor\nfar"},
    ],
)
def test_what_can_be_meant_passes(decided: dict[str, Any]) -> None:
    check(Practical(**decided), TODAY)


def test_a_day_that_is_over_may_stay_when_something_else_is_put_right() -> None:
    gone = date(2026, 8, 20)

    check(Practical(day=gone, place="lokale 2"), TODAY, before=gone)
