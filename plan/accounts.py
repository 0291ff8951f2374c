"""What an administrator does with accounts: make, change, close, reset. It never meets a citizen's words."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, union, update
from sqlalchemy.exc import NoResultFound

from plan import audit
from plan.access import Account, NotAllowed, Thing, may
from plan.people import People, account_from, add_account, close
from plan.seen import Seeing
from plan.tables import accounts, citizens, moves, sessions
from plan.wanted_account import Wanted, check_key, checked
from plan.wish import NotPossible, StaleVersion

# Neither 0 and o nor 1, i and l: it is read aloud and written down.
EASY_TO_READ = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Listed:
    """One account as an administrator sees it."""

    account: Account
    open: bool
    tied: bool  # to a person at the municipality's identity provider
    last_login: datetime | None
    mark: str  # changes with the account: a form that holds an older one is stale


class Accounts(People, Seeing):
    """Accounts, by an administrator of the same municipality."""

    def accounts_of(self, account: Account, now: datetime) -> tuple[Listed, ...]:
        """Return the accounts of the municipality, closed ones too, by name. Raises NotAllowed."""
        _check(account, "view")
        with self.seeing(account, now) as sight:
            rows = sight.connection.execute(
                _with_last_login().where(accounts.c.municipality == account.municipality)
            ).all()
            sight.shows("account_list", [account.municipality])
        return tuple(sorted(map(_listed, rows), key=lambda one: (not one.open, one.account.name.lower())))

    def one_account(self, account: Account, number: str, now: datetime) -> Listed:
        """Return one account, also a closed one. Raises NotAllowed."""
        with self.seeing(account, now) as sight:
            row = _the_account(sight.connection, account, "view", number)
            sight.shows("account", [number])
        return _listed(row)

    def units(self, account: Account) -> tuple[str, ...]:
        """Return the units and residences that are in use, so that a name is not misspelt. Raises NotAllowed."""
        _check(account, "view")
        place = account.municipality
        known = union(
            select(accounts.c.unit).where(accounts.c.municipality == place),
            select(citizens.c.unit).where(citizens.c.municipality == place),
            select(citizens.c.provider).where(citizens.c.municipality == place),
        )
        with self.reading() as connection:
            return tuple(sorted(unit for unit in connection.execute(known).scalars() if unit))

    def make_account(self, account: Account, wanted: Wanted, key: str, now: datetime) -> str:
        """Make an account and return its id, which is the form's key: a double click makes one account.

        Its first password is `first_password(key)`. Raises NotAllowed, and NotPossible.
        """
        _check(account, "make")
        roles = checked(wanted)
        check_key(key)
        row = {
            "id": key,
            "name": wanted.name,
            "login": wanted.login,
            "password": self.hasher.hash(self.first_password(key)),
            "roles": sorted(roles),
            "municipality": account.municipality,
            "open": True,
            "unit": wanted.unit,
            "must_change": True,
        }
        with self.writing() as connection:
            before = connection.execute(select(accounts).where(accounts.c.login == wanted.login)).first()
            if before is not None and before.id == key:
                return key
            if before is not None:
                raise NotPossible("login_taken")
            add_account(connection, row, now)
            audit.append(connection, now, audit.at_desk(account), "open", "account", key)
        return key

    def change_account(self, account: Account, number: str, mark: str, wanted: Wanted, now: datetime) -> None:
        """Change name, roles and unit. Raises NotAllowed, StaleVersion, NotPossible (yourself, ...)."""
        roles = checked(wanted)
        with self.writing() as connection:
            row = _the_account(connection, account, "change", number)
            if number == account.id and "admin" not in roles:
                raise NotPossible("yourself")
            changes = {"name": wanted.name, "roles": sorted(roles), "unit": wanted.unit}
            if all(row._mapping[name] == value for name, value in changes.items()):
                return
            if _mark(row) != mark:
                raise StaleVersion
            connection.execute(update(accounts).where(accounts.c.id == number).values(**changes))
            audit.append(connection, now, audit.at_desk(account), "change", "account", number)

    def close_one(self, account: Account, number: str, now: datetime) -> None:
        """Close an account. Raises NotAllowed, NotPossible (yourself)."""
        with self.writing() as connection:
            row = _the_account(connection, account, "close", number)
            if number == account.id:
                raise NotPossible("yourself")
            if row.open:
                close(connection, number, audit.at_desk(account), now)

    def reset(self, account: Account, number: str, key: str, now: datetime) -> None:
        """Give an account, also a closed one, the password of the form's key, to be changed at once.

        It opens again, its sessions end. Raises NotAllowed, NotPossible (yourself).
        """
        check_key(key)
        hashed = self.hasher.hash(self.first_password(key))
        with self.writing() as connection:
            row = _the_account(connection, account, "change", number)
            if number == account.id:
                raise NotPossible("yourself")
            if row.open and row.must_change and self.matches(row.password, self.first_password(key)):
                return
            changes = {"password": hashed, "must_change": True, "open": True}
            connection.execute(update(accounts).where(accounts.c.id == number).values(**changes))
            connection.execute(delete(sessions).where(sessions.c.account == number))
            verb = "password" if row.open else "open"
            audit.append(connection, now, audit.at_desk(account), verb, "account", number)

    def end_second_step(self, account: Account, number: str, now: datetime) -> None:
        """Take an account's second step away, for somebody who lost the phone. Raises NotAllowed."""
        with self.writing() as connection:
            row = _the_account(connection, account, "change", number)
            if row.totp is None:
                return
            connection.execute(update(accounts).where(accounts.c.id == number).values(totp=None))
            audit.append(connection, now, audit.at_desk(account), "second_step_off", "account", number)

    def first_password(self, key: str) -> str:
        """Return the password that a form's key stands for: 16 signs (79 bits) in four groups."""
        secret = hmac.new(self.pepper, f"first password:{key}".encode(), sha256).digest()
        number = int.from_bytes(secret)
        signs = ""
        for _ in range(16):
            number, place = divmod(number, len(EASY_TO_READ))
            signs += EASY_TO_READ[place]
        return "-".join(signs[start : start + 4] for start in range(0, 16, 4))


def _check(account: Account, action: str) -> None:
    if not may(account, action, Thing("account", account.municipality)):
        raise NotAllowed


def _the_account(connection: Connection, account: Account, action: str, number: str) -> Row[Any]:
    try:
        row = connection.execute(_with_last_login().where(accounts.c.id == number)).one()
    except NoResultFound:
        raise NotAllowed from None
    if not may(account, action, Thing("account", row.municipality)):
        raise NotAllowed
    return row


def _with_last_login() -> Any:
    last = (
        select(func.max(moves.c.at))
        .where(moves.c.object == accounts.c.id, moves.c.object_kind == "account", moves.c.verb == "login")
        .scalar_subquery()
    )
    return select(accounts, last.label("last_login"))


def _listed(row: Row[Any]) -> Listed:
    return Listed(account_from(row), row.open, row.subject is not None, row.last_login, _mark(row))


def _mark(row: Row[Any]) -> str:
    said = repr((row.name, sorted(row.roles), row.unit, row.open))
    return sha256(said.encode()).hexdigest()[:16]
