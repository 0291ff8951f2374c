"""The citizen's side of sent dreams: looking at them and taking them back. Sends nothing."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from plan.changes import Step, by_citizen
from plan.citizens import citizen_of, the_citizen_of
from plan.database import Database
from plan.desk_tables import asked, steps, wordings
from plan.meeting import today
from plan.posting import MeetingWishes
from plan.tables import meetings, outbox, postings, versions, wishes
from plan.wish import NotPossible, Wish
from plan.wish_rows import columns, select_wishes, wish_from


class Dreams(Database):
    """Dreams that were sent, as the citizen reaches them."""

    def dreams(self, conversation: str) -> tuple[Wish, ...]:
        """Return what this citizen has sent, in the citizen's own order, withdrawn ones too."""
        with self.reading() as connection:
            ref = citizen_of(connection, conversation)
            if ref is None:
                return ()
            return _of_citizen(connection, ref)

    def withdraw(self, conversation: str, wish_id: str, now: datetime) -> None:
        """Erase the words of a sent dream; the receipt and "withdrawn" stay.

        Raises NotLinked, and NotPossible (unknown_wish, after_meeting,
        withdraw_from_came_true). Withdrawn twice is withdrawn once.
        """
        with self.writing() as connection:
            ref = the_citizen_of(connection, conversation)
            row = connection.execute(
                select_wishes().where(wishes.c.id == wish_id, wishes.c.citizen_ref == ref)
            ).first()
            if row is None:
                raise NotPossible("unknown_wish")
            _withdraw(connection, wish_from(row), now)
        self.rewrite()

    def withdraw_all(self, conversation: str, now: datetime) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Withdraw what can be withdrawn; return those receipts, and those that must be kept."""
        gone: list[str] = []
        kept: list[str] = []
        with self.writing() as connection:
            ref = citizen_of(connection, conversation)
            if ref is None:
                return (), ()
            for wish in _of_citizen(connection, ref):
                if wish.status == "withdrawn":
                    continue
                try:
                    _withdraw(connection, wish, now)
                except NotPossible:
                    kept.append(wish.receipt)
                else:
                    gone.append(wish.receipt)
        if gone:
            self.rewrite()
        return tuple(gone), tuple(kept)


def _of_citizen(connection: Connection, ref: str) -> tuple[Wish, ...]:
    rows = connection.execute(
        select_wishes()
        .where(wishes.c.citizen_ref == ref)
        .order_by(wishes.c.received_at, wishes.c.order, wishes.c.id)
    )
    return tuple(wish_from(row) for row in rows)


# What caseworkers added to a dream, and what the citizen said to that.
ADDED_WORDS = ("area_corrected", "ffb_corrected", "agreed", "agreed_reply", "objection")


def _withdraw(connection: Connection, wish: Wish, now: datetime) -> None:
    if wish.status == "withdrawn":
        return
    empty = wish.withdraw(today(now))
    gone: dict[str, None] = dict.fromkeys(("salt", "receipt_by", *ADDED_WORDS))
    row = connection.execute(select(wishes).where(wishes.c.id == wish.id)).one()
    by_citizen(connection, row, Step("withdraw", empty.status), now, **columns(empty), **gone)
    for table in (versions, outbox, wordings, asked):
        connection.execute(delete(table).where(table.c.wish_id == wish.id))
    # That something happened stays, as in the log; what was said does not.
    connection.execute(update(steps).where(steps.c.wish_id == wish.id).values(reason=None))
    forget_around(connection, wish.id, wish.citizen_ref)


def forget_around(connection: Connection, wish_id: str, ref: str) -> None:
    """Erase what would still tell of a dream that is gone.

    That is the plain digest of the text that it was sent in, and what was said for meetings that
    no dream is left for.
    """
    sent_in = connection.execute(
        select(postings.c.key, postings.c.wish_ids).where(postings.c.citizen_ref == ref)
    ).all()
    keys = [row.key for row in sent_in if wish_id in row.wish_ids]
    connection.execute(update(postings).where(postings.c.key.in_(keys)).values(digest=""))
    left = select(wishes.c.meeting_id).where(wishes.c.citizen_ref == ref, wishes.c.status != "withdrawn")
    connection.execute(
        update(meetings)
        .where(meetings.c.citizen_ref == ref, meetings.c.id.not_in(left))
        .values(**asdict(MeetingWishes()))
    )
