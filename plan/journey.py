"""What has happened to a dream, and who has seen it, as the citizen may know it. Plain data, no sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from plan.citizens import citizen_of
from plan.database import Database
from plan.desk_tables import asked, steps
from plan.tables import accounts, moves, tokens, wishes
from plan.wish_rows import select_wishes

# What at the desk shows somebody a citizen's words.
SEEING = ("view", "read", "export")


@dataclass(frozen=True)
class Step:
    """One thing that happened, and what was said about it."""

    at: datetime
    move: str  # sent, a move of plan.wish, or agree, confirm, object, met, correct
    status: str
    said: str | None  # the reason, the question, the answer, the agreed text or the objection
    by: str | None  # the name of whoever did it; None: the citizen


@dataclass(frozen=True)
class OpenQuestion:
    """What the caseworker asks and the citizen has not answered."""

    id: str
    text: str
    by: str | None


@dataclass(frozen=True)
class Journey:
    """A dream from sending until now."""

    wish_id: str
    receipt: str
    verbatim: str
    final: str
    status: str
    steps: tuple[Step, ...]
    question: OpenQuestion | None
    agreed: str | None
    agreed_reply: str | None  # confirmed or objected; None: the citizen has not said
    objection: str | None
    objects: bool  # an objection that is not met yet


@dataclass(frozen=True)
class Seen:
    """Somebody who has seen dreams of the citizen."""

    name: str | None  # None: it is no longer known who that was
    roles: tuple[str, ...]  # empty for another system
    first: datetime
    last: datetime
    dreams: tuple[str, ...]  # their ids
    exported: bool


class Journeys(Database):
    """The citizen's own view of what became of a dream."""

    def journeys(self, conversation: str) -> tuple[Journey, ...]:
        """Return what happened to each dream that this citizen has sent, in the order of sending."""
        with self.reading() as connection:
            ref = citizen_of(connection, conversation)
            if ref is None:
                return ()
            rows = connection.execute(
                select_wishes()
                .where(wishes.c.citizen_ref == ref)
                .order_by(wishes.c.received_at, wishes.c.order, wishes.c.id)
            ).all()
            return journeys_of(connection, rows)

    def seen_by(self, conversation: str) -> tuple[Seen, ...]:
        """Return who has seen dreams of this citizen at the desk, by when they first did."""
        with self.reading() as connection:
            ref = citizen_of(connection, conversation)
            if ref is None:
                return ()
            own = select(wishes.c.id).where(wishes.c.citizen_ref == ref)
            rows = connection.execute(
                select(moves.c.at, moves.c.actor, moves.c.verb, moves.c.object)
                .where(
                    moves.c.object_kind == "wish",
                    moves.c.object.in_(own),
                    moves.c.verb.in_(SEEING),
                    moves.c.actor_kind.in_(("account", "token")),
                )
                .order_by(moves.c.seq)
            ).all()
            names = names_of(connection, {row.actor for row in rows})
        together: dict[str, list[Any]] = {}
        for row in rows:
            together.setdefault(row.actor, []).append(row)
        return tuple(_seen(names.get(actor), seen) for actor, seen in together.items())


@dataclass(frozen=True)
class Name:
    """What somebody at the desk is called, and their roles; a system has none."""

    name: str
    roles: tuple[str, ...]


def names_of(connection: Connection, ids: Iterable[str]) -> dict[str, Name]:
    """Return the names of accounts and tokens by their id."""
    wanted = list(ids)
    if not wanted:
        return {}
    people = connection.execute(
        select(accounts.c.id, accounts.c.name, accounts.c.roles).where(accounts.c.id.in_(wanted))
    )
    systems = connection.execute(select(tokens.c.id, tokens.c.name).where(tokens.c.id.in_(wanted)))
    found = {row.id: Name(row.name, tuple(sorted(row.roles))) for row in people}
    return found | {row.id: Name(row.name, ()) for row in systems}


def journeys_of(connection: Connection, rows: Iterable[Row[Any]]) -> tuple[Journey, ...]:
    """Return the journeys of these rows of `select_wishes`, in the same order."""
    rows = list(rows)
    ids = [row.id for row in rows]
    taken = connection.execute(select(steps).where(steps.c.wish_id.in_(ids)).order_by(steps.c.id)).all()
    questions = connection.execute(
        select(asked).where(asked.c.wish_id.in_(ids), asked.c.answered_at.is_(None)).order_by(asked.c.at)
    ).all()
    names = names_of(connection, {row.author for row in [*taken, *questions] if row.author})
    by_dream: dict[str, list[Row[Any]]] = {}
    for step in taken:
        by_dream.setdefault(step.wish_id, []).append(step)
    newest = {row.wish_id: row for row in questions}
    return tuple(_journey(row, by_dream.get(row.id, []), newest.get(row.id), names) for row in rows)


def _journey(
    row: Row[Any], taken: list[Row[Any]], question: Row[Any] | None, names: dict[str, Name]
) -> Journey:
    def by(author: str | None) -> str | None:
        known = names.get(author or "")
        return known.name if known else None

    sent = Step(row.received_at, "sent", "new", None, None)
    after = (Step(step.at, step.move, step.status, step.reason, by(step.author)) for step in taken)
    is_open = question is not None and row.status == "question"
    return Journey(
        wish_id=row.id,
        receipt=row.receipt,
        verbatim=row.verbatim,
        final=row.final,
        status=row.status,
        steps=(sent, *after),
        question=OpenQuestion(question.id, question.text, by(question.author))
        if question is not None and is_open
        else None,
        agreed=row.agreed,
        agreed_reply=row.agreed_reply,
        objection=row.objection,
        objects=row.objected_at is not None and row.objection_met_at is None,
    )


def _seen(name: Name | None, rows: list[Any]) -> Seen:
    return Seen(
        name.name if name else None,
        name.roles if name else (),
        rows[0].at,
        rows[-1].at,
        tuple(dict.fromkeys(row.object for row in rows)),
        any(row.verb == "export" for row in rows),
    )
