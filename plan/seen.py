"""Keeps in the log that somebody saw something: once for each person, thing and day, however often they look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from plan import audit
from plan.access import Account
from plan.meeting import start_of_day


def unseen(
    connection: Connection, account: Account, kind: str, things: Iterable[str], now: datetime
) -> list[str]:
    """Return the things that this account has not yet seen today."""
    wanted = list(dict.fromkeys(things))
    known = audit.viewed(connection, audit.at_desk(account), kind, wanted, start_of_day(now))
    return [thing for thing in wanted if thing not in known]


def note_views(
    connection: Connection, account: Account, kind: str, things: Iterable[str], now: datetime
) -> None:
    """Log a view of each thing that this account has not yet seen today. Inside `Database.writing`."""
    new = unseen(connection, account, kind, things, now)
    audit.append_all(connection, now, audit.at_desk(account), "view", kind, new)
