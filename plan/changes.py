"""One change to a dream: its row, its journey, the news for the citizen and the log, always together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from plan import audit
from plan.access import Account
from plan.database import insert_once
from plan.desk_tables import steps
from plan.tables import outbox, wishes
from plan.wish import NotPossible


class StaleEdit(NotPossible):
    """Somebody changed the dream after this page was read."""

    def __init__(self) -> None:
        """Name the reason."""
        super().__init__("stale_edit")


@dataclass(frozen=True)
class Step:
    """What happens to a dream: the move, what it leads to, and the words that the citizen is told."""

    move: str
    status: str
    reason: str | None = None


def check_edit(row: Row[Any], edit: int | None) -> None:
    """Raise StaleEdit where the dream is no longer as it was read. None: the caller does not count."""
    if edit is not None and row.edit != edit:
        raise StaleEdit


def is_repeat(connection: Connection, row: Row[Any], step: Step, edit: int | None, account: Account) -> bool:
    """Return whether exactly this was the last thing that happened: a form that was sent twice."""
    if edit is None or row.edit != edit + 1:
        return False
    last = connection.execute(
        select(steps).where(steps.c.wish_id == row.id).order_by(steps.c.id.desc()).limit(1)
    ).first()
    return last is not None and (last.move, last.status, last.reason, last.author) == (
        step.move,
        step.status,
        step.reason,
        account.id,
    )


def at_desk(
    connection: Connection, row: Row[Any], step: Step, account: Account, now: datetime, **values: Any
) -> int:
    """Keep a step that somebody at the desk takes, and log it; return the step's number."""
    number = keep(connection, row, step, account.id, now, **values)
    _log(connection, row, step, audit.at_desk(account), now)
    return number


def by_citizen(connection: Connection, row: Row[Any], step: Step, now: datetime, **values: Any) -> int:
    """Keep a step that the citizen takes, and log it; return the step's number."""
    number = keep(connection, row, step, None, now, **values)
    _log(connection, row, step, audit.citizen(row.citizen_ref), now)
    return number


def keep(
    connection: Connection, row: Row[Any], step: Step, author: str | None, now: datetime, **values: Any
) -> int:
    """Keep the dream's new state and values and the step that led there; whoever calls logs it."""
    changed = {"status": step.status, "edit": row.edit + 1} | values
    connection.execute(update(wishes).where(wishes.c.id == row.id).values(**changed))
    _take_back_news(connection, row.id, step)
    kept = connection.execute(
        insert(steps)
        .values(
            wish_id=row.id,
            at=now,
            move=step.move,
            status=step.status,
            reason=step.reason,
            author=author,
        )
        .returning(steps.c.id)
    )
    return int(kept.scalar_one())


def tell(connection: Connection, row: Row[Any], kind: str, about: str, now: datetime) -> None:
    """Write news for the citizen of the dream, once for each matter."""
    insert_once(
        connection,
        outbox,
        {
            "citizen_ref": row.citizen_ref,
            "kind": kind,
            "about": about,
            "wish_id": row.id,
            "state": "waiting",
            "created_at": now,
        },
    )


def _take_back_news(connection: Connection, wish_id: str, step: Step) -> None:
    """News that no longer holds is not told: it waits, it is asked, this was agreed."""
    kinds = {"late"}
    if step.status != "question":
        kinds.add("question")
    if step.move in ("agree", "confirm", "object"):
        kinds.add("agreed")
    connection.execute(
        delete(outbox).where(outbox.c.wish_id == wish_id, outbox.c.kind.in_(kinds), outbox.c.state != "told")
    )


def _log(connection: Connection, row: Row[Any], step: Step, actor: audit.Actor, now: datetime) -> None:
    proof = audit.digest(row.salt, step.reason) if step.reason and row.salt else ""
    audit.append(connection, now, actor, step.move, "wish", row.id, proof)
