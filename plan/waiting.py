"""The list as people see it: page by page, what it shows counted as seen, and how much waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from plan.access import Account, NotAllowed, Thing, may
from plan.colleagues import colleagues
from plan.database import Database
from plan.filters import Filters
from plan.latest import latest
from plan.listed import Page, Place, listed, place
from plan.look import Look
from plan.meeting import today
from plan.seen import note_views, unseen


class Waiting(Database):
    """The list of dreams."""

    def waiting(
        self, account: Account, filters: Filters, now: datetime, after: Place | None = None, most: int = 50
    ) -> Page:
        """Return one page of what is asked for, and how much waits in all; what it shows counts as seen.

        Raises NotAllowed.
        """
        may_list(account)
        on = today(now)
        with self.reading() as connection:
            people = colleagues(connection, account.municipality)
            look = Look(account, filters, people, on, self.is_sqlite)
            rows = look.rows(connection, after, most + 1)
            notes = latest(connection, [row.id for _, row in rows])
            counted = Look(account, Filters(), people, on, self.is_sqlite).counted(connection)
        shown, more = rows[:most], len(rows) > most
        self.see(account, [row.id for _, row in shown], now)
        everybody = people.values()
        return Page(
            dreams=tuple(listed(part, row, people, notes, on) for part, row in shown),
            next=place(*shown[-1]) if more else None,
            counted=counted,
            possible=tuple(person for person in everybody if person.may_own(account.unit)),
            covered=tuple(person for person in everybody if look.covers(person)),
        )

    def see(self, account: Account, ids: Sequence[str], now: datetime) -> None:
        """Log that a list showed these dreams: once for each account, dream and day."""
        with self.reading() as connection:
            if not unseen(connection, account, "wish", ids, now):
                return  # without waiting for whoever writes
        with self.writing() as connection:
            note_views(connection, account, "wish", ids, now)


def may_list(account: Account) -> None:
    """Raise NotAllowed for an account that may see no list of dreams."""
    if not may(account, "view", Thing("queue", account.municipality)):
        raise NotAllowed
