"""The list as people see it: page by page, what it shows counted as seen, and how much waits."""

from __future__ import annotations

from datetime import datetime

from plan.access import Account, NotAllowed, Thing, may
from plan.audit import newest_move
from plan.colleagues import colleagues
from plan.filters import Filters
from plan.latest import latest
from plan.listed import Page, Place, listed, place
from plan.look import Look
from plan.meeting import today
from plan.seen import Seeing


class Waiting(Seeing):
    """The list of dreams."""

    def waiting(
        self, account: Account, filters: Filters, now: datetime, after: Place | None = None, most: int = 50
    ) -> Page:
        """Return one page of what is asked for, and how much waits in all; what it shows counts as seen.

        Raises NotAllowed.
        """
        may_list(account)
        on = today(now)
        with self.seeing(account, now) as sight:
            connection = sight.connection
            newest = newest_move(connection)  # before the list: what comes meanwhile is told again
            people = colleagues(connection, account.municipality)
            look = Look(account, filters, people, on, self.is_sqlite)
            rows = look.rows(connection, after, most + 1)
            shown, more = rows[:most], len(rows) > most
            notes = latest(connection, [row.id for _, row in shown])
            counted = look.counted(connection)
            sight.shows("wish", (row.id for _, row in shown))
        return Page(
            dreams=tuple(listed(part, row, people, notes, on) for part, row in shown),
            next=place(*shown[-1]) if more else None,
            counted=counted,
            possible=tuple(person for person in people.values() if person.may_own(account.unit)),
            covered=look.covered,
            newest=newest,
        )


def may_list(account: Account) -> None:
    """Raise NotAllowed for an account that may see no list of dreams."""
    if not may(account, "view", Thing("queue", account.municipality)):
        raise NotAllowed
