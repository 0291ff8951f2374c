"""What a citizen shares with the staff of their residence or with a peer guide: those dreams, and of them a part.

Never who should not come, never what others say about it, never how it was said or who helped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, false, or_

from plan.access import Account, NotAllowed, Thing, may
from plan.meeting import today
from plan.seen import Seeing
from plan.tables import citizens, meetings, wishes
from plan.whose import select_wishes_with_owner, the_wish, wish_thing


@dataclass(frozen=True)
class SharedWish:
    """The part of a dream that goes to whom it is shared with."""

    id: str
    citizen_ref: str
    receipt: str
    verbatim: str
    final: str
    life_area: str | None
    why: str | None
    first_step: str | None
    helpers: str | None
    support_text: str | None
    when: str | None
    sign: str | None
    most_important: bool
    meeting_date: date | None


class Shared(Seeing):
    """What somebody outside the caseworkers' office sees."""

    def shared_list(self, account: Account, now: datetime) -> tuple[SharedWish, ...]:
        """Return what is shared with the account, by meeting, then in the citizen's order. Raises NotAllowed."""
        if not may(account, "view", Thing("shared_list", account.municipality)):
            raise NotAllowed
        query = select_wishes_with_owner().where(
            citizens.c.municipality == account.municipality,
            wishes.c.status != "withdrawn",
            _with(account, today(now)),
        )
        in_order = query.order_by(
            meetings.c.date.is_(None), meetings.c.date, wishes.c.citizen_ref, wishes.c.order, wishes.c.id
        )
        with self.seeing(account, now) as sight:
            rows = sight.connection.execute(in_order).all()
            seen = [row for row in rows if may(account, "view", wish_thing(row, today(now)))]
            sight.shows("wish", (row.id for row in seen))
        return tuple(map(_shared, seen))

    def shared_wish(self, account: Account, wish_id: str, now: datetime) -> SharedWish:
        """Return one dream that is shared with the account. Raises NotAllowed."""
        with self.seeing(account, now) as sight:
            row = the_wish(sight.connection, account, "view", wish_id, today(now))
            sight.shows("wish", [wish_id])
        return _shared(row)


def _with(account: Account, day: date) -> ColumnElement[bool]:
    """Return which dreams are worth looking at for this account; `may` decides about each."""
    ways: list[ColumnElement[bool]] = [false()]
    if "provider" in account.roles and account.unit is not None:
        ways.append(and_(citizens.c.provider == account.unit, wishes.c.share_provider))
    if "guide" in account.roles:
        ahead = or_(meetings.c.date.is_(None), meetings.c.date >= day)
        ways.append(and_(citizens.c.guide == account.id, wishes.c.share_guide, ahead))
    return or_(*ways)


def _shared(row: Row[Any]) -> SharedWish:
    return SharedWish(**{name: row._mapping[name] for name in SharedWish.__dataclass_fields__})
