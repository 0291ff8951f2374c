"""The log of moves as it is read back: what happened to a thing, where the log ends, whether its chain is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from plan.audit import START, link_hash
from plan.database import Database
from plan.tables import moves


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
                if not fits or row["hash"] != link_hash(dict(row)):
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
