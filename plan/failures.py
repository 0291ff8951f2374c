"""Counting failed tries, with growing waits. Keeps hashes of what is counted, never a right code."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from plan.invitation import FREE_TRIES, wait_after
from plan.tables import failures

FORGET_AFTER = timedelta(hours=24)


def seconds_left(connection: Connection, key: str, now: datetime, free: int = FREE_TRIES) -> int:
    """Return how many seconds this key still has to wait; 0 when it may try."""
    row = _row(connection, key, now)
    if row is None:
        return 0
    count, last_at = row
    left = wait_after(count, free) - (now - last_at).total_seconds()
    return max(0, int(left) + (left % 1 > 0))


def count_one(connection: Connection, key: str, now: datetime) -> None:
    """Count a failure; what is older than a day without another is forgotten."""
    row = _row(connection, key, now)
    connection.execute(delete(failures).where(failures.c.key == key))
    count = row[0] + 1 if row else 1
    connection.execute(insert(failures).values(key=key, count=count, last_at=now))


def take_back(connection: Connection, key: str) -> None:
    """Take one failure back: the try that was counted beforehand was right."""
    connection.execute(update(failures).where(failures.c.key == key).values(count=failures.c.count - 1))
    connection.execute(delete(failures).where(failures.c.key == key, failures.c.count < 1))


def forget(connection: Connection, key: str) -> None:
    """Forget all failures of a key."""
    connection.execute(delete(failures).where(failures.c.key == key))


def _row(connection: Connection, key: str, now: datetime) -> tuple[int, datetime] | None:
    row = connection.execute(
        select(failures.c.count, failures.c.last_at).where(failures.c.key == key)
    ).first()
    if row is None or now - row.last_at > FORGET_AFTER:
        return None
    return row[0], row[1]
