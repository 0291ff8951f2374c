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
from plan.database import among
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
        previous = link_hash(row)
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


def link_hash(row: dict[str, Any]) -> str:
    """Return what chains a move, given by the names of its columns, to the one before it."""
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
