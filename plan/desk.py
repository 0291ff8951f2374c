"""What a caseworker's desk asks of the store. Every question goes through `plan.access.may`."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from plan import audit
from plan.access import Account, may
from plan.filters import NEVER
from plan.listed import Place
from plan.look import WAITING as WAITING
from plan.look import in_order, in_states, visible
from plan.meeting import Group, Meeting, title, today
from plan.meeting_rows import meeting_from
from plan.seen import note_views
from plan.tables import citizens, wishes
from plan.waiting import Waiting, may_list
from plan.whose import the_meeting, the_wish, thing
from plan.wish import Wish
from plan.wish_rows import select_wishes, wish_from


class Desk(Waiting):
    """One wish and its meeting, and the list as other systems read it."""

    def queue(
        self, account: Account, now: datetime, after: Place | None = None, most: int | None = None
    ) -> tuple[Group, ...]:
        """Return whole wishes that wait for an answer, by meeting date, then time received, from a place on.

        What it returns counts as seen. Raises NotAllowed.
        """
        may_list(account)
        whole = select_wishes().join(citizens, citizens.c.ref == wishes.c.citizen_ref)
        waiting = whole.where(visible(account), in_states("waiting"))
        with self.reading() as connection:
            rows = connection.execute(in_order(waiting, after, most)).all()
        self.see(account, [row.id for row in rows], now)
        days = groupby(rows, key=lambda row: None if row.due == NEVER else row.due)
        return tuple(
            Group(day, title(day, today(now)), tuple(wish_from(row) for row in together))
            for day, together in days
        )

    def wish(self, account: Account, wish_id: str, now: datetime) -> Wish:
        """Return one wish, also a withdrawn one. Raises NotAllowed."""
        with self.writing() as connection:
            row = the_wish(connection, account, "view", wish_id, today(now))
            note_views(connection, account, "wish", [wish_id], now)
        return wish_from(row)

    def meeting(self, account: Account, wish_id: str, now: datetime) -> Meeting:
        """Return the meeting that a wish is for. `who_not` is for the citizen's own caseworker."""
        with self.writing() as connection:
            seen = the_wish(connection, account, "view", wish_id, today(now))
            row = the_meeting(connection, account, "view", seen.meeting_id, today(now))
            meeting = meeting_from(row, sees_who_not=may(account, "view", thing("who_not", row, today(now))))
            audit.append(connection, now, audit.at_desk(account), "view", "meeting", row.id)
        return meeting
