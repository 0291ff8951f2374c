"""What a caseworker's desk asks of the store. Every question goes through `plan.access.may`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.exc import NoResultFound

from plan import audit
from plan.access import Account, NotAllowed, Thing, may
from plan.database import Database, insert_once
from plan.meeting import Group, Meeting, grouped, today
from plan.posting import MeetingWishes
from plan.tables import citizens, meetings, outbox, wishes
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
        with self.reading() as connection:
            rows = connection.execute(
                select_wishes()
                .join(citizens, citizens.c.ref == wishes.c.citizen_ref)
                .where(
                    citizens.c.municipality == place,
                    wishes.c.status.in_(WAITING),
                    wishes.c.share_caseworker,
                )
            ).all()
        with self.writing() as connection:
            audit.append(connection, now, audit.at_desk(account), "view", "queue", place)
        return grouped((wish_from(row) for row in rows), today(now))

    def wish(self, account: Account, wish_id: str, now: datetime) -> Wish:
        """Return one wish, also a withdrawn one. Raises NotAllowed."""
        with self.writing() as connection:
            row = _seen(connection, account, "view", wish_id)
            audit.append(connection, now, audit.at_desk(account), "view", "wish", wish_id)
        return wish_from(row)

    def mark_read(self, account: Account, wish_id: str, version: int, now: datetime) -> Wish:
        """Keep that a person has read this version; the citizen is told. Raises StaleVersion."""
        with self.writing() as connection:
            row = _seen(connection, account, "read", wish_id)
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
            seen = _seen(connection, account, "view", wish_id)
            place, owner = seen.municipality, seen.caseworker
            if not may(account, "view", Thing("meeting", place, caseworker=owner)):
                raise NotAllowed
            row = connection.execute(select(meetings).where(meetings.c.id == seen.meeting_id)).one()
            said = {name: row._mapping[name] for name in MeetingWishes.__dataclass_fields__}
            meeting = Meeting(id=row.id, citizen_ref=row.citizen_ref, date=row.date, place=row.place, **said)
            if not may(account, "view", Thing("who_not", place, caseworker=owner)):
                meeting = replace(meeting, who_not=None)
            audit.append(connection, now, audit.at_desk(account), "view", "meeting", row.id)
        return meeting


def _seen(connection: Connection, account: Account, action: str, wish_id: str) -> Row[Any]:
    """Return the row of a wish that the account may take this action on, else raise NotAllowed."""
    try:
        row = connection.execute(
            select_wishes()
            .add_columns(citizens.c.municipality, citizens.c.caseworker)
            .join(citizens, citizens.c.ref == wishes.c.citizen_ref)
            .where(wishes.c.id == wish_id)
        ).one()
    except NoResultFound:
        raise NotAllowed from None
    thing = Thing("wish", row.municipality, shared=row.share_caseworker)
    if not may(account, action, thing):
        raise NotAllowed
    return row
