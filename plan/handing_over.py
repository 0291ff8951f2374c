"""A citizen's code made at the desk, to be printed. Keeps no code: the form that asked for it brings it back."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from plan import audit, invitation
from plan.access import Account, NotAllowed
from plan.caseload import end_codes
from plan.database import Database
from plan.invitation import Invited, hashed
from plan.meeting import today
from plan.tables import invitations
from plan.whose import the_citizen
from plan.wish import NotPossible

KEY = re.compile(r"[0-9A-Za-z_-]{32,64}")  # 192 random bits at least
VALID_DAYS = (7, 14, 30, 60, 90)


class HandingOver(Database):
    """Invitations from the desk."""

    def hand_over(self, account: Account, ref: str, key: str, now: datetime, valid_days: int = 30) -> Invited:
        """Return a new code for a citizen; earlier ones that nobody has used stop working.

        `key` is random and comes from the form: the same one gives the same code again, so that a
        second click or a page that is loaded again makes no other. Raises NotAllowed, and NotPossible
        (odd_period, code_over: used, replaced or too old).
        """
        if valid_days not in VALID_DAYS:
            raise NotPossible("odd_period")
        with self.writing() as connection:
            the_citizen(connection, account, "make", ref, today(now), kind="invitation")
            if not KEY.fullmatch(key):
                raise NotAllowed
            secret = invitation.secret_from(self.pepper, ref, key)
            known = connection.execute(
                select(invitations).where(invitations.c.secret == hashed(self.pepper, "secret", secret))
            ).first()
            if known is not None:
                if known.used_at is not None or known.expires_at <= now:
                    raise NotPossible("code_over")
                digits = next(
                    tried
                    for tried in invitation.digits_from(self.pepper, ref, key)
                    if hashed(self.pepper, "digits", tried) == known.digits
                )
                return Invited(digits, secret, invitation.pictures(digits), ref, known.expires_at)
            end_codes(connection, ref, now, fresh_too=False)
            digits = self._free(connection, ref, key)
            until, number = now + timedelta(days=valid_days), uuid4().hex
            connection.execute(
                insert(invitations).values(
                    id=number,
                    citizen_ref=ref,
                    digits=hashed(self.pepper, "digits", digits),
                    secret=hashed(self.pepper, "secret", secret),
                    created_at=now,
                    expires_at=until,
                )
            )
            audit.append(connection, now, audit.at_desk(account), "invite", "invitation", number)
        return Invited(digits, secret, invitation.pictures(digits), ref, until)

    def _free(self, connection: Connection, ref: str, key: str) -> str:
        taken = select(invitations.c.id)
        return next(
            tried
            for tried in invitation.digits_from(self.pepper, ref, key)
            if connection.execute(
                taken.where(invitations.c.digits == hashed(self.pepper, "digits", tried))
            ).first()
            is None
        )
