"""Changing one's own password: the old one is asked for, and the new one is long. Keeps hashes alone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update

from plan import audit, failures
from plan.access import Account, NotAllowed, WrongLogin
from plan.invitation import TooManyTries, hashed
from plan.people import People
from plan.tables import accounts, sessions
from plan.wish import NotPossible

SHORTEST, LONGEST = 12, 1000  # characters: long beats odd (NIST SP 800-63B, 3.1.1.2)


class OwnPassword(People):
    """A new password by the account itself."""

    def change_password(self, account: Account, old: str, new: str, now: datetime) -> None:
        """Change it and end every session of the account.

        Raises WrongLogin, TooManyTries, and NotPossible (too_short, too_long, same, too_easy).
        """
        _check(account, old, new)
        key = hashed(self.pepper, "own password", account.id)
        with self.writing() as connection:
            left = failures.seconds_left(connection, key, now)
            if left:
                raise TooManyTries(left)
            failures.count_one(connection, key, now)
            row = connection.execute(
                select(accounts).where(accounts.c.id == account.id, accounts.c.open)
            ).first()
        if row is None:
            raise NotAllowed
        if not self.matches(row.password, old):
            raise WrongLogin
        changes = {"password": self.hasher.hash(new), "must_change": False}
        with self.writing() as connection:
            failures.forget(connection, key)
            connection.execute(update(accounts).where(accounts.c.id == account.id).values(**changes))
            connection.execute(delete(sessions).where(sessions.c.account == account.id))
            audit.append(connection, now, audit.at_desk(account), "password", "account", account.id)


def _check(account: Account, old: str, new: str) -> None:
    if len(new) < SHORTEST:
        raise NotPossible("too_short")
    if len(new) > LONGEST:
        raise NotPossible("too_long")
    if new == old:
        raise NotPossible("same")
    plain = new.lower()
    if len(set(plain)) < 5 or plain.replace(account.login.lower(), "") == "":
        raise NotPossible("too_easy")
