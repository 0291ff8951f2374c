"""Who besides the caseworker may read a dream because the citizen lets them, and who may no longer. Shows nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, select, update

from plan import audit
from plan.access import Account
from plan.citizen_details import CitizenDetails
from plan.citizens import the_citizen_of
from plan.database import Database
from plan.invitation import Reader
from plan.tables import accounts, citizens, wishes
from plan.wish import NotPossible

SHARED: dict[str, Column[Any]] = {"provider": wishes.c.share_provider, "guide": wishes.c.share_guide}


class OtherReader(NotPossible):
    """Whom the yes was about is no longer this citizen's; somebody else's yes is nobody's."""

    def __init__(self) -> None:
        """Name the reason."""
        super().__init__("other_reader")


def readers_of(connection: Connection, ref: str) -> tuple[Reader, ...]:
    """Return the residence and the peer guide that the desk has noted for the citizen."""
    row = connection.execute(
        select(citizens.c.provider, citizens.c.guide, accounts.c.name, accounts.c.roles)
        .outerjoin(accounts, (accounts.c.id == citizens.c.guide) & accounts.c.open)
        .where(citizens.c.ref == ref)
    ).one()
    found = [Reader("provider", row.provider, row.provider)] if row.provider else []
    if row.name is not None and "guide" in row.roles:
        found.append(Reader("guide", row.guide, row.name))
    return tuple(found)


def check_readers(connection: Connection, ref: str, named: Iterable[Reader]) -> None:
    """Raise OtherReader where one who was named when the citizen was asked is not there any more."""
    here = {(reader.whom, reader.key) for reader in readers_of(connection, ref)}
    if not all((reader.whom, reader.key) in here for reader in named):
        raise OtherReader


def end_reading_of_others(
    connection: Connection,
    ref: str,
    before: CitizenDetails,
    after: CitizenDetails,
    account: Account,
    now: datetime,
) -> None:
    """End what the citizen shares where the desk notes another residence or guide: a yes to one is none to the next."""
    for whom in SHARED:
        if getattr(after, whom) != getattr(before, whom):
            _end_reading(connection, ref, whom, account, now)


def _end_reading(connection: Connection, ref: str, whom: str, account: Account, now: datetime) -> None:
    shared = select(wishes.c.id).where(wishes.c.citizen_ref == ref, SHARED[whom])
    ids: Sequence[str] = connection.execute(shared).scalars().all()
    connection.execute(update(wishes).where(wishes.c.id.in_(ids)).values({SHARED[whom]: False}))
    audit.append_all(connection, now, audit.at_desk(account), "stop_reading", "wish", ids)


class Readers(Database):
    """What a citizen decides about a sent dream, as often as they like."""

    def let_read(self, conversation: str, wish_id: str, reader: Reader, now: datetime) -> None:
        """Let this reader, and no other, read a sent dream. Let twice is let once.

        Raises NotLinked, OtherReader, and NotPossible (unknown_wish, let_read_from_withdrawn).
        """
        with self.writing() as connection:
            ref = the_citizen_of(connection, conversation)
            check_readers(connection, ref, [reader])
            _set(connection, ref, wish_id, reader.whom, True, now)

    def stop_reading(self, conversation: str, wish_id: str, whom: str, now: datetime) -> None:
        """End a residence's or a guide's reading at once, before and after the meeting.

        Raises NotLinked, and NotPossible (unknown_wish). Ended twice is ended once.
        """
        with self.writing() as connection:
            ref = the_citizen_of(connection, conversation)
            _set(connection, ref, wish_id, whom, False, now)


def _set(connection: Connection, ref: str, wish_id: str, whom: str, yes: bool, now: datetime) -> None:
    row = connection.execute(
        select(wishes.c.status, SHARED[whom].label("shared")).where(
            wishes.c.id == wish_id, wishes.c.citizen_ref == ref
        )
    ).first()
    if row is None:
        raise NotPossible("unknown_wish")
    if yes and row.status == "withdrawn":
        raise NotPossible("let_read_from_withdrawn")
    if row.shared == yes:
        return
    connection.execute(update(wishes).where(wishes.c.id == wish_id).values({SHARED[whom]: yes}))
    verb = "let_read" if yes else "stop_reading"
    audit.append(connection, now, audit.citizen(ref), verb, "wish", wish_id)
