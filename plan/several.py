"""Several wishes in one message: what belongs together stays together, what may be two is asked about."""

from __future__ import annotations

import re
from dataclasses import replace

from plan.complement import area_of, complement
from plan.danish_verbs import is_infinitive
from plan.reading import Reading, sentence

_POINTS = re.compile(r"\b(?:den|dem|ham|hende|dertil|derhen|begge|sådan en|selv det)\b|\bder$", re.IGNORECASE)


def merged(readings: list[Reading]) -> list[Reading]:
    """Clauses that only add to the wish before them go back to it; telegram style is put into one sentence."""
    readings = _telegram(_hesitated(readings))
    out: list[Reading] = []
    for reading in readings:
        before = out[-1] if out else None
        added = (
            _added(before, reading)
            if before is not None and before.kind in ("wish", "bare", "negative")
            else None
        )
        told = _told_with(before, reading) if before is not None else None
        if told is not None:
            out[-1] = told
        elif before is not None and added is not None:
            kind = "wish" if before.kind == "negative" and reading.clause.link == "men" else before.kind
            out[-1] = replace(before, core=f"{before.core}{added}", kind=kind)
        else:
            out.append(reading)
    return [r for r in out if r.kind != "fragment"] or out


def _hesitated(readings: list[Reading]) -> list[Reading]:
    """ "måske … en lejlighed": a "måske" of its own belongs to what follows."""
    out: list[Reading] = []
    for reading in readings:
        doubt = (
            out
            and out[-1].kind in ("yes_no", "dont_know")
            and re.search(r"\bmåske\b", out[-1].clause.text, re.IGNORECASE)
        )
        if doubt and reading.kind in ("wish", "bare") and "måske" not in reading.before:
            reading = replace(reading, before=reading.before.replace("vil", "vil måske", 1), strength="måske")
        out.append(reading)
    return out


def _added(before: Reading, new: Reading) -> str | None:
    """What a clause adds to the wish before it, or None when it stands on its own."""
    link, text = new.clause.link, new.clause.text
    if not before.core or before.clause.asks:
        return None
    if (
        link == "men"
        and re.match(
            r"^(?:helst |bare |gerne |kun |så )*(?:ikke|helst|kun|bare|uden|gerne|stadig|hellere)\b(?! (?:vil|jeg)\b)",
            text,
            re.IGNORECASE,
        )
        and not _has_verb(text)
    ):
        return f", men {text}"
    if link == "men" and before.kind == "negative" and new.kind in ("bare", "fragment"):
        return f", men {text}"
    if (
        link == "men"
        and before.kind == "wish"
        and new.kind == "negative"
        and text.lower().startswith("jeg vil ")
        and len(text.split()) < 14
    ):
        return f", men {text}"
    if new.kind == "fragment" and link in (".", ",", "og") and before.kind != "negative":
        return f"{' og' if link == 'og' else ',' if re.match(r'(?:gerne|helst|ikke|når|hvis)', text, re.IGNORECASE) else ''} {_low(text)}"
    if new.kind == "wish" and before.kind == "wish" and _POINTS.search(new.core) and link in ("og", ","):
        return f"{',' if link == ',' else ', og'} {text}"
    if new.kind == "bare" and link == "." and _PLACE.match(text) and len(text.split()) < 8:
        return f" {_low(text)}"
    if (
        new.kind == "bare"
        and before.kind == "wish"
        and link == "."
        and re.match(r"^(?:en|et|sådan) ", text, re.IGNORECASE)
        and _same_area(before.core, new.core)
    ):
        return f", {_low(text)}"
    return None


def _told_with(before: Reading, wish: Reading) -> Reading | None:
    """ "jeg elsker heste og vil gerne arbejde med dem": without the first half nobody knows who "dem" is."""
    points = _POINTS.search(wish.core)
    if (
        wish.kind != "wish"
        or before.kind != "unknown"
        or not points
        or wish.clause.link not in ("og", ",", "så")
    ):
        return None
    told = before.clause.text
    if (
        not re.match(
            r"^jeg (?:elsker|kan (?:rigtig |virkelig |så )?godt lide|er (?:vild|glad|god)|har|holder af|interesserer)\b",
            told,
            re.IGNORECASE,
        )
        or len(told.split()) > 14
    ):
        return None
    link = "," if wish.clause.link == "," else f" {wish.clause.link}"
    return replace(wish, plain=f"{told}{link} {wish.clause.text}")


_PLACE = re.compile(r"^(?:i|hos|med|ved|uden) ", re.IGNORECASE)


def _low(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _has_verb(text: str) -> bool:
    return re.search(r"\b(?:jeg|min mor|de|han|hun|vi|man) \w+", text) is not None


def _same_area(one: str, other: str) -> bool:
    first, second = _area(one), _area(other)
    return first is None or second is None or first == second


def _area(text: str) -> str | None:
    for word in text.lower().replace(",", "").split():
        area = area_of(word) if len(word) > 1 and not (is_infinitive(word) and word != "arbejde") else None
        if area not in (None, "other"):
            return area
    return None


def _telegram(readings: list[Reading]) -> list[Reading]:
    """ "hønsehus. bygge. med farfar" → one wish: the verb, the thing, then the rest."""
    if len(readings) < 2 or len(readings) > 5 or any(r.kind not in ("bare", "fragment") for r in readings):
        return readings
    if any(r.clause.link not in (".", ",") or len(r.clause.text.split()) > 5 for r in readings):
        return readings
    verbs = [r for r in readings if r.kind == "bare" and is_infinitive(r.clause.text.split()[0].lower())]
    things = [r for r in readings if r.kind == "bare" and r not in verbs]
    rest = [_low(r.clause.text) for r in readings if r.kind == "fragment"]
    if len(verbs) == 1 and len(things) <= 1 and (len(verbs[0].core.split()) == 1 or not things):
        thing = [_low(t.clause.text) for t in things]
        core = " ".join([verbs[0].core, *thing, *rest])
    elif not verbs and len(things) == 1 and rest and readings[0] is things[0]:
        core = " ".join([things[0].core, *rest])
    else:
        return readings
    return [replace((verbs or things)[0], core=core)]


_AND = re.compile(r",? og (?:også |så )?|, (?:og )?", re.IGNORECASE)
_HAVE = re.compile(r"^(?P<verb>have|få) (?P<list>.+)$")
_KEEPS = re.compile(r"\b(?:som|der|hvor|når|hvis|fordi|mellem|både|sammen med|at)\b")
_NOUNISH = re.compile(
    r"^(?:måske )?(?:en|et|min|mit|mine|flere|mere|nogle|mange|ny|nye|nyt|egen|eget|\d+|\w+)\b"
)


def listed(wish: Reading) -> list[str]:
    """The goals in "have et job og en kæreste": two things in different areas may be two wishes; else one goal."""
    found = _HAVE.match(wish.core)
    one = [sentence(wish.goal)]
    if not found:
        return _deeds(wish) or one
    parts = [part.strip() for part in _AND.split(found["list"])]
    if len(parts) < 2 or len(parts) > 6 or _KEEPS.search(found["list"]):
        return _deeds(wish) or one
    goals: list[str] = []
    areas: set[str] = set()
    for part in parts:
        deed = is_infinitive(part.split()[0].lower()) if part else True
        area = _area(part)
        if not part or area is None or (deed and part.split()[0].lower() != "arbejde"):
            return _deeds(wish) or one
        areas.add(area)
        fitted = complement(part, slot="open")
        if fitted.kind != "own":
            return one
        core = f"{found['verb']} {part}" if fitted.text.startswith("have ") else fitted.text
        before = wish.before
        if fitted.hedged and "måske" not in before:
            before = before.replace("vil", "vil måske", 1)
            core = core.replace("måske ", "", 1)
        goals.append(sentence(f"jeg {before} {core}"))
    return goals if len(areas) > 1 and len(areas) == len(parts) else one


_FIRM = frozenset(("housing", "work", "education", "relationships", "transport", "money"))
_DEED_AREAS = {
    "flytte": "housing",
    "bo": "housing",
    "arbejde": "work",
    "giftes": "relationships",
    "rejse": "leisure",
    "køre": "transport",
}


def _deeds(wish: Reading) -> list[str]:
    """ "flytte hjemmefra og få et job": two verbs in two firm areas; "bo alene og have min kat med" is one."""
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
        area = _DEED_AREAS.get(said[0]) or _area(part)
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
