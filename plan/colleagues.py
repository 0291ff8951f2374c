"""Who works at the desk of a municipality, and who is away today. Knows no citizen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Text, cast, select

from plan.tables import accounts
from plan.whose import stand_in


@dataclass(frozen=True)
class Colleague:
    """An account of the municipality, closed ones too: a citizen may still be theirs."""

    id: str
    name: str
    roles: frozenset[str]
    unit: str | None
    open: bool
    absent_from: date | None
    absent_until: date | None
    stand_in: str | None  # account id, for as long as they are away

    def stand_in_on(self, day: date) -> str | None:
        """Return the account that stands in for them that day."""
        return stand_in(self, day)

    def away_on(self, day: date) -> bool:
        """Return whether they are away that day."""
        begun = self.absent_from is not None and self.absent_from <= day
        return begun and (self.absent_until is None or day <= self.absent_until)

    def may_own(self, unit: str | None) -> bool:
        """Return whether citizens of a unit can be theirs."""
        return self.open and "caseworker" in self.roles and (None in (self.unit, unit) or self.unit == unit)


def colleagues(connection: Connection, municipality: str) -> dict[str, Colleague]:
    """Return everybody with an account there, by account id, in the order of their names."""
    columns: dict[str, Any] = {name: accounts.c[name] for name in Colleague.__dataclass_fields__}
    columns["roles"] = cast(accounts.c.roles, Text)  # hundreds of people have the same few
    rows = connection.execute(
        select(*columns.values())
        .where(accounts.c.municipality == municipality)
        .order_by(accounts.c.name, accounts.c.id)
    )
    return {
        number: Colleague(number, name, _roles(roles), *others) for number, name, roles, *others in rows.all()
    }


@lru_cache(maxsize=128)
def _roles(written: str) -> frozenset[str]:
    return frozenset(json.loads(written))
