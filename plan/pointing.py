"""A wish that points at what was said before it ("… arbejde med dem"): shown with it, or nobody knows what is meant."""

from __future__ import annotations

import re
from dataclasses import replace

from plan.danish_verbs import is_finite
from plan.said import Reading
from plan.telegrams import low_first as _low
from plan.wordorder import turned

POINTS = re.compile(r"\b(?:den|dem|ham|hende|dertil|derhen|begge|sådan en|selv det)\b|\bder$", re.IGNORECASE)


def told_with(before: Reading, wish: Reading) -> Reading | None:
    """ "jeg elsker heste og vil gerne arbejde med dem": without the first half nobody knows who "dem" is."""
    points = POINTS.search(wish.core)
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


def what_it_is_about(before: Reading, wish: Reading) -> Reading | None:
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
    if wish.clause.link not in ("og", ",", "men", ".") or POINTS.search(" ".join(told.split()[:2])):
        return None
    named = len(told.split()) < 7 and re.match(r"^(?:den|dem) ", wish.clause.text, re.IGNORECASE)
    if not named and not any(
        is_finite(word) or word in ("findes", "hedder", "kaldes", "mangler")
        for word in told.lower().split()[:5]
    ):
        return None
    if (
        named
        and (put := turned(f"{told}, {wish.clause.text}")).text.startswith("jeg ")
        and not put.points_back
    ):
        return replace(wish, kind="wish", before="vil", core=put.text, plain=put.text, strength="vil")
    link = {"og": ", og ", "men": ", men "}.get(wish.clause.link, ", ")
    whole = f"{told}{link}{_low(wish.clause.text)}"
    return replace(wish, kind="wish", before="vil", core=whole, plain=whole, strength="vil")
