"""Which answer of a question with buttons typed or spoken words stand for. Gives no yes and no no."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.script import plain
from actions.turn import Turn

WAYS = Path(__file__).with_name("choices.yml")
MOST_WORDS = 8
SHORTEST_STEM = 3
# "hunden" and "hund" are one word, "hundrede" is another.
LONGEST_ENDING = 3


@dataclass(frozen=True)
class Way:
    """One way of saying a button's title, as it is written and as it is looked for."""

    written: str
    stands_in: re.Pattern[str]


def choice(turn: Turn) -> str | None:
    """Return the value of the button that the words stand for, None where they stand for none."""
    question, words = turn.talk.question or "", turn.heard.text
    if turn.heard.is_button or not words.strip():
        return None
    title = turn.script.choice(question, words)
    if title:
        return title.value
    said = plain(words)
    if len(said.split()) > MOST_WORDS:
        return None
    return by_way(question, said) or by_name(turn.talk.asked.get("buttons") or [], said)


def by_way(question: str, said: str) -> str | None:
    """Return the value whose longest way of saying stands in the words."""
    turned = _turns(said)
    found = [
        (len(way.written), value)
        for value, ways in ways_of().get(question, {}).items()
        for way in ways
        # "det er ikke min mor" names nobody.
        if way.stands_in.search(said) and (not turned or _turns(way.written))
    ]
    return max(found)[1] if found else None


def by_name(buttons: list[dict[str, Any]], said: str) -> str | None:
    """Return the value of the one button that the words name: by its place, or by a word of its own."""
    place = by_way("places", said)
    if place is not None and int(place) < len(buttons):
        return _value(buttons[int(place)])
    hits = [sum(_same(a, b) for a in _stems(said) for b in _stems(plain(x["title"]))) for x in buttons]
    best = max(hits, default=0)
    return _value(buttons[hits.index(best)]) if best and hits.count(best) == 1 else None


@cache
def ways_of() -> dict[str, dict[str, list[Way]]]:
    """Return every way of saying of choices.yml, by question and value."""
    written: dict[str, dict[str, list[str]]] = yaml.safe_load(WAYS.read_text("utf-8"))
    return {
        question: {str(value): [_way(str(way)) for way in ways] for value, ways in values.items()}
        for question, values in written.items()
    }


def _way(written: str) -> Way:
    pattern = re.escape(written.removeprefix("=")).replace(re.escape("*"), r"\w*")
    alone = written.startswith("=")
    return Way(written, re.compile(rf"^{pattern}$" if alone else rf"\b{pattern}\b"))


def _turns(said: str) -> bool:
    return any(way.stands_in.search(said) for way in ways_of()["turned"]["round"])


def _stems(said: str) -> Iterable[str]:
    return [word for word in said.split() if len(word) >= SHORTEST_STEM]


def _same(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and len(long) - len(short) <= LONGEST_ENDING


def _value(button: dict[str, Any]) -> str:
    _, brace, rest = str(button["payload"]).partition("{")
    return str(json.loads(brace + rest)["v"])
