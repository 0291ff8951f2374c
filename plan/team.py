"""How much waits with whom, by name. It counts work, so that none lies with nobody; it compares no people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from plan.absence import may_set_absence
from plan.access import Account, NotAllowed, Thing, may
from plan.colleagues import Colleague, colleagues
from plan.filters import NEVER
from plan.listed import OBJECTED
from plan.look import in_states, ours, visible
from plan.meeting import today
from plan.seen import Seeing
from plan.tables import citizens, wishes


@dataclass(frozen=True)
class Load:
    """What waits with one caseworker, or with nobody."""

    caseworker: Colleague | None
    citizens: int = 0
    waiting: int = 0
    new: int = 0
    promises: int = 0  # to be read by tomorrow, or earlier
    overdue: int = 0  # the meeting has been
    objections: int = 0
    next_meeting: date | None = None
    stand_in: Colleague | None = None  # today
    may_be_set_away: bool = False


class Team(Seeing):
    """The team's work."""

    def team(self, account: Account, now: datetime) -> tuple[Load, ...]:
        """Return what waits with each caseworker of the account's unit, by name, and last with nobody.

        Raises NotAllowed.
        """
        place, on = account.municipality, today(now)
        if not may(account, "view", Thing("team", place)):
            raise NotAllowed
        with self.seeing(account, now) as sight:
            people = colleagues(sight.connection, place)
            counted = _counted(sight.connection, account, people, on)
            sight.shows("team", [place])
        mine = [person for person in people.values() if person.may_own(account.unit)]
        loads = [_load(person, counted.get(person.id, {}), account, people, on) for person in mine]
        nobody = counted.get(None, {})
        return (*loads, *([Load(None, **nobody)] if nobody else []))


def _load(
    person: Colleague, counted: dict[str, Any], account: Account, people: dict[str, Colleague], on: date
) -> Load:
    stand_in = people.get(person.stand_in_on(on) or "")
    return Load(person, **counted, stand_in=stand_in, may_be_set_away=may_set_absence(account, person))


def _counted(
    connection: Connection, account: Account, people: dict[str, Colleague], on: date
) -> dict[str | None, dict[str, Any]]:
    """Return the numbers by account id; None: with nobody, or with somebody who has left."""
    by_owner: dict[str | None, dict[str, Any]] = {}
    for row in (*_dreams(connection, account, on), *_citizens(connection, account)):
        owner = people.get(row.caseworker)
        into = by_owner.setdefault(owner.id if owner is not None and owner.open else None, {})
        for name, value in row._asdict().items():
            if name == "next_meeting":
                into[name] = min(filter(None, (into.get(name), value)), default=None)
            elif name != "caseworker":
                into[name] = into.get(name, 0) + value
    return by_owner


def _dreams(connection: Connection, account: Account, on: date) -> list[Row[Any]]:
    new, ahead = wishes.c.status == "new", and_(wishes.c.due >= on, wishes.c.due < NEVER)
    query = (
        select(
            citizens.c.caseworker,
            func.count().label("waiting"),
            func.count().filter(new).label("new"),
            func.count().filter(new, wishes.c.receipt_by <= on + timedelta(days=1)).label("promises"),
            func.count().filter(wishes.c.due < on).label("overdue"),
            func.count().filter(OBJECTED).label("objections"),
            func.min(wishes.c.due).filter(ahead).label("next_meeting"),
        )
        .join_from(wishes, citizens, citizens.c.ref == wishes.c.citizen_ref)
        .where(visible(account), in_states("waiting"))
        .group_by(citizens.c.caseworker)
    )
    return list(connection.execute(query))


def _citizens(connection: Connection, account: Account) -> list[Row[Any]]:
    query = select(citizens.c.caseworker, func.count().label("citizens")).where(ours(account))
    return list(connection.execute(query.group_by(citizens.c.caseworker)))
