"""Puts clauses together that belong to one wish, and telegrams into one sentence. What may be two stays two."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from plan.danish_verbs import is_infinitive
from plan.said import Reading
from plan.splitting import area_in

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


_SMALL_BUT = re.compile(
    r"^(?:helst |bare |gerne |kun |så )*(?:ikke|helst|kun|bare|uden|gerne|stadig|hellere)\b(?! (?:vil|jeg)\b)",
    re.IGNORECASE,
)


def _added(before: Reading, new: Reading) -> str | None:
    """What a clause adds to the wish before it, or None when it stands on its own."""
    if not before.core or before.clause.asks:
        return None
    return next((more for rule in _ADDS if (more := rule(before, new)) is not None), None)


def _but(before: Reading, new: Reading) -> str | None:
    """ "men ikke i Netto", "men på FGU", "men jeg vil ikke være alene": the wish is not the same without it."""
    text = new.clause.text
    if new.clause.link != "men":
        return None
    small = _SMALL_BUT.match(text) and not _has_verb(text)
    told_no = before.kind == "negative" or re.search(r", ikke [^,]+$", before.core) is not None
    instead = told_no and new.kind in ("bare", "fragment")
    limit = before.kind == "wish" and new.kind == "negative" and text.lower().startswith("jeg vil ")
    return f", men {text}" if small or instead or (limit and len(text.split()) < 14) else None


_WITH_COMMA = re.compile(r"^(?:gerne|helst|ikke|når|hvis)\b", re.IGNORECASE)


def _fragment(before: Reading, new: Reading) -> str | None:
    """ "Gerne med altan." after "Jeg vil gerne have en lejlighed."."""
    link, text = new.clause.link, new.clause.text
    if new.kind == "bare" and link == "." and _PLACE.match(text) and len(text.split()) < 8:
        return f" {_low(text)}"
    if new.kind != "fragment" or link not in (".", ",", "og") or before.kind == "negative":
        return None
    joint = " og" if link == "og" else "," if _WITH_COMMA.match(text) else ""
    return f"{joint} {_low(text)}"


def _pointing_back(before: Reading, new: Reading) -> str | None:
    """ "og jeg vil gerne gå tur med den": alone nobody would know what "den" is."""
    both = new.kind == before.kind == "wish" and new.clause.link in ("og", ",")
    if not both or not _POINTS.search(new.core):
        return None
    return f"{', og' if new.clause.link == 'og' else ','} {new.clause.text}"


def _and_not(before: Reading, new: Reading) -> str | None:
    """ "Reparere tog. Ikke køre dem." is one wish and its limit."""
    text = new.clause.text
    limit = new.kind == "negative" and new.clause.link in (".", ",") and text.lower().startswith("ikke ")
    return f", {_low(text)}" if limit and before.kind in ("wish", "bare") else None


def _detail(before: Reading, new: Reading) -> str | None:
    """ "Jeg vil gerne have en hund. En labrador." tells one wish twice, the second time closer."""
    text = new.clause.text
    closer = new.kind == "bare" and before.kind == "wish" and new.clause.link == "."
    if closer and re.match(r"^(?:en|et|sådan) ", text, re.IGNORECASE) and _same_area(before.core, new.core):
        return f", {_low(text)}"
    return None


_ADDS = (_but, _and_not, _fragment, _pointing_back, _detail)


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
            r"^jeg (?:elsker|kan (?:rigtig |virkelig |så )?godt lide|er (?:vild|glad|god)|har|holder af|"
            r"interesserer)\b",
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
    first, second = area_in(one), area_in(other)
    return first is None or second is None or first == second


def _telegram(readings: list[Reading]) -> list[Reading]:
    """ "hønsehus. bygge. med farfar" → one wish: the verb, the thing, then the rest."""
    told = list(takewhile(lambda r: r.kind in ("bare", "fragment"), readings))
    after = readings[len(told) :]
    if not 2 <= len(told) <= 5 or any(r.kind != "negative" for r in after):
        return readings
    if any(r.clause.link not in (".", ",") or len(r.clause.text.split()) > 5 for r in told):
        return readings
    verbs = [r for r in told if r.kind == "bare" and is_infinitive(r.clause.text.split()[0].lower())]
    things = [r for r in told if r.kind == "bare" and r not in verbs]
    rest = [_low(r.clause.text) for r in told if r.kind == "fragment"]
    if len(verbs) == 1 and len(things) <= 1 and (len(verbs[0].core.split()) == 1 or not things):
        thing = [_low(t.clause.text) for t in things]
        core = " ".join([verbs[0].core, *thing, *rest])
    elif not verbs and len(things) == 1 and rest and told[0] is things[0]:
        core = " ".join([things[0].core, *rest])
    else:
        return readings
    return [replace((verbs or things)[0], core=core), *after]
