"""The log of who did what to which thing, and when. Append-only, a chain of hashes, never words."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, insert, select

from plan.access import Account
from plan.database import Database, among
from plan.events import tell_systems
from plan.tables import moves

START = "0" * 64


@dataclass(frozen=True)
class Actor:
    """Who moved: a citizen, an account, a token or the system itself."""

    kind: str
    id: str


SYSTEM = Actor("system", "drommeplan")


def citizen(ref: str) -> Actor:
    """Return the citizen as an actor."""
    return Actor("citizen", ref)


def at_desk(account: Account) -> Actor:
    """Return the account as an actor."""
    return Actor("token" if account.scopes is not None else "account", account.id)


def new_salt() -> str:
    """Return a salt for one object; it lies in the object's row and goes with the words."""
    return secrets.token_hex(16)


def digest(salt: str, content: Any) -> str:
    """Return a digest that proves the content while the salt is there, and nothing afterwards."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(f"{salt}:{plain}".encode()).hexdigest()


def append(
    connection: Connection,
    now: datetime,
    actor: Actor,
    verb: str,
    kind: str,
    thing: str,
    content: str = "",
) -> None:
    """Add one move. Only inside `Database.writing`: its lock keeps the chain one chain."""
    append_all(connection, now, actor, verb, kind, [thing], content)


def append_all(
    connection: Connection,
    now: datetime,
    actor: Actor,
    verb: str,
    kind: str,
    things: Collection[str],
    content: str = "",
) -> None:
    """Add the same move for each of these things, as `append` does; other systems are told of it."""
    if not things:
        return
    _chain(connection, now, actor, verb, [(kind, thing) for thing in things], content)
    # Whatever changes is logged, and so nothing that changes can be forgotten here.
    tell_systems(connection, now, verb, kind, things)


def append_views(
    connection: Connection, now: datetime, actor: Actor, seen: Collection[tuple[str, str]]
) -> None:
    """Add that the actor saw each of these things, given with their kinds, as `append` does."""
    if seen:
        _chain(connection, now, actor, "view", seen)


def _chain(
    connection: Connection,
    now: datetime,
    actor: Actor,
    verb: str,
    things: Collection[tuple[str, str]],
    content: str = "",
) -> None:
    last = connection.execute(select(moves.c.seq, moves.c.hash).order_by(moves.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq, last.hash) if last else (0, START)
    rows = []
    for number, (kind, thing) in enumerate(things, start=seq + 1):
        row: dict[str, Any] = {
            "seq": number,
            "at": now,
            "actor_kind": actor.kind,
            "actor": actor.id,
            "verb": verb,
            "object_kind": kind,
            "object": thing,
            "digest": content,
            "previous": previous,
        }
        previous = _hash(row)
        rows.append(row | {"hash": previous})
    connection.execute(insert(moves), rows)


def newest_move(connection: Connection) -> int:
    """Return the number of the newest move; 0 where nothing has happened yet."""
    return connection.execute(select(func.coalesce(func.max(moves.c.seq), 0))).scalar_one()


def viewed(
    connection: Connection,
    actor: Actor,
    things: Collection[str],
    since: datetime | None = None,
    verb: str = "view",
) -> set[tuple[str, str]]:
    """Return which of these things the actor is already known to have seen, ever or since a moment, with kinds."""
    if not things:
        return set()
    seen = select(moves.c.object_kind, moves.c.object).where(
        among(connection, moves.c.object, things), moves.c.verb == verb, moves.c.actor == actor.id
    )
    if since is not None:
        seen = seen.where(moves.c.at >= since)
    return {(kind, thing) for kind, thing in connection.execute(seen)}


def _hash(row: dict[str, Any]) -> str:
    moment: datetime = row["at"]
    link = [
        row["seq"],
        moment.astimezone(UTC).isoformat(timespec="microseconds"),
        row["actor_kind"],
        row["actor"],
        row["verb"],
        row["object_kind"],
        row["object"],
        row["digest"],
        row["previous"],
    ]
    return sha256(json.dumps(link, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Moved:
    """One move, as it is read back."""

    seq: int
    at: datetime
    actor_kind: str
    actor: str
    verb: str
    object_kind: str
    object: str


@dataclass(frozen=True)
class Newest:
    """Where the log ends, or once ended."""

    seq: int
    hash: str


class Audit(Database):
    """Reading the log."""

    def moves_of(self, kind: str, thing: str | None = None) -> tuple[Moved, ...]:
        """Return the moves of one thing, or of all things of a kind, oldest first."""
        wanted = select(moves).where(moves.c.object_kind == kind).order_by(moves.c.seq)
        if thing is not None:
            wanted = wanted.where(moves.c.object == thing)
        with self.reading() as connection:
            rows = connection.execute(wanted).mappings().all()
        return tuple(Moved(**{name: row[name] for name in Moved.__dataclass_fields__}) for row in rows)

    def newest(self) -> Newest:
        """Return where the log ends now."""
        with self.reading() as connection:
            last = connection.execute(
                select(moves.c.seq, moves.c.hash).order_by(moves.c.seq.desc()).limit(1)
            ).first()
        return Newest(last.seq, last.hash) if last else Newest(0, START)

    def verify(self, kept: Newest | None = None) -> int | None:
        """Return the first sequence number that does not fit the chain; None if all do.

        A chain cannot notice that its end was cut off: `kept`, which was noted elsewhere when it was
        the newest, must still be in it.
        """
        expected, previous = 1, START
        in_order = select(moves).order_by(moves.c.seq)
        with (
            self.engine.begin() as connection,  # rows come one after another only inside a transaction
            connection.execution_options(yield_per=1000).execute(in_order) as rows,
        ):
            for row in rows.mappings():
                fits = row["seq"] == expected and row["previous"] == previous
                if not fits or row["hash"] != _hash(dict(row)):
                    return expected
                if kept is not None and kept.seq == expected and kept.hash != row["hash"]:
                    return expected
                expected, previous = expected + 1, row["hash"]
        return expected if kept is not None and kept.seq >= expected else None

    def still_has(self, kept: Newest) -> bool:
        """Return whether the log still holds the move that was its newest once."""
        if kept.seq == 0:
            return True
        with self.reading() as connection:
            found = connection.execute(select(moves.c.hash).where(moves.c.seq == kept.seq)).scalar()
        return found == kept.hash
