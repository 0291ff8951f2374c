"""What comes in with one turn, and one message that goes out. Plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from plan.danger import Sign


@dataclass(frozen=True)
class Heard:
    """What came in: typed or spoken words, or a button (the question it belongs to, its value)."""

    text: str = ""
    kind: str = "no_words"
    confidence: float = 1.0
    area: str | None = None
    sign: Sign | None = None
    asked: str | None = None
    value: str | None = None
    channel: str = "web"
    mode: str = "typed"
    cpr: bool = False

    @property
    def is_button(self) -> bool:
        """Return whether a button was pressed, and not words given."""
        return self.mode == "button"


@dataclass(frozen=True)
class Say:
    """One message to be said: the name of a response, and what fills it."""

    response: str
    values: Mapping[str, Any] = field(default_factory=dict)
    offer: list[str] | None = None
    buttons: list[dict[str, Any]] = field(default_factory=list)
    card: dict[str, Any] | None = None
