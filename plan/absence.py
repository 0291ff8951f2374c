"""Who is away, from when until when, and who stands in. What is someone's alone stays theirs meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import update

from plan import audit
from plan.access import Account, NotAllowed, Thing, may
from plan.colleagues import Colleague, colleagues
from plan.database import Database
from plan.tables import accounts
from plan.wish import NotPossible, StaleVersion


@dataclass(frozen=True)
class Away:
    """From which day until which, and the account that stands in. All empty: not away."""

    first: date | None = None
    last: date | None = None
    stand_in: str | None = None


def away(person: Colleague) -> Away:
    """Return what is known of a colleague's absence."""
    return Away(person.absent_from, person.absent_until, person.stand_in)


@dataclass(frozen=True)
class Absent:
    """A colleague, their absence, and who could stand in."""

    person: Colleague
    away: Away
    possible: tuple[Colleague, ...]


class Absence(Database):
    """Absence and stand-ins."""

    def absence(self, account: Account, whose: str) -> Absent:
        """Return somebody's absence, for whoever may change it. Raises NotAllowed."""
        with self.reading() as connection:
            people = colleagues(connection, account.municipality)
        person = people.get(whose)
        if person is None or not may_set_absence(account, person):
            raise NotAllowed
        possible = [other for other in people.values() if _may_stand_in(other, person)]
        return Absent(person, away(person), tuple(possible))

    def set_absence(self, account: Account, whose: str, seen: Away, wanted: Away, now: datetime) -> None:
        """Keep that somebody is away, or no longer; `seen` is what was known when it was decided.

        Raises NotAllowed, StaleVersion (somebody else changed it meanwhile), and NotPossible
        (ends_before_it_begins, no_first_day, no_such_stand_in).
        """
        with self.writing() as connection:
            people = colleagues(connection, account.municipality)
            person = people.get(whose)
            if person is None or not may_set_absence(account, person):
                raise NotAllowed
            if away(person) == wanted:
                return
            if away(person) != seen:
                raise StaleVersion
            _check(wanted, person, people)
            new = {"absent_from": wanted.first, "absent_until": wanted.last, "stand_in": wanted.stand_in}
            connection.execute(update(accounts).where(accounts.c.id == whose).values(**new))
            verb = "away" if wanted.first else "back"
            audit.append(connection, now, audit.at_desk(account), verb, "account", whose)


def may_set_absence(account: Account, person: Colleague) -> bool:
    """Return whether the account may say that a colleague of its municipality is away."""
    there = Thing("absence", account.municipality, caseworker=person.id, unit=person.unit)
    return person.open and may(account, "change", there)


def _check(wanted: Away, person: Colleague, people: dict[str, Colleague]) -> None:
    if wanted.first is None and wanted != Away():
        raise NotPossible("no_first_day")
    if wanted.first and wanted.last and wanted.last < wanted.first:
        raise NotPossible("ends_before_it_begins")
    if wanted.stand_in is not None:
        other = people.get(wanted.stand_in)
        if other is None or not _may_stand_in(other, person):
            raise NotPossible("no_such_stand_in")


def _may_stand_in(other: Colleague, person: Colleague) -> bool:
    return other.id != person.id and other.may_own(person.unit)
