"""Takes what tells who somebody is out of a line: names, numbers, addresses. Judges no meaning; in doubt it takes out.

Not a proof that nobody can be known again: the person sees the line before the yes, and somebody
reads it before it is used.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from plan.danish_cpr import REMOVED, without_cpr
from plan.danish_numbers import SPOKEN
from plan.danish_verbs import all_forms
from plan.lexicon import words

HIDDEN = "[navn]"

_NUMBER_WORD = rf"\b(?:{'|'.join(sorted(SPOKEN, key=len, reverse=True))})\b"
# Mail, web addresses and handles; an address; four digits or more; four number words or more.
_TELLING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\S*@\S*|\b(?:https?:|www\.)\S*|\b[\w-]+\.(?:dk|com|net|org|eu)\b\S*",
        r"\b\w{2,}(?:gade|vej|vænge|vænget|stræde|all[eé]|plads|park|parken|torv|torvet|boulevard|have|haven)"
        r"\s+(?:nr\.? ?)?\d+\w?\b(?:,?\s*(?:st|\d+)\.?,?\s*(?:sal|tv|th|mf)\b\.?)?",
        r"\b\w{3,}(?:gade|vej|stræde|allé)n?\b",
        r"\+?\d(?:[ ./-]{0,2}\d){3,}",
        rf"{_NUMBER_WORD}(?:[\s,.-]+{_NUMBER_WORD}){{3,}}",
        r"\b(?=\w*\d)(?=\w*[^\W\d_]{2})\w+\b",
    )
)
_TOKEN = re.compile(rf"{re.escape(HIDDEN)}|[^\W\d_]+(?:[-'’´`][^\W\d_]+)*['’]?|[.!?:;…]")
_AGAIN = re.compile(rf"{re.escape(HIDDEN)}(?:[\s,&/-]*{re.escape(HIDDEN)})+")
_DANISH_LETTERS = re.compile(r"[a-zæøåäöüéèáàóô'’´`-]+")
_ENDINGS = ("", "n", "en", "et", "t", "r", "er", "e", "ne", "erne", "ene", "s", "ns", "ens", "ers")
# What follows is what somebody is called: "jeg hedder bo", "mit navn er sol".
_CALLED = re.compile(
    r"\b(?:hedder|hedde|hed|kaldes|kaldet|kalder (?:mig|ham|hende|os|dem|den)|navne?t? er"
    r"|(?:snap|snapchat|insta|instagram|tiktok|facebook|discord)(?: er|(?=\s?:)))\s*[:\"'«]?\s*\Z",
    re.IGNORECASE,
)
_NOT_CALLED = frozenset(
    "jeg du han hun den det vi de i man noget nogen så ikke nu også bare min mit en et".split()
)


def without_names(text: str) -> str:
    """Return the text as one line in which HIDDEN stands for whatever may tell who somebody is."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    text = without_cpr(text)[0].replace(REMOVED, HIDDEN)
    for telling in _TELLING:
        text = telling.sub(HIDDEN, text)
    return _AGAIN.sub(HIDDEN, _without_named(text))


def says_something(line: str) -> bool:
    """Return whether words are left in a line."""
    return bool(re.search(r"[^\W\d_]", line.replace(HIDDEN, "")))


def _without_named(text: str) -> str:
    shouted = not any(letter.islower() for letter in text.replace(HIDDEN, ""))
    kept: list[str] = []
    at, before, first = 0, "", True
    for token in _TOKEN.finditer(text):
        word = token.group()
        kept.append(text[at : token.start()])
        at = token.end()
        if word[0].isalpha():
            called = bool(_CALLED.search(text[: token.start()][-20:]))
            hidden = _is_name(word, before, first=first, shouted=shouted, called=called)
            word = HIDDEN if hidden else word
            first = False
        else:
            first = word != HIDDEN
        kept.append(word)
        before = word if word == HIDDEN else word.casefold()
    return "".join([*kept, text[at:]])


def _is_name(word: str, before: str, *, first: bool, shouted: bool, called: bool) -> bool:
    """Return whether a word may be a name: by its letters, its capital and what stands before it."""
    low = word.casefold().strip("'’´`")
    capital = word[0].isupper() and not shouted
    if not _DANISH_LETTERS.fullmatch(low) or (called and low not in _NOT_CALLED):
        return True
    if any(capital or name not in _also_words() for name in _listed(low)):
        return True
    if capital:
        return not (
            _is_known(low) if first else low in _list("nameless", "words") or word in _list("acronyms")
        )
    # A last name, or what a friend or a brother is called.
    return (before == HIDDEN or before in _list("people")) and not _is_known(low)


def _listed(low: str) -> set[str]:
    """Return the first and last names that a word is or is made of, an s at the end or not."""
    parts = {low, *re.split(r"[-'’´`]", low)}
    return {part for part in (*parts, *(part.removesuffix("s") for part in parts)) if part in _names()}


def _is_known(low: str) -> bool:
    return any(low.endswith(end) and low[: len(low) - len(end)] in _known_words() for end in _ENDINGS)


@cache
def _list(name: str, *only: str) -> frozenset[str]:
    return words(name, *only)


@cache
def _names() -> frozenset[str]:
    return frozenset(name.casefold() for name in words("names") | words("nameless", "names"))


@cache
def _also_words() -> frozenset[str]:
    """Names that are more often a word when they are written small: "bo", "liv", "tage"."""
    return words("nameless", "also_words") | _known_words()


@cache
def _known_words() -> frozenset[str]:
    lists = (words(name) for name in ("things", "jobs", "people", "adjectives", "services"))
    listed = frozenset(word.casefold().lstrip("-") for word in frozenset().union(*lists))
    return listed | all_forms() | words("nameless", "words")
