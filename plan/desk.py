"""What a caseworker's desk asks of the store. Every question goes through `plan.access.may`."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from plan.access import Account
from plan.filters import NEVER
from plan.listed import Place
from plan.look import WAITING as WAITING
from plan.look import in_order, in_states, visible
from plan.meeting import Group, title, today
from plan.tables import citizens, wishes
from plan.waiting import Waiting, may_list
from plan.whose import the_wish
from plan.wish import Wish
from plan.wish_rows import select_wishes, wish_from


class Desk(Waiting):
    """One wish, and the list as other systems read it."""

    def queue(
        self, account: Account, now: datetime, after: Place | None = None, most: int | None = None
    ) -> tuple[Group, ...]:
        """Return whole wishes that wait for an answer, by meeting date, then time received, from a place on.

        What it returns counts as seen. Raises NotAllowed.
        """
        may_list(account)
        whole = select_wishes().join(citizens, citizens.c.ref == wishes.c.citizen_ref)
        waiting = whole.where(visible(account), in_states("waiting"))
        with self.seeing(account, now) as sight:
            rows = sight.connection.execute(in_order(waiting, after, most)).all()
            sight.shows("wish", (row.id for row in rows))
        days = groupby(rows, key=lambda row: None if row.due == NEVER else row.due)
        return tuple(
            Group(day, title(day, today(now)), tuple(wish_from(row) for row in together))
            for day, together in days
        )

    def wish(self, account: Account, wish_id: str, now: datetime) -> Wish:
        """Return one wish, also a withdrawn one. Raises NotAllowed."""
        with self.seeing(account, now) as sight:
            row = the_wish(sight.connection, account, "view", wish_id, today(now))
            sight.shows("wish", [wish_id])
        return wish_from(row)
