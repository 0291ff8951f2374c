"""What the person took back on the way: "kokkeskole.. nej vent, bagerskole". Never guesses what was meant."""

from __future__ import annotations

import re

_CORRECTS = re.compile(
    r"(?:\s*(?:\.{2,}|…|,|-|–|\.|!)\s*|\s+)(?P<mark>(?:nej,? vent|vent,? nej|nej,? undskyld|eller nej|"
    r"nå nej|nej,? jeg mener(?: faktisk)?|jeg mente|jeg mener|undskyld jeg mener|"
    r"rettelse|nej hov|hov nej|eller rettere|nej faktisk|nej (?=(?:en|et|på|i|til|som)\b)|(?<=[,.…] )nej|"
    r"(?<=\.\.)nej|nej(?= (?!tak\b|ikke\b|men\b|det\b|jeg\b)[\wæøå]+(?: [\wæøå]+){0,2}$)))(?:,|\.{2,}|…|"
    r":)? +(?P<new>[^\n]+)",
    re.IGNORECASE,
)


_ANCHORED = re.compile(r"^(?:men )?(?:så )?(?:hellere |helst )?(?:jeg|det|vil|min drøm|så)\b", re.IGNORECASE)


_FINITE_START = re.compile(
    r"^(?:det|den|de|der|han|hun|min|mit|mine|vi|man|du|ikke|jeg (?!vil|ville|kunne|ku|drømmer|ønsker|håber|"
    r"gerne))\b",
    re.IGNORECASE,
)


_WISHES = re.compile(
    r"\b(?:vil|ville|drømmer|ønsker|håber|tænke mig|tænk mig|tænk mæ|lyst|gerne)\b", re.IGNORECASE
)


_PREPOSITIONS = ("på", "i", "til", "med", "hos", "som", "om", "ved", "af")


_ARTICLES = ("en", "et", "min", "mit", "mine", "nogle", "flere", "to", "tre")


def corrected(text: str) -> str | None:
    """The message as the person put it right: "kokkeskole.. nej vent, bagerskole" → "bagerskole".

    Unchanged without a correction; None when it cannot be told what was taken back.
    """
    for _ in range(3):
        found = _CORRECTS.search(text)
        if not found:
            return text
        old, new = text[: found.start()].strip(" ,.…"), found["new"].strip()
        if not old or _FINITE_START.match(new):
            return text
        if _ANCHORED.match(new) and _WISHES.search(new):
            text = _without_last_wish(old, new)
            continue
        put = _spliced(old, new)
        if put is None:
            return None
        text = put
    return text


def _without_last_wish(old: str, new: str) -> str:
    """Drop the sentence that was taken back, keep what was said before it."""
    earlier, dot, _ = old.rpartition(". ")
    return f"{earlier}. {new}" if dot else new


def _spliced(old: str, new: str) -> str | None:
    said, first = old.split(), new.split()[0].lower().strip(",.")
    low = [word.lower().strip(",.") for word in said]
    if not _WISHES.search(old) and len(said) <= 4:
        return new
    if len(new.split(".")[0].split()) > 8:
        return None
    same = [
        n for n, word in enumerate(low) if word == first and (first in _PREPOSITIONS or first in _ARTICLES)
    ]
    if not same and first in _ARTICLES:
        same = [n for n, word in enumerate(low) if word in _ARTICLES]
    if same:
        return " ".join([*said[: same[-1]], new])
    if first in _PREPOSITIONS:
        near = [n for n, word in enumerate(low) if word in _PREPOSITIONS]
        return " ".join([*said[: near[-1]], new]) if near else None
    return " ".join([*said[:-1], new]) if len(said) > 1 else new
