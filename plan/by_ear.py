"""What an unknown word was meant to be, by how it sounds and where fingers slip; it answers None when unsure.

A word that is Danish is never touched. A candidate wins when little separates it from what was written and no other
Danish word is nearly as near: words that people use every day first, then the whole dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from plan import dictionary
from plan.danish_verbs import all_forms, is_infinitive
from plan.lexicon import sections, words

LONGEST = 30  # letters; what is longer is no word
SHORTEST = (
    4  # letters; shorter words have too many neighbours, and stand in the spelling list when they are clear
)
_APART = 0.3  # how much nearer the best must be than the next
_SELDOM = 0.35  # what a word costs that is Danish but seldom said here
_SELDOM_FROM, _SELDOM_NEAR = 7, 0.65  # such a word wins only when it is long and this near

# --- how a word sounds: words that sound alike have one key --------------------------------------------------------

_SOUNDS = tuple(
    (re.compile(heard), key)
    for heard, key in (
        (r"aa", "å"),
        (r"w", "v"),
        (r"^hv", "v"),
        (r"^hj|^gj", "j"),
        (r"kj", "k"),
        (r"sch|sh|sj|ch(?=[aeo])", "S"),
        (r"(?:ti|si|sj|tj|S)on", "Son"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"c(?=[eiyæø])|z", "s"),
        (r"[cq]", "k"),
        (r"ks", "x"),
        (r"(?:[aeæ](?:j|i(?=[lgdnst]))|eg(?=[nl]))", "3"),
        (r"[øo]j|øg(?=n)", "4"),
        (r"(?:igh|ih|i?gh)(?=e[dt])", "ih"),
        (r"([nlr])d(?![rt])", r"\1"),
        (r"dt|ds(?=t)", "t"),
        (r"lj(?=[^aeiouyæøå]|$)|lg(?=e|$)", "lj"),
        (r"[æeä]", "e"),
        (r"[øyö]", "ø"),
        (r"[åo]", "o"),
        (r"(?<!^)b", "p"),
        (r"(?<!^)d", "t"),
        (r"(?<!^)g", "k"),
        (r"(.)\1+", r"\1"),
    )
)


def _key(word: str) -> str:
    for heard, key in _SOUNDS:
        word = heard.sub(key, word)
    return word


# --- how far a word is from another ----------------------------------------------------------------------------------

_NEAR = {
    frozenset(pair): cost
    for cost, pairs in (
        (0.1, "vw ck åö øö æä"),
        (0.3, "æe øy åo bp dt gk sz cs ie"),
        (0.4, "jg"),
        (0.5, "ae aæ ou aå iy eø iæ jg vf øo øu bd mn ij øæ uy uø"),
    )
    for pair in pairs.split()
}
_KEYS = ("qwertyuiopå", "asdfghjklæø", "zxcvbnm")
_VOWELS = "aeiouyæøå"


@cache
def _beside() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(row[n : n + 2]) for row in _KEYS for n in range(len(row) - 1))


def _swap(written: str, right: str) -> float:
    pair = frozenset((written, right))
    return 0.0 if written == right else _NEAR.get(pair, 0.9 if pair in _beside() else 1.3)


def _last_swap(written: str, right: str) -> float:
    """Endings carry meaning, so a wrong last vowel counts more; "-a" is how an island says "-e"."""
    cost = _swap(written, right)
    return cost if not cost or written == "a" or right not in _VOWELS else cost + 0.3


def _missing(right: str, at: int) -> float:
    """What it costs that a letter of the right word was not written."""
    letter, before, after = right[at], right[at - 1 : at], right[at + 1 : at + 2]
    if letter in (before, after):
        return 0.3
    if letter == "d" and before in ("n", "l", "r"):
        return 0.3
    if (letter == "h" and after in ("v", "j")) or (letter == "g" and before == "i"):
        return 0.35
    if letter in "drg" and before and before in _VOWELS:
        return 0.6
    if letter == "e":
        return 0.5 if after else 0.6
    return 1.0 if after else 1.3


def _extra(written: str, at: int) -> float:
    """What it costs that a letter was written that the right word has not."""
    letter, before, after = written[at], written[at - 1 : at], written[at + 1 : at + 2]
    if letter in (before, after):
        return 0.3
    if letter == "e" and after:
        return 0.5
    if letter == "j" and before in ("k", "g"):
        return 0.2
    return 0.7 if letter in "dghj" else 1.0


def distance(written: str, right: str) -> float:
    """How many letters are wrong, letters that sound alike counting less."""
    rows: list[list[float]] = [[0.0]]
    for n in range(len(right)):
        rows[0].append(rows[0][-1] + _missing(right, n))
    for m in range(len(written)):
        row = [rows[m][0] + _extra(written, m)]
        for n in range(len(right)):
            cost = min(
                rows[m][n] + (_last_swap if n == len(right) - 1 else _swap)(written[m], right[n]),
                rows[m][n + 1] + _extra(written, m),
                row[n] + _missing(right, n),
            )
            if m and n and written[m] == right[n - 1] and written[m - 1] == right[n] != written[m]:
                cost = min(cost, rows[m - 1][n - 1] + 0.7)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1] + (0.4 if written[0] != right[0] and _key(written)[0] != _key(right)[0] else 0.0)


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
        found.setdefault(_key(word), []).append(word)
    return {key: tuple(alike) for key, alike in found.items()}


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
        elif word[n] not in _VOWELS and word[n - 1] in _VOWELS:
            yield word[:n] + word[n] + word[n:]


def _candidates(word: str) -> Iterator[tuple[float, bool, str]]:
    """Words that may be meant: how far off, whether seldom said, and the word."""
    everyday = _everyday()
    spellings = {word, *_respelt(word)}
    near = {alike for spelling in spellings for alike in _by_sound().get(_key(spelling), ())}
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


def meant(word: str) -> str | None:
    """The Danish word that an unknown word in small letters stands for, or None."""
    if _is_left_alone(word):
        return None
    cost, seldom, best = min(found := list(_candidates(word)), default=(9.0, True, ""))
    allowed = 0.2 + 0.12 * len(word) if len(word) > 5 else 0.12 * len(word) + 0.05
    if seldom:
        allowed = _SELDOM + _SELDOM_NEAR if len(word) >= _SELDOM_FROM else 0.0
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
    doubled = {word[:n] + word[n] + word[n:] for n in range(1, len(word) - 1) if word[n] not in _VOWELS}
    found = {verb for verb in doubled if is_infinitive(verb)}
    return found.pop() if len(found) == 1 else None


def is_everyday(word: str) -> bool:
    """Whether people here often use a word."""
    return word in _everyday()
