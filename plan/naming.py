"""What kind of thing a word names: a thing one can have, a trade, a quality, a place. From the lists alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from plan.danish_verbs import is_finite, is_infinitive
from plan.lexicon import sections, words
from plan.word_kinds import does_it, noun

PLACES = {place.lower() for place in words("places")}


_JOBS = words("jobs")


_TRADES = frozenset(job for job in _JOBS if not job.startswith("-"))


_TRADE_ENDS = tuple(job[1:] for job in _JOBS if job.startswith("-"))


_QUALITIES = words("adjectives", "")


_QUALITY_ENDS = tuple(end[1:] for end in words("adjectives", "ending"))


PLAY = words("things", "play")


STUDY = words("things", "study")


INSIDE = words("things", "inside")


@cache
def _areas() -> dict[str, str]:
    """Every thing in the lists with its life area; what stands in two lists belongs to the first."""
    found: dict[str, str] = {}
    for section, lines in sections("things").items():
        for word in (word for line in lines for word in line.split()):
            found.setdefault(
                word, {"play": "leisure", "study": "education", "inside": "leisure"}.get(section, section)
            )
    return found


def things() -> Mapping[str, str]:
    """The things of the lists, for looking up."""
    return _areas()


# What people write is looked up and never cached: their words are to be forgotten.
def area_of(word: str) -> str | None:
    """The life area that a thing belongs to, from the lists; a long word by its longest known end."""
    known = _areas()
    return next((known[word[n:]] for n in (0, *range(3, len(word) - 2)) if word[n:] in known), None)


def is_thing(word: str) -> bool:
    """Whether a word names something that one can have: in the lists, or ending like a word that is."""
    word, known = word.lower().strip(","), _areas()
    return word in known or any(
        word[n:] in known and (len(word) - n > 3 or word[n:] in _SHORT_ENDS) for n in range(2, len(word) - 2)
    )


def names_thing(word: str) -> bool:
    """Whether a word names a thing, by our lists or as a noun of the dictionary that is not "the" thing."""
    word = word.lower().strip(",")
    if is_thing(word):
        return True
    if is_finite(word) or is_infinitive(word) or not noun(word):
        return False
    # "fanger", "vejer": who does it, or a tool; only the lists know which
    return not does_it(word)


_SHORT_ENDS = frozenset("hus bil job dyr bus båd tøj mad bog sko fly hår bad hue tur spil".split())


# They end like somebody who does it, and are things.
_TOOLS = ("afspiller", "pladespiller", "kopholder", "telefonholder", "mobilholder", "cykelholder", "opholder")


def is_trade(word: str) -> bool:
    word = word.lower().strip(",")
    if word.endswith(_TOOLS):
        return False
    return word in _TRADES or (word.endswith(_TRADE_ENDS) and len(word) > 6 and not is_finite(word))


def is_quality(word: str) -> bool:
    word = word.lower().strip(",")
    return word in _QUALITIES or (
        len(word) > 5 and word.endswith(_QUALITY_ENDS) and not is_thing(word) and not is_infinitive(word)
    )


def ends_in(word: str, ends: frozenset[str]) -> bool:
    return word in ends or any(word.endswith(end) for end in ends if len(end) > 5)
