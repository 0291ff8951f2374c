"""Reads what somebody does not want ("jeg gider ikke bo hjemme"), as "Jeg vil ikke …". It turns nothing round."""

from __future__ import annotations

import re

from plan.anchors import ADV
from plan.complement import complement
from plan.danish_verbs import is_infinitive
from plan.said import Reading
from plan.wordorder import Turned, sentence

_NO = r"(?P<no>ikke|aldrig|hverken|nødig)"


_NEGATIVE = (
    re.compile(
        rf"^(?:jeg(?P<a>{ADV}) )?(?P<verb>vil|ville|gider|orker|ønsker|"
        rf"magter)(?P<b>{ADV}) {_NO}(?P<c>(?: længere| mere| bare)*{ADV})(?: mig)?(?P<rest>,? .*)?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:jeg(?P<a>{ADV}) )?(?P<verb>har|havde)(?P<b>{ADV}) {_NO}(?P<c>(?: længere|"
        rf" mere)*{ADV}) (?:haft )?lyst(?: til(?P<rest> .*)?)?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:jeg(?P<a>{ADV}) )?(?P<verb>kunne)(?P<b>{ADV}) {_NO}(?P<c>{ADV}) (?:tænke|"
        rf"forestille) mig(?P<rest> .*)?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:jeg(?P<a>{ADV}) )?(?P<verb>drømmer|håber)(?P<b>{ADV}) {_NO}(?P<c>{ADV})(?: om)?(?P<rest> .*)?$",
        re.IGNORECASE,
    ),
)


def negative(text: str, turn: Turned) -> Reading | None:
    for shape in _NEGATIVE:
        found = shape.match(turn.text)
        if found:
            return _not_that(found, text, turn)
    return None


_NO_MORE = re.compile(
    r"^(?:det|have det|med|mere|længere|(?:snakke|tale|svare|skrive|sige)(?: mere| noget)?(?: (?:om|"
    r"på))?(?: det| noget)?(?: mere)?)$",
    re.IGNORECASE,
)


def _not_that(found: re.Match[str], text: str, turn: Turned) -> Reading:
    rest = (found["rest"] or "").strip(" ,")
    verb, no = found["verb"].lower(), found["no"].lower()
    small = f"{found['a'] or ''} {found['b'] or ''} {found['c'] or ''}".lower().split()
    if turn.points_back or not rest or _NO_MORE.match(rest):
        return Reading("refuses", before=no)
    keep = [w for w in small if w in ("helst", "bare", "længere", "mere", "stadig", "selv")]
    mildly = re.search(r"\bså (?:gerne|meget)\b", found["c"] or "", re.IGNORECASE)
    before = " ".join(
        [
            "vil",
            *(w for w in keep if w in ("helst", "stadig")),
            no,
            *([mildly.group().lower()] if mildly else []),
            *(w for w in keep if w not in ("helst", "stadig")),
        ]
    )
    if re.match(r"^have,? at\b", rest):
        return Reading("negative", before, rest + turn.tail, said=sentence(text))
    if verb == "håber" or (no == "aldrig" and verb not in ("vil", "ville")):
        return Reading("unknown")
    modal = verb in ("vil", "ville")
    fitted = complement(rest, slot="verb" if modal else "open")
    if fitted.kind == "own" and (modal or is_infinitive(_first_verb(rest)) or verb == "gider"):
        if before.endswith(" mere") and fitted.text.startswith("have "):
            # "gider ikke mere STU": the thing is what there should be no more of
            return Reading(
                "negative", before.removesuffix(" mere"), f"have mere {fitted.text[5:]}", said=sentence(text)
            )
        return Reading("negative", before, fitted.text + turn.tail, said=sentence(text))
    return Reading("unknown")


def _first_verb(rest: str) -> str:
    return next(
        (
            w.strip(",")
            for w in rest.lower().split()
            if w not in ("at", "selv", "altid", "bare", "mere", "længere", "alene")
        ),
        "",
    )
