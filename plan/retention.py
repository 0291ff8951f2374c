"""What is erased when its time has come (periods: domain rules, all of them settings). Never the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Delete, delete, exists, or_, select, update

from plan import audit
from plan.database import Database
from plan.desk_tables import deliveries
from plan.dreams import forget_around
from plan.failures import FORGET_AFTER
from plan.meeting import today
from plan.passes import LONGEST_SESSION
from plan.tables import (
    alerts,
    conversations,
    danger_words,
    failures,
    invitations,
    meetings,
    misunderstood,
    outbox,
    sessions,
    tokens,
    versions,
    wishes,
)


@dataclass(frozen=True)
class Rules:
    """How long things are kept, in days. None: until the municipality's own rule says so."""

    unsent_days: int = 30  # a conversation that nobody has come back to
    raw_days: int = 30  # the raw turns behind what was sent
    code_days: int = 30  # an invitation after it has run out or been used
    told_days: int = 30  # news that was told
    misunderstood_days: int = 90  # a given line that nobody has reviewed
    danger_days: int | None = None
    sent_days: int | None = None  # the words of a sent dream: they belong to the case


class Retention(Database):
    """The clock's work on our own tables."""

    def erase_due(self, now: datetime, rules: Rules) -> dict[str, int]:
        """Erase what is due; return how many rows of what."""
        due = _due(now, rules)
        with self.writing() as connection:
            counts = {name: connection.execute(what).rowcount for name, what in due.items()}
            for name, count in counts.items():
                if count:
                    audit.append(connection, now, audit.SYSTEM, "erase", name, str(count))
            if rules.sent_days is not None:
                before = now - timedelta(days=rules.sent_days)
                counts["wishes"] = _erase_sent(connection, before, now)
                counts["minutes"] = _erase_minutes(connection, before)
        if any(counts.values()):
            self.rewrite()
        return counts

    def last_sent(self) -> dict[str, datetime]:
        """Return when each conversation sent last; the raw turns before that have their own period."""
        with self.reading() as connection:
            rows = connection.execute(
                select(conversations.c.key, conversations.c.last_sent_at).where(
                    conversations.c.last_sent_at.is_not(None)
                )
            )
            return {row.key: row.last_sent_at for row in rows if row.last_sent_at is not None}

    def turns_erased(self, conversation: str) -> None:
        """Keep that the raw turns behind the last sending are gone."""
        with self.writing() as connection:
            connection.execute(
                update(conversations).where(conversations.c.key == conversation).values(last_sent_at=None)
            )


def _due(now: datetime, rules: Rules) -> dict[str, Delete]:
    codes_before = now - timedelta(days=rules.code_days)
    due = {
        "failures": delete(failures).where(failures.c.last_at < now - FORGET_AFTER),
        "sessions": delete(sessions).where(sessions.c.created_at < now - LONGEST_SESSION),
        "tokens": delete(tokens).where(tokens.c.expires_at < now),
        "invitations": delete(invitations).where(
            or_(invitations.c.expires_at < codes_before, invitations.c.used_at < codes_before)
        ),
        "outbox": delete(outbox).where(outbox.c.told_at < now - timedelta(days=rules.told_days)),
        "deliveries": delete(deliveries).where(
            deliveries.c.state != "waiting", deliveries.c.created_at < now - timedelta(days=rules.told_days)
        ),
        "misunderstood": delete(misunderstood).where(
            misunderstood.c.day < today(now - timedelta(days=rules.misunderstood_days))
        ),
    }
    if rules.danger_days is not None:
        old = now - timedelta(days=rules.danger_days)
        due["danger_words"] = delete(danger_words).where(danger_words.c.at < old)
        due["alerts"] = delete(alerts).where(alerts.c.at < old)
    return due


def _erase_sent(connection: Connection, before: datetime, now: datetime) -> int:
    old = connection.execute(
        select(wishes.c.id, wishes.c.citizen_ref).where(wishes.c.received_at <= before)
    ).all()
    for wish_id, ref in old:
        # First: other systems are told whose it was.
        audit.append(connection, now, audit.SYSTEM, "erase", "wish", wish_id)
        connection.execute(delete(versions).where(versions.c.wish_id == wish_id))
        connection.execute(delete(wishes).where(wishes.c.id == wish_id))
        forget_around(connection, wish_id, ref)
    return len(old)


def _erase_minutes(connection: Connection, before: datetime) -> int:
    """Erase what the desk wrote about meetings of that time that no dream is left of."""
    written = or_(
        meetings.c.notes.is_not(None), meetings.c.coming.is_not(None), meetings.c.companion.is_not(None)
    )
    return connection.execute(
        update(meetings)
        .where(
            written, meetings.c.date <= today(before), ~exists().where(wishes.c.meeting_id == meetings.c.id)
        )
        .values(notes=None, coming=None, companion=None)
    ).rowcount
