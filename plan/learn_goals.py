"""Learns to draft goals from the pairs in data/goals: `python -m plan.learn_goals` writes both tables of weights.

A message and its goals stand on one line, "message => goal + goal"; "message => -" where no goal may be made;
" | " before another wording that is as right. The same pairs give the same tables.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plan import choosing, marking
from plan.aligned import aligned
from plan.choosing import candidates, qualities
from plan.learn_choice import Row, is_right, learn_choice
from plan.learn_marks import Example, learn, write
from plan.marking import Chain, marked
from plan.respelling import respelt
from plan.second_look import Seen, seen

PAIRS = Path(__file__).resolve().parent.parent / "data" / "goals"
MADE_FROM = "development"
FOLDS = 3
"""The choice is learned from marks of messages that the chain has not seen."""


@dataclass(frozen=True)
class Pair:
    """A message and its accepted goals, the best first; an empty one where no goal may be made."""

    text: str
    accepted: tuple[tuple[str, ...], ...]
    fresh: bool = (
        True  # False: the rules were made from it, so that their draft says little about other messages
    )


def pairs(folder: Path = PAIRS) -> Iterator[Pair]:
    """Every pair of the files in a folder, in order. Raises ValueError for a line that is none."""
    for file in sorted(folder.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                text, _, goals = line.partition(" => ")
                if not goals:
                    raise ValueError(f"{file.name}: a line without =>")
                accepted = tuple(_goals(told.strip()) for told in goals.split(" | "))
                yield Pair(text.strip(), accepted, file.stem != MADE_FROM)


def _goals(told: str) -> tuple[str, ...]:
    return () if told == "-" else tuple(told.split(" + "))


def learned_rows(told: Sequence[Pair]) -> tuple[Chain, list[list[Row]]]:
    """The chain of all pairs, and what was weighed of each draft by a chain that had not seen its message.

    Each message teaches twice, once as if the rules had found nothing: they err on what they were not made for.
    """
    spelt = [respelt(pair.text) for pair in told]
    known = [seen(text) for text in spelt]
    examples = [
        [
            e
            for e in (_example(pair, found) if pair.fresh else None, _example(pair, seen(text, alone=True)))
            if e
        ]
        for pair, found, text in zip(told, known, spelt, strict=True)
    ]
    rows: list[list[Row]] = []
    for fold in range(FOLDS):
        chain = learn([e for n, own in enumerate(examples) if n % FOLDS != fold for e in own])
        for n, (pair, found) in enumerate(zip(told, known, strict=True)):
            if n % FOLDS == fold and found.said and pair.fresh:
                rows.append(list(_rows(pair, found, chain)))
    return learn([e for own in examples for e in own]), rows


def _example(pair: Pair, found: Seen) -> Example | None:
    marks = aligned([word.low for word in found.said], pair.accepted[0])
    return Example(found.signs, marks) if marks is not None and found.said else None


def _rows(pair: Pair, found: Seen, chain: Chain) -> Iterator[Row]:
    marks = marked(found.signs, chain)
    for one in candidates(found.drafted.goals, found.said, marks):
        told = list(qualities(one, found.said, marks, found.drafted.status))
        yield told, is_right(one.goals, pair.accepted)


def digest(folder: Path = PAIRS) -> str:
    """What tells whether the tables were learned from today's pairs."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(folder.glob("*.txt")))).hexdigest()


def main() -> None:
    """Learn from all pairs and write both tables."""
    chain, rows = learned_rows(list(pairs()))
    write(chain, marking.WEIGHTS)
    weights = learn_choice(rows)
    told = {"learned from": digest(), "weights": weights}
    choosing.WEIGHTS.write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
