"""Puts a slip of the finger right when only one known word can be meant; an ending is never touched, nor a short word.

Endings carry meaning ("kæresten" is not "kæreste"), and short words have too many neighbours.
"""

from __future__ import annotations

import re
from functools import cache

from plan.danish_verbs import all_forms
from plan.lexicon import words

LONG = 8  # letters; from here on a known word has few neighbours that are Danish too
_DOUBLED = re.compile(r"([^\W\d_])\1")
_ENDINGS = ("", "n", "en", "et", "t", "r", "er", "e", "ne", "erne", "ene", "s", "ns", "ens", "ers")


@cache
def _known() -> frozenset[str]:
    lists = words("things") | words("jobs") | words("people") | words("adjectives") | words("services")
    return frozenset(word.lower().lstrip("-") for word in lists | all_forms() if word.isalpha())


@cache
def _by_gap() -> dict[str, frozenset[str]]:
    """Every long known word by what is left of it when one letter goes."""
    found: dict[str, set[str]] = {}
    for word in _known():
        if len(word) >= LONG:
            for rest in _gaps(word):
                found.setdefault(rest, set()).add(word)
    return {rest: frozenset(known) for rest, known in found.items()}


def _gaps(word: str) -> set[str]:
    """The word without one letter, its first and its last two kept."""
    return {word[:n] + word[n + 1 :] for n in range(1, len(word) - 2)}


def _is_word(word: str) -> bool:
    known = _known()
    return any(word.endswith(end) and word[: len(word) - len(end)] in known for end in _ENDINGS)


def meant(word: str) -> str | None:
    """The one known word that a slip stands for ("kæresste", "lejilghed"), or None."""
    if len(word) < 5 or not word.isalpha() or _is_word(word) or word in words("not_slips"):
        return None
    if word.endswith("ende") and word[:-3] in _known():
        return None  # "besluttende" is no slip of "besluttede"
    single = {word[: m.start()] + word[m.end() - 1 :] for m in _DOUBLED.finditer(word)} & _known()
    if len(single) == 1:
        return single.pop()
    if len(word) < LONG - 1:
        return None
    near = {known for known in _by_gap().get(word, ()) if _same_ends(word, known)}
    for rest in _gaps(word):
        near |= {
            known for known in _by_gap().get(rest, ()) if _same_ends(word, known) and _one_slip(word, known)
        }
        if rest in _known() and len(rest) >= LONG:
            near.add(rest)
    return near.pop() if len(near) == 1 else None


def _same_ends(word: str, known: str) -> bool:
    return word[0] == known[0] and word[-2:] == known[-2:]


def _one_slip(word: str, known: str) -> bool:
    """One letter changed, or two neighbours in the wrong order."""
    if len(word) != len(known):
        return False
    wrong = [n for n in range(len(word)) if word[n] != known[n]]
    if len(wrong) == 2:
        a, b = wrong
        return b == a + 1 and word[a] == known[b] and word[b] == known[a]
    return len(wrong) == 1
