"""Dreams that go on to another meeting: some of them, or all when theirs is cancelled. Changes no words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, exists, select, update

from plan import audit
from plan.access import Account, NotAllowed, may
from plan.citizens import meetings_ahead, open_meeting
from plan.database import Database
from plan.look import WAITING
from plan.meeting import Meeting, today
from plan.meeting_news import tell_other_meeting
from plan.meeting_rows import keep_meeting, meeting_from
from plan.posting import MeetingWishes
from plan.tables import meetings, wishes
from plan.whose import select_wishes_with_owner, the_meeting, wish_thing
from plan.wish import NotPossible, StaleVersion

CAN_GO_ON = (*WAITING, "later")  # whatever else has its answer at the meeting where it was given
STILL_NEEDED = ("interpreter", "companion", "coming")


class Carrying(Database):
    """Splitting a meeting."""

    def split_meeting(
        self,
        account: Account,
        meeting_id: str,
        edit: int,
        wish_ids: Collection[str],
        to: str,
        now: datetime,
    ) -> str:
        """Move these dreams to another planned meeting of the citizen, or to a new one with the id `to`.

        Returns `to`. The citizen hears of it. Raises NotAllowed, StaleVersion, and NotPossible
        (no_dreams, cannot_go_on, meeting_cancelled). A second click changes nothing.
        """
        on = today(now)
        with self.writing() as connection:
            row = the_meeting(connection, account, "change", meeting_id, on)
            before = meeting_from(row, sees_who_not=True)
            wanted = connection.execute(select_wishes_with_owner().where(wishes.c.id.in_(wish_ids))).all()
            if not wish_ids:
                raise NotPossible("no_dreams")
            if {wish.id for wish in wanted} != set(wish_ids) or not all(
                wish.citizen_ref == before.citizen_ref and may(account, "view", wish_thing(wish, on))
                for wish in wanted
            ):
                raise NotAllowed
            if all(wish.meeting_id == to for wish in wanted):
                return to
            if before.edit != edit:
                raise StaleVersion
            if before.status == "cancelled":
                raise NotPossible("meeting_cancelled")
            if any(wish.meeting_id != meeting_id or wish.status not in CAN_GO_ON for wish in wanted):
                raise NotPossible("cannot_go_on")
            _there(connection, before, to, now)
            connection.execute(update(wishes).where(wishes.c.id.in_(wish_ids)).values(meeting_id=to))
            keep_meeting(connection, before, now)
            actor = audit.at_desk(account)
            audit.append(connection, now, actor, "split", "meeting", meeting_id)
            for wish in wanted:
                audit.append(connection, now, actor, "carry", "wish", wish.id)
                tell_other_meeting(connection, before.citizen_ref, wish.id, to, now)
        return to


def _there(connection: Connection, before: Meeting, to: str, now: datetime) -> None:
    """See to it that `to` is a planned meeting of the same citizen. Raises NotAllowed."""
    ahead = {row.id for row in meetings_ahead(connection, before.citizen_ref, now)}
    if to in ahead:
        return
    if connection.execute(select(exists().where(meetings.c.id == to))).scalar_one():
        raise NotAllowed
    open_meeting(connection, before.citizen_ref, None, None, now, number=to, split_from=before.id)


def target_for_all(connection: Connection, before: Meeting, now: datetime) -> str | None:
    """Return the next meeting, made anew if need be; None where nothing is left to bring there."""
    ahead = [row.id for row in meetings_ahead(connection, before.citizen_ref, now) if row.id != before.id]
    if ahead:
        return str(ahead[0])
    of_it = exists().where(wishes.c.meeting_id == before.id, wishes.c.status != "withdrawn")
    said = any(value is not None for value in asdict(_said(before)).values())
    if not said and not connection.execute(select(of_it)).scalar_one():
        return None
    kept = {name: getattr(before, name) for name in STILL_NEEDED}
    ref = before.citizen_ref
    return open_meeting(connection, ref, None, None, now, split_from=before.id, **kept).id


def carry_all(connection: Connection, account: Account, before: Meeting, to: str, now: datetime) -> None:
    """Bring every dream of a cancelled meeting, and what the citizen wanted for it, to another."""
    there = (wishes.c.meeting_id == before.id) & (wishes.c.status != "withdrawn")
    actor = audit.at_desk(account)
    for wish_id in connection.execute(select(wishes.c.id).where(there)).scalars().all():
        audit.append(connection, now, actor, "carry", "wish", wish_id)
    connection.execute(update(wishes).where(there).values(meeting_id=to))
    target = connection.execute(select(meetings).where(meetings.c.id == to)).one()
    said = {
        name: value
        for name, value in asdict(_said(before)).items()
        if value is not None and getattr(target, name) is None
    }
    if said:
        connection.execute(update(meetings).where(meetings.c.id == to).values(**said))
    connection.execute(update(meetings).where(meetings.c.id == before.id).values(**asdict(MeetingWishes())))


def _said(meeting: Meeting) -> MeetingWishes:
    return MeetingWishes(**{name: getattr(meeting, name) for name in MeetingWishes.__dataclass_fields__})
