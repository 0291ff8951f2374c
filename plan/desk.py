"""What a caseworker's desk asks of the store. Every question goes through `plan.access.may`."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, true, update

from plan import audit
from plan.access import Account, NotAllowed, Thing, may
from plan.database import Database, insert_once
from plan.meeting import Group, Meeting, grouped, today
from plan.meeting_rows import meeting_from
from plan.tables import citizens, outbox, wishes
from plan.whose import the_meeting, the_wish, thing
from plan.wish import StaleVersion, Wish
from plan.wish_rows import select_wishes, wish_from

WAITING = ("new", "read", "question", "for_meeting")


class Desk(Database):
    """The list, one wish and its meeting."""

    def queue(self, account: Account, now: datetime) -> tuple[Group, ...]:
        """Return the wishes that wait for an answer, by meeting date, then time received."""
        place = account.municipality
        if not may(account, "view", Thing("queue", place)):
            raise NotAllowed
        unit = citizens.c.unit
        in_unit = or_(unit.is_(None), unit == account.unit) if account.unit else true()
        with self.reading() as connection:
            rows = connection.execute(
                select_wishes()
                .join(citizens, citizens.c.ref == wishes.c.citizen_ref)
                .where(
                    citizens.c.municipality == place,
                    wishes.c.status.in_(WAITING),
                    wishes.c.share_caseworker,
                    in_unit,
                )
            ).all()
        with self.writing() as connection:
            audit.append(connection, now, audit.at_desk(account), "view", "queue", place)
        return grouped((wish_from(row) for row in rows), today(now))

    def wish(self, account: Account, wish_id: str, now: datetime) -> Wish:
        """Return one wish, also a withdrawn one. Raises NotAllowed."""
        with self.writing() as connection:
            row = the_wish(connection, account, "view", wish_id, today(now))
            audit.append(connection, now, audit.at_desk(account), "view", "wish", wish_id)
        return wish_from(row)

    def mark_read(self, account: Account, wish_id: str, version: int, now: datetime) -> Wish:
        """Keep that a person has read this version; the citizen is told. Raises StaleVersion."""
        with self.writing() as connection:
            row = the_wish(connection, account, "read", wish_id, today(now))
            wish = wish_from(row)
            if wish.version != version:
                raise StaleVersion
            after = wish.read(now)
            if after is wish:
                return wish
            connection.execute(
                update(wishes).where(wishes.c.id == wish_id).values(status=after.status, read_at=now)
            )
            insert_once(
                connection,
                outbox,
                {
                    "citizen_ref": wish.citizen_ref,
                    "kind": "read",
                    "about": f"{wish_id}/{version}",
                    "wish_id": wish_id,
                    "state": "waiting",
                    "created_at": now,
                },
            )
            audit.append(connection, now, audit.at_desk(account), "read", "wish", wish_id)
        return after

    def meeting(self, account: Account, wish_id: str, now: datetime) -> Meeting:
        """Return the meeting that a wish is for. `who_not` is for the citizen's own caseworker."""
        with self.writing() as connection:
            seen = the_wish(connection, account, "view", wish_id, today(now))
            row = the_meeting(connection, account, "view", seen.meeting_id, today(now))
            meeting = meeting_from(row, sees_who_not=may(account, "view", thing("who_not", row, today(now))))
            audit.append(connection, now, audit.at_desk(account), "view", "meeting", row.id)
        return meeting
