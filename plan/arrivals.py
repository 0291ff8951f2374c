"""What has happened to an account's list since a number of the log. Tells that, never what."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, func, select

from plan.access import Account
from plan.audit import newest_move
from plan.database import Database
from plan.look import ours, visible
from plan.tables import citizens, meetings, moves, wishes
from plan.waiting import may_list


@dataclass(frozen=True)
class Arrived:
    """Whether the list is another now, how many dreams are new, and up to which number was looked."""

    newest: int
    changed: bool = False
    dreams: int = 0


class Arrivals(Database):
    """The log as a live list reads it."""

    def newest_move(self) -> int:
        """Return the number of the newest move; 0 where nothing has happened yet."""
        with self.reading() as connection:
            return newest_move(connection)

    def arrived(self, account: Account, after: int) -> Arrived:
        """Return what happened after a number. Raises NotAllowed."""
        may_list(account)
        newest = self.newest_move()
        since = and_(moves.c.seq > after, moves.c.seq <= newest, moves.c.verb != "view")
        of_wishes = (
            select(func.count().filter(moves.c.verb == "post"), func.count())
            .join_from(moves, wishes, and_(moves.c.object_kind == "wish", wishes.c.id == moves.c.object))
            .join(citizens, citizens.c.ref == wishes.c.citizen_ref)
            .where(since, visible(account))
        )
        of_citizens = select(func.count()).join_from(
            moves, citizens, and_(moves.c.object_kind == "citizen", citizens.c.ref == moves.c.object)
        )
        of_meetings = (
            select(func.count())
            .join_from(
                moves, meetings, and_(moves.c.object_kind == "meeting", meetings.c.id == moves.c.object)
            )
            .join(citizens, citizens.c.ref == meetings.c.citizen_ref)
        )
        with self.reading() as connection:
            dreams, changes = connection.execute(of_wishes).one()
            for others in (of_citizens, of_meetings):
                changes += connection.execute(others.where(since, ours(account))).scalar_one()
        return Arrived(newest, changes > 0, dreams)
