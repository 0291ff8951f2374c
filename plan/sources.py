"""Which words of a message each word of a goal comes from; explains a draft and changes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plan.danish import read_words, tidy
from plan.danish_verbs import infinitive, meant_infinitive
from plan.faithful import FRAME
from plan.respelling import as_typed, respelt

_WORDS = re.compile(r"[^\W_]+(?:['\-/][^\W_]+)*")


@dataclass(frozen=True)
class Source:
    """A word of a goal, and the word as the person wrote it; None for a word of the fixed frame."""

    word: str
    written: str | None


def sources(goal: str, message: str) -> list[Source]:
    """Return for every word of a goal where it comes from, in the goal's order."""
    typed = tidy(message)
    spelt = tidy(respelt(typed))
    written: dict[str, str] = {}
    for word in read_words(spelt):
        for form in (word.low, infinitive(word.low), meant_infinitive(word.low)):
            if form:
                written.setdefault(form, spelt[word.start : word.end])
    return [Source(word, _written(word, written, typed)) for word in _WORDS.findall(goal)]


def _written(word: str, written: dict[str, str], typed: str) -> str | None:
    low = word.lower()
    found = written.get(low) or written.get(infinitive(low) or low)
    if found is None or (low in FRAME and not re.search(rf"\b{re.escape(low)}\b", typed.lower())):
        return None
    return as_typed(found, typed)
