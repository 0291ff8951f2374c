"""Reads the Danish of domain/*.yml for tests: texts, buttons, sentences. Judges nothing."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from plan import easy_danish

ROOT = Path(__file__).parent.parent
# What stands for a citizen's or caseworker's own words, which are not ours to judge.
STAND_IN = {"lines": "", "goals": "", "said": "", "details": ""}

Response = list[dict[str, Any]]
Button = dict[str, str]


@cache
def script() -> dict[str, Response]:
    """Return every response of domain/ by name."""
    found: dict[str, Response] = {}
    for file in sorted((ROOT / "domain").glob("*.yml")):
        for name, response in (yaml.safe_load(file.read_text("utf-8")).get("responses") or {}).items():
            assert name not in found, f"{name} is written twice"
            found[name] = response
    return found


def texts() -> list[tuple[str, str]]:
    """Return (where it stands, text) for every text and every title."""
    found = []
    for name, response in script().items():
        found += [
            (f"{name} {level}", v["text"]) for level, v in zip(("plain", "easy"), response, strict=False)
        ]
        found += [(f"{name} title", button["title"]) for button in buttons(name)]
    return found


def buttons(name: str) -> list[Button]:
    found: list[Button] = script()[name][0].get("buttons", [])
    return found


def shown(text: str) -> str:
    """Return the text as it is read: quoted words count as one short word."""
    filled = re.sub(r"\{(\w+)\}", lambda match: STAND_IN.get(match[1], "Bo"), text)
    return re.sub(r"«[^»]*»", "«Bo»", filled)


def sentences(text: str) -> list[str]:
    return easy_danish.sentences(shown(text))


def long_words(text: str) -> set[str]:
    return easy_danish.long_words(shown(text))


def lix(all_texts: list[str]) -> float:
    """Return the readability index of what is read."""
    return easy_danish.lix([shown(text) for text in all_texts])


def values(name: str) -> list[str]:
    """Return what the buttons of a response stand for, in their written order."""
    return [meaning(button["payload"])[1] for button in buttons(name)]


def meaning(payload: str) -> tuple[str | None, str]:
    """Return the question and the value of an answer, or None and the name of a command."""
    choice = re.fullmatch(r"/choose(\{.*\})", payload)
    if not choice:
        return None, payload.removeprefix("/")
    data = json.loads(choice[1])
    assert set(data) == {"q", "v"}
    return data["q"], data["v"]
