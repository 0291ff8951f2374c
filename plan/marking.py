"""Marks each word of a message as left out, kept, the first of a goal, or part of "Jeg vil gerne", by learned weights.

A linear chain (Lafferty 2001): a weight for every sign of a word and for every pair of neighbouring marks.
Standard library only; the table is read once and nothing of a message is kept.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plan.word_signs import PLACES

MARKS = 4
WAYS = 4
WEIGHTS = Path(__file__).with_name("mark_weights.bin")
STEP = 1 / 32
"""What one unit of a weight in the file is worth."""

Row = Sequence[float]


@dataclass(frozen=True)
class Chain:
    """The weights: for each place a row of one weight a mark, and for each mark what may come after it."""

    rows: Sequence[Row]
    after: Sequence[Row]  # after[a][b]; the last row is for the beginning


@dataclass(frozen=True)
class Marked:
    """The likeliest ways to mark a message, each with its likelihood, and how likely each word is each mark."""

    ways: tuple[tuple[tuple[int, ...], float], ...]
    each: tuple[Row, ...]


def marked(signs: Sequence[Sequence[int]], chain: Chain | None = None, ways: int = WAYS) -> Marked:
    """The likeliest marks (Viterbi, the best few) with their likelihood (forward and backward)."""
    chain = chain or learned()
    scores = [_scores(own, chain.rows) for own in signs]
    if not scores:
        return Marked((), ())
    total, each = likelihoods(scores, chain.after)
    best = _likeliest(scores, chain.after, ways)
    return Marked(tuple((marks, math.exp(min(0.0, found - total))) for found, marks in best), each)


def _scores(own: Sequence[int], rows: Sequence[Row]) -> Row:
    a = b = c = d = 0.0
    for place in own:
        row = rows[place]
        a += row[0]
        b += row[1]
        c += row[2]
        d += row[3]
    return (a, b, c, d)


def _likeliest(scores: Sequence[Row], after: Sequence[Row], ways: int) -> list[tuple[float, tuple[int, ...]]]:
    """The best ways through, each with its weight."""
    best: list[list[tuple[float, tuple[int, ...]]]] = [
        [(after[MARKS][m] + scores[0][m], (m,))] for m in range(MARKS)
    ]
    for own in scores[1:]:
        best = [
            sorted(
                [(found + after[p][m] + own[m], (*path, m)) for p in range(MARKS) for found, path in best[p]],
                reverse=True,
            )[:ways]
            for m in range(MARKS)
        ]
    return sorted((way for row in best for way in row), reverse=True)[:ways]


def likelihoods(scores: Sequence[Row], after: Sequence[Row]) -> tuple[float, tuple[Row, ...]]:
    """The logarithm of the sum over all ways to mark, and for each word how likely each mark is."""
    forward, backward = forwards(scores, after), backwards(scores, after)
    total = _sum(forward[-1])
    each = tuple(
        tuple(math.exp(f[m] + b[m] - total) for m in range(MARKS))
        for f, b in zip(forward, backward, strict=True)
    )
    return total, each


def forwards(scores: Sequence[Row], after: Sequence[Row]) -> list[list[float]]:
    """For each word and mark the logarithm of the sum over all ways to come there."""
    found = [[after[MARKS][m] + scores[0][m] for m in range(MARKS)]]
    for own in scores[1:]:
        before = found[-1]
        found.append([_sum([before[p] + after[p][m] for p in range(MARKS)]) + own[m] for m in range(MARKS)])
    return found


def backwards(scores: Sequence[Row], after: Sequence[Row]) -> list[list[float]]:
    """For each word and mark the logarithm of the sum over all ways to go on."""
    found = [[0.0] * MARKS]
    for own in reversed(scores[1:]):
        later = found[-1]
        found.append([_sum([after[m][n] + own[n] + later[n] for n in range(MARKS)]) for m in range(MARKS)])
    found.reverse()
    return found


def _sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))


@cache
def learned() -> Chain:
    """The table that `plan.learn_marks` wrote."""
    read = array("b", WEIGHTS.read_bytes()[: (PLACES + MARKS + 1) * MARKS])
    rows = [tuple(value * STEP for value in read[at : at + MARKS]) for at in range(0, len(read), MARKS)]
    return Chain(rows[:PLACES], rows[PLACES:])
