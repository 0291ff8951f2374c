"""Answers to dreams: the moves that a caseworker makes, each with what the citizen hears. Ranks nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from plan.access import Account
from plan.changes import Step, at_desk, check_edit, is_repeat, tell
from plan.database import Database
from plan.easy_danish import Finding, findings
from plan.meeting import today
from plan.whose import the_wish
from plan.wish import MOVES, NotPossible, StaleVersion, Wish
from plan.wish_rows import wish_from

# Reading has its own way in, a question too; the rest are answers and the way to one.
ANSWERS = tuple(
    name for name, move in MOVES.items() if move.who == "caseworker" and name not in ("read", "ask")
)


class NotEasy(NotPossible):
    """The text for the citizen is not easy Danish, or its question leads."""

    def __init__(self, found: tuple[Finding, ...]) -> None:
        """Keep what was found, for the page."""
        super().__init__("not_easy")
        self.found = found


def refuse(found: Iterable[Finding], *, strict: bool = False) -> None:
    """Raise NotEasy for what stops a text; where `strict`, also for what is only worth a second look."""
    found = tuple(found)
    if any(finding.stops for finding in found) or (strict and found):
        raise NotEasy(found)


def legal_moves(status: str) -> tuple[str, ...]:
    """Return the moves that a caseworker may make from a state, in the table's order."""
    return tuple(name for name in ANSWERS if status in MOVES[name].frm)


class Answers(Database):
    """Every dream gets one."""

    def mark_read(self, account: Account, wish_id: str, version: int, now: datetime) -> Wish:
        """Keep that a person has read this version; the citizen is told. Raises StaleVersion."""
        with self.writing() as connection:
            row = the_wish(connection, account, "read", wish_id, today(now))
            wish = wish_from(row)
            if wish.version != version:
                raise StaleVersion
            after = wish.read(now)
            if after is wish:
                return wish
            at_desk(connection, row, Step("read", after.status), account, now, read_at=now)
            tell(connection, row, "read", f"{wish_id}/{version}", now)
        return after

    def move(
        self,
        account: Account,
        wish_id: str,
        name: str,
        now: datetime,
        *,
        reason: str | None = None,
        edit: int | None = None,
        strict: bool = False,
    ) -> Wish:
        """Make a move of ANSWERS; the citizen is told the state, and the reason where one was given.

        `reason` is easy Danish for the citizen, and needed where MOVES says so. `edit` is the
        count of changes that the caseworker has seen. The same form twice is one move. `strict`
        stops the reason also for what is only worth a second look.
        Raises NotAllowed, StaleEdit, NotEasy and NotPossible (unknown_move, reason_missing,
        <move>_from_<state>).
        """
        if name not in ANSWERS:
            raise NotPossible("unknown_move")
        with self.writing() as connection:
            row = the_wish(connection, account, "move", wish_id, today(now))
            wish = wish_from(row)
            step = Step(name, MOVES[name].to, (reason or "").strip() or None)
            if is_repeat(connection, row, step, edit, account):
                return wish
            check_edit(row, edit)
            after = wish.move(name)
            if MOVES[name].reason and step.reason is None:
                raise NotPossible("reason_missing")
            if step.reason:
                refuse(findings(step.reason, wish.verbatim), strict=strict)
            read_at = wish.read_at or now
            number = at_desk(connection, row, step, account, now, read_at=read_at)
            tell(connection, row, after.status, f"{wish_id}/{number}", now)
        return replace(after, read_at=read_at)  # whoever moves it has read it
