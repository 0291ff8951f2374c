"""Which of several drafts of a message is most likely right, by learned weights; to ask is one of them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plan.aligned import BEGIN, FRAME, KEEP
from plan.danish import Word
from plan.danish_verbs import infinitive, is_finite, is_infinitive, meant_infinitive
from plan.lexicon import words
from plan.marking import Marked
from plan.marks import goals

WEIGHTS = Path(__file__).with_name("choice_weights.json")
_WORD = re.compile(r"[^\W_]+(?:['\-/.][^\W_]+)*")
_FREE = frozenset("jeg vil gerne have være blive få at en et og i på til med".split())
_LINKS = frozenset(
    "som der hvor når hvis så at fordi hvad hvem hvornår hvordan inden mens jeg og men".split()
)
_ENDS_BADLY = frozenset(
    "i på til ved med af fra om for over under hos mod min mit mine er har jeg vil kan".split()
)
_OTHERS = frozenset("han hun ham hende de dem du dig vi os".split())


@dataclass(frozen=True)
class Candidate:
    """A draft that may be right: its goals (none: ask), where it comes from, and how likely its marks are."""

    goals: tuple[str, ...]
    source: str  # rules, marks, both, ask
    likely: float = 0.0


def weighed(candidate: Candidate, said: Sequence[Word], seen: Marked, status: str) -> float:
    """How likely a candidate is right, as a logarithm of the odds."""
    weights = _weights()
    return sum(weights.get(name, 0.0) * value for name, value in qualities(candidate, said, seen, status))


def qualities(
    candidate: Candidate, said: Sequence[Word], seen: Marked, status: str
) -> Iterator[tuple[str, float]]:
    """What is weighed: how well the kept words fit the marks, how the goals read, and what the rules found."""
    source = candidate.source
    begins = sum(row[BEGIN] for row in seen.each)
    own = [(word, row[KEEP] + row[BEGIN] + row[FRAME]) for word, row in zip(said, seen.each, strict=True)]
    own = [(word, keep) for word, keep in own if word.low not in _SMALL or word.low in ("ikke", "aldrig")]
    yield source, 1.0
    yield f"{source} {status}", 1.0
    if not candidate.goals:
        yield "ask begins", min(begins, 2.0)
        yield "ask most", max((keep for _, keep in own), default=0.0)
        yield "ask surest", seen.ways[0][1] if seen.ways else 1.0
        return
    have: set[str] = set()
    for goal in candidate.goals:
        for word in words_of(goal):
            have |= _forms(word)
    kept = [keep for word, keep in own if _forms(word.low) & have]
    left = [keep for word, keep in own if not _forms(word.low) & have]
    fit = sum(math.log(max(keep, 1e-3)) for keep in kept) + sum(
        math.log(max(1 - keep, 1e-3)) for keep in left
    )
    yield "likely", candidate.likely
    yield "fit", max(fit, -12.0)
    yield "fit a word", max(fit, -12.0) / max(len(own), 1)
    yield "least kept", min(kept, default=0.0)
    yield "most left", max(left, default=0.0)
    yield "number", abs(begins - len(candidate.goals))
    yield f"goals {min(len(candidate.goals), 4)}", 1.0
    yield "share", len(kept) / max(len(own), 1)
    for goal in candidate.goals:
        for fault in _faults(goal):
            yield f"{source} {fault}", 1.0 / len(candidate.goals)
            yield fault, 1.0 / len(candidate.goals)


_SMALL = words("grammar_words")


def words_of(goal: str) -> list[str]:
    """The words of a goal in small letters."""
    return _WORD.findall(goal.lower())


def _own(goal: str) -> list[str]:
    return sorted(word for word in words_of(goal) if word not in _FREE)


def _forms(word: str) -> set[str]:
    return {word, infinitive(word) or word, meant_infinitive(word) or word}


def _faults(goal: str) -> Iterator[str]:
    """What makes a goal read as if it held too much, too little, or another's words."""
    said = words_of(goal)
    if said[:2] != ["jeg", "vil"]:
        yield "told otherwise"
    core = said[2:]
    for n, word in enumerate(core):
        alone = is_finite(word) and not is_infinitive(word)
        if alone and not _LINKS & set(core[max(0, n - 4) : n]):
            yield "stray verb"
            break
    if "jeg" in core and not _LINKS - {"jeg", "og"} & set(core[: core.index("jeg")]):
        yield "stray jeg"
    if _OTHERS & set(core):
        yield "others"
    if core and core[-1] in _SMALL:
        yield "ends small"
    if core and core[-1] in _ENDS_BADLY:
        yield "ends badly"
    if len(core) > 14:
        yield "long"
    if len(core) < 3:
        yield "short"
    if "," in goal:
        yield "comma"
    if "have" in core[:3] and not {"en", "et", "min", "mit", "mine", "flere", "mere"} & set(core):
        yield "bare have"
    if "fordi" in core or "for" in core[-1:]:
        yield "reason"


@cache
def _weights() -> dict[str, float]:
    return dict(json.loads(WEIGHTS.read_text("utf-8"))["weights"])


def candidates(drafted: Sequence[str], said: Sequence[Word], seen: Marked) -> list[Candidate]:
    """Every draft that may be right: the rules' own, what the likeliest marks make, parts of either, and to ask."""
    found: dict[tuple[str, ...], Candidate] = {(): Candidate((), "ask")}
    rules = [_own(goal) for goal in drafted]
    if drafted:
        found[tuple(drafted)] = Candidate(tuple(drafted), "rules")
    for marks, likely in seen.ways:
        made = goals(said, marks)
        if not made:
            continue
        told = tuple(goal.text for goal in made)
        if drafted and [_own(goal) for goal in told] == rules:
            # the same words; the rules put them in better order
            if found[tuple(drafted)].source == "rules":
                found[tuple(drafted)] = Candidate(tuple(drafted), "both", likely)
        else:
            found.setdefault(told, Candidate(told, "marks", likely))
    if len(drafted) > 1:
        for n in range(min(len(drafted), 5)):
            fewer = (*drafted[:n], *drafted[n + 1 :])
            found.setdefault(fewer, Candidate(fewer, "fewer"))
    return list(found.values())
