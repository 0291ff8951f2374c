"""Reads which buttons and labels the Danish in domain/ has. Knows no sentence itself."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

FIXED_END = ("more", "other", "dont_know", "skip", "finish")


@dataclass(frozen=True)
class Button:
    """One button: its title, and what it stands for (an answer's value or a command)."""

    title: str
    payload: str
    value: str
    question: str | None = None
    image: str | None = None


class Script:
    """The responses of domain/*.yml, as far as an action must know them."""

    def __init__(self, folder: Path) -> None:
        self.responses: dict[str, list[dict[str, Any]]] = {}
        for file in sorted(folder.glob("*.yml")):
            self.responses |= yaml.safe_load(file.read_text("utf-8")).get("responses") or {}

    def buttons(self, question: str) -> list[Button]:
        """Return the buttons of utter_ask_<question> in their written order."""
        return self._buttons.get(f"utter_ask_{question}", [])

    def answer(self, question: str, value: str | None) -> Button | None:
        """Return the button that stands for this value, in any form of the question."""
        return next((b for b in self._answers.get(question, []) if b.value == value), None)

    def choice(self, question: str, typed: str) -> Button | None:
        """Return the button whose title the typed words are, None if they are no title."""
        said = plain(typed)
        return next((b for b in self._answers.get(question, []) if plain(b.title) == said), None)

    def label(self, name: str) -> str:
        """Return the short text of utter_<name>: a label or a title."""
        variations = self.responses.get(f"utter_{name}") or [{}]
        return str(variations[0].get("text", ""))

    def rendered(self, response: str, values: Mapping[str, Any], easy: bool) -> str:
        """Return the text as the person sees it."""
        variations = self.responses.get(response) or [{}]
        text = str(variations[-1 if easy else 0].get("text", ""))
        return re.sub(r"\{([a-z_]+)\}", lambda found: str(values.get(found[1], "")), text)

    def has(self, response: str) -> bool:
        """Return whether domain/ has this response."""
        return response in self.responses

    @cached_property
    def _buttons(self) -> dict[str, list[Button]]:
        return {
            name: [_button(b) for b in variations[0].get("buttons") or []]
            for name, variations in self.responses.items()
        }

    @cached_property
    def _answers(self) -> dict[str, list[Button]]:
        found: dict[str, list[Button]] = {}
        for button in (b for buttons in self._buttons.values() for b in buttons):
            if button.question:
                found.setdefault(button.question, []).append(button)
        return found


def plain(words: str) -> str:
    """Return words as they compare with a title: lower case, no signs, single spaces."""
    return " ".join(re.sub(r"[^\w]+", " ", words.casefold()).split())


def offered(buttons: list[Button], first: int, most: int = 4) -> list[str]:
    """Return the values to show: `most` cards from `first` on, in a circle, then the fixed end."""
    cards = [b.value for b in buttons if b.value not in FIXED_END]
    ends = [value for value in FIXED_END if value in {b.value for b in buttons}]
    turned = [cards[(first + i) % len(cards)] for i in range(min(most, len(cards)))]
    return turned + ends


def danish_date(day: date) -> str:
    """Return a date in digits, day first, as Danes write it: 4.12.2026."""
    return f"{day.day}.{day.month}.{day.year}"


def _button(data: dict[str, Any]) -> Button:
    command, brace, rest = str(data["payload"]).partition("{")
    values = json.loads(brace + rest) if brace else {"v": command.lstrip("/")}
    title, payload = str(data["title"]), str(data["payload"])
    return Button(title, payload, str(values.get("v")), values.get("q"), data.get("image"))
