"""Whether a no that was said of a wish is still in the goal: a goal that says yes to it is never offered."""

from __future__ import annotations

from collections.abc import Sequence

from plan.danish import Word
from plan.danish_verbs import infinitive, meant_infinitive
from plan.lexicon import words

_NO = frozenset("ikke aldrig hverken ingen intet ik it itj itte ikk ikke'".split())
_WISH = frozenset("vil ville gider gad orker ønsker skal tør kan".split())
_ENDS = frozenset("men jeg så fordi for og hellere".split())
_SMALL = words("grammar_words")


def turned_round(goals: Sequence[str], said: Sequence[Word]) -> bool:
    """Whether one of the goals wishes for all that a "vil ikke" was said of."""
    refused = [_refused(said, n) for n, word in enumerate(said) if word.low in _NO and _of_a_wish(said, n)]
    if not any(refused):
        return False
    return any(
        not _NO & set(told) and any(what and what <= _forms(told) for what in refused)
        for told in (goal.lower().replace(",", "").rstrip(".").split() for goal in goals)
    )


def _of_a_wish(said: Sequence[Word], n: int) -> bool:
    near = [word.low for word in [*said[max(0, n - 2) : n], *said[n + 1 : n + 2]]]
    return bool(_WISH & set(near))


def _refused(said: Sequence[Word], n: int) -> set[str]:
    """The words of their own behind a no, to the end of its clause."""
    found: set[str] = set()
    for place in range(n + 1, len(said)):
        word = said[place]
        if word.low in _ENDS or word.before:
            break
        if word.low not in _SMALL and word.low not in _WISH:
            found |= _base(word.low)
        if word.after:
            break
    return found


def _base(word: str) -> set[str]:
    return {infinitive(word) or meant_infinitive(word) or word}


def _forms(told: Sequence[str]) -> set[str]:
    return {form for word in told for form in (word, *_base(word))}
