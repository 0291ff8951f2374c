"""Keeps in the log that somebody saw something: once for each person, thing and day, however often they look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from plan import audit
from plan.access import Account
from plan.database import Database
from plan.meeting import start_of_day


@dataclass(frozen=True)
class Sight:
    """One look: where it reads, and what it has shown so far."""

    connection: Connection
    shown: dict[tuple[str, str], None] = field(default_factory=dict)

    def shows(self, kind: str, things: Iterable[str]) -> None:
        """Note that these things are shown."""
        self.shown.update(dict.fromkeys((kind, thing) for thing in things))


class Seeing(Database):
    """Looking at what is kept."""

    @contextmanager
    def seeing(self, account: Account, now: datetime) -> Iterator[Sight]:
        """Open a look; what it shows stands in the log before the block is left, or else it raises.

        It waits for no writer unless something is new to the account today: then that is written, all at once.
        """
        with self.reading() as connection:
            sight = Sight(connection)
            yield sight
            if not _new(connection, account, sight, now):
                return
        with self.writing() as connection:
            audit.append_views(connection, now, audit.at_desk(account), _new(connection, account, sight, now))


def _new(connection: Connection, account: Account, sight: Sight, now: datetime) -> list[tuple[str, str]]:
    """Return what of it this account has not yet seen today."""
    things = [thing for _, thing in sight.shown]
    known = audit.viewed(connection, audit.at_desk(account), things, start_of_day(now))
    return [shown for shown in sight.shown if shown not in known]
