"""Lines that were not understood and that somebody gave to be learnt from. Knows neither who nor when to the hour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import delete, insert, select

from plan import audit
from plan.database import Database
from plan.meeting import today
from plan.tables import misunderstood
from plan.wish import NotPossible


@dataclass(frozen=True)
class GivenLine:
    """One line that waits to be read by a person."""

    id: str
    line: str
    day: date


class Misunderstood(Database):
    """What waits for a reviewer. A gift is no move in the log: it would tell the hour."""

    def give_lines(self, lines: Iterable[str], now: datetime) -> None:
        """Keep lines that got a yes; the caller has shown them, without names, as they are."""
        given = [{"id": uuid4().hex, "line": line, "day": today(now)} for line in lines]
        if given:
            with self.writing() as connection:
                connection.execute(insert(misunderstood), given)

    def given_lines(self) -> tuple[GivenLine, ...]:
        """Return what waits, by its id: the order in which it was given would tell what belongs together."""
        with self.reading() as connection:
            rows = connection.execute(select(misunderstood).order_by(misunderstood.c.id)).all()
        return tuple(GivenLine(row.id, row.line, row.day) for row in rows)

    def given_line(self, number: str) -> str:
        """Return one line. Raises NotPossible (unknown_line)."""
        with self.reading() as connection:
            line = connection.execute(
                select(misunderstood.c.line).where(misunderstood.c.id == number)
            ).scalar_one_or_none()
        if line is None:
            raise NotPossible("unknown_line")
        return line

    def erase_line(self, number: str, now: datetime) -> None:
        """Erase a line that was reviewed. Raises NotPossible (unknown_line)."""
        with self.writing() as connection:
            gone = connection.execute(delete(misunderstood).where(misunderstood.c.id == number)).rowcount
            if not gone:
                raise NotPossible("unknown_line")
            audit.append(connection, now, audit.SYSTEM, "erase", "misunderstood", number)
        self.rewrite()
