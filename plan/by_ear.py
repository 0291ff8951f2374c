"""What an unknown word was meant to be, by how it sounds and where fingers slip; it answers None when unsure.

A word that is Danish is never touched. A candidate wins when little separates it from what was written and no other
Danish word is nearly as near: words that people use every day first, then the whole dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from plan import dictionary
from plan.danish_verbs import all_forms, is_infinitive
from plan.lexicon import sections, words
from plan.sounds import VOWELS, distance, key

LONGEST = 30  # letters; what is longer is no word
SHORTEST = (
    4  # letters; shorter words have too many neighbours, and stand in the spelling list when they are clear
)
_APART = 0.3  # how much nearer the best must be than the next
_SELDOM = 0.35  # what a word costs that is Danish but seldom said here
_SELDOM_FROM, _SELDOM_NEAR = 7, 0.65  # such a word wins only when it is long and this near,
_ONE_DOUBLED = 0.3  # or no more than a letter is doubled

# --- which words it may be ---------------------------------------------------------------------------------------


@cache
def _everyday() -> dict[str, float]:
    """Every word that people here use, with what it costs to be less usual."""
    order = [word for line in sections("common")[""] for word in line.split()]
    found = {word: 0.25 * n / len(order) for n, word in enumerate(order)}
    lists = (
        words("things")
        | words("jobs")
        | words("people")
        | words("adjectives")
        | words("services")
        | all_forms()
    )
    for word in lists:
        if word.isalpha() and word.islower():
            found.setdefault(word, 0.25)
    return {word: cost for word, cost in found.items() if len(word) >= SHORTEST - 1}


@cache
def _by_sound() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in _everyday():
        found.setdefault(key(word), []).append(word)
    return {sound: tuple(alike) for sound, alike in found.items()}


@cache
def _by_gap() -> dict[str, tuple[str, ...]]:
    """Everyday words by what is left of them when one letter goes; that finds every slip of one letter."""
    found: dict[str, list[str]] = {}
    for word in _everyday():
        if len(word) > SHORTEST:
            for rest in _gaps(word):
                found.setdefault(rest, []).append(word)
    return {rest: tuple(words_) for rest, words_ in found.items()}


def _gaps(word: str) -> set[str]:
    return {word[:n] + word[n + 1 :] for n in range(len(word))}


# A sound and how it may be written instead; what is tried on words that are not said every day.
_SPELLINGS = tuple(
    (heard, written) for heard, written in (line.split(" = ") for line in sections("sounds")[""])
)


def _respelt(word: str) -> Iterator[str]:
    """The word with one sound spelt another way."""
    for heard, written in _SPELLINGS:
        at = word.find(heard)
        while at >= 0:
            yield word[:at] + written + word[at + len(heard) :]
            at = word.find(heard, at + 1)
    for n in range(1, len(word)):
        if word[n] == word[n - 1]:
            yield word[:n] + word[n + 1 :]
        elif word[n] not in VOWELS and word[n - 1] in VOWELS:
            yield word[:n] + word[n] + word[n:]
        elif word[n] not in VOWELS:
            yield word[:n] + "e" + word[n:]  # the joint of a compound: "rullstol"


def _candidates(word: str) -> Iterator[tuple[float, bool, str]]:
    """Words that may be meant: how far off, whether seldom said, and the word."""
    everyday = _everyday()
    spellings = {word, *_respelt(word)}
    near = {alike for spelling in spellings for alike in _by_sound().get(key(spelling), ())}
    if len(word) > SHORTEST:
        near.update(_by_gap().get(word, ()))
        for rest in _gaps(word):
            if rest in everyday:
                near.add(rest)
            near.update(_by_gap().get(rest, ()))
    for other in near:
        yield distance(word, other) + everyday[other], False, other
    for other in spellings - near:
        right = other if dictionary.known(other) else place(other)
        if right:
            yield distance(word, other) + _SELDOM, True, right


def _is_left_alone(word: str) -> bool:
    return (
        not SHORTEST <= len(word) <= LONGEST
        or not word.isalpha()
        or word in words("foreign")
        or dictionary.known(word)
        or dictionary.name(word) is not None
    )


def _is_island_verb(word: str) -> bool:
    """ "sejla", "spara": Bornholm's verbs end in "-a"."""
    return (
        SHORTEST <= len(word) <= LONGEST
        and word.endswith("a")
        and (is_infinitive(word[:-1] + "e") or dictionary.is_verb(word[:-1] + "e"))
        and word.capitalize() not in words("names")
        and word not in words("foreign")
        and not dictionary.known(word)
    )


def meant(word: str) -> str | None:
    """The Danish word that an unknown word in small letters stands for, or None."""
    if _is_island_verb(word):
        return word[:-1] + "e"
    if _is_left_alone(word):
        return None
    cost, seldom, best = min(found := list(_candidates(word)), default=(9.0, True, ""))
    allowed = 0.2 + 0.12 * len(word) if len(word) > 5 else 0.12 * len(word) + 0.05
    if seldom:
        allowed = _SELDOM + (_SELDOM_NEAR if len(word) >= _SELDOM_FROM else _ONE_DOUBLED)
    if len(word) == SHORTEST and seldom:
        return None
    if cost > allowed or any(other[0] - cost < _APART for other in found if other[2] != best):
        return None
    return None if cost > 0.5 and dictionary.is_compound(word) else best


def place(word: str) -> str | None:
    """How the name of a place in small letters is written, or None."""
    return dictionary.place(word) or _places().get(word)


@cache
def _places() -> dict[str, str]:
    return {name.lower(): name for name in words("places")}


def meant_place(word: str) -> str | None:
    """The place that somebody wrote by ear ("kerteminne" → "Kerteminde"), or None."""
    if len(word) < 6 or _is_left_alone(word):
        return None
    found = {
        name for other in _respelt(word) if distance(word, other) <= _SELDOM_NEAR and (name := place(other))
    }
    return found.pop() if len(found) == 1 else None


def meant_verb(word: str) -> str | None:
    """The one verb that a word stands for where a verb must be ("at side" → "sidde"), or None."""
    doubled = {word[:n] + word[n] + word[n:] for n in range(1, len(word) - 1) if word[n] not in VOWELS}
    found = {verb for verb in doubled if is_infinitive(verb)}
    return found.pop() if len(found) == 1 else None


def is_everyday(word: str) -> bool:
    """Whether people here often use a word."""
    return word in _everyday()
