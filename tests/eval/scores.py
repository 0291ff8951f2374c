"""Shares and F1 with their 95 % intervals. Pure, and the same every time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

RESAMPLES = 1000
Z = 1.96

Pair = tuple[str, str]
"""(right, found)"""


@dataclass(frozen=True)
class Figure:
    """A measured value between its 95 % bounds, over `n` lines."""

    value: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f}-{self.high:.3f})"


def share(hits: Sequence[bool]) -> Figure:
    """Return a share with its Wilson interval (Wilson 1927); all zeros for no lines."""
    n = len(hits)
    if not n:
        return Figure(0.0, 0.0, 0.0, 0)
    p = sum(hits) / n
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    reach = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return Figure(p, max(0.0, middle - reach), min(1.0, middle + reach), n)


def macro_f1(pairs: Sequence[Pair]) -> Figure:
    """Return the mean F1 over the right labels, with a bootstrap interval (Efron 1979)."""
    rng = Random(42)
    again = sorted(_macro(rng.choices(pairs, k=len(pairs))) for _ in range(RESAMPLES))
    low, high = again[int(0.025 * RESAMPLES)], again[int(0.975 * RESAMPLES)]
    return Figure(_macro(pairs), low, high, len(pairs))


def by_label(pairs: Sequence[Pair]) -> dict[str, tuple[float, int]]:
    """Return F1 and number of lines for each right label."""
    labels = sorted({right for right, _ in pairs})
    return {label: (_f1(pairs, label), sum(right == label for right, _ in pairs)) for label in labels}


def _macro(pairs: Sequence[Pair]) -> float:
    labels = {right for right, _ in pairs}
    return sum(_f1(pairs, label) for label in labels) / len(labels)


def _f1(pairs: Sequence[Pair], label: str) -> float:
    hits = sum(right == found == label for right, found in pairs)
    wrong = sum((right == label) != (found == label) for right, found in pairs)
    return 2 * hits / (2 * hits + wrong) if hits else 0.0
