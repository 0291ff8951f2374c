"""Ties conversations to citizens by code, and slows down those who guess. Makes no code itself."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from plan import audit, failures, invitation
from plan.citizens import citizen_of, the_citizen_of, told_meeting
from plan.database import Database
from plan.invitation import ExpiredCode, Linked, TooManyTries, UsedCode, WrongCode, hashed
from plan.inviting import end_fresh_codes
from plan.reached import reach
from plan.readers import readers_of
from plan.tables import accounts, channels, citizens, conversations, invitations


class Links(Database):
    """Codes that are used, and the conversations that they open."""

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
            end_fresh_codes(connection, conversation, now)
            audit.append(connection, now, audit.citizen(ref), "unlink", "citizen", ref)

    def linked(self, conversation: str, now: datetime | None = None) -> Linked | None:
        """Return what the conversation may know about its citizen; None without a link.

        The meeting is the next one; where none is to come it is the last, and its date is past. No
        clock given means this moment.
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
            meeting = told_meeting(connection, ref, now or datetime.now(UTC))
            readers = readers_of(connection, ref)
        return Linked(
            citizen_ref=ref,
            caseworker_name=row.name,
            municipality=row.municipality,
            plan_type=row.plan_type,
            meeting_date=meeting.date if meeting else None,
            meeting_place=meeting.place if meeting else None,
            under_18=row.plan_type in invitation.UNDER_18,
            remind=row.remind,
            readers=readers,
        )

    def set_reminder(self, conversation: str, wanted: bool, now: datetime) -> None:
        """Keep whether the citizen said yes to being reminded of the meeting."""
        with self.writing() as connection:
            ref = the_citizen_of(connection, conversation)
            connection.execute(update(citizens).where(citizens.c.ref == ref).values(remind=wanted))
            verb = "want_reminder" if wanted else "refuse_reminder"
            audit.append(connection, now, audit.citizen(ref), verb, "citizen", ref)

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
        key = _use(connection, found, now)
        if account:
            reach(connection, self.pepper, key, channel, account, now)
        return key

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


def _use(connection: Connection, found: Row[*tuple[Any, ...]], now: datetime) -> str:
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
    audit.append(connection, now, audit.citizen(ref), "link", "invitation", found.id)
    return key
