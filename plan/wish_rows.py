"""A wish as a row: how it is read back, and what of it is columns. Decides nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, Select, select

from plan.tables import meetings, wishes
from plan.wish import Details, Quote, Wish

# What may change without a new yes: how the citizen orders the dreams, and when the yes was given.
BESIDE_THE_WORDS = ("order", "most_important", "confirmed_by_citizen_at")
_LISTS = ("ffb_codes", "others_views")
_FIELDS = tuple(Wish.__dataclass_fields__)


def select_wishes() -> Select[Any]:
    """Return the query that `wish_from` reads: wishes with their meeting."""
    return select(
        wishes, meetings.c.date.label("meeting_date"), meetings.c.place.label("meeting_place")
    ).join(meetings, meetings.c.id == wishes.c.meeting_id)


def wish_from(row: Row[Any]) -> Wish:
    """Return the wish of a row of `select_wishes`."""
    values = {name: row._mapping[name] for name in _FIELDS}
    values["quotes"] = tuple(Quote(**quote) for quote in values["quotes"])
    for name in _LISTS:
        values[name] = tuple(values[name])
    return Wish(**values)


def columns(said: Details) -> dict[str, Any]:
    values = {name: getattr(said, name) for name in Details.__dataclass_fields__}
    values["quotes"] = [asdict(quote) for quote in said.quotes]
    for name in _LISTS:
        values[name] = list(values[name])
    return values


def words(said: Details) -> dict[str, Any]:
    return {name: v for name, v in columns(said).items() if name not in BESIDE_THE_WORDS}
