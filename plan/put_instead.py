"""Puts the words that came instead into the message, with what stands around them. Unsure: None."""

from __future__ import annotations

import re

from plan import dictionary
from plan.danish_verbs import is_finite, is_infinitive
from plan.naming import is_trade
from plan.repair_signs import ENDS, REST, TAIL, WISH
from plan.swapping import swapped


def parted(new: str) -> tuple[str, str]:
    """What came instead, and what goes on after it."""
    end = REST.search(new)
    told, rest = (new[: end.start()], new[end.start() :]) if end and end.start() else (new, "")
    return told, rest


def put(old: str, new: str, rest: str) -> str | None:
    """The words before with the new ones in their place, then the rest; None where it is not sure."""
    new = TAIL.sub("", new.strip(" ,.")).strip(" ,.")
    earlier, dot, last = _last_sentence(old)
    if not new or not last:
        return None
    if WISH.match(new):
        return f"{earlier}{dot}{new}{rest}"
    if any(_tells(word) for word in new.lower().replace(",", "").split()) or new.lower().split()[-1] in ENDS:
        return None
    fresh = swapped(last, new)
    return None if fresh is None else f"{earlier}{dot}{fresh}{rest}"


def instead(old: str, what: str, new: str, rest: str) -> str | None:
    """The words before with the new ones where `what` stands; None where it does not."""
    if any(_tells(word) or word == "jeg" for word in new.lower().split()):
        return None
    places = list(re.finditer(rf"\b{re.escape(what)}\b", old, re.IGNORECASE))
    if not places or len(what) < 3:
        return None
    at = places[-1]
    if len(new.split()) == 1:
        return f"{old[: at.start()]}{new}{old[at.end() :]}{rest}"
    head = put(old[: at.end()], new, "")
    return f"{head}{old[at.end() :]}{rest}" if head else None


def _tells(word: str) -> bool:
    """Whether a word carries a sentence of its own: that is no part of one that was said before."""
    return is_finite(word) and not (is_infinitive(word) or dictionary.is_base_noun(word) or is_trade(word))


def _last_sentence(old: str) -> tuple[str, str, str]:
    found = list(re.finditer(r"[.!?…]+ +", old.rstrip(" .,!?…-–")))
    if not found:
        return "", "", old.strip(" .,!?…-–")
    at = found[-1]
    return old[: at.start()], at.group(), old[at.end() :].strip(" .,!?…-–")
