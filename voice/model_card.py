"""What a speech model says about itself: its card. A model that does not declare Danish is refused here."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "card.json"
SYNTHETIC, HUMAN = "synthetic", "human"


class UnusableModel(Exception):
    """A speech model that cannot be used, and why, in one line for the operator."""


@dataclass(frozen=True)
class Card:
    """Name, language, the engine that reads it, and whose speech it was trained on."""

    name: str
    language: str
    engine: str
    trained_on: str
    folder: Path
    word_error_rate: float = 1.0
    """Share of words that it heard wrong of people whom it never learned from; 1 where that was not measured."""

    @property
    def knows_people(self) -> bool:
        """Whether it has ever heard a human being."""
        return self.trained_on == HUMAN


def read(folder: Path) -> Card:
    """The card of a model folder. Raises UnusableModel: without a card, unreadable, or not Danish."""
    try:
        told = json.loads((folder / FILE).read_text("utf-8"))
    except FileNotFoundError:
        raise UnusableModel(f"{folder}: has no {FILE}, so nothing says that it knows Danish") from None
    except (OSError, ValueError) as error:
        raise UnusableModel(f"{folder / FILE}: cannot be read ({type(error).__name__})") from None
    return _checked(told, folder)


def _checked(told: Any, folder: Path) -> Card:
    names = ("name", "language", "engine", "trained_on")
    if not isinstance(told, dict) or not all(isinstance(told.get(name), str) for name in names):
        raise UnusableModel(f"{folder / FILE}: must say {', '.join(names)}")
    errors = told.get("word_error_rate", 1.0)
    if not isinstance(errors, int | float) or not 0 <= errors < math.inf:
        raise UnusableModel(f'{folder / FILE}: "word_error_rate" must be a share, such as 0.12')
    card = Card(**{name: told[name] for name in names}, folder=folder, word_error_rate=errors)
    if card.language.split("-")[0].lower() != "da":
        raise UnusableModel(f'{card.name}: declares the language "{card.language}", not Danish (da)')
    if card.trained_on not in (SYNTHETIC, HUMAN):
        raise UnusableModel(f'{card.name}: "trained_on" must be {SYNTHETIC} or {HUMAN}')
    return card
