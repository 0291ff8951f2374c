"""What was said last about each of some dreams: a reason, a question or the citizen's answer. For a list, so cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    func,
    literal,
    select,
    union_all,
)

from plan.database import among
from plan.desk_tables import asked, steps
from plan.tables import wishes

KINDS = ("reason", "asked", "answered", "agreed", "objected")  # of one moment, the last is the newest
SHOWN = 241  # characters of a text: one more than a list shows


@dataclass(frozen=True)
class Note:
    """The newest text about a dream that is not the dream itself."""

    kind: str  # one of KINDS
    at: datetime
    text: str


def latest(connection: Connection, ids: Sequence[str]) -> dict[str, Note]:
    """Return the newest note of each dream that has one."""
    found: dict[str, Note] = {}
    if not ids:
        return found
    for wish_id, kind, at, text in connection.execute(_notes(connection, ids)).all():
        before = found.get(wish_id)
        if before is None or (before.at, KINDS.index(before.kind)) <= (at, KINDS.index(kind)):
            found[wish_id] = Note(kind, at, text)
    return found


def _notes(connection: Connection, ids: Sequence[str]) -> CompoundSelect[str, str, datetime, str]:
    """Return all notes, asked for at once."""

    def of(
        kind: str, wish: Column[str], at: Any, text: Any, *more: ColumnElement[bool]
    ) -> Select[str, str, datetime, str]:
        said = func.substr(text, 1, SHOWN).label("text")
        query = select(wish.label("wish"), literal(kind).label("kind"), at.label("at"), said)
        return query.where(among(connection, wish, ids), text.is_not(None), at.is_not(None), *more)

    return union_all(
        of("reason", steps.c.wish_id, steps.c.at, steps.c.reason),
        of("asked", asked.c.wish_id, asked.c.at, asked.c.text),
        of("answered", asked.c.wish_id, asked.c.answered_at, asked.c.answer),
        of("agreed", wishes.c.id, wishes.c.agreed_at, wishes.c.agreed),
        of("objected", wishes.c.id, wishes.c.objected_at, wishes.c.objection, wishes.c.agreed.is_not(None)),
    )
