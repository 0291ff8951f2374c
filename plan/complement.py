"""What follows "jeg vil gerne": a verb, a thing, a place, a trade or a quality, each in its fixed frame. Never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from plan.danish_verbs import infinitive, is_finite, is_infinitive, meant_infinitive
from plan.lexicon import sections, words
from plan.voices import MY_OWN, PEOPLE, is_somebody, other_subject


@dataclass(frozen=True)
class Complement:
    """`kind`: own (fits after "Jeg vil …"), negative (fits after "Jeg vil ikke …"), third, we, none, unknown."""

    kind: str
    text: str = ""
    hedged: bool = False


NONE = Complement("none")
UNKNOWN = Complement("unknown")

_PLACES = {place.lower() for place in words("places")}
_JOBS = words("jobs")
_TRADES = frozenset(job for job in _JOBS if not job.startswith("-"))
_TRADE_ENDS = tuple(job[1:] for job in _JOBS if job.startswith("-"))
_QUALITIES = words("adjectives", "")
_QUALITY_ENDS = tuple(end[1:] for end in words("adjectives", "ending"))
_PLAY = words("things", "play")
_STUDY = words("things", "study")
_INSIDE = words("things", "inside")
_NOUN_FIRST = frozenset("ro støtte date koste pleje løn tanke".split())

_WAYS = frozenset(
    "til på i ud hjem væk ind op ned over rundt tilbage forbi videre fra herfra derfra hen ovre hjemmefra af".split()
)
_WITH = re.compile(r"^med (?:til|i|på|ud|hjem|ind|over|ned|op)\b", re.IGNORECASE)
_DETERMINERS = frozenset(
    "en et den flere mere mange meget lidt nogle noget nogen nye ny nyt egen eget egne sådan færre mindre bedre to tre "
    "fire fem seks syv otte ni ti hver halv stor stort store lille små god godt gode fast faste større endnu masser hele "
    "rigtig rigtigt rigtige fuld par bare min mit mine sin".split()
)
# They stand before the verb in the goal, and weigh as much as it.
_BEFORE_VERB = frozenset(
    "selv altid aldrig også endelig stadig kun snart hellere helst gerne virkelig igen engang bare nok "
    "måske ikke ofte tit".split()
)
_TO = re.compile(
    r"^(?:blive )?(bedre|dygtigere|god|skarpere|stærkere|sikrere|mere sikker|bedst|hurtigere|vant) (til|på|i|med)\b"
)
_IT = re.compile(
    r"^det (?:lidt |meget |rigtig |mere |helt |så )?(?:bedre|godt|sjovt|rart|nemmere|lettere|roligt|rolig|som|trygt|hyggeligt)\b"
)
_TRIPS = re.compile(
    r"^(?:en|et) (?:\w+ )?(\w*(?:tur|ferie|rejse|kursus|lejr|udflugt|udflugter|cruise|ophold))\b(?! (?:i|til) livet)"
)


@cache
def _things() -> frozenset[str]:
    return frozenset(word for lines in sections("things").values() for line in lines for word in line.split())


@cache
def area_of(word: str) -> str | None:
    """The life area that a thing belongs to, from the lists; a long word by its longest known end."""
    lists = sections("things")
    for start in range(max(1, len(word) - 3)):
        if start in (1, 2):
            continue
        for area, lines in lists.items():
            if any(word[start:] in line.split() for line in lines):
                return {"play": "leisure", "study": "education"}.get(area, area)
    return None


@cache
def is_thing(word: str) -> bool:
    """Whether a word names something that one can have: in the lists, or ending like a word that is."""
    word = word.lower().strip(",")
    known = _things()
    return word in known or any(
        word[n:] in known and (len(word) - n > 3 or word[n:] in _SHORT_ENDS) for n in range(2, len(word) - 2)
    )


_SHORT_ENDS = frozenset("hus bil job dyr bus båd tøj mad bog sko fly hår bad hue tur spil".split())


def is_trade(word: str) -> bool:
    word = word.lower().strip(",")
    return word in _TRADES or (word.endswith(_TRADE_ENDS) and len(word) > 6 and not is_finite(word))


def is_quality(word: str) -> bool:
    word = word.lower().strip(",")
    return word in _QUALITIES or (
        len(word) > 5 and word.endswith(_QUALITY_ENDS) and not is_thing(word) and not is_infinitive(word)
    )


def complement(rest: str, *, slot: str) -> Complement:
    """Fit words into the frame "Jeg vil (gerne) …".

    slot: "verb" right after "vil (gerne)"; "open" after "drømmer om", "ønsker mig", "min drøm er"; "bare" when they
    are all there is, where an unknown word is never taken for a thing.
    """
    rest, hedged = rest.strip(" ,"), False
    if (late := re.search(r",? måske$", rest, re.IGNORECASE)) is not None:
        hedged, rest = True, rest[: late.start()]
    rest = re.sub(r"^bare (?=(?:en|et|noget|nogen|nogle) )", "", rest, flags=re.IGNORECASE)
    while (hit := re.match(r"^(?:måske|eventuelt|evt|muligvis)\b,? ?", rest, re.IGNORECASE)) is not None:
        hedged, rest = True, rest[hit.end() :]
    fitted = _fit(_ONES_OWN.sub(lambda m: _MINE[m.group().lower()], rest), slot)
    return Complement(fitted.kind, fitted.text, hedged or fitted.hedged)


# "at have sit eget" is about oneself when nobody else is named.
_ONES_OWN = re.compile(r"\b(?:sin|sit|sine)(?= (?:egen|eget|egne)\b)", re.IGNORECASE)
_MINE = {"sin": "min", "sit": "mit", "sine": "mine"}


def _fit(rest: str, slot: str) -> Complement:
    if not rest or _dangles(rest):
        return NONE
    who = other_subject(rest)
    if who is not None:
        return _of_another(rest, who)
    for step in (_that_i, _to_do, _negated, _deed, _in_frame):
        fitted = step(rest, slot)
        if fitted is not None:
            return fitted
    return UNKNOWN


_DANGLING = frozenset("at en et og min mit mine som hvor fordi når hvis eller men den sådan jeg".split())
_LONELY = frozenset("have være blive få kunne lære gerne selv godt have en prøve til på i med".split())


def _dangles(rest: str) -> bool:
    said = rest.lower().split()
    if len(said) > 1 and said[-1] in ("min", "mit", "mine") and is_finite(said[-2]):
        return False
    return said[-1].strip(",") in _DANGLING or (len(said) == 1 and said[0] in _LONELY)


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
    state = _MY_STATE.match(rest)
    if state and any(is_finite(w) and not is_infinitive(w) for w in state["that"].lower().split()[2:4]):
        return Complement("own", f"have, at {state['that']}")
    found = (
        None if slot == "bare" and not rest.lower().startswith(("at ", "hvis ")) else _I_FINITE.match(rest)
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
    if base in _LONELY and not moved_rest:
        return NONE
    return Complement("negative" if negative else "own", text, hedged)


_GONE = re.compile(r"^(?:flyttet|født|kommet|gået|blevet|rejst|startet|stoppet|fået|lært|haft|mødt|sagt|gjort)\b")
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
    if verb == "få" and not _KEEPS_GET.match(after):
        verb = "have"
    if not after and verb in _LONELY:
        return NONE
    if verb == "have" and _WOULD_HAVE.match(after):
        return UNKNOWN
    if verb == "have" and (_HAS_DO.match(after) or _does_something(after)):
        return Complement("third")
    kind = "negative" if {"ikke", "aldrig"} & set(before) else "own"
    return Complement(kind, " ".join([*kept, verb, after]).strip(), "måske" in before)


# "ville gerne have været": what never was is no wish for what may come.
_WOULD_HAVE = re.compile(r"^(?:været|haft|boet|kendt|kunnet|gået|levet|fået|blevet|set|sagt)\b")
_HAS_DO = re.compile(r"^(?:min|mine|mit|vores) \w+ til at\b")


def _does_something(after: str) -> bool:
    """ "have min kæreste flytter ind": not a thing but somebody, who does it."""
    who = other_subject(after)
    return who is not None and who.split()[0] in ("min", "mine", "de", "han", "hun", "alle")


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
    if not word or word in _WAYS or (
        word in _NOUN_FIRST and (not after or after.split()[0] in ("til", "på", "i", "og", "fra"))
    ):
        return None
    if is_infinitive(word):
        have = word == "have" and after.split(" ")[0].strip(",") in _THAT
        return (
            _verbal(before, first if have else word if first.endswith(",") is False else first, after)
            if not have
            else _that(after)
        )
    if slot == "verb" and after.startswith("at ") and (taught := meant_infinitive(word)):
        return _verbal(before, taught, after)
    if slot != "verb" or is_thing(word) or is_trade(word) or word in _DETERMINERS:
        return None
    verb = meant_infinitive(word)
    return _verbal(before, verb, after) if verb and after else None


_THAT = frozenset(["at"])


def _that(after: str) -> Complement:
    """ "have, at …": somebody else does it, or "jeg" does."""
    fitted = _fit(after, "open")
    return fitted


def _in_frame(rest: str, slot: str) -> Complement | None:
    """No verb in it: place, trade, quality or thing, by its first words."""
    said = rest.split()
    first = said[0].strip(",").lower()
    if any(_is_clause_verb(w) for w in said[:6]) and not _relative_before_verb(said[:6]):
        return UNKNOWN
    if _TO.match(rest.lower()):
        return Complement("own", rest if first == "blive" else f"blive {rest}")
    if _IT.match(rest.lower()):
        return Complement("own", f"have {rest}")
    if first in _WAYS or _WITH.match(rest):
        return _way(rest, first, slot)
    if first in _PLACES:
        return Complement("own", f"til {rest}")
    if slot == "verb" and first == "noget" and said[1:2] == ["med"]:
        return Complement("own", rest)
    if first == "noget" and said[1:2] == ["med"]:
        return Complement("own", rest)
    if trip := _TRIPS.match(rest.lower()):
        return Complement("own", f"på {rest}" if trip else rest)
    return _named(rest, said, first, slot)


def _is_clause_verb(word: str) -> bool:
    word = word.lower().strip(",")
    return is_finite(word) and not is_infinitive(word) and not is_thing(word) and not is_trade(word)


def _relative_before_verb(said: list[str]) -> bool:
    for word in said:
        if word.lower().strip(",") in ("som", "der", "hvor", "når", "hvis", "så", "jeg", "man"):
            return True
        if _is_clause_verb(word):
            return False
    return False


def _way(rest: str, first: str, slot: str) -> Complement:
    if first in ("til", "på", "i") and len(rest.split()) == 1:
        return NONE
    if first in ("fra", "af", "over", "forbi") and slot == "bare":
        return UNKNOWN
    if slot != "verb" and rest.lower().startswith("til at"):
        return UNKNOWN
    if slot == "bare" and re.match(
        r"^(?:i|på|til) (?:dag|går|morgen|nat|aften|sommer|år|jul|tirsdag|fredag|starten|fremtiden|sigt)\b",
        rest.lower(),
    ):
        return UNKNOWN
    return Complement("own", rest)


def _named(rest: str, said: list[str], first: str, slot: str) -> Complement | None:
    words_in = [w.strip(",").lower() for w in said]
    if first in ("ingen", "intet", "aldrig", "ikke") or _loose_verb(words_in):
        return UNKNOWN
    degree = first in ("mere", "mindre", "så", "helt", "lidt", "meget", "rigtig", "altid", "også")
    if is_trade(first) or _qualities_then_trade(words_in):
        return Complement("own", f"være {rest}")
    if is_quality(first) and not any(is_thing(w) for w in words_in[1:3]):
        return Complement("own", f"være {rest}")
    if degree and len(said) > 1 and is_quality(words_in[1]) and not any(is_thing(w) for w in words_in[2:3]):
        return Complement("own", f"være {rest}")
    if is_somebody(rest) or is_somebody(re.split(r",| (?:og|i|på|som|der|med) ", rest)[0]):
        return UNKNOWN
    if first in ("min", "mit", "mine") and words_in[1:2] and words_in[1] in PEOPLE and slot != "verb":
        return UNKNOWN
    if (
        first in ("min", "mit", "mine")
        and slot == "bare"
        and not {"egen", "eget", "egne"} & set(words_in[1:3])
    ):
        return UNKNOWN
    if first in _DETERMINERS and len(said) > 1:
        return Complement("own", f"have {rest}")
    if first in _PLAY and len(said) <= 3 and slot != "verb":
        return Complement("own", f"til {rest}")
    if first in _INSIDE and slot != "verb":
        return Complement("own", f"i {rest}")
    if _ends_in(first, _STUDY) and slot != "verb":
        return Complement("own", f"på {rest}")
    if _is_acronym(said[0]) or _one_thing([w.lower() for w in said], slot):
        return Complement("own", f"have {rest}")
    if (
        slot == "open"
        and first.isalpha()
        and said[0] == first
        and not is_finite(first)
        and first not in _SMALL
    ):
        return Complement("own", f"have {rest}")
    if (
        slot == "verb"
        and first not in _SMALL
        and first.endswith(("e", "s"))
        and not is_finite(first)
        and said[0] == first
    ):
        return Complement("own", rest)
    return None


_AFTER_THING = frozenset(
    "til med på i hos som der ved for uden fra hvor så og eller når hvis om af at igen nu snart sammen alene selv inden "
    "efter helst gerne måske ligesom ud hjem tilbage nær tæt mellem under over".split()
)


def _one_thing(said: list[str], slot: str) -> bool:
    """Words like "grøn knallert", "playstation 5", "hus på landet": one thing, and nothing unknown right after it."""
    for n, word in enumerate(said[:4]):
        if is_thing(word):
            after = said[n + 1].strip(",") if n + 1 < len(said) and not word.endswith(",") else ""
            return slot != "bare" or not after or after in _AFTER_THING or after.isdigit() or word + after in _things()
        if word in _AFTER_THING or (slot == "bare" and n and not is_quality(word)):
            return False
    return False


_SMALL = frozenset(
    "jeg du han hun vi de det den der her så men og at om hvis når ikke ingen intet nej ja hvad hvor hvem som for af ved "
    "være dem mig dig sig ham hende os jer alt alle man nu bare ligesom hos med uden efter før dette denne disse".split()
)


_LEADS_VERB = frozenset(
    "at og til kunne skulle ville måtte som der jeg man bare kan skal vil selv ikke eller".split()
)


def _loose_verb(said: list[str]) -> bool:
    """A verb that nothing leads in, as in "kollega også tegne": then this is no thing but somebody doing something."""
    return any(
        is_infinitive(word) and not is_thing(word) and said[n] not in _LEADS_VERB and word not in _NOUN_FIRST
        for n, word in enumerate(said[1:])
    )


def _is_acronym(word: str) -> bool:
    word = word.strip(",")
    return len(word) > 1 and word.isupper() and word.isalpha()


def _ends_in(word: str, ends: frozenset[str]) -> bool:
    return word in ends or any(word.endswith(end) for end in ends if len(end) > 5)


def _qualities_then_trade(said: list[str]) -> bool:
    for n, word in enumerate(said[:4]):
        if is_trade(word) and n:
            return True
        if not (is_quality(word) or word == "og"):
            return False
    return False
