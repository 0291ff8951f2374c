"""What a page may ask of the voice, read from its messages. Pure; whatever is odd is refused whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.messages import LONGEST
from bot.reading import SPEED, within
from voice.listen import Question
from voice.turn import USUAL_SILENCE, Patience

LARGEST_TEXT, LARGEST_SOUND = 64 * 1024, 64 * 1024
"""Bytes of one message; a tenth of a second of sound is 3,200."""
MOST_OPTIONS, _LONGEST_OPTION = 60, 300
_TURNS = range(2**31)


class Odd(Exception):
    """No page of ours sends this."""


@dataclass(frozen=True)
class Listen:
    """Open turn n: one of the options, or anything."""

    n: int
    question: Question
    options: tuple[str, ...]
    patience: Patience
    personal: tuple[str, ...] = ()


@dataclass(frozen=True)
class Say:
    """Read a text aloud, and the options after it; `own` when it holds a citizen's words."""

    n: int
    text: str
    speed: int
    own: bool
    options: tuple[str, ...] = ()
    keys: bool = False


@dataclass(frozen=True)
class Done:
    """The person has finished."""


@dataclass(frozen=True)
class Drop:
    """The person takes this turn back."""


@dataclass(frozen=True)
class Hush:
    """Speak no more."""


@dataclass(frozen=True)
class Here:
    """The person is still here."""


Ask = Listen | Say | Done | Drop | Hush | Here


def read(text: str) -> Ask:
    """What a message asks. Raises Odd."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise Odd from None
    if not isinstance(told, dict) or told.get("do") not in _READ:
        raise Odd
    return _READ[told["do"]](told)


def _listen(told: Mapping[str, Any]) -> Listen:
    question = told.get("question", "open")
    if question not in ("open", "choice"):
        raise Odd
    patience = Patience.of(_number(told, "silence", USUAL_SILENCE), hold=_flag(told, "hold"))
    return Listen(
        _turn(told), Question(question), _titles(told, "options"), patience, _titles(told, "personal")
    )


def _say(told: Mapping[str, Any]) -> Say:
    text = told.get("text")
    if not isinstance(text, str) or len(text) > LONGEST:
        raise Odd
    speed = within(int(_number(told, "speed", SPEED)))
    own, keys = _flag(told, "own", default=True), _flag(told, "keys")
    return Say(_turn(told), text, speed, own, _titles(told, "options"), keys)


_READ: dict[str, Callable[[Mapping[str, Any]], Ask]] = {
    "listen": _listen,
    "say": _say,
    "done": lambda _: Done(),
    "drop": lambda _: Drop(),
    "hush": lambda _: Hush(),
    "here": lambda _: Here(),
}


def _turn(told: Mapping[str, Any]) -> int:
    n = told.get("n")
    if not isinstance(n, int) or isinstance(n, bool) or n not in _TURNS:
        raise Odd
    return n


def _number(told: Mapping[str, Any], name: str, usual: float) -> float:
    value = told.get(name, usual)
    # Python's own reader takes NaN and Infinity for numbers.
    if not isinstance(value, int | float) or isinstance(value, bool) or not -1e6 < value < 1e6:
        raise Odd
    return value


def _flag(told: Mapping[str, Any], name: str, *, default: bool = False) -> bool:
    value = told.get(name, default)
    if not isinstance(value, bool):
        raise Odd
    return value


def _titles(told: Mapping[str, Any], name: str) -> tuple[str, ...]:
    titles = told.get(name) or []
    if not isinstance(titles, list) or len(titles) > MOST_OPTIONS:
        raise Odd
    if not all(isinstance(title, str) and len(title) <= _LONGEST_OPTION for title in titles):
        raise Odd
    return tuple(titles)
