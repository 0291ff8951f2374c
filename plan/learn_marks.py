"""Learns what of a message belongs to a goal, from words whose marks are known: the table of `plan.marking`.

Stochastic gradient with Adagrad (Duchi 2011); the same examples give the same table.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from plan.marking import MARKS, STEP, WEIGHTS, Chain, Row, backwards, forwards, likelihoods
from plan.word_signs import PLACES

ROUNDS = 6
PACE = 0.03
ENOUGH = 0.01
"""A word that is so nearly marked right teaches nothing more."""
SHRINK = 2e-5


@dataclass(frozen=True)
class Example:
    """The signs of each word of a message, and the mark that each should have."""

    signs: list[list[int]]
    marks: list[int]


def learn(examples: Sequence[Example], rounds: int = ROUNDS, seed: int = 1) -> Chain:
    """The chain that makes the examples' marks likeliest."""
    rows = [[0.0] * MARKS for _ in range(PLACES)]
    seen = [[1e-6] * MARKS for _ in range(PLACES)]
    after = [[0.0] * MARKS for _ in range(MARKS + 1)]
    after_seen = [[1e-6] * MARKS for _ in range(MARKS + 1)]
    rng = Random(seed)
    order = list(examples)
    for _ in range(rounds):
        rng.shuffle(order)
        for example in order:
            _step(example, rows, seen, after, after_seen)
    return Chain([tuple(row) for row in rows], [tuple(row) for row in after])


def _step(
    example: Example,
    rows: list[list[float]],
    seen: list[list[float]],
    after: list[list[float]],
    after_seen: list[list[float]],
) -> None:
    scores: list[Row] = [
        tuple(sum(rows[place][m] for place in own) for m in range(MARKS)) for own in example.signs
    ]
    if not scores:
        return
    forward, backward = forwards(scores, after), backwards(scores, after)
    total, each = likelihoods(scores, after)
    before = MARKS
    # the slopes of the pairs first: they hang on the weights as they were
    pair_slopes = [[0.0] * MARKS for _ in range(MARKS + 1)]
    for n, right in enumerate(example.marks):
        for m in range(MARKS):
            for p in range(MARKS) if n else ():
                way = forward[n - 1][p] + after[p][m] + scores[n][m] + backward[n][m] - total
                pair_slopes[p][m] -= math.exp(way)
            if not n:
                pair_slopes[MARKS][m] -= each[0][m]
        pair_slopes[before][right] += 1.0
        before = right
    for own, right, found in zip(example.signs, example.marks, each, strict=True):
        wrong = [(1.0 if m == right else 0.0) - found[m] for m in range(MARKS)]
        if wrong[right] < ENOUGH:
            continue
        for place in own:
            _climb(rows[place], seen[place], wrong)
    for row, had, slopes in zip(after, after_seen, pair_slopes, strict=True):
        _climb(row, had, slopes)


def _climb(row: list[float], had: list[float], slopes: Sequence[float]) -> None:
    for m in range(MARKS):
        slope = slopes[m] - SHRINK * row[m]
        if slope > 1e-4 or slope < -1e-4:
            had[m] += slope * slope
            row[m] += PACE * slope / math.sqrt(had[m])


def write(chain: Chain, file: Path = WEIGHTS) -> None:
    """Write the table as whole steps."""
    values: list[int] = []
    for row in (*chain.rows, *chain.after):
        values += [max(-127, min(127, round(value / STEP))) % 256 for value in row]
    file.write_bytes(bytes(values))
