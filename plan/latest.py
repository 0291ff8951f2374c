"""What was said last about each of some dreams: a reason, a question or the citizen's answer. For a list, so cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from plan.desk_tables import asked, steps
from plan.tables import wishes

SHOWN = 241  # characters of a text: one more than a list shows


@dataclass(frozen=True)
class Note:
    """The newest text about a dream that is not the dream itself."""

    kind: str  # reason, asked, answered, agreed or objected
    at: datetime
    text: str


def latest(connection: Connection, ids: Sequence[str]) -> dict[str, Note]:
    """Return the newest note of each dream that has one."""
    found: dict[str, Note] = {}
    for wish_id, note in _notes(connection, ids):
        if wish_id not in found or found[wish_id].at <= note.at:
            found[wish_id] = note
    return found


def _notes(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, Note]]:
    reasons = select(steps.c.wish_id, steps.c.at, _cut(steps.c.reason).label("text")).where(
        steps.c.wish_id.in_(ids), steps.c.reason.is_not(None)
    )
    questions = select(
        asked.c.wish_id,
        asked.c.at,
        _cut(asked.c.text).label("text"),
        asked.c.answered_at,
        _cut(asked.c.answer).label("answer"),
    ).where(asked.c.wish_id.in_(ids))
    agreed = select(
        wishes.c.id,
        wishes.c.agreed_at,
        _cut(wishes.c.agreed).label("agreed"),
        wishes.c.objected_at,
        _cut(wishes.c.objection).label("objection"),
    ).where(wishes.c.id.in_(ids), wishes.c.agreed.is_not(None))
    for row in connection.execute(reasons):
        yield row.wish_id, Note("reason", row.at, row.text)
    for row in connection.execute(questions):
        yield row.wish_id, Note("asked", row.at, row.text)
        if row.answer is not None and row.answered_at is not None:
            yield row.wish_id, Note("answered", row.answered_at, row.answer)
    for row in connection.execute(agreed):
        yield from _about_agreed(row)


def _about_agreed(row: Row[Any]) -> Iterator[tuple[str, Note]]:
    if row.agreed_at is not None:
        yield row.id, Note("agreed", row.agreed_at, row.agreed)
    if row.objection is not None and row.objected_at is not None:
        yield row.id, Note("objected", row.objected_at, row.objection)


def _cut(text: Any) -> Any:
    return func.substr(text, 1, SHOWN)
