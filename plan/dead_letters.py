"""What did not reach a receiver: listed, and tried anew. Sends nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from plan import audit
from plan.access import Account, NotAllowed
from plan.database import Database
from plan.desk_tables import deliveries, hooks
from plan.hooks import actor_of, must, the_hook
from plan.wish import NotPossible

MOST_SHOWN = 200


@dataclass(frozen=True)
class DeadLetter:
    """One event that did not arrive, and how the last try ended."""

    id: str
    hook: str
    name: str
    event: str
    told: str | None
    tries: int
    created_at: datetime


class DeadLetters(Database):
    """Deliveries that were given up."""

    def dead_letters(self, account: Account) -> tuple[DeadLetter, ...]:
        """Return what did not arrive, the newest first. Raises NotAllowed."""
        must(account, "view")
        with self.reading() as connection:
            rows = connection.execute(
                select(deliveries, hooks.c.name)
                .join(hooks, hooks.c.id == deliveries.c.hook)
                .where(hooks.c.municipality == account.municipality, deliveries.c.state == "dead")
                .order_by(deliveries.c.created_at.desc(), deliveries.c.id)
                .limit(MOST_SHOWN)
            ).all()
        return tuple(
            DeadLetter(row.id, row.hook, row.name, row.event, row.told, row.tries, row.created_at)
            for row in rows
        )

    def resend(self, account: Account, delivery_id: str, now: datetime) -> None:
        """Let a dead letter be tried anew, under the same id. Raises NotAllowed, NotPossible (hook_closed)."""
        with self.writing() as connection:
            row = connection.execute(
                select(deliveries.c.hook, deliveries.c.state).where(deliveries.c.id == delivery_id)
            ).first()
            if row is None:
                raise NotAllowed
            hook = the_hook(connection, account, "resend", row.hook)
            if row.state != "dead":
                return
            if not hook.open:
                raise NotPossible("hook_closed")
            fresh = {"state": "waiting", "tries": 0, "next_at": now, "told": None}
            connection.execute(update(deliveries).where(deliveries.c.id == delivery_id).values(**fresh))
            audit.append(connection, now, actor_of(account), "resend", "delivery", delivery_id)
