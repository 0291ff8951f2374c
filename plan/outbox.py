"""News for citizens, told the next time any channel opens, once. Holds no words of its own.

A front that reaches a citizen itself announces that there is news, without saying which: it is told when they come.

Kinds and what they are about:
    read, for_meeting, in_plan, changed, later, not_now, came_true
                      a dream: this is its state now, with the reason where there is one
    late              a dream: nobody has read it, and the day by which somebody would have is here
    question          a dream: the caseworker asks something
    agreed            a dream: the easy version of what was agreed waits for a yes
    meeting_soon      a meeting in two days at most, for those who said yes to being reminded
    meeting_set       a meeting that has got its first date
    meeting_moved     a meeting whose date, time or place is another; without a date none is set yet
    meeting_cancelled a meeting that will not be; its dreams wait for the next one
    other_meeting     a dream that is for another meeting now than it was

Long because being told at the next opening and being announced by a front change the same rows and must agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, and_, or_, select, update

from plan.citizens import citizen_of
from plan.database import Database, insert_once
from plan.desk_tables import asked, steps
from plan.meeting import today
from plan.reached import opened
from plan.tables import channels, citizens, conversations, meetings, outbox, wishes

LEASE = timedelta(minutes=5)  # a front that claimed and died loses its claim after this
REMIND_BEFORE = timedelta(days=2)


@dataclass(frozen=True)
class News:
    """One thing that happened. What it says of a meeting is what holds now."""

    id: int
    kind: str
    receipt: str | None
    final: str | None
    meeting_date: date | None
    meeting_starts_at: datetime | None = None
    meeting_place: str | None = None
    meeting_at_home: bool = False
    wish_id: str | None = None
    said: str | None = None  # the reason, the question or the agreed text, in easy Danish


@dataclass(frozen=True)
class Outgoing:
    """News that a front may bring itself: to whom and of which kind, without the words."""

    id: int
    kind: str
    conversation: str
    account: str


class Outbox(Database):
    """What waits to be told."""

    def news(self, conversation: str, now: datetime) -> tuple[News, ...]:
        """Return what this citizen has not been told yet, oldest first."""
        with self.reading() as connection:
            ref = citizen_of(connection, conversation)
            if ref is None:
                return ()
            rows = connection.execute(
                select(
                    outbox.c.id,
                    outbox.c.kind,
                    outbox.c.about,
                    outbox.c.wish_id,
                    wishes.c.receipt,
                    wishes.c.final,
                    meetings.c.date,
                    meetings.c.starts_at,
                    meetings.c.place,
                    meetings.c.at_home,
                )
                .outerjoin(wishes, wishes.c.id == outbox.c.wish_id)
                .outerjoin(meetings, meetings.c.id == outbox.c.meeting_id)
                .where(
                    outbox.c.citizen_ref == ref,
                    outbox.c.state != "told",
                    or_(
                        outbox.c.meeting_id.is_(None),
                        meetings.c.date.is_(None),
                        outbox.c.kind == "meeting_cancelled",
                        meetings.c.date >= today(now),
                    ),
                )
                .order_by(outbox.c.id)
            ).all()
            said = _said(connection, {row.wish_id for row in rows if row.wish_id})
        return tuple(
            News(
                row.id,
                row.kind,
                row.receipt,
                row.final,
                row.date,
                row.starts_at,
                row.place,
                bool(row.at_home),
                row.wish_id,
                said.get(row.about),
            )
            for row in rows
        )

    def news_told(self, ids: Iterable[int], now: datetime | None = None) -> None:
        """Keep that these have been told; nobody is told twice."""
        with self.writing() as connection:
            connection.execute(
                update(outbox)
                .where(outbox.c.id.in_(list(ids)), outbox.c.state != "told")
                .values(state="told", told_at=now or datetime.now(UTC))
            )

    def remind_due(self, now: datetime) -> int:
        """Write "the meeting is soon" for those who said yes to it; return how many are new."""
        first, last = today(now), today(now + REMIND_BEFORE)
        with self.writing() as connection:
            soon = connection.execute(
                select(meetings.c.id, meetings.c.citizen_ref, meetings.c.date)
                .join(citizens, citizens.c.ref == meetings.c.citizen_ref)
                .where(
                    citizens.c.remind,
                    meetings.c.status == "planned",
                    meetings.c.date.between(first, last),
                )
            ).all()
            return sum(
                insert_once(
                    connection,
                    outbox,
                    {
                        "citizen_ref": row.citizen_ref,
                        "kind": "meeting_soon",
                        "about": f"{row.id}/{row.date}",
                        "meeting_id": row.id,
                        "state": "waiting",
                        "created_at": now,
                    },
                )
                for row in soon
            )

    def claim(self, channel: str, n: int, front: str, now: datetime) -> tuple[Outgoing, ...]:
        """Return up to n pieces of news for people on this channel; they are this front's now."""
        with self.writing() as connection:
            rows = connection.execute(
                select(outbox.c.id, outbox.c.kind, conversations.c.key, channels.c.sealed)
                .join(
                    conversations,
                    and_(
                        conversations.c.citizen_ref == outbox.c.citizen_ref,
                        conversations.c.unlinked_at.is_(None),
                    ),
                )
                .join(channels, channels.c.conversation == conversations.c.key)
                .where(
                    channels.c.channel == channel,
                    channels.c.blocked_at.is_(None),
                    outbox.c.state == "waiting",
                    or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now),
                )
                .order_by(outbox.c.id)
                .limit(n)
            ).all()
            connection.execute(
                update(outbox)
                .where(outbox.c.id.in_([row.id for row in rows]))
                .values(claimed_by=front, not_before=now + LEASE)
            )
        return tuple(Outgoing(row.id, row.kind, row.key, opened(self.pepper, row.sealed)) for row in rows)

    def settle(
        self, number: int, front: str, result: str, now: datetime, retry_at: datetime | None = None
    ) -> bool:
        """Keep how a claimed piece went (delivered, refused or retry); False if it is not theirs."""
        changes: dict[str, object]
        if result in ("delivered", "refused"):
            # What it says was not told, so it is told when the citizen opens any channel.
            changes = {"state": "announced" if result == "delivered" else "refused"}
        else:
            changes = {"not_before": retry_at or now + LEASE, "claimed_by": None}
        theirs = and_(outbox.c.id == number, outbox.c.claimed_by == front, outbox.c.state != "told")
        with self.writing() as connection:
            settled = connection.execute(update(outbox).where(theirs).values(**changes)).rowcount == 1
            if settled and result == "refused":
                _block(connection, number, front, now)
        return settled


def _block(connection: Connection, number: int, front: str, now: datetime) -> None:
    """Note that this citizen takes no messages on the front's channel; until they write there again."""
    theirs = (
        select(conversations.c.key)
        .join(outbox, outbox.c.citizen_ref == conversations.c.citizen_ref)
        .where(outbox.c.id == number, conversations.c.unlinked_at.is_(None))
    )
    connection.execute(
        update(channels)
        .where(channels.c.channel == front, channels.c.conversation.in_(theirs))
        .values(blocked_at=now)
    )


def _said(connection: Connection, dreams: set[str]) -> dict[str, str]:
    """Return what was said to the citizens of these dreams, by what the news is about."""
    told = connection.execute(
        select(steps.c.id, steps.c.wish_id, steps.c.reason).where(
            steps.c.wish_id.in_(dreams), steps.c.reason.is_not(None), steps.c.author.is_not(None)
        )
    )
    questions = connection.execute(
        select(asked.c.id, asked.c.wish_id, asked.c.text).where(asked.c.wish_id.in_(dreams))
    )
    return {f"{wish_id}/{number}": str(text) for number, wish_id, text in [*told, *questions]}
