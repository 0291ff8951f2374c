"""A meeting that is held: its minutes, and its end, which waits until every dream of it has an answer."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, select

from plan import audit
from plan.access import Account
from plan.database import Database
from plan.look import WAITING
from plan.meeting import Meeting, today
from plan.meeting_rows import keep_meeting, meeting_from
from plan.practical import refuse_cpr
from plan.tables import wishes
from plan.whose import the_meeting
from plan.wish import NotPossible, StaleVersion


class Unanswered(NotPossible):
    """Dreams of the meeting have no answer yet."""

    def __init__(self, wish_ids: tuple[str, ...]) -> None:
        """Keep which."""
        super().__init__("unanswered")
        self.wish_ids = wish_ids


class Holding(Database):
    """What happens at a meeting and after it."""

    def hold_meeting(self, account: Account, meeting_id: str, edit: int, now: datetime) -> None:
        """Keep that a meeting was held; a second click changes nothing.

        Raises NotAllowed, StaleVersion, and NotPossible (meeting_cancelled, meeting_ahead, no_day).
        """
        with self.writing() as connection:
            before = _as_it_stands(connection, account, "change", meeting_id, today(now))
            if before.status in ("held", "closed"):
                return
            _must_be(before, edit)
            if before.date is None:
                raise NotPossible("no_day")
            if before.date > today(now):
                raise NotPossible("meeting_ahead")
            keep_meeting(connection, before, now, status="held")
            audit.append(connection, now, audit.at_desk(account), "hold", "meeting", meeting_id)

    def write_minutes(self, account: Account, meeting_id: str, edit: int, words: str, now: datetime) -> None:
        """Keep the minutes of a meeting, from its day on.

        Raises NotAllowed, StaleVersion, and NotPossible (meeting_cancelled, meeting_ahead, no_day,
        cpr_number).
        """
        with self.writing() as connection:
            before = _as_it_stands(connection, account, "change", meeting_id, today(now))
            if (before.notes or "") == words:
                return
            _must_be(before, edit)
            if before.date is None:
                raise NotPossible("no_day")
            if before.date > today(now):
                raise NotPossible("meeting_ahead")
            refuse_cpr(words)
            keep_meeting(connection, before, now, notes=words or None)
            audit.append(connection, now, audit.at_desk(account), "minutes", "meeting", meeting_id)

    def close_meeting(self, account: Account, meeting_id: str, edit: int, now: datetime) -> None:
        """Close a meeting that was held. Closed twice is closed once.

        Raises NotAllowed, StaleVersion, NotPossible (meeting_cancelled, not_held), and Unanswered with
        the dreams that the citizen still has no answer to.
        """
        with self.writing() as connection:
            before = _as_it_stands(connection, account, "close", meeting_id, today(now))
            if before.status == "closed":
                return
            _must_be(before, edit)
            if before.status != "held":
                raise NotPossible("not_held")
            waiting = connection.execute(
                select(wishes.c.id)
                .where(wishes.c.meeting_id == meeting_id, wishes.c.share_caseworker)
                .where(wishes.c.status.in_(WAITING))  # also what a system's token may not read
                .order_by(wishes.c.order, wishes.c.received_at, wishes.c.id)
            )
            if waiting_ids := tuple(waiting.scalars()):
                raise Unanswered(waiting_ids)
            keep_meeting(connection, before, now, status="closed", closed_at=now)
            audit.append(connection, now, audit.at_desk(account), "close", "meeting", meeting_id)


def _as_it_stands(
    connection: Connection, account: Account, action: str, meeting_id: str, on: date
) -> Meeting:
    return meeting_from(the_meeting(connection, account, action, meeting_id, on), sees_who_not=True)


def _must_be(before: Meeting, edit: int) -> None:
    """Raise StaleVersion where somebody changed it meanwhile, NotPossible where it was cancelled."""
    if before.edit != edit:
        raise StaleVersion
    if before.status == "cancelled":
        raise NotPossible("meeting_cancelled")
