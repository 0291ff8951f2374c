"""What a meeting's papers hold: the meeting and its dreams in the citizen's order. Never who should not come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from plan.wish import Wish

AUDIENCES = ("everybody", "provider", "guide")


@dataclass(frozen=True)
class Wording:
    """A professional wording that a caseworker has put beside the citizen's words."""

    kind: str
    text: str
    at: datetime
    author: str | None = None  # the name


@dataclass(frozen=True)
class Answered:
    """A question from the desk and what the citizen answered."""

    question: str
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class PaperDream:
    """One dream as it may stand on paper."""

    wish: Wish
    life_area: str | None  # as corrected, else as the citizen chose it
    ffb_codes: tuple[str, ...]
    wordings: tuple[Wording, ...] = ()
    answers: tuple[Answered, ...] = ()
    reason: str | None = None  # of the state that it has, in easy Danish
    agreed: str | None = None
    agreed_reply: str | None = None  # confirmed or objected
    objection: str | None = None  # one that is not met yet


@dataclass(frozen=True, kw_only=True)
class PaperMeeting:
    """One meeting as it may stand on paper. Has no place for who should not come."""

    id: str
    citizen_ref: str
    municipality: str
    plan_type: str
    status: str
    date: date | None
    starts_at: datetime | None
    length: int | None  # minutes
    place: str | None
    at_home: bool
    who_in: str | None
    topics: str | None
    bisidder: str | None
    companion: str | None
    coming: str | None  # who was asked to come
    guide: bool | None
    interpreter: str | None
    budget_idea: str | None
    notes: str | None
    sequence: int
    changed_at: datetime
    caseworker: str | None  # the name


@dataclass(frozen=True)
class Papers:
    """A meeting and its dreams, in the citizen's order."""

    meeting: PaperMeeting
    dreams: tuple[PaperDream, ...]


def shown_to(papers: Papers, audience: str) -> Papers:
    """Return what somebody else at the table may hold: the dreams that the citizen shares with them.

    What was said for the meeting was said to the caseworker (serviceloven § 141, stk. 5: of a plan only
    the relevant parts go on). Raises KeyError for an audience that is none of AUDIENCES.
    """
    if audience == "everybody":
        return papers
    shared = {"provider": "share_provider", "guide": "share_guide"}[audience]
    meeting = replace(papers.meeting, who_in=None, topics=None, budget_idea=None, notes=None)
    return Papers(meeting, tuple(dream for dream in papers.dreams if getattr(dream.wish, shared)))
