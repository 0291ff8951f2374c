"""How often speech was heard wrong: word and character error rate, with the interval that chance leaves."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

_DRAWS = 1000


@dataclass(frozen=True)
class Rate:
    """Errors of so many words or signs, and the 95 % interval over other draws of the same utterances."""

    errors: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.errors / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{100 * self.share:.1f} % ({100 * self.low:.1f}-{100 * self.high:.1f})"


def errors(right: Sequence[str], heard: Sequence[str]) -> int:
    """How many words (or signs) must be put in, taken out or changed: Levenshtein's distance."""
    row = list(range(len(heard) + 1))
    for wanted, one in enumerate(right, start=1):
        before, row[0] = row[0], wanted
        for place, other in enumerate(heard, start=1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (one != other))
    return row[-1]


def rate(counted: Sequence[tuple[int, int]], seed: int = 1) -> Rate:
    """The rate of utterances, each with its errors and its size; the interval by drawing utterances anew."""
    dice = random.Random(seed)  # noqa: S311 - an interval needs no secret chance
    drawn = sorted(_share(dice.choices(counted, k=len(counted))) for _ in range(_DRAWS)) if counted else [0.0]
    low, high = drawn[int(0.025 * len(drawn))], drawn[int(0.975 * len(drawn))]
    return Rate(sum(wrong for wrong, _ in counted), sum(size for _, size in counted), low, high)


def _share(counted: Sequence[tuple[int, int]]) -> float:
    size = sum(size for _, size in counted)
    return sum(wrong for wrong, _ in counted) / size if size else 0.0


def word_errors(pairs: Sequence[tuple[str, str]]) -> Rate:
    """Of (right, heard) texts."""
    return rate([(errors(right.split(), heard.split()), len(right.split())) for right, heard in pairs])


def character_errors(pairs: Sequence[tuple[str, str]]) -> Rate:
    """Of (right, heard) texts, blanks counted."""
    return rate([(errors(right, heard), len(right)) for right, heard in pairs])
