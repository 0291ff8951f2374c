"""Receivers in other systems: made, listed and closed. Sends nothing."""

from __future__ import annotations

import secrets
from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, func, select, update

from plan import audit
from plan.access import Account, NotAllowed, Thing, may
from plan.database import Database, insert_once
from plan.desk_tables import deliveries, hooks
from plan.events import NAMES
from plan.hook_address import check_url
from plan.invitation import hashed
from plan.lock import lock_for
from plan.wish import NotPossible

LOCK = "webhook"  # what the secrets are locked for
SECRET_BYTES = 32
MARK = "whsec_"  # Standard Webhooks
LONGEST_NAME = 200


@dataclass(frozen=True)
class Hook:
    """One receiver, without its secret."""

    id: str
    name: str
    url: str
    events: tuple[str, ...]
    open: bool
    created_at: datetime
    waiting: int
    dead: int


def operator(municipality: str) -> Account:
    """Return whoever runs the machine, as the commands act."""
    return Account("drommeplan", "drommeplan", "", municipality, frozenset({"admin"}))


class Hooks(Database):
    """Receivers and deliveries."""

    def add_hook(
        self,
        account: Account,
        name: str,
        url: str,
        events: Collection[str],
        now: datetime,
        key: str | None = None,
    ) -> tuple[str, str]:
        """Make a receiver; return its id and its secret, which is never shown again.

        `key` is random and comes from a form: the same one makes one receiver. Raises NotAllowed, and
        NotPossible (no_name, url_odd, url_not_https, unknown_event).
        """
        name, url = " ".join(name.split())[:LONGEST_NAME], url.strip()
        if not name:
            raise NotPossible("no_name")
        check_url(url)
        if not events or not set(events) <= set(NAMES):
            raise NotPossible("unknown_event")
        secret = MARK + b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
        number = self._number(key) if key else uuid4().hex
        with self.writing() as connection:
            must(account, "make")
            new = insert_once(
                connection,
                hooks,
                {
                    "id": number,
                    "municipality": account.municipality,
                    "name": name,
                    "url": url,
                    "secret": lock_for(self.pepper, LOCK).encrypt(secret.encode()).decode(),
                    "events": [event for event in NAMES if event in events],
                    "open": True,
                    "created_at": now,
                },
            )
            if new:
                audit.append(connection, now, actor_of(account), "make", "hook", number)
        return number, secret if new else self.first_secret(account, number, str(key))

    def first_secret(self, account: Account, hook_id: str, key: str) -> str:
        """Return the secret to whoever has the key that made the receiver. Raises NotAllowed."""
        if not key or self._number(key) != hook_id:
            raise NotAllowed
        with self.reading() as connection:
            row = the_hook(connection, account, "make", hook_id)
        return lock_for(self.pepper, LOCK).decrypt(row.secret.encode()).decode()

    def _number(self, key: str) -> str:
        return hashed(self.pepper, "hook", key)[:32]

    def receivers(self, account: Account) -> tuple[Hook, ...]:
        """Return the municipality's receivers, the newest first. Raises NotAllowed."""
        must(account, "view")
        with self.reading() as connection:
            rows = connection.execute(
                select(hooks)
                .where(hooks.c.municipality == account.municipality)
                .order_by(hooks.c.created_at.desc(), hooks.c.id)
            ).all()
            counts = _counts(connection, [row.id for row in rows])
        return tuple(
            Hook(
                row.id,
                row.name,
                row.url,
                tuple(row.events),
                row.open,
                row.created_at,
                counts.get((row.id, "waiting"), 0),
                counts.get((row.id, "dead"), 0),
            )
            for row in rows
        )

    def close_hook(self, account: Account, hook_id: str, now: datetime) -> None:
        """Send nothing more to a receiver; what waits for it is dead. Raises NotAllowed."""
        with self.writing() as connection:
            the_hook(connection, account, "close", hook_id)
            close(connection, hook_id)
            audit.append(connection, now, actor_of(account), "close", "hook", hook_id)


def must(account: Account, action: str) -> None:
    """Raise NotAllowed for who may not do this with receivers."""
    if not may(account, action, Thing("hook", account.municipality)):
        raise NotAllowed


def the_hook(connection: Connection, account: Account, action: str, hook_id: str) -> Row[Any]:
    """Return the receiver that the account may do this with. Raises NotAllowed."""
    row = connection.execute(select(hooks).where(hooks.c.id == hook_id)).first()
    if row is None or not may(account, action, Thing("hook", row.municipality)):
        raise NotAllowed
    return row


def actor_of(account: Account) -> audit.Actor:
    """Return who stands in the log."""
    return audit.SYSTEM if account.id == audit.SYSTEM.id else audit.at_desk(account)


def _counts(connection: Connection, ids: list[str]) -> dict[tuple[str, str], int]:
    """Return how many deliveries each receiver has in each state."""
    counted = (
        select(deliveries.c.hook, deliveries.c.state, func.count())
        .where(deliveries.c.hook.in_(ids))
        .group_by(deliveries.c.hook, deliveries.c.state)
    )
    return {(hook, state): number for hook, state, number in connection.execute(counted)}


def close(connection: Connection, hook_id: str) -> None:
    """Close a receiver; what waits for it is dead."""
    connection.execute(update(hooks).where(hooks.c.id == hook_id).values(open=False))
    connection.execute(
        update(deliveries)
        .where(deliveries.c.hook == hook_id, deliveries.c.state == "waiting")
        .values(state="dead", told="closed")
    )
