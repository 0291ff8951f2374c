"""How fast a message is read aloud, and who asks in words for another speed. Pure; speaks nothing itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

SPEED = 130
"""Words a minute, unless a person wants another; a speech engine's own 200 is far too fast."""
SLOWEST, FASTEST = 70, 300
_STEP = 0.85


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
