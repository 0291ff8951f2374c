"""What waits to be sent to other systems, handed out and settled. Sends nothing: `operate/courier.py` does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from plan import audit
from plan.database import Database
from plan.desk_tables import deliveries, hooks
from plan.hooks import LOCK, close
from plan.lock import lock_for
from plan.retrying import wait_after

LEASE = timedelta(minutes=2)  # a sender that died loses what it had taken after this
GONE = "410"  # the receiver asks to be left alone (Standard Webhooks)


@dataclass(frozen=True)
class Parcel:
    """One event on its way to one receiver."""

    id: str
    hook: str
    url: str
    secret: str
    body: dict[str, Any]


class Deliveries(Database):
    """The sender's side of the table."""

    def parcels_due(self, now: datetime, most: int, besides: Collection[str] = ()) -> tuple[Parcel, ...]:
        """Return what is to be sent now, oldest first; it is the caller's for two minutes.

        `besides` are receivers that are being sent to already.
        """
        due = (
            select(deliveries.c.id, deliveries.c.hook, deliveries.c.body, hooks.c.url, hooks.c.secret)
            .join(hooks, hooks.c.id == deliveries.c.hook)
            .where(
                deliveries.c.state == "waiting",
                deliveries.c.next_at <= now,
                hooks.c.open,
                hooks.c.id.not_in(list(besides)),
            )
            .order_by(deliveries.c.created_at, deliveries.c.id)
            .limit(most)
        )
        with self.reading() as connection:
            if connection.execute(due.limit(1)).first() is None:
                return ()  # asked every second: most often nobody need wait for a writer
        with self.writing() as connection:
            rows = connection.execute(due).all()
            connection.execute(
                update(deliveries)
                .where(deliveries.c.id.in_([row.id for row in rows]))
                .values(next_at=now + LEASE)
            )
        lock = lock_for(self.pepper, LOCK)
        opened = {row.hook: lock.decrypt(row.secret.encode()).decode() for row in rows}
        return tuple(Parcel(row.id, row.hook, row.url, opened[row.hook], row.body) for row in rows)

    def delivered(self, delivery_id: str, told: str, now: datetime) -> None:
        """Keep that the receiver has it."""
        with self.writing() as connection:
            connection.execute(
                update(deliveries)
                .where(deliveries.c.id == delivery_id)
                .values(state="sent", told=told, sent_at=now, tries=deliveries.c.tries + 1)
            )

    def not_delivered(
        self, delivery_id: str, told: str, now: datetime, chance: float, asked: timedelta | None = None
    ) -> None:
        """Keep that it did not arrive, and when it is tried again; after the last try it is dead.

        A receiver that answers 410 is closed.
        """
        with self.writing() as connection:
            row = connection.execute(select(deliveries).where(deliveries.c.id == delivery_id)).one()
            wait = wait_after(row.tries + 1, chance, asked)
            changes: dict[str, Any] = {"tries": row.tries + 1, "told": told}
            changes |= {"state": "dead"} if wait is None or told == GONE else {"next_at": now + wait}
            connection.execute(update(deliveries).where(deliveries.c.id == delivery_id).values(**changes))
            if told == GONE:
                close(connection, row.hook)
                audit.append(connection, now, audit.SYSTEM, "close", "hook", row.hook)
