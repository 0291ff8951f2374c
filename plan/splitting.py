"""One wish or several: what lies in different life areas may be two, and that is asked; "og" alone splits nothing."""

from __future__ import annotations

import re
from itertools import pairwise

from plan.complement import complement
from plan.danish_verbs import is_infinitive
from plan.naming import area_of, names_thing
from plan.said import Reading
from plan.wordorder import sentence


def area_in(text: str) -> str | None:
    for word in text.lower().replace(",", "").split():
        area = area_of(word) if len(word) > 1 and not (is_infinitive(word) and word != "arbejde") else None
        if area not in (None, "other"):
            return area
    return None


_AND = re.compile(r",? og (?:også |så |bagefter |derefter |senere )?|, (?:og )?", re.IGNORECASE)


_HAVE = re.compile(r"^(?P<verb>have|få) (?P<list>.+)$")


_KEEPS = re.compile(r"\b(?:som|der|hvor|når|hvis|fordi|mellem|både|sammen med|at)\b")
_KEEPS_ALL = re.compile(r"\b(?:når|hvis|fordi|mellem|både|sammen med|at|så|for|hver|om)\b")
_ABOUT_LAST = re.compile(r",? (?:som|der|hvor) ")


def _items(told: str) -> list[str]:
    """The things of "a, b og en c der …": what follows a "der" is told of the last one."""
    about = _ABOUT_LAST.search(told)
    head, tail = (told[: about.start()], told[about.start() :]) if about else (told, "")
    words: list[str] = []
    said = head.split()
    for n, word in enumerate(said):
        new = word.lower() in ("en", "et") and said[n + 1 : n + 2] not in (
            ["sted"],
            ["par"],
            ["gang"],
            ["dag"],
        )
        if new and words and not words[-1].endswith(",") and names_thing(words[-1]):
            words[-1] += ","  # "en kæreste et kørekort": spoken without a comma
        words.append(word)
    parts = [part.strip() for part in _AND.split(" ".join(words))]
    return [*parts[:-1], parts[-1] + tail]


def listed(wish: Reading) -> list[str]:
    """The goals in "have et job og en kæreste": two things in different areas may be two wishes; else one goal."""
    found = _HAVE.match(wish.core)
    one = [sentence(wish.goal)]
    if not found or _KEEPS_ALL.search(found["list"]):
        return _deeds(wish) or one
    parts = _items(found["list"])
    if len(parts) < 2 or len(parts) > 6 or not all(parts) or _goes_on(parts):
        return _deeds(wish) or one
    goals: list[str] = []
    areas: list[str | None] = []
    for part in parts:
        first = part.split()[0].lower()
        area = area_in(_ABOUT_LAST.split(part)[0])
        fitted = complement(part, slot="open")
        if (is_infinitive(first) and first != "arbejde") or (
            area is None and not fitted.text.startswith("have ")
        ):
            return _deeds(wish) or one
        areas.append(area)
        if fitted.kind != "own":
            return one
        core = f"{found['verb']} {part}" if fitted.text.startswith("have ") else fitted.text
        before = wish.before
        if fitted.hedged and "måske" not in before:
            before = before.replace("vil", "vil måske", 1)
            core = core.replace("måske ", "", 1)
        goals.append(sentence(f"jeg {before} {core}"))
    return goals if _apart(areas) else one


def _goes_on(parts: list[str]) -> bool:
    """ "en lejlighed med altan og opvaskemaskine": what comes after "med" without an article still goes with it."""
    return any(
        re.match(r"^(?:sådan|helst|gerne|ligesom|bare|samme) ", after)
        or (re.search(r" (?:med|uden) ", part) and not re.match(r"^(?:en|et|min|mit|mine|flere) ", after))
        for part, after in pairwise(parts)
    )


def _apart(areas: list[str | None]) -> bool:
    """Whether things lie so far from each other that they may be wishes of their own."""
    known = [area for area in areas if area]
    if len(areas) > 2:
        return len(set(known)) > 1
    return len(set(known)) == 2 or (len(known) == 1 and known[0] in _FIRM)


_FIRM = frozenset(("housing", "work", "education", "relationships", "transport", "money"))


_DEED_AREAS = {
    "flytte": "housing",
    "bo": "housing",
    "arbejde": "work",
    "giftes": "relationships",
    "rejse": "leisure",
    "køre": "transport",
}


def _many_deeds(wish: Reading) -> list[str]:
    """ "have en hest og bo i Sverige og lære at køre traktor": three deeds that lie in more than one area."""
    parts = [part.strip() for part in re.split(r",? og (?=\w+ )|, (?=\w+ )", wish.core)]
    verbs = [part.split()[0].lower() for part in parts if part]
    if not 3 <= len(parts) <= 5 or len(set(verbs)) < len(parts) or _LEANS.search(wish.core):
        return []
    if not all(
        is_infinitive(verb) and len(part.split()) > 2 for verb, part in zip(verbs, parts, strict=True)
    ):
        return []
    areas = {
        area
        for verb, part in zip(verbs, parts, strict=True)
        if (area := _DEED_AREAS.get(verb) or area_in(part))
    }
    if len(areas) < 2:
        return []
    return [sentence(f"jeg {wish.before} {part}") for part in parts]


_LEANS = re.compile(r"\b(?:som|der|hvor|når|hvis|fordi|så|for at|sammen med)\b", re.IGNORECASE)


def _deeds(wish: Reading) -> list[str]:
    """ "flytte hjemmefra og få et job": two verbs in two firm areas; "bo alene og have min kat med" is one."""
    many = _many_deeds(wish)
    if many:
        return many
    parts = [part.strip() for part in re.split(r",? og (?=\w+ )|, (?=\w+)", wish.core)]
    if (
        len(parts) < 2
        or len(parts) > 5
        or _KEEPS.search(wish.core)
        or re.search(r"\b(?:min|mit|mine) \w+ med\b", wish.core)
    ):
        return []
    areas: list[str] = []
    goals: list[str] = []
    for part in parts:
        said = part.lower().split()
        if not said or not is_infinitive(said[0]):
            return []
        area = _DEED_AREAS.get(said[0]) or area_in(part)
        if area not in _FIRM:
            return []
        areas.append(area)
        core = f"have{part[2:]}" if said[0] == "få" else part
        goals.append(sentence(f"jeg {wish.before} {core}"))
    return goals if len(set(areas)) == len(areas) else []


def joined(wishes: list[Reading]) -> str:
    """All wishes in one sentence, each with its own strength."""
    if len({w.before for w in wishes}) == 1 and all("," not in w.core for w in wishes):
        cores = [w.core for w in wishes]
        if all(core.startswith("have ") for core in cores):
            cores = [cores[0], *(core.removeprefix("have ") for core in cores[1:])]
        return sentence(f"jeg {wishes[0].before} {', '.join(cores[:-1])} og {cores[-1]}")
    told = [f"jeg {w.before} {w.core}" for w in wishes]
    return sentence(f"{', '.join(told[:-1])}, og {told[-1]}")
