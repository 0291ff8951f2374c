"""Reads a wish, after an anchor ("jeg drømmer om") or bare ("en hund"), into its fixed frame. It joins no clauses."""

from __future__ import annotations

import re

from plan.anchors import AFTER, AFTER_TOO, ANCHORS, Anchor
from plan.complement import Complement, complement
from plan.danish_verbs import is_finite, is_infinitive
from plan.said import Reading
from plan.strength import wording
from plan.wordorder import Turned, sentence, with_comma

# Another language: nothing in it is to be taken for a Danish thing.
FOREIGN = re.compile(
    r"\b(?:want|wanna|gonna|would|own|can't|don't|even|better|i'm|some|for real|like|the|my|wish|need|with|ich|"
    r"und|möchte|jag)\b",
    re.IGNORECASE,
)


def wish(text: str, turn: Turned) -> Reading | None:
    for anchor in ANCHORS:
        found = anchor.shape.match(turn.text)
        if found:
            return _anchored(anchor, found, text, turn)
    return None


def _anchored(anchor: Anchor, found: re.Match[str], text: str, turn: Turned) -> Reading:
    parts = {name: part or "" for name, part in found.groupdict().items()}
    rest = f"{parts.get('rest', '')} {parts.get('tail', '')}".strip(" ,")
    if turn.points_back:
        return Reading("unknown" if rest else "agrees")
    said_before = turn.text[: found.start("rest")] if rest else turn.text
    said_vil = anchor.strength == "as said" and re.search(r"\bvil\b", said_before, re.IGNORECASE) is not None
    adverbs = " ".join(parts.get(name, "") for name in ("small", "more", "last"))
    fitted = complement(rest, slot=anchor.slot)
    if (
        said_vil
        and fitted.kind == "unknown"
        and _DONE_BY_THEN.match(rest)
        and _BY_THEN.search(rest + turn.tail)
    ):
        fitted = Complement("own", rest)
    if fitted.kind in ("unknown", "none") and _PREFERS.match(text):
        return Reading("fragment", core=text)
    return _framed(fitted, adverbs, said_vil, text, turn)


# "inden jeg bliver 30, vil jeg have set nordlys": done by then, and no past that never was.
_DONE_BY_THEN = re.compile(
    r"^have (?:set|prøvet|været|lært|rejst|fået|gjort|besøgt|haft|nået|boet|taget)\b", re.IGNORECASE
)
_BY_THEN = re.compile(r"\b(?:inden|før|når jeg bliver|når jeg er)\b", re.IGNORECASE)
_PREFERS = re.compile(r"^(?:gerne|helst|hellere)\b", re.IGNORECASE)


def _framed(fitted: Complement, adverbs: str, said_vil: bool, text: str, turn: Turned) -> Reading:
    if fitted.kind in ("third", "we"):
        return Reading(fitted.kind, said=with_comma(sentence(text)))
    if fitted.kind == "none":
        return Reading("none")
    if fitted.kind == "impersonal":
        easier = re.match(
            r"^det (?:bliver|er|kunne blive|kunne være|var) (?:lidt |meget )?(?:bedre|nemmere|lettere|"
            r"sjovere|roligere|mere \w+)\b",
            fitted.text,
        )
        return (
            Reading("wish", "vil gerne", f"have, at {fitted.text}", strength="vil gerne")
            if easier
            else Reading("unknown")
        )
    if fitted.kind == "unknown":
        return Reading("unknown")
    if fitted.kind == "negative":
        no = "aldrig" if fitted.text.startswith("aldrig ") else "ikke"
        return Reading("negative", f"vil {no}", fitted.text.removeprefix("aldrig "), said=sentence(text))
    if fitted.hedged:
        adverbs += " måske"
    before, strength = wording(adverbs, said_vil=said_vil)
    core = fitted.text
    if before.endswith(" selv") and core.startswith("selv "):
        before = before[:-5]
    return Reading("wish", before, core + turn.tail, said=sentence(text), strength=strength)


def wish_after(text: str, turn: Turned) -> Reading | None:
    """ "At blive kok er min drøm", "en hund drømmer jeg om"."""
    found = AFTER.match(text) or AFTER_TOO.match(text)
    if not found or re.search(r"\bikke\b", text):
        return None
    fitted = complement(found["rest"], slot="open")
    return _framed(fitted, "", False, text, Turned(text)) if fitted.kind == "own" else None


_SUBJECTS = frozenset("jeg du han hun vi de man det den der i alle".split())


# "arbejde tømrer ønske": who signs puts the wish last, and leaves out what joins the words.
_SIGNED = re.compile(r"(?<!\bet)(?<!\bmit)(?<!\bat)(?<!\beget) ønske$| (?:bedst|nej|ja)$", re.IGNORECASE)
_LEADS_IN = frozenset(
    "at som der hvor når hvis så fordi hvad hvem hvordan inden før mens jeg efter indtil selvom".split()
)


def _told_of_me(said: list[str]) -> bool:
    """ "i mit hjemland jeg betalte alt": a story, and no words for a thing."""
    return any(
        word in ("jeg", "vi")
        and n
        and n + 1 < len(said)
        and not _LEADS_IN & set(said[:n])
        and said[0] in ("i", "på", "her", "nu", "før", "der", "da", "til", "om", "efter")
        for n, word in enumerate(said)
    )


_JUST_LIKE = re.compile(r"^(?:samme \w+ som|ligesom|først)\b", re.IGNORECASE)


def bare(text: str, turn: Turned) -> Reading | None:
    """No anchor and no sentence: the words are the wish."""
    said = text.lower().split()
    if said[0].strip(",") in _SUBJECTS and len(said) > 1 and is_finite(said[1].strip(",")):
        return None
    if _SIGNED.search(text) or _told_of_me(said):
        return Reading("unknown")
    if len(FOREIGN.findall(text)) > 0 and len(said) > 1:
        return Reading("unknown")
    if text.lower() in ("nå", "please", "pls", "plz"):
        return Reading("yes_no")
    if is_infinitive(said[0]) and re.search(
        r"^(?!.*\b(?:som|der|hvor|når|hvis|at|fordi|hvad)\b).* (?:er|var) ikke\b", text
    ):
        return Reading("unknown")  # "bo her er ikke livet" judges, and wishes nothing
    if _JUST_LIKE.match(text):
        return Reading("fragment", core=text)
    hedged = re.match(r"^måske\b", text, re.IGNORECASE) is not None
    fitted = complement(text, slot="bare")
    if fitted.kind == "own":
        before, strength = wording("måske" if fitted.hedged or hedged else "", said_vil=False)
        return Reading(
            "bare", before, fitted.text, said=sentence(text), strength=strength if "måske" in before else None
        )
    if fitted.kind == "negative" and not fitted.hedged:
        return Reading("negative", "vil ikke", fitted.text, said=sentence(text))
    if fitted.kind == "none":
        return Reading("none")
    if fitted.kind in ("third", "we") and said[0] == "at":
        return Reading(fitted.kind, said=sentence(text))
    if re.match(
        r"^(?:som (?!jeg|man|de|kan|er|har|ikke|vil)\w+(?: (?!er|har|kan)\w+){0,4}$|samme \w+ som|ligesom|med|i|"
        r"på|hos|uden|sammen|gerne|helst|for|om|ved|til|fra|et sted|ikke|kun|mindst|højst|når|hvis|inden|efter|og|"
        r"så|mens|af)\b",
        text,
        re.IGNORECASE,
    ):
        return Reading("fragment", core=text)
    return None
