"""Receivers in other systems: made, listed and closed, and what did not reach them. Sends nothing."""

from __future__ import annotations

import secrets
from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from sqlalchemy import Connection, Row, func, select, update

from plan import audit
from plan.access import Account, NotAllowed, Thing, may
from plan.database import Database, insert_once
from plan.desk_tables import deliveries, hooks
from plan.events import NAMES
from plan.invitation import hashed
from plan.lock import lock_for
from plan.wish import NotPossible

LOCK = "webhook"  # what the secrets are locked for
SECRET_BYTES = 32
MARK = "whsec_"  # Standard Webhooks
LONGEST_NAME, LONGEST_URL = 200, 2000
MOST_SHOWN = 200


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


@dataclass(frozen=True)
class DeadLetter:
    """One event that did not arrive, and how the last try ended."""

    id: str
    hook: str
    name: str
    event: str
    told: str | None
    tries: int
    created_at: datetime


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
            _must(account, "make")
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
                audit.append(connection, now, _actor(account), "make", "hook", number)
        return number, secret if new else self.first_secret(account, number, str(key))

    def first_secret(self, account: Account, hook_id: str, key: str) -> str:
        """Return the secret to whoever has the key that made the receiver. Raises NotAllowed."""
        if not key or self._number(key) != hook_id:
            raise NotAllowed
        with self.reading() as connection:
            row = _the_hook(connection, account, "make", hook_id)
        return lock_for(self.pepper, LOCK).decrypt(row.secret.encode()).decode()

    def _number(self, key: str) -> str:
        return hashed(self.pepper, "hook", key)[:32]

    def receivers(self, account: Account) -> tuple[Hook, ...]:
        """Return the municipality's receivers, the newest first. Raises NotAllowed."""
        _must(account, "view")
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
            _the_hook(connection, account, "close", hook_id)
            close(connection, hook_id)
            audit.append(connection, now, _actor(account), "close", "hook", hook_id)

    def dead_letters(self, account: Account) -> tuple[DeadLetter, ...]:
        """Return what did not arrive, the newest first. Raises NotAllowed."""
        _must(account, "view")
        with self.reading() as connection:
            rows = connection.execute(
                select(deliveries, hooks.c.name)
                .join(hooks, hooks.c.id == deliveries.c.hook)
                .where(hooks.c.municipality == account.municipality, deliveries.c.state == "dead")
                .order_by(deliveries.c.created_at.desc(), deliveries.c.id)
                .limit(MOST_SHOWN)
            ).all()
        return tuple(
            DeadLetter(row.id, row.hook, row.name, row.event, row.told, row.tries, row.created_at)
            for row in rows
        )

    def resend(self, account: Account, delivery_id: str, now: datetime) -> None:
        """Let a dead letter be tried anew, under the same id. Raises NotAllowed, NotPossible (hook_closed)."""
        with self.writing() as connection:
            row = connection.execute(
                select(deliveries.c.hook, deliveries.c.state).where(deliveries.c.id == delivery_id)
            ).first()
            if row is None:
                raise NotAllowed
            hook = _the_hook(connection, account, "resend", row.hook)
            if row.state != "dead":
                return
            if not hook.open:
                raise NotPossible("hook_closed")
            fresh = {"state": "waiting", "tries": 0, "next_at": now, "told": None}
            connection.execute(update(deliveries).where(deliveries.c.id == delivery_id).values(**fresh))
            audit.append(connection, now, _actor(account), "resend", "delivery", delivery_id)


def check_url(url: str) -> None:
    """Raise NotPossible for an address that nothing may be sent to: https only, unless on this machine."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise NotPossible("url_odd") from None
    odd = not host or parts.username or parts.password or parts.fragment or len(url) > LONGEST_URL
    if odd or any(sign <= " " for sign in url) or parts.scheme not in ("http", "https"):
        raise NotPossible("url_odd")
    if parts.scheme == "http" and not _is_loopback(str(host)):
        raise NotPossible("url_not_https")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _must(account: Account, action: str) -> None:
    if not may(account, action, Thing("hook", account.municipality)):
        raise NotAllowed


def _the_hook(connection: Connection, account: Account, action: str, hook_id: str) -> Row[Any]:
    row = connection.execute(select(hooks).where(hooks.c.id == hook_id)).first()
    if row is None or not may(account, action, Thing("hook", row.municipality)):
        raise NotAllowed
    return row


def _actor(account: Account) -> audit.Actor:
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
