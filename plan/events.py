"""What other systems hear of: a change's ids and its state, kept with the change itself. Never a word."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from plan.desk_tables import deliveries, hooks
from plan.tables import alerts, citizens, meetings, wishes

MOVED = "wish.moved"
EVENTS: dict[tuple[str, str], str] = {
    ("wish", "post"): "wish.sent",
    ("wish", "reword"): "wish.reworded",
    ("wish", "withdraw"): "wish.withdrawn",
    ("wish", "erase"): "wish.erased",
    **{("wish", move): MOVED for move in "read ask answer bring plan change postpone decline fulfil".split()},
    ("wish", "carry"): "wish.carried",
    ("wish", "agree"): "wish.agreed",
    ("wish", "confirm"): "wish.confirmed",
    ("wish", "object"): "wish.objected",
    ("wish", "met"): "wish.objection_met",
    ("meeting", "make"): "meeting.made",
    ("meeting", "move"): "meeting.moved",
    ("meeting", "change"): "meeting.changed",
    ("meeting", "cancel"): "meeting.cancelled",
    ("meeting", "hold"): "meeting.held",
    ("meeting", "close"): "meeting.closed",
    ("alert", "alert"): "danger.raised",
    ("alert", "hand_on"): "danger.handed_on",
    ("alert", "acknowledge"): "danger.acknowledged",
}
"""What a move in the log is called outside, by the kind of thing and the verb; other moves are told to nobody."""
NAMES = tuple(dict.fromkeys(EVENTS.values()))
ALERT_STATES = {"alert": "raised", "hand_on": "handed_on", "acknowledge": "acknowledged"}


def tell_systems(
    connection: Connection, now: datetime, verb: str, kind: str, things: Collection[str]
) -> None:
    """Write a delivery for each open receiver that wants this event, in the transaction of the change."""
    event = EVENTS.get((kind, verb))
    if event is None:
        return
    receivers = connection.execute(
        select(hooks.c.id, hooks.c.municipality, hooks.c.events).where(hooks.c.open)
    ).all()
    wanting = [receiver for receiver in receivers if event in receiver.events]
    if not wanting:
        return
    rows: list[dict[str, Any]] = []
    for thing in things:
        municipality, data = _facts(connection, verb, kind, thing)
        body = {"type": event, "timestamp": now.astimezone(UTC).isoformat(), "data": data}
        rows.extend(
            {
                "id": f"msg_{uuid4().hex}",
                "hook": receiver.id,
                "event": event,
                "body": body,
                "state": "waiting",
                "tries": 0,
                "next_at": now,
                "created_at": now,
            }
            for receiver in wanting
            if receiver.municipality == municipality
        )
    if rows:
        connection.execute(insert(deliveries), rows)


def _facts(connection: Connection, verb: str, kind: str, thing: str) -> tuple[str | None, dict[str, Any]]:
    """Return whose it is and what may be told; nobody's where it is gone or not for the caseworker."""
    if kind == "alert":
        # That there is danger, when, by which channel and its receipt (not of which kind, and not who).
        row = connection.execute(select(alerts).where(alerts.c.id == thing)).first()
        if row is None:
            return None, {}
        told = {"at": row.at.isoformat(), "channel": row.channel, "receipt": row.receipt}
        return row.municipality, {"id": thing, "state": ALERT_STATES[verb]} | told
    table = {"wish": wishes, "meeting": meetings}[kind]
    row = connection.execute(
        select(table, citizens.c.municipality)
        .join(citizens, citizens.c.ref == table.c.citizen_ref)
        .where(table.c.id == thing)
    ).first()
    if row is None or (kind == "wish" and not row.share_caseworker):
        return None, {}
    if kind == "meeting":
        return row.municipality, {"id": thing, "state": row.status, "sequence": row.sequence}
    state = "erased" if verb == "erase" else row.status
    return row.municipality, {
        "id": thing,
        "state": state,
        "version": row.version,
        "meeting_id": row.meeting_id,
    }
