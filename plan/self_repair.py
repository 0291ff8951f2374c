"""What people put right on the way without a "nej vent": "en kat. eller altså en hund. ja hund". It never guesses."""

from __future__ import annotations

import re

from plan.put_instead import instead, parted, put
from plan.repair_signs import (
    AGAIN,
    BROKEN,
    DENIED,
    DISMISSED,
    IT_WAS,
    JOKED,
    MARKED,
    NEVER_MIND,
    ONLY_BEHIND,
    PLACES,
    PREFERRED,
    SPECIFIED,
    STAR,
    TAIL,
    WHAT_FOR,
    WROTE,
)
from plan.swapping import alike, hesitated


def repaired(text: str) -> str:
    """The message with what came instead in its place; unchanged where nothing tells what it is instead of."""
    text = hesitated(BROKEN.sub(lambda m: m["whole"], text))
    for _ in range(3):
        for step in _STEPS:
            whole = step(text)
            if whole and whole != text:
                text = whole
                break
        else:
            return text
    return text


def _in_earnest(text: str) -> str | None:
    joked = JOKED.match(text)
    return TAIL.sub("", joked["new"]) if joked else None


def _never_minded(text: str) -> str | None:
    """ "tysk.. pyt med tysk, tegnsprog"."""
    found = NEVER_MIND.search(text)
    if not found:
        return None
    old, what, (new, rest) = text[: found.start()], found["what"], parted(found["new"])
    rest += text[found.end() :]
    if what.lower() in ("det", "den"):
        return put(old, new, rest)
    return instead(old, what, new, rest)


def _dismissed(text: str) -> str | None:
    found = DISMISSED.search(text)
    return put(text[: found.start()], found["new"], text[found.end() :]) if found else None


def _what_for(text: str) -> str | None:
    """ "en båd, hvad skal jeg med en båd, en kajak": what is asked about was said just before."""
    found = WHAT_FOR.search(text)
    if not found:
        return None
    old = text[: found.start()]
    same = set(re.findall(r"\w{3,}", found["asked"].lower())) & set(re.findall(r"\w{3,}", old.lower()))
    return put(old, found["new"], text[found.end() :]) if same else None


def _confirmed(text: str) -> str | None:
    """ "Spanien. øh Portugal. ja Portugal": what is said twice is meant."""
    found = AGAIN.search(text)
    if not found or len(found["thing"]) < 3 or not text[: found.start()].strip():
        return None
    sure = re.search(r"\b(?:ja|jo|yes|yep)\b", found.group()[len(found["gap"]) + len(found["new"]) :], re.I)
    gap = found["gap"].strip()
    if not sure and "eller" not in gap.lower():
        return None
    return put(text[: found.start()], found["new"], text[found.end() :])


def _specified(text: str) -> str | None:
    """ "en hest, altså en pony": what begins alike, or is a place or number as the last word was."""
    for found in SPECIFIED.finditer(text):
        old, (new, rest) = text[: found.start()], parted(found["new"])
        first = new.split()[0].lower()
        same = (
            first in ("en", "et", "i", "på", "til", "med", "som", "hos", "at")
            and first in old.lower().split()
        )
        near = alike(old.split()[-1:], first) or (found["gap"].strip() and len(new.split()) == 1)
        if (same or near) and (whole := put(old, new, rest + text[found.end() :])) is not None:
            return whole
    return None


def _it_was(text: str) -> str | None:
    """ "fransk, det var spansk jeg skulle sige"."""
    found = IT_WAS.search(text)
    return put(text[: found.start()], found["new"], text[found.end() :]) if found else None


def _denied(text: str) -> str | None:
    """ "guitar, bas ikke guitar": what is denied by name was said before."""
    found = DENIED.search(text)
    if not found:
        return None
    new, denied = (
        found["new"] or found["new2"] or found["new3"],
        found["not"] or found["not2"] or found["not3"],
    )
    return instead(text[: found.start()], denied, new, text[found.end() :])


def _wrote(text: str) -> str | None:
    """ "jeg skrev hund, det skulle være kat"."""
    found = WROTE.search(text)
    return instead(text[: found.start()], found["not"], found["new"], text[found.end() :]) if found else None


def _preferred(text: str) -> str | None:
    """ "3 dage.. 4 dage er bedre": what is better is meant, when it is the same kind of thing."""
    for found in PREFERRED.finditer(text):
        old, new = text[: found.start()], found["new"]
        if old.rstrip(" .,!").lower().endswith(f" {new.lower()}") and old[:-1].strip():
            old = old.rstrip(" .,!")[: -len(new)]  # "børn, dyr, dyr er bedre"
        likened = new.split()[0].lower() in old.lower().split() or new[0].isdigit() or len(new.split()) == 1
        strong = found["gap"].strip() or re.match(r" +(?:men|eller)\b", found.group())
        if old.strip() and likened and strong and (whole := put(old, new, text[found.end() :])) is not None:
            return whole
    return None


def _put_after_dots(text: str) -> str | None:
    """ "i Herning… Ikast": a second place or number right behind the first."""
    found = PLACES.search(text)
    if not found or not alike(text[: found.start()].split()[-1:], found["what"]):
        return None
    if found["gap"].startswith(",") and not found["what"][:1].isdigit():
        return None
    return put(text[: found.start()], found["new"], found["behind"])


def _marked(text: str) -> str | None:
    for found in MARKED.finditer(text):
        if re.search(
            r"\b(?:siger?|sagde|og|at|ikke|kan|som|hvad) *$", text[: found.start("mark")], re.IGNORECASE
        ):
            continue
        new, rest = parted(found["new"])
        if (whole := put(text[: found.start()], new, rest + text[found.end() :])) is not None:
            return whole
    return None


def _behind(text: str) -> str | None:
    found = ONLY_BEHIND.search(text)
    return put(text[: found.start()], found["new"], text[found.end() :]) if found else None


def _starred(text: str) -> str | None:
    found = STAR.search(text)
    if not found:
        return None
    return f"{text[: found.start()]}{found['new'] or found['new2']}{text[found.end() :]}"


_STEPS = (
    _in_earnest,
    _never_minded,
    _wrote,
    _it_was,
    _dismissed,
    _what_for,
    _confirmed,
    _marked,
    _behind,
    _denied,
    _preferred,
    _specified,
    _starred,
    _put_after_dots,
)
