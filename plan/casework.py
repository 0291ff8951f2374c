"""What the desk has added to one dream, for its page: journey, questions, wordings, and what may be done now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from plan.access import Account, may
from plan.agreeing import AGREE_FROM
from plan.answers import legal_moves
from plan.desk_tables import asked, wordings
from plan.journey import Journey, Name, journeys_of, names_of
from plan.meeting import Meeting, today
from plan.meeting_rows import meeting_seen
from plan.promise import standing
from plan.seen import Seeing
from plan.whose import the_meeting, the_wish, wish_thing
from plan.wish import MOVES, Wish
from plan.wish_rows import wish_from


@dataclass(frozen=True)
class Wording:
    """A professional wording, and whose."""

    id: str
    kind: str
    text: str
    by: str | None
    at: datetime


@dataclass(frozen=True)
class Question:
    """A question that was asked, and the answer in the citizen's own words."""

    text: str
    by: str | None
    at: datetime
    answer: str | None
    answered_at: datetime | None


@dataclass(frozen=True)
class Casework:
    """One dream at the desk."""

    wish: Wish
    meeting: Meeting  # `who_not` is for the citizen's own caseworker
    edit: int
    receipt_by: date | None
    promise: str | None  # how the promise of reading stands; see plan.promise.standing
    journey: Journey
    questions: tuple[Question, ...]
    wordings: tuple[Wording, ...]
    area_corrected: str | None
    ffb_corrected: tuple[str, ...] | None
    agreed_at: datetime | None
    objected_at: datetime | None
    objection_met_at: datetime | None
    moves: tuple[str, ...]  # the answers that this account may give now
    may: frozenset[str]  # what else: read, ask, word, correct, agree

    @property
    def area(self) -> str | None:
        """The life area that counts: the caseworker's, where one was set."""
        return self.area_corrected or self.wish.life_area

    @property
    def ffb_codes(self) -> tuple[str, ...]:
        """The FFB codes that count."""
        return self.wish.ffb_codes if self.ffb_corrected is None else self.ffb_corrected


class Caseworks(Seeing):
    """Reading one dream with everything around it."""

    def casework(self, account: Account, wish_id: str, now: datetime) -> Casework:
        """Return one dream, also a withdrawn one, with its meeting and what was added to it. Raises NotAllowed."""
        on = today(now)
        with self.seeing(account, now) as sight:
            connection = sight.connection
            row = the_wish(connection, account, "view", wish_id, on)
            meeting = meeting_seen(the_meeting(connection, account, "view", row.meeting_id, on), account, on)
            sight.shows("wish", [wish_id])
            sight.shows("meeting", [meeting.id])
            (journey,) = journeys_of(connection, [row])
            written = connection.execute(
                select(wordings).where(wordings.c.wish_id == wish_id).order_by(wordings.c.at)
            ).all()
            questions = connection.execute(
                select(asked).where(asked.c.wish_id == wish_id).order_by(asked.c.at)
            ).all()
            names = names_of(connection, {each.author for each in [*written, *questions]})
        wish = wish_from(row)
        thing = wish_thing(row, on)
        allowed = {
            act for act in ("read", "move", "ask", "word", "correct", "agree") if may(account, act, thing)
        }
        return Casework(
            wish=wish,
            meeting=meeting,
            edit=row.edit,
            receipt_by=row.receipt_by,
            promise=standing(row.receipt_by, wish.status == "new", on),
            journey=journey,
            questions=tuple(
                Question(each.text, _name(names, each.author), each.at, each.answer, each.answered_at)
                for each in questions
            ),
            wordings=tuple(
                Wording(each.id, each.kind, each.text, _name(names, each.author), each.at) for each in written
            ),
            area_corrected=row.area_corrected,
            ffb_corrected=None if row.ffb_corrected is None else tuple(row.ffb_corrected),
            agreed_at=row.agreed_at,
            objected_at=row.objected_at,
            objection_met_at=row.objection_met_at,
            moves=legal_moves(wish.status) if "move" in allowed else (),
            may=frozenset(allowed & _possible(wish.status)),
        )


def _possible(status: str) -> set[str]:
    """Return what the state leaves open."""
    if status == "withdrawn":
        return set()
    possible = {"move", "word", "correct"}
    possible |= {name for name in ("read", "ask") if status in MOVES[name].frm}
    return possible | ({"agree"} if status in AGREE_FROM else set())


def _name(names: dict[str, Name], author: str) -> str | None:
    known = names.get(author)
    return known.name if known else None
