"""What was agreed, in easy Danish, and the citizen's yes or objection to exactly that text. Decides nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from plan.access import Account
from plan.answers import refuse
from plan.changes import Step, at_desk, by_citizen, check_edit, is_repeat, tell
from plan.citizens import the_citizen_of
from plan.danish import without_cpr
from plan.database import Database
from plan.easy_danish import findings
from plan.meeting import today
from plan.tables import wishes
from plan.whose import the_wish
from plan.wish import NotPossible, StaleVersion

# Before a dream is on its way to the meeting, nothing has been agreed about it.
AGREE_FROM = frozenset({"for_meeting", "in_plan", "changed", "later", "not_now", "came_true"})


class Agreeing(Database):
    """The agreed text goes to the citizen, who confirms or objects."""

    def agree(
        self,
        account: Account,
        wish_id: str,
        text: str,
        now: datetime,
        *,
        edit: int | None = None,
        strict: bool = False,
    ) -> None:
        """Keep the easy version of what was agreed; the citizen is asked whether it is right.

        A new text waits for a new yes. An objection stands until the citizen says that it is met.
        `strict` stops the text also for what is only worth a second look. Raises NotAllowed,
        StaleEdit, NotEasy and NotPossible (agree_from_<state>).
        """
        text = text.strip()
        with self.writing() as connection:
            row = the_wish(connection, account, "agree", wish_id, today(now))
            step = Step("agree", row.status, text)
            if is_repeat(connection, row, step, edit, account):
                return
            check_edit(row, edit)
            if row.status not in AGREE_FROM:
                raise NotPossible(f"agree_from_{row.status}")
            refuse(findings(text, row.verbatim), strict=strict)
            values = {"agreed": text, "agreed_at": now, "agreed_reply": None}
            number = at_desk(connection, row, step, account, now, **values)
            tell(connection, row, "agreed", f"{wish_id}/{number}", now)

    def confirm(self, conversation: str, wish_id: str, agreed: str, now: datetime) -> None:
        """Keep the citizen's yes to exactly this agreed text. Raises as `object_to` does."""
        with self.writing() as connection:
            row = _agreed(connection, conversation, wish_id, agreed)
            if row.agreed_reply != "confirmed":
                by_citizen(connection, row, Step("confirm", row.status), now, agreed_reply="confirmed")

    def object_to(
        self, conversation: str, wish_id: str, agreed: str, words: str | None, now: datetime
    ) -> None:
        """Keep the citizen's objection to exactly this agreed text, in own words where there are any.

        It blocks no move and stays until `objection_met`. Raises NotLinked, StaleVersion (the
        text is another now) and NotPossible (unknown_wish, nothing_agreed).
        """
        said = without_cpr(words or "")[0].strip() or None
        with self.writing() as connection:
            row = _agreed(connection, conversation, wish_id, agreed)
            if row.agreed_reply == "objected" and said in (None, row.objection):
                return
            values = {
                "agreed_reply": "objected",
                "objection": said or row.objection,
                "objected_at": now,
                "objection_met_at": None,
            }
            by_citizen(connection, row, Step("object", row.status, said), now, **values)

    def objection_met(self, conversation: str, wish_id: str, now: datetime) -> None:
        """Keep that the citizen says that the objection is met. Raises NotLinked, NotPossible."""
        with self.writing() as connection:
            row = _own(connection, conversation, wish_id)
            if row.objected_at is not None and row.objection_met_at is None:
                by_citizen(connection, row, Step("met", row.status), now, objection_met_at=now)


def _agreed(connection: Connection, conversation: str, wish_id: str, agreed: str) -> Row[Any]:
    row = _own(connection, conversation, wish_id)
    if row.agreed is None:
        raise NotPossible("nothing_agreed")
    if row.agreed != agreed:
        raise StaleVersion
    return row


def _own(connection: Connection, conversation: str, wish_id: str) -> Row[Any]:
    ref = the_citizen_of(connection, conversation)
    row = connection.execute(
        select(wishes).where(wishes.c.id == wish_id, wishes.c.citizen_ref == ref)
    ).first()
    if row is None:
        raise NotPossible("unknown_wish")
    return row
