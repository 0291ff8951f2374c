"""Danger, as a bare fact for the duty contact. Holds no words, ranks nobody, keeps nothing of practice."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select, update

from plan import audit
from plan.access import Account, NotAllowed, Thing, may
from plan.citizens import citizen_of, municipality_of, the_citizen_of
from plan.database import Database
from plan.invitation import hashed
from plan.receipt import free_one
from plan.tables import accounts, alerts, danger_words
from plan.wish import NotPossible

HAND_ON_AFTER = timedelta(minutes=5)
MOST_ALERTS = 100  # on one page; unacknowledged ones come first
ONE_DANGER = timedelta(minutes=10)  # within this, the same person's same sign is the same alert


@dataclass(frozen=True)
class Alert:
    """That somebody may be in danger: when, how it came in, and who has it now."""

    id: str
    receipt: str
    kind: str
    channel: str
    at: datetime
    contact: str  # name of the duty contact whose turn it is
    handed_on: int
    acknowledged_by: str | None
    acknowledged_at: datetime | None


class Alerts(Database):
    """That somebody may be in danger, and who has taken it."""

    def duty(self, conversation: str) -> str | None:
        """Return the name of the first duty contact; None without a link or a roster."""
        with self.reading() as connection:
            ref = citizen_of(connection, conversation)
            if ref is None:
                return None
            roster = _roster(connection, municipality_of(connection, ref))
        return roster[0].name if roster else None

    def raise_alert(self, conversation: str, kind: str, channel: str, now: datetime) -> str:
        """Tell the duty contact the bare fact and return its receipt.

        The same sign of the same person within ten minutes is the same alert, so that a retried
        action makes no second one. Raises NotLinked, and NotPossible (nobody_on_duty).
        """
        with self.writing() as connection:
            ref = the_citizen_of(connection, conversation)
            place = municipality_of(connection, ref)
            roster = _roster(connection, place)
            if not roster:
                raise NotPossible("nobody_on_duty")
            who = hashed(self.pepper, "alert", ref)
            before = connection.execute(
                select(alerts.c.receipt).where(
                    alerts.c.who == who, alerts.c.kind == kind, alerts.c.at > now - ONE_DANGER
                )
            ).scalar()
            if before is not None:
                return before
            number = uuid4().hex
            receipt = free_one(lambda tried: taken(connection, tried))
            connection.execute(
                insert(alerts).values(
                    id=number,
                    receipt=receipt,
                    municipality=place,
                    kind=kind,
                    channel=channel,
                    who=who,
                    at=now,
                    contact=roster[0].id,
                    handed_on=0,
                    handed_on_at=now,
                )
            )
            # The log names no citizen here: the alert itself does not either.
            audit.append(connection, now, audit.SYSTEM, "alert", "alert", number)
            return receipt

    def alerts(self, account: Account, now: datetime) -> tuple[Alert, ...]:
        """Return the alerts of the account's municipality: unacknowledged first, newest first.

        An account's first view of an alert is logged; a live page looks again all the time.
        """
        place = account.municipality
        if not may(account, "view", Thing("alert", place)):
            raise NotAllowed
        with self.writing() as connection:
            rows = connection.execute(
                select(alerts, accounts.c.name)
                .join(accounts, accounts.c.id == alerts.c.contact)
                .where(alerts.c.municipality == place)
                .order_by(alerts.c.acknowledged_at.is_not(None), alerts.c.at.desc())
                .limit(MOST_ALERTS)
            ).all()
            actor = audit.at_desk(account)
            known = audit.viewed(connection, actor, [row.id for row in rows])
            for row in rows:
                if ("alert", row.id) not in known:
                    audit.append(connection, now, actor, "view", "alert", row.id)
        return tuple(_alert(row) for row in rows)

    def acknowledge(self, account: Account, alert_id: str, now: datetime) -> None:
        """Keep that somebody on duty has taken the alert; the first one counts."""
        with self.writing() as connection:
            row = connection.execute(select(alerts).where(alerts.c.id == alert_id)).first()
            if row is None or not may(account, "acknowledge", Thing("alert", row.municipality)):
                raise NotAllowed
            if row.acknowledged_at is not None:
                return
            connection.execute(
                update(alerts)
                .where(alerts.c.id == alert_id)
                .values(acknowledged_by=account.id, acknowledged_at=now)
            )
            audit.append(connection, now, audit.at_desk(account), "acknowledge", "alert", alert_id)

    def escalate_due(self, now: datetime) -> tuple[Alert, ...]:
        """Hand on what nobody has acknowledged for five minutes, round the roster; return those."""
        with self.writing() as connection:
            late = connection.execute(
                select(alerts).where(
                    alerts.c.acknowledged_at.is_(None),
                    alerts.c.handed_on_at <= now - HAND_ON_AFTER,
                )
            ).all()
            for row in late:
                _hand_on(connection, row, now)
            rows = connection.execute(
                select(alerts, accounts.c.name)
                .join(accounts, accounts.c.id == alerts.c.contact)
                .where(alerts.c.id.in_([row.id for row in late]))
                .order_by(alerts.c.at)
            ).all()
        return tuple(_alert(row) for row in rows)


def _roster(connection: Connection, municipality: str) -> list[Row[str, str]]:
    rows = connection.execute(
        select(accounts.c.id, accounts.c.name, accounts.c.roles)
        .where(accounts.c.municipality == municipality, accounts.c.open)
        .order_by(accounts.c.place_in_roster)
    ).all()
    return [row for row in rows if "duty" in row.roles]  # type: ignore[misc]


def _hand_on(connection: Connection, row: Row[Any], now: datetime) -> None:
    roster = [contact.id for contact in _roster(connection, row.municipality)]
    if not roster:
        return
    # Whoever has left the roster is followed by its first contact.
    place = roster.index(row.contact) + 1 if row.contact in roster else 0
    connection.execute(
        update(alerts)
        .where(alerts.c.id == row.id)
        .values(
            contact=roster[place % len(roster)],
            handed_on=row.handed_on + 1,
            handed_on_at=now,
        )
    )
    audit.append(connection, now, audit.SYSTEM, "hand_on", "alert", row.id)


def _alert(row: Row[Any]) -> Alert:
    return Alert(
        row.id,
        row.receipt,
        row.kind,
        row.channel,
        row.at,
        row.name,
        row.handed_on,
        row.acknowledged_by,
        row.acknowledged_at,
    )


def taken(connection: Connection, tried: Collection[str]) -> set[str]:
    used = select(alerts.c.receipt).where(alerts.c.receipt.in_(tried))
    sent = select(danger_words.c.receipt).where(danger_words.c.receipt.in_(tried))
    return set(connection.execute(used.union(sent)).scalars())
