"""Sessions for people at the desk and tokens for other systems. Keeps hashes, never what opens."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import delete, insert, select, update

from plan import audit
from plan.access import SCOPES, Account
from plan.database import Database
from plan.invitation import hashed
from plan.people import account_from
from plan.tables import accounts, sessions, tokens
from plan.wish import NotPossible

LONGEST_SESSION = timedelta(hours=8)
LONGEST_IDLE = timedelta(hours=1)
NOTE_USE_EVERY = timedelta(minutes=1)


class Passes(Database):
    """What opens the desk after, or instead of, a password."""

    def new_session(self, account: Account, now: datetime) -> str:
        """Return the secret of a new session; only its hash is kept."""
        secret = secrets.token_urlsafe(32)
        with self.writing() as connection:
            connection.execute(
                insert(sessions).values(
                    secret=hashed(self.pepper, "session", secret),
                    account=account.id,
                    created_at=now,
                    seen_at=now,
                )
            )
        return secret

    def session(self, secret: str, now: datetime, *, used: bool = True) -> Account | None:
        """Return the account of a session that is neither too old nor left alone too long.

        Not `used`: a page asks by itself, which does not keep a session alive.
        """
        key = hashed(self.pepper, "session", secret)
        with self.reading() as connection:
            row = connection.execute(
                select(accounts, sessions.c.created_at.label("began"), sessions.c.seen_at)
                .join(sessions, sessions.c.account == accounts.c.id)
                .where(sessions.c.secret == key, accounts.c.open)
            ).first()
        if row is None or now - row.began >= LONGEST_SESSION or now - row.seen_at >= LONGEST_IDLE:
            return None
        if used and now - row.seen_at >= NOTE_USE_EVERY:
            with self.writing() as connection:
                connection.execute(update(sessions).where(sessions.c.secret == key).values(seen_at=now))
        return account_from(row)

    def end_session(self, secret: str, now: datetime) -> None:
        """End a session; a copy of its secret opens nothing afterwards."""
        key = hashed(self.pepper, "session", secret)
        with self.writing() as connection:
            owner = connection.execute(
                select(sessions.c.account).where(sessions.c.secret == key)
            ).scalar_one_or_none()
            if owner is None:
                return
            connection.execute(delete(sessions).where(sessions.c.secret == key))
            actor = audit.Actor("account", owner)
            audit.append(connection, now, actor, "logout", "account", owner)

    def new_token(
        self,
        name: str,
        scopes: Iterable[str] = tuple(sorted(SCOPES)),
        days: int = 365,
        municipality: str | None = None,
        now: datetime | None = None,
    ) -> str:
        """Return a token for another system; only its hash is kept. Raises NotPossible."""
        moment = now or datetime.now(UTC)
        wanted = frozenset(scopes)
        if not wanted <= SCOPES:
            raise NotPossible("unknown_scope")
        secret, number = secrets.token_urlsafe(32), uuid4().hex
        with self.writing() as connection:
            connection.execute(
                insert(tokens).values(
                    id=number,
                    name=name,
                    secret=hashed(self.pepper, "token", secret),
                    scopes=sorted(wanted),
                    municipality=municipality or self.municipality,
                    created_at=moment,
                    expires_at=moment + timedelta(days=days),
                )
            )
            audit.append(connection, moment, audit.SYSTEM, "open", "token", number)
        return secret

    def account_of_token(self, token: str, now: datetime) -> Account | None:
        """Return what a token may do, as an account without roles; None if unknown or too old."""
        with self.reading() as connection:
            row = connection.execute(
                select(tokens).where(
                    tokens.c.secret == hashed(self.pepper, "token", token),
                    tokens.c.expires_at > now,
                )
            ).first()
        if row is None:
            return None
        scopes = frozenset(row.scopes)
        return Account(row.id, row.name, "", row.municipality, frozenset(), scopes)
