"""What the person took back on the way: "kokkeskole.. nej vent, bagerskole". Never guesses what was meant."""

from __future__ import annotations

import re

from plan.danish_verbs import is_infinitive
from plan.named_again import named_again
from plan.took_back import instead

_UM = (
    r"(?:(?:øh+m?|hm+|altså|ew|lol|pjat|hov|ups|ej|løgn|det er løgn|forkert|det var forkert|forresten|"
    r"jeg (?:mener|mente)(?: faktisk)?),? )*"
)
_CORRECTS = re.compile(
    r"(?:\s*(?:\.{2,}|…|,|-|–|\.|!)\s*|\s+)(?P<mark>(?<!siger )(?<!sige )(?<!sagde )(?<!sagt )"
    r"(?:(?:eller )?nej,? vent(?: lidt| lige)?|vent,? nej|nej,? "
    r"undskyld|"
    r"eller nej|nå nej|nej,? jeg mener(?: faktisk)?|jeg mente|jeg mener|undskyld jeg mener|vent(?: lidt| "
    r"lige)?(?=,|\.)|"
    r"rettelse|nej hov|hov nej|hov,? jeg mener|ups,? nej|eller rettere(?: sagt)?|nej faktisk|"
    r"nej,? (?:pjat|øh+m?|forkert|løgn|forresten|ew|ej)|"
    r"nej(?= ikke \w)|nej (?=(?:en|et|på|i|til|som)\b)|(?<=[,.…] )nej|(?<=\.\.)nej|"
    r"nej(?= (?!tak\b|ikke\b|men\b|det\b|jeg\b)[\wæøå]+(?: [\wæøå]+){0,2}$)))(?:,|\.{2,}|…|"
    r":|\.)? +(?P<new>[^\n]+)",
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
_WISH_INSIDE = re.compile(
    r"^(?:[^\s.]+ ){1,4}(?P<wish>jeg (?:vil|ville|drømmer|ønsker|håber|kunne)\b.+)$", re.IGNORECASE
)
_PREPOSITIONS = ("på", "i", "til", "med", "hos", "som", "om", "ved", "af")
_COUNTS = ("to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")
_ARTICLES = ("en", "et", "min", "mit", "mine", "nogle", "flere", *_COUNTS)


# "haha. nej men seriøst …": what was said before was a joke.
_EARNEST = re.compile(
    r"^.{3,300}?[ .,!…](?:nej|nej men|men|men nej|okay men|ok men)[,.]? (?:seriøst|i alvor|for alvor|helt ærligt|helt "
    r"seriøst|spøg til side)(?: så)?[,.:]* (?P<new>.{4,})$",
    re.IGNORECASE,
)
_JOKED = re.compile(r"\b(?:ha(?:ha)+|hihi|hehe|lol|pjat)\b|[😂🤣😜😅]|\b(?:nej|spøg)\b", re.IGNORECASE)
# A "nej" that no rule could follow: what it takes back is unknown.
_LOST = re.compile(
    r"(?<!sige )(?<!siger )(?<!ja )\b(?:eller nej|or no|(?<=\w\w )nej,? vent(?! jeg))\b", re.IGNORECASE
)


def _in_earnest(text: str) -> str:
    said = _EARNEST.match(text)
    return said["new"] if said and _JOKED.search(text[: said.start("new")]) else text


def corrected(text: str) -> str | None:
    """The message as the person put it right: "kokkeskole.. nej vent, bagerskole" → "bagerskole".

    Unchanged without a correction; None when it cannot be told what was taken back.
    """
    text = named_again(instead(_in_earnest(text)))
    for _ in range(3):
        found = _CORRECTS.search(text)
        if not found:
            return None if _LOST.search(text) else text
        old, new = text[: found.start()].strip(" ,.…"), _tidied(found["new"])
        if not old or _FINITE_START.match(new):
            return _without_denied(old, new) or (None if _LOST.search(text) else text)
        if _ANCHORED.match(new) and _WISHES.search(new):
            text = _without_last_wish(old, new)
            continue
        inside = _WISH_INSIDE.match(new)
        put = _without_last_wish(old, inside["wish"]) if inside else _spliced(old, new)
        if put is None:
            return None
        text = put
    return text


_FILLED = re.compile(rf"^{_UM}", re.IGNORECASE)
_BEHIND = re.compile(
    r",? (?:mener jeg|mente jeg|skulle det være|var det|det hed|hed det|hedder det|ja det|ja det var det|ikke "
    r"også)[.!]?$",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"^det (?:var|er|hed|hedder|skulle være)(?: jo| nemlig)? (?P<new>(?!(?:ikke|for|alt|lidt|meget)\b).+)$",
    re.IGNORECASE,
)


def _tidied(new: str) -> str:
    """Without "øh" before and "mener jeg" behind; "det var Holstebro, det hed" is "Holstebro"."""
    new = _BEHIND.sub("", _FILLED.sub("", new.strip()))
    named = _IT_WAS.match(new)
    return _BEHIND.sub("", named["new"].strip(" .")) if named and len(named["new"].split()) <= 5 else new


def _without_denied(old: str, new: str) -> str | None:
    """ "til London nej ikke London, jeg vil …": what is denied by name goes, and the wish told anew stays."""
    denied = re.match(r"^ikke (?P<not>\w+)\b,? ?(?P<rest>.*)$", new, re.IGNORECASE)
    if not denied or denied["not"].lower() not in old.lower().split():
        return None
    anew = re.search(r"\bjeg (?:vil|ville|drømmer|ønsker|kunne)\b.+$", denied["rest"], re.IGNORECASE)
    return _without_last_wish(old, anew.group()) if anew else None


def _without_last_wish(old: str, new: str) -> str:
    """Drop the sentence that was taken back, keep what was said before it."""
    earlier, dot, _ = old.rpartition(". ")
    return f"{earlier}. {new}" if dot else new


def _spliced(old: str, new: str) -> str | None:
    said, first = old.split(), new.split()[0].lower().strip(",.")
    low = [word.lower().strip(",.") for word in said]
    if not _WISHES.search(old) and len(said) <= 4 and not _only_the_end(said, new):
        return new
    if len(new.split(".")[0].split()) > 8:
        return None
    numbers = [n for n, word in enumerate(low) if word.isdigit() or word in _COUNTS]
    if (first.isdigit() or first in _COUNTS) and len(numbers) > 1:
        return None
    if first.isdigit() and len(numbers) == 1:
        return " ".join(
            [*said[: numbers[0]], new, *(said[numbers[0] + 1 :] if len(new.split()) == 1 else ())]
        )
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


def _only_the_end(said: list[str], new: str) -> bool:
    """ "flytte til Herning", then "Holstebro": a verb or a preposition stays, and its word is put right."""
    if len(said) < 2 or len(new.split()) > 2 or is_infinitive(new.split()[0].lower()):
        return False
    return said[-2].lower() in _PREPOSITIONS or is_infinitive(said[0].lower())
