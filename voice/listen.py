"""The recogniser's small interface, and the one rule that says which engine answers which question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from voice.model_card import Card

RATE = 16000
"""Samples a second that engines are fed with unless told otherwise; 16 bits, one channel, little-endian."""


class NoDictation(Exception):
    """No installed engine may write down what a person says freely: offer pictures and writing."""


class NoChoice(Exception):
    """No installed engine can hear a choice among what the screen shows: offer touch and keys."""


class Question(Enum):
    """What is asked: one of the options that the screen shows, or anything."""

    CHOICE = "choice"
    OPEN = "open"


@dataclass(frozen=True)
class Word:
    """A word with its times in seconds from the beginning, and how sure the engine is, 0 to 1."""

    word: str
    start: float
    end: float
    confidence: float


@dataclass(frozen=True)
class Heard:
    """What was said, and of a closed choice the option that it is; None where it is none of them."""

    text: str
    words: tuple[Word, ...] = ()
    option: str | None = None


class Hearing(Protocol):
    """One turn of one person."""

    def feed(self, audio: bytes) -> str:
        """Take more sound; the text so far, which may still change."""

    def finish(self) -> Heard:
        """What was said. Nothing can be fed after it."""


class Engine(Protocol):
    """Something that hears. It says its name, and its model says the language."""

    name: str
    card: Card
    can_choose: bool

    def wake(self) -> None:
        """Begin to load whatever is loaded late; returns at once."""

    def unheard(self, titles: Sequence[str]) -> list[str]:
        """Those that can never be heard, as they are not in the model's vocabulary."""

    def dictate(self, personal: Sequence[str] = (), rate: int = RATE) -> Hearing:
        """Anything; `personal` are words (names, places, pets) that are likelier than usual."""

    def choose(self, options: Sequence[str], rate: int = RATE) -> Hearing:
        """One of these options, or none of them."""


def engine_for(question: Question, engines: Sequence[Engine], *, accept_synthetic: bool = False) -> Engine:
    """Which engine answers: a choice → one that takes a grammar; an open question → the best that knows people.

    Of those that know people, the one whose card tells the fewest errors; where none tells, the first. One that was
    trained on synthetic speech alone would put wrong words into people's mouths: it answers open questions only where
    `accept_synthetic` says so (tests, demonstrations).
    Raises NoChoice or NoDictation.
    """
    if question is Question.CHOICE:
        able = [engine for engine in engines if engine.can_choose]
        if not able:
            raise NoChoice
        return able[0]
    able = [engine for engine in engines if engine.card.knows_people or accept_synthetic]
    if not able:
        raise NoDictation
    return min(able, key=lambda engine: (not engine.card.knows_people, engine.card.word_error_rate))
