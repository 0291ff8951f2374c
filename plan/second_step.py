"""The code after the password (RFC 6238): the secret lies encrypted, and a code opens once. Sends nothing."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

import pyotp
from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import Connection, Row, select, update

from plan import audit, failures
from plan.access import Account, WrongLogin
from plan.invitation import TooManyTries, hashed
from plan.lock import lock_for
from plan.people import People, account_from
from plan.tables import accounts
from plan.wish import NotPossible

STEP_SECONDS = 30
AROUND = 1  # steps before and after: clocks differ
OFFER_LASTS = timedelta(minutes=15)
ISSUER = "Drømmeplan"


@dataclass(frozen=True)
class Offer:
    """A new secret, to be kept once a code of it was typed. `sealed` goes through the form."""

    secret: str
    address: str  # what the QR code holds
    sealed: str


class SecondStep(People):
    """Asking for a code, and turning that on and off."""

    @cached_property
    def _lock(self) -> Fernet:
        """The key is made of the pepper: a copy of the database alone gives no codes."""
        return lock_for(self.pepper, "second step")

    def offer_second_step(self, account: Account, now: datetime) -> Offer:
        """Return a new secret for this account; nothing is kept yet."""
        secret = pyotp.random_base32()
        sealed = self._lock.encrypt_at_time(f"{account.id}\n{secret}".encode(), int(now.timestamp()))
        return self._offered(account, secret, sealed.decode())

    def offered_again(self, account: Account, sealed: str, now: datetime) -> Offer:
        """Return the same offer, after a code that was wrong. Raises NotPossible (offer_is_old)."""
        return self._offered(account, self._unsealed(account, sealed, now), sealed)

    def begin_second_step(self, account: Account, sealed: str, code: str, now: datetime) -> None:
        """Keep the offered secret. Raises NotPossible (offer_is_old, wrong_code)."""
        secret = self._unsealed(account, sealed, now)
        step = _step_of(secret, code, now, after=None)
        if step is None:
            raise NotPossible("wrong_code")
        kept = self._lock.encrypt(secret.encode()).decode()
        with self.writing() as connection:
            connection.execute(
                update(accounts).where(accounts.c.id == account.id).values(totp=kept, totp_step=step)
            )
            audit.append(connection, now, audit.at_desk(account), "second_step_on", "account", account.id)

    def end_own_second_step(self, account: Account, code: str, now: datetime) -> None:
        """Turn the second step off with one of its codes. Raises WrongLogin, TooManyTries."""
        self._use(account.id, code, now)
        with self.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.id == account.id).values(totp=None))
            audit.append(connection, now, audit.at_desk(account), "second_step_off", "account", account.id)

    def check_code(self, number: str, code: str, now: datetime) -> Account:
        """Return the account, which has now logged in. Raises WrongLogin, TooManyTries."""
        account = account_from(self._use(number, code, now))
        with self.writing() as connection:
            audit.append(connection, now, audit.at_desk(account), "login", "account", number)
        return account

    def _use(self, number: str, code: str, now: datetime) -> Row[Any]:
        """Return the account's row after a right code, which opens nothing a second time."""
        key = hashed(self.pepper, "second step", number)
        with self.writing() as connection:
            left = failures.seconds_left(connection, key, now)
            if left:
                raise TooManyTries(left)
            row = _open_account(connection, number)
            secret = self._lock.decrypt(row.totp.encode()).decode() if row is not None and row.totp else None
            step = _step_of(secret, code, now, after=row.totp_step) if row is not None and secret else None
            if step is None:
                failures.count_one(connection, key, now)
            else:
                failures.forget(connection, key)
                connection.execute(update(accounts).where(accounts.c.id == number).values(totp_step=step))
        # Outside, so that the count stays.
        if row is None or step is None:
            raise WrongLogin
        return row

    def _unsealed(self, account: Account, sealed: str, now: datetime) -> str:
        try:
            plain = self._lock.decrypt_at_time(
                sealed.encode(), int(OFFER_LASTS.total_seconds()), int(now.timestamp())
            ).decode()
        except InvalidToken:
            raise NotPossible("offer_is_old") from None
        number, secret = plain.split("\n")
        if number != account.id:
            raise NotPossible("offer_is_old")
        return secret

    def _offered(self, account: Account, secret: str, sealed: str) -> Offer:
        address = pyotp.TOTP(secret).provisioning_uri(name=account.login, issuer_name=ISSUER)
        return Offer(secret, address, sealed)


def _step_of(secret: str, code: str, now: datetime, after: int | None) -> int | None:
    """Return the step that this code belongs to, if it is near and was not used yet."""
    typed = "".join(code.split())
    present = int(now.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    for step in range(present - AROUND, present + AROUND + 1):
        fits = hmac.compare_digest(totp.at(step * STEP_SECONDS).encode(), typed.encode())
        if fits and (after is None or step > after):
            return step
    return None


def _open_account(connection: Connection, number: str) -> Row[Any] | None:
    return connection.execute(select(accounts).where(accounts.c.id == number, accounts.c.open)).first()
