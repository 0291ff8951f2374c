"""What follows "jeg vil gerne", as an infinitive in its fixed frame; or a no, or somebody else's. Never a guess.

Long because its parts call each other: "at jeg …", "at lære …" and a no may each stand inside the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plan.bare_words import DETERMINERS, NOUN_FIRST
from plan.broken_off import LONELY, dangles
from plan.danish_verbs import all_forms, infinitive, is_finite, is_infinitive, meant_infinitive
from plan.deeds import HAS_DO, WOULD_HAVE, bends_as_verb, does_something, lacks_a_word
from plan.dictionary import is_base_noun
from plan.frames import WAYS, framed
from plan.naming import is_thing, is_trade
from plan.voices import MY_OWN, other_subject


@dataclass(frozen=True)
class Complement:
    """`kind`: own (fits after "Jeg vil …"), negative (fits after "Jeg vil ikke …"), third, we, none, unknown."""

    kind: str
    text: str = ""
    hedged: bool = False


NONE = Complement("none")


UNKNOWN = Complement("unknown")


# They stand before the verb in the goal, and weigh as much as it.
_BEFORE_VERB = frozenset(
    "selv altid aldrig også endelig stadig kun snart hellere helst gerne virkelig igen engang bare nok "
    "måske ikke ofte tit".split()
)


def complement(rest: str, *, slot: str) -> Complement:
    """Fit words into the frame "Jeg vil (gerne) …".

    slot: "verb" right after "vil (gerne)"; "open" after "drømmer om", "ønsker mig", "min drøm er"; "bare" when they
    are all there is, where an unknown word is never taken for a thing.
    """
    rest, hedged = _AND_FOR_TO.sub("at ", rest.strip(" ,")), False
    if (late := re.search(r",? måske$", rest, re.IGNORECASE)) is not None:
        hedged, rest = True, rest[: late.start()]
    rest = re.sub(r"^bare (?=(?:en|et|noget|nogen|nogle) )", "", rest, flags=re.IGNORECASE)
    while (hit := re.match(r"^(?:måske|eventuelt|evt|muligvis)\b,? ?", rest, re.IGNORECASE)) is not None:
        hedged, rest = True, rest[hit.end() :]
    fitted = _fit(_ONES_OWN.sub(lambda m: _MINE[m.group().lower()], rest), slot)
    return Complement(fitted.kind, fitted.text, hedged or fitted.hedged)


_AND_FOR_TO = re.compile(r"^og (?=\w+e\b|bo\b|se\b|få\b|gå\b)", re.IGNORECASE)


# "at have sit eget" is about oneself when nobody else is named.
_ONES_OWN = re.compile(r"\b(?:sin|sit|sine)(?= (?:egen|eget|egne)\b)", re.IGNORECASE)


_MINE = {"sin": "min", "sit": "mit", "sine": "mine"}


def _fit(rest: str, slot: str) -> Complement:
    if not rest or dangles(rest):
        return NONE
    who = other_subject(rest)
    if who is not None:
        return _of_another(rest, who)
    for step in (_that_i, _to_do, _negated, _deed, _no_verb):
        fitted = step(rest, slot)
        if fitted is not None:
            return fitted
    return UNKNOWN


def _of_another(rest: str, who: str) -> Complement:
    if who == "vi":
        return Complement("we")
    if who in ("der", "det", "man", "du", "i"):
        return Complement(
            "impersonal" if who == "det" else "unknown", re.sub(r"^(?:at |om at |hvis )", "", rest)
        )
    return Complement("third")


_MY_STATE = re.compile(
    rf"^(?:at |hvis )?(?P<that>(?:min|mit|mine) (?:\w+ )?(?:{'|'.join(sorted(MY_OWN))}) .+)$", re.IGNORECASE
)


_I_FINITE = re.compile(
    r"^(?:at |om at |hvis |bare |om )*jeg(?P<mid>(?: [^\s,]+){0,5}?) (?P<verb>[^\s,]+)(?P<rest>,? .*|)$",
    re.IGNORECASE,
)


def _that_i(rest: str, slot: str) -> Complement | None:
    """ "at jeg får et job" → "have et job"."""
    state = _MY_STATE.match(rest) if slot != "bare" or rest.lower().startswith("at ") else None
    if state and any(is_finite(w) and not is_infinitive(w) for w in state["that"].lower().split()[2:4]):
        return Complement("own", f"have, at {state['that']}")
    found = (
        None
        if slot == "bare" and not rest.lower().startswith(("at ", "hvis bare "))
        else _I_FINITE.match(rest)
    )
    while found is not None:
        verb = found["verb"].lower()
        if is_finite(verb):
            return _bent(found["mid"].split(), verb, found["rest"].strip())
        mid = f"{found['mid']} {found['verb']}".split()
        if len(mid) > 5 or not found["rest"].strip():
            return UNKNOWN
        head, _, tail = found["rest"].strip(" ,").partition(" ")
        found = re.match(
            r"(?P<mid>.*)\n(?P<verb>.*)\n(?P<rest>.*)", f"{' '.join(mid)}\n{head.strip(',')}\n{tail}"
        )
    return UNKNOWN if rest.lower().startswith(("at jeg ", "jeg ", "hvis jeg ")) else None


def _bent(mid: list[str], verb: str, rest: str) -> Complement:
    """A finite clause with "jeg" as what comes after "Jeg vil gerne"."""
    middle = [word.strip(",") for word in mid]
    first = rest.split(" ", 1)[0].lower()
    negative = bool({"ikke", "aldrig"} & {*middle, first})
    hedged = "måske" in middle
    base = infinitive(verb)
    if base in ("ville", "skulle"):
        inner, moved = _leading(rest)
        fitted = _fit(inner, "verb")
        if fitted.kind != "own":
            return fitted
        before = [w for w in middle + moved if w not in ("gerne", "godt", "måske", "også", "ikke", "bare")]
        kind = "negative" if negative else "own"
        return Complement(kind, " ".join([*before, fitted.text]), hedged or fitted.hedged)
    if base is None or (verb in ("var", "havde") and _GONE.match(rest)):
        return UNKNOWN
    small = (
        "gerne",
        "måske",
        "også",
        "bare",
        "engang",
        "ikke",
        *(("en", "dag") if "en dag" in " ".join(middle) else ()),
    )
    before = [w for w in middle if w.lower() not in small]
    later = " en dag" if "en dag" in " ".join(middle) else " engang" if "engang" in middle else ""
    moved_rest, moved = _leading(rest)
    before += [w for w in moved if w not in ("ikke", "også", "måske")]
    if any(w not in _BEFORE_VERB for w in before):
        return UNKNOWN
    if base == "få":
        base = "få" if _KEEPS_GET.match(moved_rest) else "have"
    text = " ".join([*before, base, _others_bent(moved_rest)]).strip() + later
    if base in LONELY and not moved_rest:
        return NONE
    return Complement("negative" if negative else "own", text, hedged)


_GONE = re.compile(
    r"^(?:flyttet|født|kommet|gået|blevet|rejst|startet|stoppet|fået|lært|haft|mødt|sagt|gjort)\b"
)


_KEEPS_GET = re.compile(r"^(?:mig|ham|hende|dem|øje|den|det) (?:til|på|af|op|ud|over|ned|i)\b")


_AND_FINITE = re.compile(r"(?P<link>\b(?:og|eller)|,) (?P<verb>[^\s,]+)\b(?! jeg\b)")


def _others_bent(rest: str) -> str:
    """ "og bor i et hus" → "og bo i et hus": the verbs that shared the subject follow the first one."""

    def bend(found: re.Match[str]) -> str:
        verb = found["verb"].lower()
        base = infinitive(verb)
        if base is None or (is_infinitive(verb) and verb != "kunne") or is_thing(verb) or is_trade(verb):
            return found.group()
        return f"{found['link']} {base}"

    return rest if re.search(r"\b(?:som|der|når|hvis|hvor)\b", rest) else _AND_FINITE.sub(bend, rest)


def _leading(rest: str) -> tuple[str, list[str]]:
    """Split off the small words that stand before the verb."""
    said = rest.split()
    n = 0
    while n < len(said) and said[n].lower() in _BEFORE_VERB and n < 4:
        n += 1
    return " ".join(said[n:]), [w.lower() for w in said[:n]]


def _to_do(rest: str, slot: str) -> Complement | None:
    """ "at bo alene" → "bo alene"."""
    found = re.match(
        r"^(?P<small>(?:selv |ikke |aldrig |gerne |måske |også |bare )*)(?:om )?at (?P<rest>.+)$",
        rest,
        re.IGNORECASE,
    )
    if not found:
        return None
    inner, before = _leading(found["rest"])
    before = found["small"].lower().split() + before
    first, _, after = inner.partition(" ")
    verb = meant_infinitive(first.strip(","))
    if verb is None:
        return UNKNOWN
    return _verbal(before, verb, after)


def _verbal(before: list[str], verb: str, after: str) -> Complement:
    kept = [w for w in before if w not in ("ikke", "gerne", "måske", "også", "bare", "så")]
    got = verb == "få"
    if got and not _KEEPS_GET.match(after):
        verb = "have"
    if not after and verb in LONELY:
        return NONE
    if after.startswith(f"{verb} ") and verb in ("have", "lære", "være"):
        after = after[len(verb) + 1 :]  # "hav hav have mit hår langt" begins over
    if lacks_a_word(verb, after):
        return UNKNOWN
    if verb == "have" and not got and WOULD_HAVE.match(after):
        return UNKNOWN
    if verb == "have" and (HAS_DO.match(after) or does_something(after)):
        return Complement("third")
    kind = "negative" if {"ikke", "aldrig"} & set(before) else "own"
    return Complement(kind, " ".join([*kept, verb, after]).strip(), "måske" in before)


def _negated(rest: str, slot: str) -> Complement | None:
    found = re.match(r"^ikke (?P<rest>.+)$", rest, re.IGNORECASE)
    if not found:
        return None
    fitted = _fit(found["rest"], slot)
    return Complement("negative", fitted.text, fitted.hedged) if fitted.kind == "own" else UNKNOWN


def _deed(rest: str, slot: str) -> Complement | None:
    """A verb right away: "bo alene", "selv tage bussen"."""
    inner, before = _leading(rest)
    first, _, after = inner.partition(" ")
    word = first.strip(",").lower()
    if (
        not word
        or word in WAYS
        or (word in NOUN_FIRST and (not after or after.split()[0] in ("til", "på", "i", "og", "fra")))
    ):
        return None
    if word == "have" and re.match(r"^,? ?at\b", after, re.IGNORECASE):
        # "have, at …": somebody else does it, or "jeg" does
        return _fit(after.strip(" ,"), "open")
    if slot == "bare" and word == "give" and after.startswith("mig "):
        return Complement("own", f"have {after[4:]}")
    if after.split(" ", 1)[0].lower() in ("jeg", "vi", "man", "han", "hun"):
        return UNKNOWN
    if (
        slot == "bare"
        and not is_infinitive(word)
        and after.split(" ", 1)[0] in ("sammen", "op", "ud", "ned", "ind", "af")
    ):
        goes_on = meant_infinitive(word)
        return _verbal(before, goes_on, after) if goes_on and not is_thing(word) else None
    if slot != "verb" and word not in all_forms() and is_infinitive(word) and is_base_noun(word):
        return None  # "indbo" is no way to "bo"
    if is_infinitive(word) or bends_as_verb(word):
        return _verbal(before, word if first == word else first, after)
    if slot == "verb" and after.startswith("at ") and (taught := meant_infinitive(word)):
        return _verbal(before, taught, after)
    if slot != "verb" or is_thing(word) or is_trade(word) or word in DETERMINERS:
        return None
    verb = meant_infinitive(word)
    return _verbal(before, verb, after) if verb and after else None


def _no_verb(rest: str, slot: str) -> Complement | None:
    fitted = framed(rest, slot)
    return Complement("own", fitted) if fitted else None
