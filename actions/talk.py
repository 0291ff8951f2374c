"""What one conversation has come to so far: plain data that lies in one slot. Decides nothing."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

MOST_DREAMS = 3
CHANGES = ("words", "draft", "quotes", "status", "whole", "area", "when", "helpers")


@dataclass
class Dream:
    """One dream on its way from words to an approved goal; unsent, so it lives only here."""

    id: str
    words: str = ""
    quotes: list[dict[str, Any]] = field(default_factory=list)
    status: str = ""
    draft: str = ""
    whole: str = ""
    final: str = ""
    area: str | None = None
    strength: str | None = None
    goal_type: str | None = None
    enquiry: bool = False
    others_view: str | None = None
    view_may_stand: bool = False
    why: str | None = None
    near: float | None = None
    step: str | None = None
    helpers: str | None = None
    support: str | None = None
    when: str | None = None
    sign: str | None = None
    share: bool | None = None
    readers: dict[str, list[str]] = field(default_factory=dict)
    """Who else may read it, as it was asked: key and name of who got a yes, nothing for a no."""
    approved_at: str | None = None
    receipt: str | None = None
    goes: int = 0
    is_open: bool = True
    before: dict[str, Any] = field(default_factory=dict)

    @property
    def said_now(self) -> list[dict[str, Any]]:
        """Return the quotes since the dream was begun or opened for a change."""
        return self.quotes[len(self.before.get("quotes", [])) :]

    def open_again(self) -> None:
        """Open an approved goal for a change; what was approved is kept aside."""
        self.before = self.before or {name: getattr(self, name) for name in CHANGES}
        self.is_open, self.goes = True, 0

    def restore(self) -> None:
        """Let an approved goal that was opened and not changed stand as it was approved."""
        for name, value in self.before.items():
            setattr(self, name, value)
        self.is_open, self.before = False, {}


@dataclass
class Meeting:
    """What the person wishes for the plan meeting."""

    who_in: str | None = None
    who_not: str | None = None
    who_not_told: bool = False
    topic: str | None = None
    topic_dream: str | None = None
    not_asked: bool = False
    companion: str | None = None
    guide: bool | None = None
    budget: str | None = None


@dataclass
class Talk:
    """The whole state of a conversation. Written to the slot `talk` after every turn."""

    question: str | None = None
    asked: dict[str, Any] = field(default_factory=dict)
    said: list[dict[str, Any]] = field(default_factory=list)
    recent: list[list[str]] = field(default_factory=list)
    trail: list[dict[str, Any]] = field(default_factory=list)
    interrupted: list[dict[str, Any]] = field(default_factory=list)
    easy: bool = False
    misses: int = 0
    paused: bool = False
    channel: str = "web"
    started_at: str = ""
    own_device: str | None = None
    keep: bool | None = None
    form: str = "write"
    helper: str | None = None
    warmup: str | None = None
    good_now: str | None = None
    dreams: list[Dream] = field(default_factory=list)
    at: int = -1
    waiting: list[dict[str, Any]] = field(default_factory=list)
    later: list[dict[str, Any]] = field(default_factory=list)
    put_off: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    cards: dict[str, int] = field(default_factory=dict)
    most_important: str | None = None
    meeting: Meeting = field(default_factory=Meeting)
    preview: str | None = None
    sends: int = 0
    rating: str | None = None
    misunderstood: list[str] = field(default_factory=list)
    danger: dict[str, Any] | None = None
    erase: bool = False

    @property
    def dream(self) -> Dream:
        """Return the dream that the talk is at."""
        return self.dreams[self.at]

    @property
    def approved(self) -> list[Dream]:
        """Return the dreams with an approved goal that have not been sent."""
        return [dream for dream in self.dreams if dream.final and not dream.receipt]

    def restore_changed(self) -> None:
        """Let every approved goal that was opened for a change stand as it was approved."""
        for dream in self.approved:
            if dream.before:
                dream.restore()

    def forget_readers(self, here: Container[tuple[str, str]]) -> None:
        """Forget the yes to everybody who is none of these (who, key): it was theirs alone."""
        for dream in self.approved:
            dream.readers = {w: r if r and (w, r[0]) in here else [] for w, r in dream.readers.items()}

    def as_dict(self) -> dict[str, Any]:
        """Return JSON-ready data without what is empty: it is written again at every turn."""
        full = asdict(self)
        full["dreams"] = [_filled(dream) for dream in full["dreams"]]
        full["meeting"] = _filled(full["meeting"])
        return {key: value for key, value in full.items() if value not in (None, [], {}, "")}


def talk_from(data: Mapping[str, Any] | None) -> Talk:
    """Return the talk that `as_dict` wrote; a new one for None. Unknown keys are left out."""
    data = dict(data or {})
    dreams = [Dream(**_known(Dream, dream)) for dream in data.pop("dreams", [])]
    meeting = Meeting(**_known(Meeting, data.pop("meeting", {})))
    return Talk(**_known(Talk, data), dreams=dreams, meeting=meeting)


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, [], "", {})}


def _known(kind: type, data: Mapping[str, Any]) -> dict[str, Any]:
    names = {f.name for f in fields(kind)}
    return {key: value for key, value in data.items() if key in names}
