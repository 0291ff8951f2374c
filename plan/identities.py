"""People who sign in at their municipality's own identity provider. Keeps a keyed hash of who they are there."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, select, update

from plan import audit
from plan.access import ROLES, Account, fit_together
from plan.invitation import hashed
from plan.people import People, account_from, add_account
from plan.tables import accounts
from plan.wanted_account import LONGEST_NAME


class UnknownIdentity(Exception):
    """Nobody here is known by this identity, or the account is closed or has no role."""


@dataclass(frozen=True)
class Identity:
    """What the provider says about somebody who has just signed in there."""

    issuer: str
    subject: str
    login: str | None = None  # an account of this login and without an identity is theirs
    name: str | None = None
    roles: frozenset[str] | None = None  # None: our own accounts decide


class Identities(People):
    """Finding the account of an identity."""

    def account_of_identity(self, who: Identity, now: datetime) -> Account:
        """Return the account, which has now logged in. Raises UnknownIdentity.

        The provider never changes which subject is whom, so that alone counts from the second time on;
        a login may be given to somebody else one day.
        """
        subject = hashed(self.pepper, "subject", f"{who.issuer}\n{who.subject}")
        with self.writing() as connection:
            row = (
                connection.execute(select(accounts).where(accounts.c.subject == subject)).first()
                or self._tied(connection, who, subject, now)
                or self._made(connection, who, subject, now)
            )
            if row is None or not row.open:
                raise UnknownIdentity
            account = account_from(self._as_said(connection, row, who, now))
            if not account.roles:
                raise UnknownIdentity
            audit.append(connection, now, audit.at_desk(account), "login", "account", account.id)
        return account

    def _tied(self, connection: Connection, who: Identity, subject: str, now: datetime) -> Row[Any] | None:
        """Tie the identity to the account with its login, if that has none yet."""
        if not who.login:
            return None
        row = connection.execute(
            select(accounts).where(
                accounts.c.login == who.login,
                accounts.c.municipality == self.municipality,
                accounts.c.subject.is_(None),
                accounts.c.open,
            )
        ).first()
        if row is None:
            return None
        connection.execute(update(accounts).where(accounts.c.id == row.id).values(subject=subject))
        audit.append(connection, now, audit.Actor("account", row.id), "tie", "account", row.id)
        return _again(connection, row.id)

    def _made(self, connection: Connection, who: Identity, subject: str, now: datetime) -> Row[Any] | None:
        """Make an account for somebody to whom the provider gives a role here."""
        if not who.roles or not _allowed(who.roles):
            return None
        login = who.login or f"oidc-{subject[:12]}"
        if connection.execute(select(accounts.c.id).where(accounts.c.login == login)).first():
            return None
        number = uuid4().hex
        row = {
            "id": number,
            "name": (who.name or login)[:LONGEST_NAME],
            "login": login,
            "password": self.hasher.hash(secrets.token_urlsafe(32)),
            "roles": sorted(who.roles),
            "municipality": self.municipality,
            "open": True,
            "subject": subject,
        }
        add_account(connection, row, now)
        audit.append(connection, now, audit.SYSTEM, "open", "account", number)
        return _again(connection, number)

    def _as_said(self, connection: Connection, row: Row[Any], who: Identity, now: datetime) -> Row[Any]:
        """Return the row with the roles that the provider says, and without a password that was handed out."""
        changes: dict[str, Any] = {}
        if row.must_change:
            changes |= {"must_change": False, "password": self.hasher.hash(secrets.token_urlsafe(32))}
        if who.roles is not None and sorted(who.roles) != sorted(row.roles):
            changes["roles"] = sorted(who.roles) if _allowed(who.roles) else []
        if not changes:
            return row
        connection.execute(update(accounts).where(accounts.c.id == row.id).values(**changes))
        audit.append(connection, now, audit.SYSTEM, "change", "account", row.id)
        return _again(connection, row.id)


def _allowed(roles: frozenset[str]) -> bool:
    return roles <= ROLES and fit_together(roles)


def _again(connection: Connection, number: str) -> Row[Any]:
    return connection.execute(select(accounts).where(accounts.c.id == number)).one()
