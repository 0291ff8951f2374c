"""How a citizen is reached on a channel of another company: its name for them is hashed to find and sealed to send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, or_, select, update

from plan.database import Database
from plan.invitation import hashed
from plan.lock import lock_for
from plan.tables import channels, conversations

PURPOSE = "account on a channel"


@dataclass(frozen=True)
class Reached:
    """A channel on which a citizen can be told that there is news."""

    channel: str
    linked_at: datetime
    blocked_at: datetime | None  # since when the citizen takes no messages there


class ReachedOn(Database):
    """The channels' own names for citizens: a copy of the tables alone tells none of them."""

    def known(self, channel: str, account: str) -> str | None:
        """Return the conversation of whoever has this name on the channel; they are there, so nothing is blocked."""
        mark = marked(self.pepper, channel, account)
        with self.reading() as connection:
            row = connection.execute(
                select(channels.c.id, channels.c.conversation, channels.c.blocked_at)
                .join(conversations, conversations.c.key == channels.c.conversation)
                .where(channels.c.account == mark, conversations.c.unlinked_at.is_(None))
            ).first()
        if row is None:
            return None
        if row.blocked_at is not None:
            with self.writing() as connection:
                connection.execute(update(channels).where(channels.c.id == row.id).values(blocked_at=None))
        conversation: str = row.conversation
        return conversation

    def block(self, channel: str, account: str, now: datetime) -> None:
        """Note that somebody takes no messages on a channel any more."""
        mark = marked(self.pepper, channel, account)
        with self.writing() as connection:
            connection.execute(update(channels).where(channels.c.account == mark).values(blocked_at=now))


def marked(pepper: bytes, channel: str, account: str) -> str:
    """Return the keyed hash by which a name on a channel is found."""
    return hashed(pepper, f"account/{channel}", account)


def reach(
    connection: Connection, pepper: bytes, conversation: str, channel: str, account: str, now: datetime
) -> None:
    """Tie a name on a channel to a conversation: one name, one citizen, and one name each on a channel."""
    mark = marked(pepper, channel, account)
    theirs = (channels.c.conversation == conversation) & (channels.c.channel == channel)
    connection.execute(delete(channels).where(or_(channels.c.account == mark, theirs)))
    sealed = lock_for(pepper, PURPOSE).encrypt(account.encode()).decode()
    connection.execute(
        insert(channels).values(
            conversation=conversation, channel=channel, account=mark, sealed=sealed, linked_at=now
        )
    )


def opened(pepper: bytes, sealed: str) -> str:
    """Return a channel's own name for somebody, to send to."""
    return lock_for(pepper, PURPOSE).decrypt(sealed.encode()).decode()


def reached_on(connection: Connection, ref: str) -> tuple[Reached, ...]:
    """Return where a citizen can be told that there is news."""
    rows = connection.execute(
        select(channels.c.channel, channels.c.linked_at, channels.c.blocked_at)
        .join(conversations, conversations.c.key == channels.c.conversation)
        .where(conversations.c.citizen_ref == ref, conversations.c.unlinked_at.is_(None))
        .order_by(channels.c.linked_at)
    )
    return tuple(Reached(row.channel, row.linked_at, row.blocked_at) for row in rows)
