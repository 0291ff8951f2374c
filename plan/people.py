"""Accounts of the desk and logging in to them. Keeps hashes, never a password.

Long because what a login may tell and what it must not (who is there, how long it takes) is decided in one place.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from uuid import uuid4

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from plan import audit, failures
from plan.access import ROLES, Account, WrongLogin, fit_together
from plan.database import Database
from plan.invitation import TooManyTries, hashed, neighbourhood
from plan.tables import accounts, citizens, invitations, sessions
from plan.wish import NotPossible

# One person mistyping waits soon; a whole office behind one address, or a colleague whose login
# somebody else hammers on, waits late.
FREE_FOR_BOTH, FREE_FOR_ADDRESS, FREE_FOR_LOGIN = 5, 20, 50


class People(Database):
    """Who may use the desk."""

    hasher = PasswordHasher()  # argon2id, with the library's present parameters

    @cached_property
    def _nobody(self) -> str:
        """A hash to check against where there is no such login, so that the time tells nothing."""
        return self.hasher.hash(secrets.token_urlsafe(16))

    def create_account(
        self,
        name: str,
        login: str,
        password: str,
        roles: Iterable[str] = ("caseworker",),
        municipality: str | None = None,
        now: datetime | None = None,
        unit: str | None = None,
        must_change: bool = False,
    ) -> Account:
        """Make an account, or open a closed one again with new details.

        Raises NotPossible (unknown_role, roles_apart, login_taken). Only an operator calls it: no
        clock given means this moment.
        """
        moment = now or datetime.now(UTC)
        wanted = known_roles(roles)
        row = {
            "name": name,
            "login": login,
            "password": self.hasher.hash(password),
            "roles": sorted(wanted),
            "municipality": municipality or self.municipality,
            "open": True,
            "unit": unit,
            "must_change": must_change,
            "totp": None,
        }
        with self.writing() as connection:
            known = _by_login(connection, login)
            if known is not None and known.open:
                raise NotPossible("login_taken")
            if known is not None:
                number: str = known.id
                connection.execute(update(accounts).where(accounts.c.id == number).values(**row))
            else:
                number = uuid4().hex
                add_account(connection, row | {"id": number}, moment)
            audit.append(connection, moment, audit.SYSTEM, "open", "account", number)
        place = municipality or self.municipality
        return Account(number, name, login, place, wanted, unit=unit, must_change=must_change)

    def close_account(self, login: str, now: datetime) -> None:
        """Close an account: its sessions, and the unused codes of its citizens, end with it."""
        with self.writing() as connection:
            known = _by_login(connection, login)
            if known is not None and known.open:
                close(connection, known.id, audit.SYSTEM, now)

    def account(self, number: str) -> Account | None:
        """Return an open account by its id."""
        with self.reading() as connection:
            row = connection.execute(select(accounts).where(accounts.c.id == number, accounts.c.open)).first()
        return account_from(row) if row else None

    def accounts(self) -> tuple[Account, ...]:
        """Return every open account, in the order of the roster."""
        with self.reading() as connection:
            rows = connection.execute(
                select(accounts).where(accounts.c.open).order_by(accounts.c.place_in_roster)
            ).all()
        return tuple(account_from(row) for row in rows)

    def set_password(
        self,
        login: str,
        password: str,
        now: datetime,
        *,
        must_change: bool = False,
        second_step_off: bool = False,
    ) -> None:
        """Give an account a new password and end its sessions. Raises NotPossible (no_such_account)."""
        changes: dict[str, Any] = {"password": self.hasher.hash(password), "must_change": must_change}
        with self.writing() as connection:
            known = _by_login(connection, login)
            if known is None or not known.open:
                raise NotPossible("no_such_account")
            if second_step_off:
                changes["totp"] = None
            connection.execute(update(accounts).where(accounts.c.id == known.id).values(**changes))
            connection.execute(delete(sessions).where(sessions.c.account == known.id))
            audit.append(connection, now, audit.SYSTEM, "password", "account", known.id)

    def check_login(self, login: str, password: str, address: str, now: datetime) -> Account:
        """Return the account: it has logged in, unless it also has a second step.

        Raises WrongLogin or TooManyTries.
        """
        limits = self._limits(login, address)
        with self.writing() as connection:
            left = max(failures.seconds_left(connection, key, now, free) for key, free in limits.items())
            if left:
                raise TooManyTries(left)
            # Counted before the answer is known: tries in parallel would pass together otherwise.
            for key in limits:
                failures.count_one(connection, key, now)
            row = _by_login(connection, login)
        right = self.matches(row.password if row is not None and row.open else self._nobody, password)
        if row is None or not right or not row.open:
            raise WrongLogin
        with self.writing() as connection:
            both, *others = limits
            failures.forget(connection, both)
            for key in others:
                failures.take_back(connection, key)
            if self.hasher.check_needs_rehash(row.password):
                connection.execute(
                    update(accounts)
                    .where(accounts.c.id == row.id)
                    .values(password=self.hasher.hash(password))
                )
            account = account_from(row)
            if not account.second_step:
                audit.append(connection, now, audit.at_desk(account), "login", "account", row.id)
        return account

    def matches(self, kept: str, password: str) -> bool:
        """Return whether this is the password that was hashed."""
        try:
            return self.hasher.verify(kept, password)
        except VerifyMismatchError:
            return False

    def _limits(self, login: str, address: str) -> dict[str, int]:
        home = neighbourhood(address)
        return {
            hashed(self.pepper, "login+address", f"{login}\n{home}"): FREE_FOR_BOTH,
            hashed(self.pepper, "login-address", home): FREE_FOR_ADDRESS,
            hashed(self.pepper, "login", login): FREE_FOR_LOGIN,
        }


def _by_login(connection: Connection, login: str) -> Row[Any] | None:
    return connection.execute(select(accounts).where(accounts.c.login == login)).first()


def account_from(row: Row[Any]) -> Account:
    """Return the account of a row."""
    return Account(
        row.id,
        row.name,
        row.login,
        row.municipality,
        frozenset(row.roles),
        unit=row.unit,
        must_change=row.must_change,
        second_step=row.totp is not None,
    )


def known_roles(roles: Iterable[str]) -> frozenset[str]:
    """Return the roles as they are kept. Raises NotPossible (unknown_role, roles_apart)."""
    wanted = frozenset(roles)
    if not wanted <= ROLES:
        raise NotPossible("unknown_role")
    if not fit_together(wanted):
        raise NotPossible("roles_apart")
    return wanted


def add_account(connection: Connection, row: dict[str, Any], now: datetime) -> None:
    """Put a new account at the end of the roster."""
    place = connection.execute(select(func.count()).select_from(accounts)).scalar_one()
    connection.execute(insert(accounts).values(**row, place_in_roster=place + 1, created_at=now))


def close(connection: Connection, number: str, actor: audit.Actor, now: datetime) -> None:
    """Close an account: its sessions, and the unused codes of its citizens, end with it."""
    connection.execute(update(accounts).where(accounts.c.id == number).values(open=False))
    connection.execute(delete(sessions).where(sessions.c.account == number))
    theirs = select(citizens.c.ref).where(citizens.c.caseworker == number)
    connection.execute(
        update(invitations)
        .where(
            invitations.c.citizen_ref.in_(theirs),
            invitations.c.used_at.is_(None),
            invitations.c.conversation.is_(None),
            invitations.c.expires_at > now,
        )
        .values(expires_at=now)
    )
    audit.append(connection, now, actor, "close", "account", number)
