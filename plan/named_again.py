"""Corrections that say what was wrong: "nej, ikke Vejle, Kolding", "onsdag nej torsdag". It changes only that word."""

from __future__ import annotations

import re

_DAYS = r"mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag"
_MONTHS = r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_YEAR = r"sommer|vinter|efterår|forår"
_NO = (
    r"(?:[ ,.…!-]{1,4}(?:eller |ej |øh+ |hov |nå |altså )*nej(?:,? (?:vent|øh+|undskyld|jeg mener))?[ ,.…]+)"
)
_SAME_KIND = tuple(
    re.compile(
        rf"\b(?P<old>{kind})(?P<end>en|e|et)?\b{_NO}(?:(?:om|til|på|i) )?(?P<new>{kind})(?:en|e|et)?\b"
        rf"(?P<why>,? (?:for|fordi) (?:om )?(?P=old)\w{{0,2}}\b[^.!?]*)?",
        re.IGNORECASE,
    )
    for kind in (_DAYS, _MONTHS, _YEAR)
)
_WHO_IT_IS = re.compile(
    r"[.!,…] *(?:nej|hov|ups|eller)(?: nej)?,? det er (?:(?:jo|da|nemlig|faktisk) ){0,3}"
    r"(?P<new>(?:min|mit|mine) [\wæøå]+),? "
    r"(?:der|som) (?P<tail>[^.,!?]+)[.!]*",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"(?:[ ,.…!-]+)(?:(?:nej|okay|ok|eller|nå|hov|altså|og)(?: ?, ?| )){1,4}(?P<doubt>måske )?(?:det er )?ikke "
    r"(?P<old>[\wæøåé]{1,30}(?: [\wæøåé]{1,30})?)(?:, ?(?:men |så |det er |hellere )*| (?:det er|men) )"
    r"(?P<new>(?!jeg\b|det\b|der\b|min\b|vi\b|man\b|så\b)[^.,!?…]+)",
    re.IGNORECASE,
)
_IS_CALLED = re.compile(
    r"(?P<no>\bnej,? )(?P<new>[\wæøåé]{1,30}(?: [\wæøåé]{1,30})?) (?:hedder|hed|kaldes) (?:det|den)\b[^.,!?]*",
    re.IGNORECASE,
)


_TAKES_BACK = re.compile(r"\b(?:nej|ikke|hov|ups)\b", re.IGNORECASE)


def named_again(text: str) -> str:
    """The message with the one word put right; unchanged where it does not stand there to be put right."""
    if not _TAKES_BACK.search(text):
        return text
    for shape in _SAME_KIND:
        text = shape.sub(lambda m: f"{m['new']}{m['end'] or ''}", text)
    text = _IS_CALLED.sub(lambda m: m["no"] + m["new"], text)
    who = _WHO_IT_IS.search(text)
    if who:
        text = _other_person(text[: who.start()], who["new"], who["tail"].strip(), text[who.end() :]) or text
    denied = _NOT_THIS.search(text)
    if denied:
        text = _instead_of(text[: denied.start()], denied, text[denied.end() :]) or text
    return text


def _other_person(said: str, new: str, tail: str, rest: str) -> str | None:
    """ "før min bror skal giftes. Nej, det er min søster, der skal giftes": the same is said of somebody else."""
    old = re.search(rf"\b(?:min|mit|mine) [\wæøå]+ {re.escape(tail)}$", said, re.IGNORECASE)
    return f"{said[: old.start()]}{new} {tail}.{rest}" if old else None


def _instead_of(said: str, denied: re.Match[str], rest: str) -> str | None:
    """ "i Vejle, nej ikke Vejle, Kolding": the place that was named keeps its words around it."""
    old, new = denied["old"].strip(), denied["new"].strip()
    found = list(re.finditer(rf"\b{re.escape(old)}\b", said, re.IGNORECASE))
    if len(found) != 1 or len(new.split()) > 4:
        return None
    before, after = said[: found[0].start()], said[found[0].end() :]
    if new[0].isdigit() and re.search(r"\bpå $", before):
        before = before[:-3]  # "arbejde på fuld tid", "arbejde 20 timer"
    doubt = "måske " if denied["doubt"] and "måske" not in before else ""
    return f"{before}{doubt}{new}{after}{rest}"
