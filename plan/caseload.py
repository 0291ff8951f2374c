"""Citizens at the desk: made with the municipality's own reference, listed, looked at and put right. No CPR."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from plan import audit, invitation
from plan.access import Account, NotAllowed, Thing, may
from plan.citizen_details import Choices, CitizenDetails, check_details, check_ref
from plan.meeting import Meeting, today
from plan.meeting_rows import meeting_seen
from plan.meetings import dreams_of
from plan.reached import Reached, reached_on
from plan.readers import end_reading_of_others
from plan.seen import Seeing
from plan.tables import accounts, channels, citizens, conversations, invitations, meetings, wishes
from plan.whose import select_meetings_with_owner, the_citizen, thing
from plan.wish import NotPossible, StaleVersion, Wish


@dataclass(frozen=True, kw_only=True)
class Citizen(CitizenDetails):
    """One citizen, as the desk knows them."""

    ref: str
    caseworker_name: str | None
    guide_name: str | None
    linked_at: datetime | None  # since when a conversation is theirs
    code_until: datetime | None  # a code that nobody has used yet
    reached_on: tuple[Reached, ...]  # where a front can tell that there is news
    edit: int

    @property
    def under_18(self) -> bool:
        """Whether theirs is another kind of plan, with another text."""
        return self.plan_type in invitation.UNDER_18


@dataclass(frozen=True)
class CitizenPage:
    """A citizen with meetings, the newest first, and dreams, in the citizen's order."""

    citizen: Citizen
    meetings: tuple[Meeting, ...]
    dreams: tuple[Wish, ...]
    may_change: bool
    may_meet: bool
    may_invite: bool

    def next_meeting(self, on: date) -> Meeting | None:
        """The planned meeting that is next, dated ones first."""
        ahead = [
            one for one in self.meetings if one.status == "planned" and (one.date is None or one.date >= on)
        ]
        return min(ahead, key=lambda one: one.date or date.max, default=None)


class Caseload(Seeing):
    """One citizen."""

    def citizen_page(
        self, account: Account, ref: str, now: datetime, action: str = "view", kind: str = "citizen"
    ) -> CitizenPage:
        """Return a citizen with meetings and dreams, as far as they may be seen.

        Raises NotAllowed; `action` is what the account is about to do with the citizen, or with
        something else of theirs.
        """
        on = today(now)
        with self.seeing(account, now) as sight:
            connection = sight.connection
            row = the_citizen(connection, account, action, ref, on, kind)
            met = connection.execute(
                select_meetings_with_owner()
                .where(meetings.c.citizen_ref == ref)
                .order_by(meetings.c.number.desc())
            ).all()
            dreams = dreams_of(connection, account, wishes.c.citizen_ref == ref, on)
            citizen = _citizen(connection, row, now)
            sight.shows("citizen", [ref])
            sight.shows("wish", (wish.id for wish in dreams))
        return CitizenPage(
            citizen=citizen,
            meetings=tuple(meeting_seen(meeting, account, on) for meeting in met),
            dreams=dreams,
            may_change=may(account, "change", thing("citizen", row, on)),
            may_meet=may(account, "make", thing("meeting", row, on)),
            may_invite=may(account, "make", thing("invitation", row, on)),
        )

    def make_citizen(self, account: Account, ref: str, details: CitizenDetails, now: datetime) -> None:
        """Make a citizen, who is the account's own. A second click changes nothing.

        Raises NotAllowed, and NotPossible (ref_odd, ref_taken, cpr_number, unknown_plan_type,
        unknown_unit, unknown_provider, unknown_guide).
        """
        with self.writing() as connection:
            if not may(account, "make", Thing("citizen", account.municipality, unit=details.unit)):
                raise NotAllowed
            check_ref(ref)
            row = asdict(details) | {
                "ref": ref,
                "municipality": account.municipality,
                "caseworker": account.id if "caseworker" in account.roles else None,
            }
            known = connection.execute(select(citizens).where(citizens.c.ref == ref)).mappings().first()
            if known is not None:
                if all(known[name] == value for name, value in row.items()):
                    return
                raise NotPossible("ref_taken")
            check_details(details, _choices(connection, account.municipality))
            connection.execute(insert(citizens).values(**row, remind=False, created_at=now))
            audit.append(connection, now, audit.at_desk(account), "make", "citizen", ref)

    def change_citizen(
        self, account: Account, ref: str, edit: int, details: CitizenDetails, now: datetime
    ) -> None:
        """Keep what is decided about a citizen.

        Raises NotAllowed, StaleVersion, and NotPossible (the reasons of `make_citizen`, and
        unit_of_others where the citizen's caseworker does not belong to the unit).
        """
        on = today(now)
        with self.writing() as connection:
            row = the_citizen(connection, account, "change", ref, on)
            before = CitizenDetails(**{name: row._mapping[name] for name in asdict(details)})
            if details == before:  # also a second click
                return
            if row.edit != edit:
                raise StaleVersion
            check_details(details, _choices(connection, account.municipality), before)
            theirs = select(accounts.c.unit).where(accounts.c.id == row.caseworker)
            owner_unit = connection.execute(theirs).scalar_one_or_none()
            if details.unit is not None and owner_unit not in (None, details.unit):
                raise NotPossible("unit_of_others")
            connection.execute(
                update(citizens).where(citizens.c.ref == ref).values(**asdict(details), edit=edit + 1)
            )
            audit.append(connection, now, audit.at_desk(account), "change", "citizen", ref)
            end_reading_of_others(connection, ref, before, details, account, now)

    def unlink_citizen(self, account: Account, ref: str, now: datetime) -> None:
        """End the citizen's conversation on every channel, and every unused code. Raises NotAllowed."""
        with self.writing() as connection:
            the_citizen(connection, account, "unlink", ref, today(now))
            keys = select(conversations.c.key).where(conversations.c.citizen_ref == ref)
            connection.execute(delete(channels).where(channels.c.conversation.in_(keys)))
            connection.execute(
                update(conversations)
                .where(conversations.c.citizen_ref == ref, conversations.c.unlinked_at.is_(None))
                .values(unlinked_at=now)
            )
            end_codes(connection, ref, now, fresh_too=True)
            audit.append(connection, now, audit.at_desk(account), "unlink", "citizen", ref)

    def choices(self, account: Account) -> Choices:
        """Return what can be chosen for a citizen. Raises NotAllowed."""
        if not may(account, "make", Thing("citizen", account.municipality, unit=account.unit)):
            raise NotAllowed
        with self.reading() as connection:
            return _choices(connection, account.municipality)


def end_codes(connection: Connection, ref: str, now: datetime, *, fresh_too: bool) -> None:
    """End every code of a citizen that nobody has used; fresh ones, by which a talk moves, if wanted."""
    unused = [invitations.c.citizen_ref == ref, invitations.c.used_at.is_(None)]
    if not fresh_too:
        unused.append(invitations.c.conversation.is_(None))
    connection.execute(
        update(invitations).where(*unused, invitations.c.expires_at > now).values(expires_at=now)
    )


def _citizen(connection: Connection, row: Row[Any], now: datetime) -> Citizen:
    names = select(accounts.c.id, accounts.c.name).where(accounts.c.id.in_([row.caseworker, row.guide]))
    named: dict[str, str] = {found.id: found.name for found in connection.execute(names)}
    linked = select(conversations.c.linked_at).where(
        conversations.c.citizen_ref == row.ref, conversations.c.unlinked_at.is_(None)
    )
    code = select(invitations.c.expires_at).where(
        invitations.c.citizen_ref == row.ref,
        invitations.c.conversation.is_(None),
        invitations.c.used_at.is_(None),
        invitations.c.expires_at > now,
    )
    return Citizen(
        **{name: row._mapping[name] for name in CitizenDetails.__dataclass_fields__},
        ref=row.ref,
        caseworker_name=named.get(row.caseworker or ""),
        guide_name=named.get(row.guide or ""),
        linked_at=connection.execute(linked).scalars().first(),
        code_until=connection.execute(code.order_by(invitations.c.expires_at.desc())).scalars().first(),
        reached_on=reached_on(connection, row.ref),
        edit=row.edit,
    )


def _choices(connection: Connection, municipality: str) -> Choices:
    rows = connection.execute(
        select(accounts.c.id, accounts.c.name, accounts.c.unit, accounts.c.roles)
        .where(accounts.c.municipality == municipality, accounts.c.open)
        .order_by(accounts.c.name)
    ).all()

    def units_of(role: str) -> tuple[str, ...]:
        return tuple(sorted({row.unit for row in rows if role in row.roles and row.unit}))

    return Choices(
        units=units_of("caseworker"),
        providers=units_of("provider"),
        guides=tuple((row.id, row.name) for row in rows if "guide" in row.roles),
    )
