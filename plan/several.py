"""Puts clauses together that belong to one wish, and telegrams into one sentence. What may be two stays two."""

from __future__ import annotations

import re
from dataclasses import replace

from plan.asked_for import asked_for
from plan.danish_verbs import is_finite
from plan.said import Reading
from plan.splitting import area_in
from plan.telegrams import low_first as _low
from plan.telegrams import telegram
from plan.voices import SUBJECT

_POINTS = re.compile(r"\b(?:den|dem|ham|hende|dertil|derhen|begge|sådan en|selv det)\b|\bder$", re.IGNORECASE)


def merged(readings: list[Reading]) -> list[Reading]:
    """Clauses that only add to the wish before them go back to it; telegram style is put into one sentence."""
    readings = telegram(_after_its_time(_hesitated(asked_for(_same_subject(readings)))))
    out: list[Reading] = []
    for reading in readings:
        before = out[-1] if out else None
        added = (
            _added(before, reading)
            if before is not None and before.kind in ("wish", "bare", "negative")
            else None
        )
        told = (
            (_told_with(before, reading) or _what_it_is_about(before, reading))
            if before is not None
            else None
        )
        if reading.kind == "agrees" and before is not None and before.kind in ("wish", "negative"):
            continue  # "…, det vil jeg altså" only says it again
        if told is not None:
            out[-1] = told
        elif before is not None and added is not None:
            turns = before.kind == "negative" and (reading.clause.link == "men" or reading.kind == "wish")
            out[-1] = replace(before, core=f"{before.core}{added}", kind="wish" if turns else before.kind)
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


_OF_OTHERS = re.compile(rf"^(?:og |men |så )?{SUBJECT} (?!vil jeg|kunne jeg)\w+", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"^(?:(?:vil|ville|drømmer|ønsker|håber|gider|længes|kunne|har)(?! jeg)\b)(?!.*\bjeg\b)", re.IGNORECASE
)


def _same_subject(readings: list[Reading]) -> list[Reading]:
    """ "min søster bor i Vejle og vil gerne flytte": who is not named again is still she."""
    out: list[Reading] = []
    for reading in readings:
        before = out[-1].clause.text if out else ""
        theirs = _OF_OTHERS.match(before) and not re.search(r"\bjeg\b", before, re.IGNORECASE)
        if theirs and reading.clause.link in ("og", "men", ",") and _NO_SUBJECT.match(reading.clause.text):
            reading = replace(reading, kind="reported", core="")
        out.append(reading)
    return out


_WHEN_FIRST = re.compile(
    r"^(?:efter|før|inden|til|om|næste|når|i|på|engang|senere|snart)\b(?!.*\b(?:vil|kunne|drømmer)\b)",
    re.IGNORECASE,
)


def _after_its_time(readings: list[Reading]) -> list[Reading]:
    """ "efter ferien. så vil jeg starte": a time that stands alone in front belongs to the wish after it."""
    if len(readings) < 2 or not _WHEN_FIRST.match(readings[0].clause.text) or readings[1].kind != "wish":
        return readings
    when, wish = readings[0].clause.text, readings[1]
    told = wish.clause.link in ("så", ".", ",") and re.match(
        r"^(?:så )?(?:vil|ville|kunne|skal) jeg\b", wish.clause.text
    )
    if not told or len(when.split()) > 6 or readings[0].kind not in ("fragment", "bare", "unknown"):
        return readings
    joint = ", " if re.match(r"^når\b", when, re.IGNORECASE) else " "
    return [replace(wish, core=f"{wish.core}{joint}{_low(when)}"), *readings[2:]]


_SMALL_BUT = re.compile(
    r"^(?:helst |bare |gerne |kun |så )*(?:ikke|helst|kun|bare|uden|gerne|stadig|hellere|først|hvis|når|mens|som|"
    r"måske)\b"
    r"(?! (?:vil|jeg (?!har|er|kan|får|bliver))\b)",
    re.IGNORECASE,
)


def _added(before: Reading, new: Reading) -> str | None:
    """What a clause adds to the wish before it, or None when it stands on its own."""
    if not before.core or before.clause.asks:
        return None
    return next((more for rule in _ADDS if (more := rule(before, new)) is not None), None)


# "men første sal går også": what would do as well belongs to how strong the wish is.
_WILL_DO = re.compile(
    r"^jeg (?:kan|kunne|ville kunne) (?:godt )?nøjes med .+|^(?!jeg\b).+ (?:går også|er også (?:fint?|godt?|ok|"
    r"okay)|er (?:ok|okay|fint? nok|godt nok)|kan også gå)$"
)


def _but(before: Reading, new: Reading) -> str | None:
    """ "men ikke i Netto", "men på FGU", "men jeg vil ikke være alene": the wish is not the same without it."""
    text = new.clause.text
    firm = re.search(r"\b(?:vil|gider|orker|magter)\b", before.clause.text, re.IGNORECASE)
    if (
        firm
        and before.kind == "negative"
        and new.kind == "wish"
        and new.clause.link in ("men", ",", ".")
        and new.before[:3] == "vil"
    ):
        return f", {'men ' if new.clause.link == 'men' else ''}{_low(new.goal.strip('.'))}"
    if before.kind == "wish" and new.kind == "negative" and new.clause.link in (",", ".") and _short_no(new):
        return f", og {_low(new.goal.strip('.'))}"
    if new.clause.link != "men":
        return None
    if before.kind == "wish" and _WILL_DO.search(text) and len(text.split()) < 10:
        return f", men {text}"
    led = (
        re.match(r"^(?:mens|først når|først hvis|kun hvis|kun når|hvis|når)\b", text, re.IGNORECASE)
        is not None
    )
    small = _SMALL_BUT.match(text) and (led or not _has_verb(text))
    told_no = before.kind == "negative" or re.search(r", ikke [^,]+$", before.core) is not None
    instead = told_no and new.kind in ("bare", "fragment")
    limit = before.kind == "wish" and new.kind == "negative" and text.lower().startswith("jeg vil ")
    return f", men {text}" if small or instead or (limit and len(text.split()) < 14) else None


_WITH_COMMA = re.compile(r"^(?:gerne|helst|ikke|når|hvis|samme|ligesom|bare)\b", re.IGNORECASE)


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


def _short_no(new: Reading) -> bool:
    return (
        new.clause.text.lower().startswith("jeg vil ")
        and bool(new.core)
        and len(new.clause.text.split()) < 14
    )


def _or_else(before: Reading, new: Reading) -> str | None:
    """ "en hund. Eller måske en kat": two ways to have it one, and neither is dropped."""
    text = new.clause.text
    led = re.match(r"^(?:eller )?(?P<what>.+)$", text, re.IGNORECASE)
    either = new.clause.link == "eller" or text.lower().startswith("eller ")
    if (
        not either
        or new.kind not in ("bare", "fragment")
        or led is None
        or len(text.split()) > 8
        or before.kind == "negative"
    ):
        return None
    return f" eller {_low(led['what'])}"


def _and_not(before: Reading, new: Reading) -> str | None:
    """ "Reparere tog. Ikke køre dem." is one wish and its limit."""
    text = new.clause.text
    limit = new.kind == "negative" and new.clause.link in (".", ",") and text.lower().startswith("ikke ")
    return f", {_low(text)}" if limit and before.kind in ("wish", "bare") else None


def _detail(before: Reading, new: Reading) -> str | None:
    """ "Jeg vil gerne have en hund. En labrador." tells one wish twice, the second time closer."""
    text = new.clause.text
    if new.kind != "bare" or before.kind == "negative":
        return None
    like = new.core.startswith("være ") and len(text.split()) > 2 and before.core.startswith("have ")
    such = re.match(r"^sådan (?:en|et|nogle) ", text, re.IGNORECASE) is not None
    closer = (
        before.kind == "wish" and new.clause.link == "." and re.match(r"^(?:en|et) ", text, re.IGNORECASE)
    )
    if (like and new.clause.link == ".") or (such and new.clause.link in (",", ".")):
        return f", {_low(text)}"
    return f", {_low(text)}" if closer and _same_area(before.core, new.core) else None


_ADDS = (_or_else, _but, _and_not, _fragment, _pointing_back, _detail)


def _told_with(before: Reading, wish: Reading) -> Reading | None:
    """ "jeg elsker heste og vil gerne arbejde med dem": without the first half nobody knows who "dem" is."""
    points = _POINTS.search(wish.core)
    if (
        before.kind == "bare"
        and wish.kind == "wish"
        and wish.clause.link == ","
        and points
        and not before.clause.asks
    ):
        told = f"{before.clause.text}, {wish.clause.text}"
        return replace(wish, plain=told) if len(before.clause.text.split()) < 8 else None
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


_THAT = re.compile(
    r"^(?:det|den|dem|der|dét) (?:vil|ville|kunne) jeg (?!også$|gerne$|ikke\b|aldrig\b|godt$)\w+",
    re.IGNORECASE,
)


def _what_it_is_about(before: Reading, wish: Reading) -> Reading | None:
    """ "mit hår falder af, det vil jeg have undersøgt": the wish is only whole with what its "det" points at."""
    told = before.clause.text
    points = _THAT.match(wish.clause.text) and wish.kind in ("unknown", "wish", "agrees")
    if (
        not points
        or before.kind not in ("unknown", "bare")
        or before.clause.asks
        or not 3 <= len(told.split()) <= 16
    ):
        return None
    if wish.clause.link not in ("og", ",", "men", ".") or _POINTS.search(" ".join(told.split()[:2])):
        return None
    named = len(told.split()) < 7 and re.match(r"^(?:den|dem) ", wish.clause.text, re.IGNORECASE)
    if not named and not any(
        is_finite(word) or word in ("findes", "hedder", "kaldes", "mangler")
        for word in told.lower().split()[:5]
    ):
        return None
    link = {"og": ", og ", "men": ", men "}.get(wish.clause.link, ", ")
    whole = f"{told}{link}{_low(wish.clause.text)}"
    return replace(wish, kind="wish", before="vil", core=whole, plain=whole, strength="vil")


_PLACE = re.compile(r"^(?:i|hos|med|ved|uden) ", re.IGNORECASE)


def _has_verb(text: str) -> bool:
    return (
        re.search(r"\b(?:jeg|min mor|de(?! små| store| andre| unge| gamle| nye)|han|hun|vi|man) \w+", text)
        is not None
    )


def _same_area(one: str, other: str) -> bool:
    first, second = area_in(one), area_in(other)
    return first is None or second is None or first == second
