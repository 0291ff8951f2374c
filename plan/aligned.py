"""Which words of a message a goal was made of: the labels from which `plan.learn_marks` learns. It drafts nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from plan.danish_verbs import infinitive, meant_infinitive

DROP, KEEP, BEGIN, FRAME = range(4)
"""What a word is to the goals: left out, kept, the first that is kept of a goal, part of "Jeg vil gerne"."""

FRAMES = frozenset(
    "jeg vil gerne helst hellere allerhelst allermest måske ikke aldrig bare også selv meget rigtig virkelig nødig "
    "hverken altid længere egentlig heller stadig kun så mest af alt nok først".split()
)
_WORD = re.compile(r"[^\W_]+(?:['\-/.][^\W_]+)*")
_ALIKE = 0.75
_ADDED = ("have", "være", "blive")
_LEAST = 0.6  # of a goal's own words must be found in the message


def aligned(message: Sequence[str], goals: Sequence[str]) -> list[int] | None:
    """A label for each word of the message (in small letters); None when a goal holds too much of its own."""
    labels = [DROP] * len(message)
    for goal in goals:
        said = [word.lower() for word in _WORD.findall(goal)]
        core = 1
        while core < len(said) and said[core] in FRAMES:
            core += 1
        if core == len(said):
            return None
        found = _path(message, said, labels)
        own = [at for at in found[core:] if at is not None]
        if len(own) < _LEAST * len([w for w in said[core:] if len(w) > 3 and w not in _ADDED]):
            return None
        for word, at in zip(said[:core], found[:core], strict=True):
            if at is not None and word != "jeg":
                labels[at] = FRAME
        for at in own:
            labels[at] = KEEP
        if own:
            labels[min(own)] = BEGIN
    return labels


def _path(message: Sequence[str], goal: list[str], taken: list[int]) -> list[int | None]:
    """The places of a goal's words in the message, as near each other as can be (Viterbi)."""
    none = len(message)
    scores = [0.0] * (none + 1)
    back: list[list[int]] = []
    last = [-1] * (none + 1)  # the last place that was found on the way here
    for n, word in enumerate(goal):
        step: list[float] = []
        came: list[int] = []
        now: list[int] = []
        for at in range(none + 1):
            like = _like(message[at], word) if at < none else 0.0
            if at < none and (not like or taken[at] != DROP):
                step.append(-1e9)
                came.append(none)
                now.append(-1)
                continue
            best, prev = -1e9, none
            for before in range(none + 1) if n else [none]:
                if scores[before] < -1e8:
                    continue
                total = scores[before] + like * (2.0 if word in FRAMES or len(word) < 3 else 3.0)
                if at < none and last[before] >= 0:
                    gap = at - last[before]
                    total -= 0 if gap == 1 else min(2.5, 0.4 + 0.1 * abs(gap)) if gap else 5
                if total > best:
                    best, prev = total, before
            step.append(best)
            came.append(prev)
            now.append(at if at < none else last[prev])
        scores, last = step, now
        back.append(came)
    at = max(range(none + 1), key=scores.__getitem__)
    path: list[int | None] = []
    for came in reversed(back):
        path.append(at if at < none else None)
        at = came[at]
    path.reverse()
    seen: set[int] = set()
    for n, place in enumerate(path):
        if place in seen:
            path[n] = None
        elif place is not None:
            seen.add(place)
    return path


def _like(said: str, word: str) -> float:
    """How surely two words are the same word: bent, or spelt otherwise."""
    if said == word:
        return 1.0
    bases = {infinitive(said), meant_infinitive(said)} - {None}
    if word in bases or infinitive(word) in bases or (word == "have" and said in ("få", "får", "fik")):
        return 0.9
    if {said, word} in ({"godt", "gerne"}, {"min", "sin"}, {"mit", "sit"}, {"mine", "sine"}, {"og", "at"}):
        return 0.8
    if len(word) > 3 and len(said) > 2 and SequenceMatcher(None, said, word).ratio() >= _ALIKE:
        return 0.7
    return 0.0
