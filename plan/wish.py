"""A wish and the few moves it can make. Pure: no clock, no database, no web."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

STATES = (
    "new",
    "read",
    "question",
    "for_meeting",
    "in_plan",
    "changed",
    "later",
    "not_now",
    "came_true",
    "withdrawn",
)


class NotPossible(Exception):
    """This cannot be done now. The reason is a name, never a citizen's words."""

    def __init__(self, reason: str) -> None:
        """Keep the reason for the edge that tells the person."""
        super().__init__(reason)
        self.reason = reason


class StaleVersion(NotPossible):
    """The wish has a newer version than the one that was read."""

    def __init__(self) -> None:
        """Name the reason."""
        super().__init__("stale_version")


@dataclass(frozen=True)
class Quote:
    """Words as they came, with the question, the channel, the mode and who helped."""

    question: str
    words: str
    channel: str
    mode: str = "typed"  # typed, button or spoken
    helper: str | None = None  # family, staff, friend, guide or unknown; None: alone


@dataclass(frozen=True, kw_only=True)
class Details:
    """What the citizen said about one dream and said yes to."""

    verbatim: str
    final: str
    draft: str = ""
    quotes: tuple[Quote, ...] = ()
    life_area: str | None = None
    ffb_codes: tuple[str, ...] = ()
    maaltype_hint: str | None = None  # develop, maintain or limit_loss
    strength: str | None = None
    why: str | None = None
    now_0_10: float | None = None
    first_step: str | None = None
    helpers: str | None = None
    support_text: str | None = None
    when: str | None = None
    sign: str | None = None
    others_views: tuple[str, ...] = ()
    enquiry: bool = False
    budget_idea: str | None = None
    share_caseworker: bool = True
    share_provider: bool = False
    share_guide: bool = False
    order: int = 1
    most_important: bool = False
    confirmed_by_citizen_at: datetime | None = None


@dataclass(frozen=True)
class Move:
    """A named step from some states to one, and who may take it."""

    frm: frozenset[str]
    to: str
    who: str  # caseworker or citizen
    reason: bool = False  # wants a reason in easy Danish


_OPEN = frozenset({"new", "read", "question", "for_meeting"})
_ANSWERED = frozenset({"in_plan", "changed", "later", "not_now"})

MOVES: dict[str, Move] = {
    "read": Move(frozenset({"new"}), "read", "caseworker"),
    "ask": Move(frozenset({"new", "read", "for_meeting"}), "question", "caseworker"),
    "bring": Move(frozenset({"new", "read", "question", "later", "not_now"}), "for_meeting", "caseworker"),
    "plan": Move(_OPEN | {"changed", "later", "not_now"}, "in_plan", "caseworker"),
    "change": Move(_OPEN | _ANSWERED - {"changed"}, "changed", "caseworker", reason=True),
    "postpone": Move(_OPEN | _ANSWERED - {"later"}, "later", "caseworker", reason=True),
    "decline": Move(_OPEN | _ANSWERED - {"not_now"}, "not_now", "caseworker", reason=True),
    "fulfil": Move(_ANSWERED, "came_true", "caseworker"),
    "reword": Move(_OPEN, "new", "citizen"),
    "withdraw": Move(_OPEN | _ANSWERED, "withdrawn", "citizen"),
}

NOTHING_SAID = Details(verbatim="", final="")
STAYS = ("order", "confirmed_by_citizen_at", "share_caseworker", "share_provider", "share_guide")


@dataclass(frozen=True, kw_only=True)
class Wish(Details):
    """A dream that was sent, as it stands in the store."""

    id: str
    status: str
    receipt: str
    citizen_ref: str
    received_at: datetime
    version: int = 1
    meeting_id: str | None = None
    meeting_date: date | None = None
    meeting_place: str | None = None
    kilde: str | None = None
    helper_role: str | None = None
    channel: str = "web"
    read_at: datetime | None = None

    def move(self, name: str) -> Wish:
        """Return the wish after a move from the table; raise NotPossible where it is not legal."""
        move = MOVES[name]
        if self.status not in move.frm:
            raise NotPossible(f"{name}_from_{self.status}")
        return replace(self, status=move.to)

    def read(self, now: datetime) -> Wish:
        """Return the wish as read by its caseworker; once read, it stays as it is."""
        if self.status != "new":
            return self
        return replace(self.move("read"), read_at=now)

    def reword(self, said: Details, today: date) -> Wish:
        """Return the next version of the wish: a new approved text before the meeting."""
        self._before_meeting(today)
        words = {name: getattr(said, name) for name in Details.__dataclass_fields__}
        return replace(self.move("reword"), **words, version=self.version + 1, read_at=None)

    def withdraw(self, today: date) -> Wish:
        """Return the wish without its words; the receipt and the state stay.

        Until and on the day of the meeting. Afterwards it is part of the case, and the
        municipality must keep it (offentlighedsloven § 15, forvaltningsloven).
        """
        self._before_meeting(today)
        nothing = {
            name: getattr(NOTHING_SAID, name) for name in Details.__dataclass_fields__ if name not in STAYS
        }
        return replace(self.move("withdraw"), **nothing)

    def _before_meeting(self, today: date) -> None:
        if self.meeting_date is not None and self.meeting_date < today:
            raise NotPossible("after_meeting")
