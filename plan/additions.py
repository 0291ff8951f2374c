"""What a clause adds to the wish before it: a limit, a second way, a closer word. Else it stands alone."""

from __future__ import annotations

import re

from plan.pointing import POINTS
from plan.said import Reading
from plan.splitting import area_in
from plan.telegrams import low_first as _low

_SMALL_BUT = re.compile(
    r"^(?:helst |bare |gerne |kun |så )*(?:ikke|helst|kun|bare|uden|gerne|stadig|hellere|først|hvis|når|mens|som|"
    r"måske)\b"
    r"(?! (?:vil|jeg (?!har|er|kan|får|bliver))\b)",
    re.IGNORECASE,
)


def added(before: Reading, new: Reading) -> str | None:
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
    told_no = before.kind == "negative" or re.search(r"(?:, | og )ikke [^,]+$", before.core) is not None
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
    if not both or not POINTS.search(new.core):
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


_PLACE = re.compile(r"^(?:i|hos|med|ved|uden) ", re.IGNORECASE)


def _has_verb(text: str) -> bool:
    return (
        re.search(r"\b(?:jeg|min mor|de(?! små| store| andre| unge| gamle| nye)|han|hun|vi|man) \w+", text)
        is not None
    )


def _same_area(one: str, other: str) -> bool:
    first, second = area_in(one), area_in(other)
    return first is None or second is None or first == second
