"""The Danish that the model knows: the project's own sentences and words, and random talk made of them.

Read from what the bot says (domain/), what people say to it (data/), the word lists of drafting (plan/lexicon) and
words/everyday.txt. No word list of others is used: the words that ship are the project's own.
"""

from __future__ import annotations

import hashlib
import random
import re
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
EVERYDAY = Path(__file__).parent / "words" / "everyday.txt"
RESPELT = EVERYDAY.with_name("respelt.txt")
_LEXICON = (
    "common",
    "jobs",
    "things",
    "places",
    "names",
    "people",
    "adjectives",
    "verbs",
    "services",
    "small",
)
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?:;\n]+")
_UNSPOKEN = re.compile(r"\d|\{|[@/%§*_<>=]|\bhttp")
_ENTITY = re.compile(r"\[([^\]]+)\](\([^)]*\)|\{[^}]*\})")
_LONGEST = 25
# One sentence in twelve is kept apart to measure with.
_KEPT_APART = 12


@dataclass(frozen=True)
class Danish:
    """Words, the sentences to learn from, and those kept apart, all in small letters and without signs."""

    words: tuple[str, ...]
    learned: tuple[str, ...]
    held_out: tuple[str, ...]

    def random_talk(self, dice: random.Random) -> str:
        """A sentence to learn from, or words in a row that no language model would expect."""
        if dice.random() < 0.45:
            return dice.choice(self.learned)
        words = [dice.choice(self.words) for _ in range(dice.choice((1, 1, 2, 3, 4, 5, 6, 7, 8)))]
        return "".join(word + (", " if dice.random() < 0.12 else " ") for word in words).strip(", ")

    @property
    def fingerprint(self) -> str:
        """Changes when any word or sentence does."""
        lines = "\n".join((*self.words, *self.learned, *self.held_out))
        return hashlib.sha256(lines.encode()).hexdigest()


def plain(text: str) -> list[str]:
    """The sentences of a text as they are spoken; what cannot be read letter by letter is left out."""
    parts = (part for part in _SENTENCE_END.split(text.lower()) if not _UNSPOKEN.search(part))
    found = (" ".join(_WORD.findall(part)) for part in parts)
    return [sentence for sentence in found if 0 < len(sentence.split()) <= _LONGEST]


def is_held_out(sentence: str) -> bool:
    """Whether a sentence is for measuring; it depends on the sentence alone. Single words are always learned."""
    return " " in sentence and zlib.crc32(sentence.encode()) % _KEPT_APART == 0


@cache
def of_the_project() -> Danish:
    """All of it, in a fixed order."""
    well_spelt = [*_said_by_the_bot(), *_goals()]
    words = {word for sentence in well_spelt for word in sentence.split()} | _listed()
    # What people type is misspelt and in dialect at times: only sentences of known words are Danish to learn from.
    typed = [sentence for sentence in _said_by_people() if set(sentence.split()) <= words]
    everything = sorted({*well_spelt, *typed})
    return Danish(
        words=tuple(sorted(words)),
        learned=tuple(each for each in everything if not is_held_out(each)),
        held_out=tuple(each for each in everything if is_held_out(each)),
    )


def _texts_in(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [str(node[key]) for key in ("text", "title") if key in node]
        return own + [text for value in node.values() for text in _texts_in(value)]
    if isinstance(node, list):
        return [text for value in node for text in _texts_in(value)]
    return []


def _said_by_the_bot() -> list[str]:
    files = sorted((ROOT / "domain").glob("*.yml"))
    texts = [text for file in files for text in _texts_in(yaml.safe_load(file.read_text("utf-8")))]
    return [sentence for text in texts for sentence in plain(text)]


def _goals() -> list[str]:
    """The goals that drafting learns from: proper Danish, in the first person."""
    lines = [
        line
        for file in sorted((ROOT / "data" / "goals").glob("*.txt"))
        for line in file.read_text("utf-8").splitlines()
        if "=>" in line and not line.startswith("#")
    ]
    goals = [goal for line in lines for goal in re.split(r"[|+]", line.split("=>", 1)[1])]
    return [sentence for goal in goals for sentence in plain(goal)]


def _said_by_people() -> list[str]:
    lines = [
        _ENTITY.sub(r"\1", line.strip()[2:])
        for file in sorted((ROOT / "data" / "nlu").rglob("*.yml"))
        for line in file.read_text("utf-8").splitlines()
        if line.strip().startswith("- ") and "intent:" not in line
    ]
    return [sentence for line in lines for sentence in plain(line)]


def _listed() -> set[str]:
    """All of words/everyday.txt; a single letter of the other lists is a sign, not a word."""
    lists = (ROOT / "plan" / "lexicon" / f"{name}.txt" for name in _LEXICON)
    return _words_of(EVERYDAY) | {word for file in lists for word in _words_of(file) if len(word) > 1}


def respelt() -> dict[str, str]:
    """All of words/respelt.txt: a word, and how it would be written if it were Danish."""
    lines = RESPELT.read_text("utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def _words_of(file: Path) -> set[str]:
    lines = file.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("#", "["))]
    return {word for line in kept for word in _WORD.findall(line.lower())}
