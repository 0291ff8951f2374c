"""Taking a meeting's papers out of the store: by its caseworker alone, and never unseen by the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, select

from plan import audit
from plan.access import Account, may
from plan.database import Database
from plan.desk_tables import asked, steps, wordings
from plan.meeting import start_of_day, today
from plan.paper import Answered, PaperDream, PaperMeeting, Papers, Wording
from plan.tables import accounts, citizens, meetings, wishes
from plan.whose import select_wishes_with_owner, the_meeting, wish_thing
from plan.wish_rows import wish_from


class PaperWork(Database):
    """Taking what papers are made of out of the store."""

    def papers(self, account: Account, meeting_id: str, now: datetime) -> Papers:
        """Return a meeting with its dreams. Raises NotAllowed; kept in the log as an export."""
        on = today(now)
        with self.writing() as connection:
            row = the_meeting(connection, account, "export", meeting_id, on)
            rows = connection.execute(_dreams_of(meeting_id)).all()
            seen = [found for found in rows if may(account, "export", wish_thing(found, on))]
            papers = Papers(_meeting(connection, row), _dreams(connection, seen))
            actor = audit.at_desk(account)
            audit.append(connection, now, actor, "export", "meeting", meeting_id)
            ids = [found.id for found in seen]
            known = audit.viewed(connection, actor, ids, start_of_day(now), "export")
            new = [wish_id for wish_id in ids if ("wish", wish_id) not in known]
            audit.append_all(connection, now, actor, "export", "wish", new)
        return papers


def _dreams_of(meeting_id: str) -> Select[Any]:
    return (
        select_wishes_with_owner()
        .where(wishes.c.meeting_id == meeting_id, wishes.c.status != "withdrawn")
        .order_by(wishes.c.order, wishes.c.received_at, wishes.c.id)
    )


def _meeting(connection: Connection, row: Row[Any]) -> PaperMeeting:
    known = row._mapping
    names = set(PaperMeeting.__dataclass_fields__) & set(meetings.c.keys())
    more = connection.execute(
        select(citizens.c.plan_type, citizens.c.municipality, citizens.c.interpreter, accounts.c.name)
        .outerjoin(accounts, accounts.c.id == citizens.c.caseworker)
        .where(citizens.c.ref == row.citizen_ref)
    ).one()
    return PaperMeeting(
        **{name: known[name] for name in names - {"changed_at", "interpreter"}},
        changed_at=row.changed_at or row.created_at,
        interpreter=row.interpreter or more.interpreter,
        municipality=more.municipality,
        plan_type=more.plan_type,
        caseworker=more.name,
    )


def _dreams(connection: Connection, rows: list[Row[Any]]) -> tuple[PaperDream, ...]:
    ids = [row.id for row in rows]
    worded = _by_dream(connection, wordings, ids, wordings.c.at, wordings.c.id)
    moved = _by_dream(connection, steps, ids, steps.c.id)
    questions = _by_dream(connection, asked, ids, asked.c.at, asked.c.id)
    names = _names(connection, {one.author for several in worded.values() for one in several})
    return tuple(
        PaperDream(
            wish=wish_from(row),
            life_area=row.area_corrected or row.life_area,
            ffb_codes=tuple(row.ffb_codes if row.ffb_corrected is None else row.ffb_corrected),
            wordings=tuple(Wording(w.kind, w.text, w.at, names.get(w.author)) for w in worded[row.id]),
            answers=tuple(
                Answered(one.text, one.answer, one.answered_at) for one in questions[row.id] if one.answer
            ),
            reason=_reason(moved[row.id], row.status),
            agreed=row.agreed,
            agreed_reply=row.agreed_reply,
            objection=row.objection if row.objection_met_at is None else None,
        )
        for row in rows
    )


def _names(connection: Connection, ids: set[str]) -> dict[str, str]:
    found = connection.execute(select(accounts.c.id, accounts.c.name).where(accounts.c.id.in_(ids)))
    return {row.id: row.name for row in found}


def _by_dream(
    connection: Connection, table: Table, ids: list[str], *order: Any
) -> defaultdict[str, list[Row[Any]]]:
    found: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.wish_id.in_(ids)).order_by(*order)):
        found[row.wish_id].append(row)
    return found


def _reason(moved: Iterable[Row[Any]], status: str) -> str | None:
    """Return the reason of the newest step, where it led to the state that the dream has."""
    newest = next(iter(reversed(list(moved))), None)
    return newest.reason if newest is not None and newest.status == status else None
