"""What the citizen says yes to sending, all at once. Pure: it never sends anything itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from plan.wish import Details


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


@dataclass(frozen=True)
class Receipted:
    """The answer to a posting: one dream and its receipt."""

    wish_id: str
    receipt: str
    final: str


def digest_of(text: str) -> str:
    """Return the digest of a text that was approved."""
    return sha256(text.encode()).hexdigest()
