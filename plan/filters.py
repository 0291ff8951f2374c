"""What a caseworker has asked the list to show. Pure data; what it does not know, it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from plan.areas import AREAS
from plan.wish import STATES, NotPossible

LONGEST_SEARCH = 200  # characters
STATE_GROUPS = ("waiting", "answered", "all")
WHEN = ("overdue", "this_week", "later", "no_date")
MARKS = ("promise", "objection", "enquiry", "important")
ANSWERED = ("in_plan", "changed", "later", "not_now", "came_true")
NEVER = date.max  # the day of a meeting that has none


@dataclass(frozen=True)
class Filters:
    """One choice for each; an empty one asks for nothing.

    Without a state, what waits is shown; a search without a state looks at all.
    """

    whose: str = ""  # mine, nobody, colleagues or an account id
    state: str = ""
    when: str = ""
    area: str = ""
    mark: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        """Raise NotPossible (unknown_filter) for a choice that does not exist."""
        known = (
            (self.state, (*STATE_GROUPS, *STATES)),
            (self.when, WHEN),
            (self.area, AREAS),
            (self.mark, MARKS),
        )
        odd = any(chosen and chosen not in there for chosen, there in known)
        if odd or len(self.words) > LONGEST_SEARCH or len(self.whose) > 32 or "\0" in self.words + self.whose:
            raise NotPossible("unknown_filter")

    @property
    def states(self) -> str:
        """Return the states that are meant: `waiting`, `all` or the chosen."""
        return self.state or ("all" if self.words else "waiting")

    def chosen(self) -> dict[str, str]:
        """Return what was chosen, without the empty ones."""
        return {name: value for name, value in asdict(self).items() if value}


def filters_from(chosen: Mapping[str, object]) -> Filters:
    """Return the filters of what `chosen` gave, or a form. Raises NotPossible (unknown_filter)."""
    known = {name: str(chosen.get(name) or "").strip() for name in Filters.__dataclass_fields__}
    return Filters(**known)


def days(when: str, on: date) -> tuple[date, date]:
    """Return the first and last meeting day of a group's title, as seen on a day."""
    sunday = on + timedelta(days=6 - on.weekday())
    day = timedelta(days=1)
    return {
        "overdue": (date.min, on - day),
        "this_week": (on, sunday),
        "later": (sunday + day, NEVER - day),
        "no_date": (NEVER, NEVER),
    }[when]
