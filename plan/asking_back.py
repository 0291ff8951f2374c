"""A caseworker's question to a citizen, and the answer in the citizen's own words. Sends nothing that leads."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select, update

from plan.access import Account
from plan.answers import refuse
from plan.changes import Step, at_desk, by_citizen, check_edit, is_repeat, tell
from plan.citizens import the_citizen_of
from plan.danish import without_cpr
from plan.database import Database
from plan.desk_tables import asked, steps
from plan.leading import check_question
from plan.meeting import today
from plan.tables import wishes
from plan.whose import the_wish
from plan.wish import NotPossible, Wish
from plan.wish_rows import select_wishes, wish_from


class AskingBack(Database):
    """Asking back through the bot."""

    def ask(
        self,
        account: Account,
        wish_id: str,
        text: str,
        now: datetime,
        *,
        edit: int | None = None,
        strict: bool = False,
    ) -> Wish:
        """Ask the citizen of a dream something; the bot asks it the next time they talk.

        Raises NotAllowed, StaleEdit, NotEasy (it leads, or is hard) and NotPossible
        (ask_from_<state>). The same form twice asks once. `strict` stops the question also for
        what is only worth a second look.
        """
        text = text.strip()
        with self.writing() as connection:
            row = the_wish(connection, account, "ask", wish_id, today(now))
            wish = wish_from(row)
            step = Step("ask", "question", text)
            if is_repeat(connection, row, step, edit, account):
                return wish
            check_edit(row, edit)
            after = wish.move("ask")
            area = row.area_corrected or wish.life_area
            refuse(check_question(text, area, wish.verbatim), strict=strict)
            question = uuid4().hex
            connection.execute(
                insert(asked).values(id=question, wish_id=wish_id, text=text, author=account.id, at=now)
            )
            at_desk(connection, row, step, account, now, read_at=wish.read_at or now)
            tell(connection, row, "question", f"{wish_id}/{question}", now)
        return after

    def answer(self, conversation: str, question: str, words: str, now: datetime) -> None:
        """Keep the citizen's answer as it was said; the dream goes back to the caseworker.

        Raises NotLinked and NotPossible (no_such_question, no_words). A question that is
        answered, or no longer asked, stays as it is.
        """
        words = without_cpr(words)[0].strip()
        if not words:
            raise NotPossible("no_words")
        with self.writing() as connection:
            ref = the_citizen_of(connection, conversation)
            known = connection.execute(select(asked).where(asked.c.id == question)).first()
            row = (
                known
                and connection.execute(
                    select_wishes().where(wishes.c.id == known.wish_id, wishes.c.citizen_ref == ref)
                ).first()
            )
            if known is None or row is None:
                raise NotPossible("no_such_question")
            if known.answered_at is not None or row.status != "question":
                return
            connection.execute(
                update(asked).where(asked.c.id == question).values(answer=words, answered_at=now)
            )
            status = _asked_from(connection, row)
            by_citizen(connection, row, Step("answer", status, words), now)


def _asked_from(connection: Connection, row: Row[Any]) -> str:
    """Return where the dream goes back to: to the meeting if it was on its way there."""
    before = connection.execute(
        select(steps.c.status)
        .where(steps.c.wish_id == row.id, steps.c.status != "question")
        .order_by(steps.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()
    return "for_meeting" if before == "for_meeting" else "read"
