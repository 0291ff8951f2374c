"""Ties conversations to citizens by code. Keeps no code, only keyed hashes, and never a CPR number."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from plan import audit, failures, invitation
from plan.access import Account, NotAllowed, Thing, may
from plan.audit import Actor
from plan.citizens import (
    citizen_of,
    newest_meeting,
    next_meeting,
    open_meeting,
    the_citizen_of,
)
from plan.danish import without_cpr
from plan.database import Database
from plan.invitation import (
    ExpiredCode,
    Invited,
    Linked,
    TooManyTries,
    UsedCode,
    WrongCode,
    hashed,
)
from plan.tables import accounts, channels, citizens, conversations, invitations, meetings
from plan.wish import NotPossible


class Links(Database):
    """Invitations and the conversations that they open."""

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
            _end_fresh_codes(connection, conversation, now)
            until = now + timedelta(minutes=minutes)
            made = self._new_code(connection, ref, conversation, until, now, audit.citizen(ref))
            return made.digits

    def link(
        self,
        code: str,
        *,
        channel: str,
        now: datetime,
        account: str | None = None,
        address: str = "",
    ) -> str:
        """Return the conversation of the citizen whose code this is, and use the code up.

        Raises WrongCode, UsedCode, ExpiredCode or TooManyTries.
        """
        with self.writing() as connection:
            outcome = self._try(connection, code, channel, account, address, now)
        # Raised after the commit: a failure that is rolled back is not counted.
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def unlink(self, conversation: str, now: datetime) -> None:
        """End the conversation everywhere; the citizen's next code opens another one."""
        with self.writing() as connection:
            ref = citizen_of(connection, conversation)
            if ref is None:
                return
            connection.execute(
                update(conversations).where(conversations.c.key == conversation).values(unlinked_at=now)
            )
            connection.execute(delete(channels).where(channels.c.conversation == conversation))
            _end_fresh_codes(connection, conversation, now)
            audit.append(connection, now, audit.citizen(ref), "unlink", "citizen", ref)

    def linked(self, conversation: str) -> Linked | None:
        """Return what the conversation may know about its citizen; None without a link.

        The meeting is the newest one: its date may be past.
        """
        with self.reading() as connection:
            ref = citizen_of(connection, conversation)
            if ref is None:
                return None
            row = connection.execute(
                select(citizens, accounts.c.name)
                .outerjoin(accounts, accounts.c.id == citizens.c.caseworker)
                .where(citizens.c.ref == ref)
            ).one()
            meeting = newest_meeting(connection, ref)
        return Linked(
            citizen_ref=ref,
            caseworker_name=row.name,
            municipality=row.municipality,
            plan_type=row.plan_type,
            meeting_date=meeting.date if meeting else None,
            meeting_place=meeting.place if meeting else None,
            under_18=row.plan_type in invitation.UNDER_18,
            remind=row.remind,
        )

    def set_reminder(self, conversation: str, wanted: bool, now: datetime) -> None:
        """Keep whether the citizen said yes to being reminded of the meeting."""
        with self.writing() as connection:
            ref = the_citizen_of(connection, conversation)
            connection.execute(update(citizens).where(citizens.c.ref == ref).values(remind=wanted))
            verb = "want_reminder" if wanted else "refuse_reminder"
            audit.append(connection, now, audit.citizen(ref), verb, "citizen", ref)

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

    def _try(
        self,
        connection: Connection,
        code: str,
        channel: str,
        account: str | None,
        address: str,
        now: datetime,
    ) -> str | Exception:
        typed, is_long = invitation.as_typed(code)
        from_here = hashed(self.pepper, "address", invitation.neighbourhood(address))
        found = self._invitation(connection, typed, is_long)
        usable = found is not None and _refusal(connection, found, now) is None
        # Nobody guesses the long form, so it may pass; digits that are right must wait as well,
        # or waiting would not slow a guesser down.
        if not (is_long and usable):
            left = failures.seconds_left(connection, from_here, now)
            if left:
                return TooManyTries(left)
        if found is None:
            failures.count_one(connection, from_here, now)
            return WrongCode()
        refusal = _refusal(connection, found, now)
        if refusal is not None:
            known = hashed(self.pepper, "invitation", found.id)
            left = failures.seconds_left(connection, known, now)
            failures.count_one(connection, known, now)
            return TooManyTries(left) if left else refusal
        return _use(connection, found, channel, account, now)

    def _invitation(self, connection: Connection, typed: str, is_long: bool) -> Row[*tuple[Any, ...]] | None:
        column, kind = (invitations.c.secret, "secret") if is_long else (invitations.c.digits, "digits")
        return connection.execute(
            select(
                invitations.c.id,
                invitations.c.citizen_ref,
                invitations.c.conversation,
                invitations.c.expires_at,
                invitations.c.used_at,
            ).where(column == hashed(self.pepper, kind, typed))
        ).first()


def _refusal(connection: Connection, found: Row[*tuple[Any, ...]], now: datetime) -> Exception | None:
    if found.used_at is not None:
        return UsedCode()
    ended = found.conversation and citizen_of(connection, found.conversation) is None
    return ExpiredCode() if found.expires_at <= now or ended else None


def _use(
    connection: Connection, found: Row[*tuple[Any, ...]], channel: str, account: str | None, now: datetime
) -> str:
    ref: str = found.citizen_ref
    connection.execute(update(invitations).where(invitations.c.id == found.id).values(used_at=now))
    key = connection.execute(
        select(conversations.c.key).where(
            conversations.c.citizen_ref == ref, conversations.c.unlinked_at.is_(None)
        )
    ).scalar_one_or_none()
    if key is None:
        key = secrets.token_urlsafe(24)
        connection.execute(insert(conversations).values(key=key, citizen_ref=ref, linked_at=now))
    if account:
        same = (channels.c.channel == channel) & (channels.c.account == account)
        connection.execute(delete(channels).where(same))
        connection.execute(
            insert(channels).values(conversation=key, channel=channel, account=account, linked_at=now)
        )
    audit.append(connection, now, audit.citizen(ref), "link", "invitation", found.id)
    return key


def _end_fresh_codes(connection: Connection, conversation: str, now: datetime) -> None:
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
    connection.execute(
        update(meetings)
        .where(meetings.c.id == coming.id)
        .values(date=day or coming.date, place=place or coming.place)
    )
