"""Erases Rasa's rows of a conversation: the raw turns. Never reads what was said in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, Float, String, column, delete, func, inspect, select, table

from plan.database import Database
from plan.retention import Rules

# Rasa makes and changes this table; we know only what we need of it.
events = table("events", column("sender_id", String), column("timestamp", Float))


class Turns(Database):
    """Rasa's own table, in a file of its own or in the same PostgreSQL."""

    def __init__(self, url: str) -> None:
        """Prepare the engine; a table that does not exist yet has nothing to erase."""
        super().__init__(url, pepper=b"")

    def forget(self, conversation: str) -> int:
        """Erase every row of one conversation; return how many."""
        with self.writing() as connection:
            if not _made(connection):
                return 0
            gone = connection.execute(delete(events).where(events.c.sender_id == conversation)).rowcount
        self.rewrite()
        return gone

    def erase_due(self, now: datetime, rules: Rules, last_sent: Mapping[str, datetime]) -> dict[str, int]:
        """Erase what is due and return how many rows.

        `idle`: conversations that nobody has come back to. `raw`: turns up to a conversation's
        last sending (`Store.last_sent`), once that lies long enough back.
        """
        unsent = (now - timedelta(days=rules.unsent_days)).timestamp()
        raw = now - timedelta(days=rules.raw_days)
        counts = {"idle": 0, "raw": 0}
        with self.writing() as connection:
            if not _made(connection):
                return counts
            left = (
                select(events.c.sender_id)
                .group_by(events.c.sender_id)
                .having(func.max(events.c.timestamp) <= unsent)
            )
            counts["idle"] = connection.execute(delete(events).where(events.c.sender_id.in_(left))).rowcount
            for conversation, sent_at in last_sent.items():
                if sent_at > raw:
                    continue
                counts["raw"] += connection.execute(
                    delete(events).where(
                        events.c.sender_id == conversation,
                        events.c.timestamp <= sent_at.timestamp(),
                    )
                ).rowcount
        if any(counts.values()):
            self.rewrite()
        return counts


def _made(connection: Connection) -> bool:
    return inspect(connection).has_table("events")
