"""Puts together again what a recogniser or an unsure writer took apart ("gokart bane"); two words that may stand stay.

Danish never puts two bare nouns in a row, so a pair that the dictionary knows as one word is that word. A verb and a
noun ("køre bil") may well stand in a row: they are joined only where no verb can be.
"""

from __future__ import annotations

from collections.abc import Sequence

from plan import by_ear, dictionary
from plan.danish_verbs import is_finite, is_infinitive
from plan.lexicon import words

_NOUN_COMES = frozenset(
    "en et den det de min mit mine din dit dine sin sit sine vores ingen nogle flere egen eget egne ny nyt nye "
    "god godt på i til ved med af om fra som være bliver blive er få får have har købe tage tager holde finde "
    "bruge bestå miste".split()
)
_TO_PLACES = frozenset("i på til fra ved".split())
_ARTICLES = frozenset("en et den det min mit mine egen eget egne ny nyt nye".split())
_DAYS = frozenset("mandag tirsdag onsdag torsdag fredag lørdag søndag".split())
# Measures and kinds stand before a bare noun: "en kop te", "et par sko".
_MEASURES = frozenset(
    "kop glas par tur liter kilo slags stykke flaske pose time gang del bunke flok række lidt meget noget mere mindre "
    "dag uge måned år klasse hele halve".split()
)
_PEOPLE = frozenset(word for word in words("people") if word.islower())


def joined(first: str, second: str, before: str, after: str) -> str | None:
    """The one word that two neighbours make up, or None. All in small letters, "" for a mark or nothing."""
    if not 6 <= len(first) + len(second) <= by_ear.LONGEST or not (first.isalpha() and second.isalpha()):
        return None
    whole = first + second
    if {first, second} & words("grammar_words"):
        return None
    if before in _TO_PLACES and min(len(first), len(second)) > 3 and dictionary.place(whole):
        return whole
    if dictionary.is_noun(whole):
        return whole if _are_one(first, second, before, after) else None
    if not _is_word(first) or not _is_word(second):
        return _heard_apart(first, second, whole)
    trade = second in words("jobs") and before in ("være", "blive", "bliver", "er", "som", "en", "det")
    if trade and dictionary.is_compound(whole) and not dictionary.is_quality(first) and not is_finite(first):
        return whole
    return None


def _is_word(word: str) -> bool:
    return dictionary.known(word) or dictionary.name(word) is not None or word in words("foreign")


def _heard_apart(first: str, second: str, whole: str) -> str | None:
    """One half is no word at all ("leggo land"), and the whole is one or sounds like one."""
    if len(whole) < 7 or min(len(first), len(second)) < 3 or {first, second} & words("foreign"):
        return None
    return by_ear.place(whole) or by_ear.meant(whole)


def _are_one(first: str, second: str, before: str, after: str) -> bool:
    if first in _DAYS | _MEASURES or {first, second} <= _PEOPLE or (len(second) < 3 and _is_word(first)):
        return False
    if not (dictionary.is_noun(second) or not _is_word(second)) or _says_what_like(first, before):
        return False
    article = before in _ARTICLES
    if after in ("og", "eller") and not article:
        return False  # a list: "øl vand og pizza"
    if dictionary.is_verb(first) or is_infinitive(first) or is_finite(first):
        return before in _NOUN_COMES
    if dictionary.is_verb(second) and not article:
        return False
    return dictionary.is_base_noun(first) or dictionary.begins_compound(first) or not _is_word(first)


def _says_what_like(word: str, before: str) -> bool:
    """ "faste tider" are no "fastetider"; "et fjern syn" and "en dyre handel" tell no way that Danish has."""
    if (before == "et" and word[-1] not in "te" and not word.endswith("sk")) or (
        before in ("en", "et") and word.endswith("e") and dictionary.is_quality(word[:-1])
    ):
        return False
    return dictionary.is_quality(word) or (word[-1] in "et" and dictionary.is_quality(word[:-1]))


def three(parts: Sequence[str]) -> str | None:
    """A word that was heard as three ("fø dsels dag", "frede riks berg"), or None."""
    whole = "".join(parts)
    if whole in words("foreign") and not all(dictionary.known(part) for part in parts):
        return whole
    if not 7 < len(whole) <= by_ear.LONGEST or not whole.isalpha() or set(parts) & words("grammar_words"):
        return None
    if dictionary.is_noun(whole) or by_ear.is_everyday(whole):
        return whole
    return None if all(_is_word(part) for part in parts) else by_ear.place(whole)
