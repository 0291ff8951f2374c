"""Who has a citizen: take, give, hand over. The first who takes has taken; nobody is moved unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update

from plan import audit
from plan.access import Account
from plan.colleagues import Colleague, colleagues
from plan.database import Database
from plan.meeting import today
from plan.tables import citizens
from plan.whose import the_citizen
from plan.wish import NotPossible


class TakenMeanwhile(NotPossible):
    """Somebody else has got this citizen since the list was looked at."""

    def __init__(self, owner: Colleague | None, ref: str) -> None:
        """Keep who has the citizen now."""
        super().__init__("taken_meanwhile")
        self.owner = owner
        self.ref = ref


@dataclass(frozen=True)
class Owner:
    """Who has a citizen now, and who could."""

    citizen_ref: str
    caseworker: Colleague | None
    possible: tuple[Colleague, ...]


class Assigning(Database):
    """Citizens and their caseworkers."""

    def owner(self, account: Account, ref: str, now: datetime) -> Owner:
        """Return who has a citizen, for whoever may change it. Raises NotAllowed."""
        with self.reading() as connection:
            row = the_citizen(connection, account, "assign", ref, today(now))
            people = colleagues(connection, row.municipality)
        possible = tuple(person for person in people.values() if person.may_own(row.unit))
        return Owner(ref, _open(people.get(row.caseworker)), possible)

    def assign(self, account: Account, seen: Mapping[str, str | None], to: str, now: datetime) -> None:
        """Give citizens (by reference, each with the caseworker that was seen) to somebody; all or none.

        Raises NotAllowed, TakenMeanwhile and NotPossible (not_theirs: that account cannot have them).
        Given twice is given once.
        """
        with self.writing() as connection:
            people = colleagues(connection, account.municipality)
            for ref, before in sorted(seen.items()):
                row = the_citizen(connection, account, "assign", ref, today(now))
                if to not in people or not people[to].may_own(row.unit):
                    raise NotPossible("not_theirs")
                if row.caseworker == to:
                    continue
                owner = _open(people.get(row.caseworker))
                if (owner.id if owner else None) != (before or None):
                    raise TakenMeanwhile(owner, ref)
                connection.execute(update(citizens).where(citizens.c.ref == ref).values(caseworker=to))
                actor = audit.at_desk(account)
                audit.append(connection, now, actor, "take" if to == account.id else "assign", "citizen", ref)
                audit.append(connection, now, actor, "receive", "account", to)


def _open(person: Colleague | None) -> Colleague | None:
    """Whoever has left has nobody any more."""
    return person if person is not None and person.open else None
