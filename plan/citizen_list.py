"""The desk's lists of citizens and of meetings, page by page. In the order of references and days, never of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from plan.access import Account, NotAllowed, Thing, may
from plan.look import WAITING, literally
from plan.meeting import Meeting, today
from plan.meeting_rows import meeting_from
from plan.seen import Seeing
from plan.tables import accounts, citizens, meetings, wishes
from plan.whose import select_meetings_with_owner

MOST = 50
MOST_MEETINGS = 200
OPEN = ("planned", "held")  # what is still to be held, or held and not closed


@dataclass(frozen=True)
class ListedCitizen:
    """One line of the list."""

    ref: str
    plan_type: str
    caseworker_name: str | None
    next_day: date | None
    waiting: int  # dreams without an answer


@dataclass(frozen=True)
class CitizenList:
    """A page of it; `next` is the reference that the next page comes after."""

    citizens: tuple[ListedCitizen, ...]
    next: str | None


@dataclass(frozen=True)
class ListedMeeting:
    """A meeting that is not over, without what anybody said about it."""

    meeting: Meeting
    caseworker_name: str | None
    dreams: int
    waiting: int


class CitizenLists(Seeing):
    """Whom and what there is to find."""

    def citizen_list(
        self, account: Account, now: datetime, *, search: str = "", everybody: bool = False, after: str = ""
    ) -> CitizenList:
        """Return citizens of the unit, or only the account's own, by reference. Raises NotAllowed."""
        on = today(now)
        wanted = query_citizens(account, on, everybody=everybody).where(citizens.c.ref > after)
        if search:
            wanted = wanted.where(citizens.c.ref.icontains(search, autoescape=True))
        _may_view(account, "citizen")
        with self.seeing(account, now) as sight:
            rows = sight.connection.execute(wanted).all()
            sight.shows("citizens", [account.municipality])
        shown = tuple(ListedCitizen(*row) for row in rows[:MOST])
        return CitizenList(shown, shown[-1].ref if len(rows) > MOST else None)

    def meeting_list(
        self, account: Account, now: datetime, *, everybody: bool = False, most: int = MOST_MEETINGS
    ) -> tuple[ListedMeeting, ...]:
        """Return meetings that are planned or held and not closed, by day, undated last. Raises NotAllowed."""
        on = today(now)
        wanted = query_meetings(account, on, everybody=everybody).limit(most)
        _may_view(account, "meeting")
        with self.seeing(account, now) as sight:
            rows = sight.connection.execute(wanted).all()
            sight.shows("meetings", [account.municipality])
        return tuple(
            ListedMeeting(meeting_from(row, sees_who_not=False), row.caseworker_name, row.dreams, row.waiting)
            for row in rows
        )


def query_citizens(account: Account, on: date, *, everybody: bool) -> Select[Any]:
    """Return the first page of citizens, as seen on a day."""
    return (
        select(
            citizens.c.ref,
            citizens.c.plan_type,
            accounts.c.name.label("caseworker_name"),
            _next_day(on).label("next_day"),
            _count(wishes.c.citizen_ref == citizens.c.ref, wishes.c.status.in_(WAITING)).label("waiting"),
        )
        .outerjoin(accounts, accounts.c.id == citizens.c.caseworker)
        .where(_theirs(account, on, everybody=everybody))
        .order_by(citizens.c.ref)
        .limit(MOST + 1)
    )


def query_meetings(account: Account, on: date, *, everybody: bool) -> Select[Any]:
    """Return the first meetings that are not over, with their dreams counted."""
    of_it = (wishes.c.meeting_id == meetings.c.id, wishes.c.status != "withdrawn")
    return (
        select_meetings_with_owner()
        .add_columns(
            accounts.c.name.label("caseworker_name"),
            _count(*of_it).label("dreams"),
            _count(*of_it, wishes.c.status.in_(WAITING)).label("waiting"),
        )
        .where(literally(meetings.c.status, OPEN), _theirs(account, on, everybody=everybody))
        .order_by(meetings.c.date.nulls_last(), meetings.c.starts_at.nulls_last(), meetings.c.id)
        .limit(MOST_MEETINGS)
    )


def _may_view(account: Account, kind: str) -> None:
    if not may(account, "view", Thing(kind, account.municipality, unit=account.unit)):
        raise NotAllowed


def _theirs(account: Account, on: date, *, everybody: bool) -> ColumnElement[bool]:
    """What `plan.access` lets a caseworker see, as SQL: a list is not read whole to be sifted."""
    in_unit = or_(citizens.c.unit.is_(None), citizens.c.unit == account.unit)
    here = and_(citizens.c.municipality == account.municipality, *([in_unit] if account.unit else []))
    if everybody:
        return here
    owner = accounts.alias()
    standing_in = and_(
        owner.c.stand_in == account.id,
        owner.c.absent_from <= on,
        or_(owner.c.absent_until.is_(None), owner.c.absent_until >= on),
    )
    # Whose they are first, and then theirs by the index; to ask it of each citizen would read them all.
    whose = select(owner.c.id).where(or_(owner.c.id == account.id, standing_in))
    return and_(here, citizens.c.caseworker.in_(whose))


def _next_day(on: date) -> Any:
    return (
        select(func.min(meetings.c.date))
        .where(
            meetings.c.citizen_ref == citizens.c.ref, meetings.c.status == "planned", meetings.c.date >= on
        )
        .correlate(citizens)
        .scalar_subquery()
    )


def _count(*which: ColumnElement[bool]) -> Any:
    """How many dreams that are shared with the caseworker."""
    counted: Select[Any] = select(func.count()).select_from(wishes).where(wishes.c.share_caseworker, *which)
    return counted.correlate(citizens, meetings).scalar_subquery()
