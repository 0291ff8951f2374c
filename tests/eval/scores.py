"""Shares and F1 with their 95 % intervals. Pure, and the same every time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
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
    return _figure(_macro(_f1s(pairs)), [_macro(f1s) for f1s in _resampled(pairs)], len(pairs))


def by_label(pairs: Sequence[Pair]) -> dict[str, Figure]:
    """Return F1 for each right label with a bootstrap interval; `n` is the lines with that label."""
    lines = Counter(right for right, _ in pairs)
    again = list(_resampled(pairs))
    return {
        label: _figure(f1, [f1s[label] for f1s in again if label in f1s], lines[label])
        for label, f1 in sorted(_f1s(pairs).items())
    }


def _resampled(pairs: Sequence[Pair]) -> Iterator[dict[str, float]]:
    rng = Random(42)
    return (_f1s(rng.choices(pairs, k=len(pairs))) for _ in range(RESAMPLES))


def _figure(value: float, again: list[float], n: int) -> Figure:
    again.sort()
    return Figure(value, again[int(0.025 * len(again))], again[int(0.975 * len(again))], n)


def _macro(f1s: dict[str, float]) -> float:
    return sum(f1s.values()) / len(f1s)


def _f1s(pairs: Sequence[Pair]) -> dict[str, float]:
    """Return F1 for each label that is right somewhere."""
    hits, wrong = Counter[str](), Counter[str]()
    for right, found in pairs:
        if right == found:
            hits[right] += 1
        else:
            wrong.update((right, found))
    return {label: 2 * hits[label] / (2 * hits[label] + wrong[label]) for label in {r for r, _ in pairs}}
