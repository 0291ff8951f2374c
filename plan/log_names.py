"""What the numbers in the log stand for: names, references and receipts, where still known. Never words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, literal, select

from plan.desk_tables import hooks
from plan.tables import accounts, alerts, citizens, danger_words, invitations, meetings, tokens, wishes

OF_A_CITIZEN: dict[str, Table] = {
    "wish": wishes,
    "meeting": meetings,
    "invitation": invitations,
    "danger_words": danger_words,
}
OF_A_PLACE: dict[str, Table] = {"account": accounts, "token": tokens, "alert": alerts, "hook": hooks}


@dataclass(frozen=True)
class Entry:
    """One move, with names instead of numbers as far as they are still known."""

    seq: int
    at: datetime
    actor_kind: str  # account, token, citizen or system
    who: str | None  # a name, or the citizen's reference
    verb: str
    kind: str
    citizen: str | None = None
    receipt: str | None = None
    name: str | None = None  # of the account, token or webhook that it is about


def entries_of(connection: Connection, rows: Sequence[Row[Any]], place: str) -> list[Entry]:
    """Return the moves that the municipality has a part in, with names."""
    citizen_of, receipts = _of_citizens(connection, rows)
    actors = {row.actor for row in rows if row.actor_kind == "citizen"}
    places = _citizens_places(connection, {*citizen_of.values(), *actors})
    named: dict[str, tuple[str | None, str]] = {}
    for kind, table in OF_A_PLACE.items():
        numbers = {row.object for row in rows if row.object_kind == kind}
        numbers |= {row.actor for row in rows if row.actor_kind == kind}
        named |= _named(connection, table, numbers)
    entries = []
    for row in rows:
        citizen = row.object if row.object_kind == "citizen" else citizen_of.get(row.object)
        name, at_place = named.get(row.object, (None, None))
        who, actors_place = named.get(row.actor, (None, None))
        if row.actor_kind == "citizen":
            who, actors_place = row.actor, places.get(row.actor)
        concerned = {places.get(citizen or ""), at_place, actors_place} - {None}
        if concerned and place not in concerned:
            continue
        entries.append(
            Entry(
                row.seq,
                row.at,
                row.actor_kind,
                who,
                row.verb,
                row.object_kind,
                citizen=citizen,
                receipt=receipts.get(row.object),
                name=name if row.object_kind in OF_A_PLACE else None,
            )
        )
    return entries


def _of_citizens(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[dict[str, str], dict[str, str]]:
    """Return whose each thing is, and the receipts of dreams."""
    whose: dict[str, str] = {}
    receipts: dict[str, str] = {}
    for kind, table in OF_A_CITIZEN.items():
        numbers = {row.object for row in rows if row.object_kind == kind}
        if not numbers:
            continue
        receipt = table.c.receipt if kind == "wish" else literal(None)
        query = select(table.c.id, table.c.citizen_ref, receipt.label("receipt"))
        for found in connection.execute(query.where(table.c.id.in_(numbers))):
            whose[found.id] = found.citizen_ref
            if found.receipt:
                receipts[found.id] = found.receipt
    return whose, receipts


def _citizens_places(connection: Connection, refs: Iterable[str]) -> dict[str, str]:
    query = select(citizens.c.ref, citizens.c.municipality).where(citizens.c.ref.in_(list(refs)))
    return {row.ref: row.municipality for row in connection.execute(query)}


def _named(connection: Connection, table: Table, numbers: Iterable[str]) -> dict[str, tuple[str | None, str]]:
    name = table.c.name if "name" in table.c else table.c.receipt
    query = select(table.c.id, name.label("name"), table.c.municipality).where(table.c.id.in_(list(numbers)))
    return {row.id: (row.name, row.municipality) for row in connection.execute(query)}
