"""Words about danger that a citizen chose to send, for the one caseworker who was named.

Never makes a goal of them, never shows them in the list, and never sends them without a yes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import insert, select

from plan import audit
from plan.access import Account, Thing, may
from plan.alerts import ONE_DANGER, taken
from plan.citizens import the_citizen_of
from plan.danish import without_cpr
from plan.database import Database
from plan.receipt import free_one
from plan.tables import accounts, citizens, danger_words
from plan.wish import NotPossible


@dataclass(frozen=True)
class DangerWords:
    """Words about danger that the citizen chose to send to this caseworker."""

    id: str
    receipt: str
    citizen_ref: str
    kind: str
    words: str
    at: datetime


class Letters(Database):
    """Confidential words."""

    def send_danger_words(
        self,
        conversation: str,
        words: str,
        kind: str,
        now: datetime,
        to: str = "caseworker",
    ) -> str:
        """Give words that got a yes to the citizen's own caseworker; return the receipt.

        The same words within ten minutes are sent once. Raises NotLinked, and NotPossible
        (no_caseworker): nobody else may read them.
        """
        words, _ = without_cpr(words)
        with self.writing() as connection:
            ref = the_citizen_of(connection, conversation)
            owner = connection.execute(
                select(accounts.c.id)
                .join(citizens, citizens.c.caseworker == accounts.c.id)
                .where(citizens.c.ref == ref, accounts.c.open)
            ).scalar_one_or_none()
            if to != "caseworker" or owner is None:
                raise NotPossible("no_caseworker")
            before = connection.execute(
                select(danger_words.c.receipt).where(
                    danger_words.c.citizen_ref == ref,
                    danger_words.c.words == words,
                    danger_words.c.at > now - ONE_DANGER,
                )
            ).scalar()
            if before is not None:
                return before
            number, salt = uuid4().hex, audit.new_salt()
            receipt = free_one(lambda tried: taken(connection, tried))
            connection.execute(
                insert(danger_words).values(
                    id=number,
                    receipt=receipt,
                    citizen_ref=ref,
                    caseworker=owner,
                    kind=kind,
                    words=words,
                    salt=salt,
                    at=now,
                )
            )
            proof = audit.digest(salt, words)
            audit.append(connection, now, audit.citizen(ref), "send", "danger_words", number, proof)
            return receipt

    def danger_words(self, account: Account, now: datetime) -> tuple[DangerWords, ...]:
        """Return the words that citizens sent to exactly this caseworker, newest first."""
        with self.writing() as connection:
            rows = connection.execute(
                select(danger_words, citizens.c.municipality)
                .join(citizens, citizens.c.ref == danger_words.c.citizen_ref)
                .where(danger_words.c.caseworker == account.id)
                .order_by(danger_words.c.at.desc())
            ).all()
            allowed = [
                row
                for row in rows
                if may(
                    account,
                    "view",
                    Thing("danger_words", row.municipality, caseworker=row.caseworker),
                )
            ]
            for row in allowed:
                actor = audit.at_desk(account)
                audit.append(connection, now, actor, "view", "danger_words", row.id)
        return tuple(
            DangerWords(row.id, row.receipt, row.citizen_ref, row.kind, row.words, row.at) for row in allowed
        )
