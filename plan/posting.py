"""What the citizen says yes to sending, all at once. Pure: it never sends anything itself."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from plan.danish import without_cpr
from plan.invitation import Reader
from plan.wish import Details

WORDS = (
    "verbatim",
    "final",
    "draft",
    "why",
    "first_step",
    "helpers",
    "support_text",
    "when",
    "sign",
    "budget_idea",
)


@dataclass(frozen=True, kw_only=True)
class NewWish(Details):
    """One approved dream; its id is made when the dream is first approved."""

    id: str


@dataclass(frozen=True)
class MeetingWishes:
    """What the citizen wants for the meeting. `who_not` only if the caseworker may know it."""

    who_in: str | None = None
    who_not: str | None = None
    topics: str | None = None
    bisidder: str | None = None  # yes, no or find
    guide: bool | None = None
    budget_idea: str | None = None


@dataclass(frozen=True, kw_only=True)
class Posting:
    """The whole hand-over: the dreams, the meeting wishes, who spoke and how."""

    key: str
    conversation: str
    wishes: tuple[NewWish, ...]
    digest: str  # sha256 of the exact text that got the yes
    channel: str
    kilde: str
    helper_role: str | None = None
    started_at: datetime | None = None
    meeting: MeetingWishes = MeetingWishes()
    readers: tuple[Reader, ...] = ()  # who besides the caseworker was named in what got the yes


@dataclass(frozen=True)
class Receipted:
    """The answer to a posting: one dream and its receipt."""

    wish_id: str
    receipt: str
    final: str
    receipt_by: date | None = None  # the day by which a person has read it


def digest_of(text: str) -> str:
    """Return the digest of a text that was approved."""
    return sha256(text.encode()).hexdigest()


def without_numbers(posting: Posting) -> Posting:
    """Return the posting without anything like a CPR number.

    The conversation takes them out as they are typed; this is the last door before they would lie
    in the store.
    """
    said = posting.meeting
    meeting = {f.name: _bare(getattr(said, f.name)) for f in fields(said)}
    return replace(
        posting,
        wishes=tuple(_wish_without(wish) for wish in posting.wishes),
        meeting=MeetingWishes(**meeting),
    )


def _wish_without(wish: NewWish) -> NewWish:
    words = {name: _bare(getattr(wish, name)) for name in WORDS}
    return replace(
        wish,
        **words,
        quotes=tuple(replace(quote, words=_bare(quote.words)) for quote in wish.quotes),
        others_views=tuple(_bare(view) for view in wish.others_views),
    )


def _bare(value: Any) -> Any:
    return without_cpr(value)[0] if isinstance(value, str) else value
