"""How fast a message is read aloud, and who asks in words for another speed. Pure; speaks nothing itself."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import yaml

SPEED = 130
"""Words a minute, unless a person wants another; a speech engine's own 200 is far too fast."""
SLOWEST, FASTEST = 70, 300
_STEP = 0.85
COOKIE = "fart"
"""Where a browser keeps the speed that its person asked for, until the conversation is closed."""


class NotRead(Exception):
    """This machine has no voice now."""


class Read(Protocol):
    """Reads a text and the answers after it; some places are kept for whoever has `linked` with a code."""

    def __call__(
        self, text: str, speed: int, answers: Sequence[str], *, linked: bool
    ) -> Awaitable[bytes]: ...


@dataclass(frozen=True)
class Reader:
    """What a front reads aloud with: a text, its speed and the answers after it as one WAV; and what it can do."""

    read: Read
    """Raises NotRead."""
    able: Callable[[], Awaitable[Mapping[str, bool]]]
    usual: int = SPEED


def speed_of(cookies: Mapping[str, str], usual: int = SPEED) -> int:
    """The speed that this browser's person asked for, or the usual one."""
    kept = cookies.get(COOKIE, "")
    return within(int(kept)) if re.fullmatch(r"\d{2,3}", kept, re.ASCII) else usual


def slower(speed: int) -> int:
    """The next slower speed, for whoever asks for it."""
    return max(SLOWEST, round(speed * _STEP))


def faster(speed: int) -> int:
    """The next faster speed."""
    return min(FASTEST, round(speed / _STEP))


def within(speed: int) -> int:
    """The nearest speed that can be understood."""
    return min(FASTEST, max(SLOWEST, speed))


@cache
def _phrases() -> dict[str, Sequence[str]]:
    found: dict[str, Sequence[str]] = yaml.safe_load(
        Path(__file__).with_name("reading.yml").read_text("utf-8")
    )
    return found


def asked_speed(text: str, speed: int) -> int | None:
    """The speed that somebody asks for who says nothing else; None when they say something else."""
    said = " ".join(re.findall(r"\w+", text.lower()))
    if said in _phrases()["slower"]:
        return slower(speed)
    return faster(speed) if said in _phrases()["faster"] else None
