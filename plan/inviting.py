"""Makes codes for citizens. Keeps no code, only keyed hashes, and never a CPR number."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

from sqlalchemy import Connection, insert, or_, select, update

from plan import audit, invitation
from plan.access import Account, NotAllowed, Thing, may
from plan.audit import Actor
from plan.citizens import next_meeting, open_meeting, the_citizen_of
from plan.danish import without_cpr
from plan.database import Database
from plan.invitation import Invited, hashed
from plan.meeting_news import tell_change
from plan.meeting_rows import keep_meeting, meeting_from, practical_columns
from plan.practical import practical_of
from plan.tables import accounts, citizens, invitations, meetings
from plan.wish import NotPossible


class Inviting(Database):
    """The making of invitations."""

    def invite(
        self,
        *,
        now: datetime,
        municipality: str | None = None,
        citizen_ref: str | None = None,
        caseworker: str | None = None,
        meeting_date: date | None = None,
        meeting_place: str | None = None,
        plan_type: str | None = None,
        valid_days: int = 30,
        by: Account | None = None,
    ) -> Invited:
        """Make a code for a citizen, new or known, and set the next meeting if one is given.

        `caseworker` is a login. For a known citizen, what is not given stays as it is.
        Raises NotPossible (cpr_number, unknown_caseworker, unknown_plan_type,
        other_municipality) and NotAllowed.
        """
        place = municipality or (by.municipality if by else self.municipality)
        ref = citizen_ref or f"borger-{secrets.token_hex(4)}"
        if without_cpr(ref)[1]:
            raise NotPossible("cpr_number")
        if plan_type is not None and plan_type not in invitation.PLAN_TYPES:
            raise NotPossible("unknown_plan_type")
        if by and not may(by, "make", Thing("invitation", place)):
            raise NotAllowed
        actor = audit.at_desk(by) if by else audit.SYSTEM
        with self.writing() as connection:
            owner = _account_id(connection, caseworker, place) if caseworker else None
            _keep_citizen(connection, ref, place, plan_type, owner, now)
            if meeting_date or meeting_place:
                _set_meeting(connection, ref, meeting_date, meeting_place, now)
            return self._new_code(connection, ref, None, now + timedelta(days=valid_days), now, actor)

    def fresh_code(self, conversation: str, now: datetime, minutes: int = 10) -> str:
        """Return digits that continue this conversation elsewhere; earlier ones stop working."""
        with self.writing() as connection:
            ref = the_citizen_of(connection, conversation)
            end_fresh_codes(connection, conversation, now)
            until = now + timedelta(minutes=minutes)
            made = self._new_code(connection, ref, conversation, until, now, audit.citizen(ref))
            return made.digits

    def _new_code(
        self,
        connection: Connection,
        ref: str,
        conversation: str | None,
        until: datetime,
        now: datetime,
        actor: Actor,
    ) -> Invited:
        digits = self._unused_digits(connection)
        secret, number = invitation.new_secret(), uuid4().hex
        connection.execute(
            insert(invitations).values(
                id=number,
                citizen_ref=ref,
                conversation=conversation,
                digits=hashed(self.pepper, "digits", digits),
                secret=hashed(self.pepper, "secret", secret),
                created_at=now,
                expires_at=until,
            )
        )
        audit.append(connection, now, actor, "invite", "invitation", number)
        return Invited(digits, secret, invitation.pictures(digits), ref, until)

    def _unused_digits(self, connection: Connection) -> str:
        while True:
            digits = invitation.new_digits()
            code = hashed(self.pepper, "digits", digits)
            taken = select(invitations.c.id).where(invitations.c.digits == code)
            if connection.execute(taken).first() is None:
                return digits


def end_fresh_codes(connection: Connection, conversation: str, now: datetime) -> None:
    connection.execute(
        update(invitations)
        .where(
            invitations.c.conversation == conversation,
            invitations.c.used_at.is_(None),
            invitations.c.expires_at > now,
        )
        .values(expires_at=now)
    )


def _account_id(connection: Connection, login: str, municipality: str) -> str:
    found = connection.execute(
        select(accounts.c.id).where(
            or_(accounts.c.login == login, accounts.c.id == login),
            accounts.c.municipality == municipality,
        )
    ).scalar_one_or_none()
    if found is None:
        raise NotPossible("unknown_caseworker")
    return found


def _keep_citizen(
    connection: Connection,
    ref: str,
    municipality: str,
    plan_type: str | None,
    caseworker: str | None,
    now: datetime,
) -> None:
    known = connection.execute(
        select(citizens.c.municipality).where(citizens.c.ref == ref)
    ).scalar_one_or_none()
    if known is None:
        connection.execute(
            insert(citizens).values(
                ref=ref,
                municipality=municipality,
                plan_type=plan_type or "sel141",
                caseworker=caseworker,
                remind=False,
                created_at=now,
            )
        )
        return
    if known != municipality:
        raise NotPossible("other_municipality")
    changes = {"plan_type": plan_type, "caseworker": caseworker}
    given = {name: value for name, value in changes.items() if value is not None}
    if given:
        connection.execute(update(citizens).where(citizens.c.ref == ref).values(**given))


def _set_meeting(
    connection: Connection, ref: str, day: date | None, place: str | None, now: datetime
) -> None:
    coming = next_meeting(connection, ref, now)
    if coming is None:
        open_meeting(connection, ref, day, place, now)
        return
    row = connection.execute(select(meetings).where(meetings.c.id == coming.id)).one()
    before = meeting_from(row, sees_who_not=True)
    was = practical_of(before)
    plan = replace(was, day=day or was.day, place=place or was.place)
    if plan == was:
        return
    sequence = before.sequence + 1
    keep_meeting(connection, before, now, **practical_columns(plan), sequence=sequence)
    tell_change(connection, before, plan, sequence, now)
