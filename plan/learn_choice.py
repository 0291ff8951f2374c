"""Learns which of several drafts is right: the weights of `plan.choosing`, by a choice among them (McFadden 1974)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random

from plan.choosing import words_of

ROUNDS = 25
PACE = 0.05
SHRINK = 0.001
Row = tuple[list[tuple[str, float]], bool]
"""What is weighed of a draft, and whether it is right."""

# What may stay or go without making a goal another.
_FREE = frozenset(
    "jeg vil gerne have få være blive at som der den det de en et og til på i med kunne så bare også rigtig virkelig "
    "meget egentlig altså lige nu faktisk".split()
)


def is_right(goals: Sequence[str], accepted: Iterable[Sequence[str]]) -> bool:
    """Whether goals hold the same words as accepted ones, small words aside, and are as many."""
    return any(len(told) == len(goals) and _own(told) == _own(goals) for told in accepted)


def _own(goals: Sequence[str]) -> Counter[str]:
    return Counter(word for goal in goals for word in words_of(goal) if word not in _FREE)


def learn_choice(messages: Iterable[Sequence[Row]]) -> dict[str, float]:
    """The weights that make the right draft of each message likeliest; a message that has none teaches nothing."""
    rng, order = Random(1), [rows for rows in messages if any(right for _, right in rows)]
    weights: dict[str, float] = {}
    seen: dict[str, float] = {}
    for _ in range(ROUNDS):
        rng.shuffle(order)
        for rows in order:
            _climb(rows, weights, seen)
    return {name: round(weight, 3) for name, weight in sorted(weights.items())}


def _climb(rows: Sequence[Row], weights: dict[str, float], seen: dict[str, float]) -> None:
    right = [hit for _, hit in rows]
    odds = [sum(weights.get(name, 0.0) * value for name, value in told) for told, _ in rows]
    top = max(odds)
    likely = [math.exp(value - top) for value in odds]
    total = sum(likely)
    hits = sum(value for value, hit in zip(likely, right, strict=True) if hit)
    slopes: dict[str, float] = {}
    for (told, _), value, hit in zip(rows, likely, right, strict=True):
        slope = (value / hits if hit else 0.0) - value / total
        for name, worth in told:
            slopes[name] = slopes.get(name, 0.0) + slope * worth
    for name, slope in slopes.items():
        slope -= SHRINK * weights.get(name, 0.0)
        seen[name] = seen.get(name, 1e-6) + slope * slope
        weights[name] = weights.get(name, 0.0) + PACE * slope / math.sqrt(seen[name])
