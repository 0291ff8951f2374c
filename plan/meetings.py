"""Meetings at the desk: made, set, moved and cancelled; the citizen is told. What happens at them: `plan.holding`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, select

from plan import audit
from plan.access import Account, NotAllowed, may
from plan.carrying import carry_all, target_for_all
from plan.citizens import meetings_ahead, open_meeting
from plan.look import WAITING
from plan.meeting import Meeting, today
from plan.meeting_news import tell_cancelled, tell_change
from plan.meeting_rows import keep_meeting, meeting_from, meeting_seen, practical_columns
from plan.practical import Practical, check, practical_of
from plan.seen import Seeing
from plan.tables import meetings, wishes
from plan.whose import select_wishes_with_owner, the_citizen, the_meeting, thing, wish_thing
from plan.wish import NotPossible, StaleVersion, Wish
from plan.wish_rows import wish_from

ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Gathered:
    """A meeting with the dreams that are for it, in the citizen's own order."""

    meeting: Meeting
    dreams: tuple[Wish, ...]
    others: tuple[Meeting, ...]  # planned ones of the same citizen that dreams can be moved to
    plan_type: str
    interpreter: str | None  # what the citizen needs at every meeting
    may_change: bool
    may_close: bool

    @property
    def unanswered(self) -> tuple[Wish, ...]:
        """The dreams that have no answer yet."""
        return tuple(wish for wish in self.dreams if wish.status in WAITING)


class Meetings(Seeing):
    """When and where a meeting is."""

    def gathered(self, account: Account, meeting_id: str, now: datetime, action: str = "view") -> Gathered:
        """Return a meeting and its dreams, as far as the account may see them.

        Raises NotAllowed; `action` is what the account is about to do with the meeting.
        """
        on = today(now)
        with self.seeing(account, now) as sight:
            connection = sight.connection
            row = the_meeting(connection, account, action, meeting_id, on)
            citizen = the_citizen(connection, account, "view", row.citizen_ref, on, kind="meeting")
            dreams = dreams_of(connection, account, wishes.c.meeting_id == meeting_id, on)
            others = tuple(
                meeting_from(other, sees_who_not=False)
                for other in meetings_ahead(connection, row.citizen_ref, now)
                if other.id != meeting_id
            )
            sight.shows("meeting", [meeting_id])
            sight.shows("wish", (wish.id for wish in dreams))
        return Gathered(
            meeting=meeting_seen(row, account, on),
            dreams=dreams,
            others=others,
            plan_type=citizen.plan_type,
            interpreter=citizen.interpreter,
            may_change=may(account, "change", thing("meeting", row, on)),
            may_close=may(account, "close", thing("meeting", row, on)),
        )

    def make_meeting(
        self, account: Account, ref: str, meeting_id: str, plan: Practical, now: datetime
    ) -> Meeting:
        """Make a meeting for a citizen. The id comes from the form, so that a second click changes nothing.

        Raises NotAllowed, and NotPossible with the reasons of `plan.practical.check`.
        """
        on = today(now)
        with self.writing() as connection:
            the_citizen(connection, account, "make", ref, on, kind="meeting")
            if not ID.fullmatch(meeting_id):
                raise NotAllowed
            known = connection.execute(select(meetings.c.citizen_ref).where(meetings.c.id == meeting_id))
            before = known.scalar_one_or_none()
            if before is None:
                check(plan, on)
                more = {n: v for n, v in practical_columns(plan).items() if n not in ("date", "place")}
                open_meeting(connection, ref, plan.day, plan.place, now, number=meeting_id, **more)
                empty = Meeting(id=meeting_id, citizen_ref=ref, date=None, place=None)
                tell_change(connection, empty, plan, 0, now)
                audit.append(connection, now, audit.at_desk(account), "make", "meeting", meeting_id)
            elif before != ref:
                raise NotAllowed
            return meeting_seen(the_meeting(connection, account, "view", meeting_id, on), account, on)

    def set_meeting(
        self, account: Account, meeting_id: str, edit: int, plan: Practical, now: datetime
    ) -> Meeting:
        """Keep what is decided about a planned meeting; the citizen hears of another day, hour or place.

        Raises NotAllowed, StaleVersion, and NotPossible (meeting_over, and the reasons of `check`).
        """
        on = today(now)
        with self.writing() as connection:
            row = the_meeting(connection, account, "change", meeting_id, on)
            before = meeting_from(row, sees_who_not=True)
            was = practical_of(before)
            if plan == was:  # also a second click
                return meeting_seen(row, account, on)
            if before.edit != edit:
                raise StaleVersion
            if before.status != "planned":
                raise NotPossible("meeting_over")
            check(plan, on, before.date)
            sequence = before.sequence + (plan.in_calendars != was.in_calendars)
            keep_meeting(connection, before, now, **practical_columns(plan), sequence=sequence)
            if plan.told != was.told:
                tell_change(connection, before, plan, sequence, now)
            verb = "move" if plan.in_calendars != was.in_calendars else "change"
            audit.append(connection, now, audit.at_desk(account), verb, "meeting", meeting_id)
            return meeting_seen(the_meeting(connection, account, "view", meeting_id, on), account, on)

    def cancel_meeting(self, account: Account, meeting_id: str, edit: int, now: datetime) -> str | None:
        """Cancel a planned meeting; return the id of the meeting that its dreams wait for now, if any.

        What the citizen wanted for it goes along. Raises NotAllowed, StaleVersion and NotPossible
        (meeting_over). Cancelled twice is cancelled once.
        """
        on = today(now)
        with self.writing() as connection:
            before = meeting_from(
                the_meeting(connection, account, "change", meeting_id, on), sees_who_not=True
            )
            if before.status == "cancelled":
                return None
            if before.edit != edit:
                raise StaleVersion
            if before.status != "planned":
                raise NotPossible("meeting_over")
            sequence = before.sequence + 1
            keep_meeting(connection, before, now, status="cancelled", sequence=sequence)
            tell_cancelled(connection, before, sequence, now)
            audit.append(connection, now, audit.at_desk(account), "cancel", "meeting", meeting_id)
            target = target_for_all(connection, before, now)
            if target is not None:
                carry_all(connection, account, before, target, now)
        return target


def dreams_of(
    connection: Connection, account: Account, which: ColumnElement[bool], on: date
) -> tuple[Wish, ...]:
    """Return the dreams that the account may see, in the citizen's order, without withdrawn ones."""
    rows = connection.execute(
        select_wishes_with_owner()
        .where(which, wishes.c.status != "withdrawn")
        .order_by(wishes.c.order, wishes.c.received_at, wishes.c.id)
    )
    return tuple(wish_from(row) for row in rows if may(account, "view", wish_thing(row, on)))
