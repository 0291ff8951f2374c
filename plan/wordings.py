"""What professionals write beside a dream: FFB's other goals and § 141's contents. Never in place of the words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, insert, select, update

from plan import audit
from plan.access import Account
from plan.areas import AREAS, SUB_THEMES
from plan.changes import Step, at_desk, check_edit
from plan.database import Database
from plan.desk_tables import wordings
from plan.meeting import today
from plan.tables import wishes
from plan.whose import the_wish
from plan.wish import NotPossible

# § 141, stk. 3, nr. 1-4 are purpose, effort, duration and other; goals are FFB's.
KINDS = ("purpose", "intervention_goal", "sub_goal", "effort", "duration", "other")


class Wordings(Database):
    """The professional column."""

    def add_wording(
        self,
        account: Account,
        wish_id: str,
        kind: str,
        text: str,
        now: datetime,
        *,
        edit: int | None = None,
    ) -> None:
        """Add a wording of one of KINDS; what stands there already stays.

        Raises NotAllowed, StaleEdit, NotPossible (unknown_kind, no_words, dream_withdrawn). The
        same form twice adds once.
        """
        text = text.strip()
        if kind not in KINDS:
            raise NotPossible("unknown_kind")
        if not text:
            raise NotPossible("no_words")
        with self.writing() as connection:
            row = the_wish(connection, account, "word", wish_id, today(now))
            if edit is not None and row.edit == edit + 1:
                same = (wordings.c.kind == kind, wordings.c.text == text, wordings.c.author == account.id)
                if connection.execute(
                    select(wordings.c.id).where(wordings.c.wish_id == wish_id, *same)
                ).first():
                    return
            check_edit(row, edit)
            if row.status == "withdrawn":
                raise NotPossible("dream_withdrawn")
            connection.execute(
                insert(wordings).values(
                    id=uuid4().hex, wish_id=wish_id, kind=kind, text=text, author=account.id, at=now
                )
            )
            connection.execute(update(wishes).where(wishes.c.id == wish_id).values(edit=row.edit + 1))
            proof = audit.digest(row.salt, [kind, text])
            audit.append(connection, now, audit.at_desk(account), "word", "wish", wish_id, proof)

    def drop_wording(
        self, account: Account, wish_id: str, wording: str, now: datetime, *, edit: int | None = None
    ) -> None:
        """Take a wording away again. Raises NotAllowed and StaleEdit; what is gone stays gone."""
        with self.writing() as connection:
            row = the_wish(connection, account, "word", wish_id, today(now))
            here = (wordings.c.id == wording, wordings.c.wish_id == wish_id)
            if connection.execute(select(wordings.c.id).where(*here)).first() is None:
                return
            check_edit(row, edit)
            connection.execute(delete(wordings).where(*here))
            connection.execute(update(wishes).where(wishes.c.id == wish_id).values(edit=row.edit + 1))
            audit.append(connection, now, audit.at_desk(account), "drop_word", "wish", wish_id)

    def correct(
        self,
        account: Account,
        wish_id: str,
        area: str | None,
        codes: Collection[str],
        now: datetime,
        *,
        edit: int | None = None,
    ) -> None:
        """Set the caseworker's life area and FFB codes beside what the bot proposed; both are kept.

        `area` None takes the proposed area again. Raises NotAllowed, StaleEdit, NotPossible
        (unknown_area, unknown_code, dream_withdrawn).
        """
        if area is not None and area not in AREAS:
            raise NotPossible("unknown_area")
        if not {theme.code for theme in SUB_THEMES}.issuperset(codes):
            raise NotPossible("unknown_code")
        with self.writing() as connection:
            row = the_wish(connection, account, "correct", wish_id, today(now))
            wanted_area = None if area == row.life_area else area
            wanted = [theme.code for theme in SUB_THEMES if theme.code in codes]
            wanted_codes = None if set(wanted) == set(row.ffb_codes) else wanted
            if (row.area_corrected, row.ffb_corrected) == (wanted_area, wanted_codes):
                return
            check_edit(row, edit)
            if row.status == "withdrawn":
                raise NotPossible("dream_withdrawn")
            step = Step("correct", row.status)
            values = {"area_corrected": wanted_area, "ffb_corrected": wanted_codes}
            at_desk(connection, row, step, account, now, **values)
