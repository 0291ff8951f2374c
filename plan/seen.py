"""Keeps in the log that somebody saw something: once for each person, thing and day, however often they look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from sqlalchemy import Connection, select

from plan import audit
from plan.access import Account
from plan.meeting import DENMARK, today
from plan.tables import moves


def note_views(
    connection: Connection, account: Account, kind: str, things: Iterable[str], now: datetime
) -> None:
    """Log a view of each thing that this account has not yet seen today. Inside `Database.writing`."""
    actor = audit.at_desk(account)
    wanted = list(dict.fromkeys(things))
    morning = datetime.combine(today(now), time(), DENMARK)
    known = set(
        connection.execute(
            select(moves.c.object).where(
                moves.c.object.in_(wanted),
                moves.c.object_kind == kind,
                moves.c.verb == "view",
                moves.c.actor == actor.id,
                moves.c.at >= morning,
            )
        ).scalars()
    )
    for thing in wanted:
        if thing not in known:
            audit.append(connection, now, actor, "view", kind, thing)
