"""Reads one clause: whose it is, what kind it is, and the wish in it in its fixed frame. It joins no clauses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from plan.anchors import ADV, AFTER, AFTER_TOO, ANCHORS, Anchor
from plan.clauses import NOWHERE, Clause
from plan.complement import Complement, complement
from plan.danish_verbs import is_finite, is_infinitive
from plan.short_answers import does_not_know, only_yes_or_no
from plan.strength import wording
from plan.voices import reported
from plan.wordorder import Turned, opened, sentence, turned, with_comma

LONG = 90  # words in one clause; more is a story that no rule should cut


@dataclass(frozen=True)
class Reading:
    """What one clause says: `before` and `core` are the wish ("vil gerne", "have en hund"), `said` is it as told."""

    kind: str  # wish bare negative third we reported duty unknown dont_know yes_no none fragment agrees refuses past
    before: str = ""
    core: str = ""
    said: str = ""
    who: str | None = None
    strength: str | None = None
    clause: Clause = NOWHERE
    plain: str = ""  # the goal as the person said it, where the frame would lose what a word points to

    @property
    def goal(self) -> str:
        if self.plain:
            return sentence(self.plain)
        return sentence(f"jeg {self.before} {self.core}")


_LONG_AGO = re.compile(
    r"\b(?:da jeg (?:var|gik|boede|blev)|dengang|som barn|som lille|engang ville jeg|"
    r"(?:jeg )?ville (?:engang|før|som barn)|før i tiden|"
    r"i nat|drømmer (?:\w+ )?om natten|drømte (?:jeg|i|om|at)|jeg drømte|mareridt|har aldrig (?:drømt|"
    r"ønsket)|plejede)\b",
    re.IGNORECASE,
)


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


def _negative(text: str, turn: Turned) -> Reading | None:
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
    before = " ".join(
        [
            "vil",
            *(w for w in keep if w in ("helst", "stadig")),
            no,
            *(w for w in keep if w not in ("helst", "stadig")),
        ]
    )
    if re.match(r"^have,? at\b", rest):
        return Reading("negative", before, rest + turn.tail, said=sentence(text))
    if verb == "håber" or (no == "aldrig" and verb not in ("vil", "ville")):
        return Reading("unknown")
    fitted = complement(rest, slot="verb" if verb in ("vil", "ville", "gider", "orker") else "open")
    if fitted.kind == "own" and (verb in ("vil", "ville") or is_infinitive(_first_verb(rest))):
        return Reading("negative", before, fitted.text + turn.tail, said=sentence(text))
    if fitted.kind in ("none", "third", "we"):
        return Reading("unknown")
    return (
        Reading("negative", said=sentence(text))
        if verb in ("gider", "orker", "ønsker") and not turn.tail
        else Reading("unknown")
    )


def _first_verb(rest: str) -> str:
    return next(
        (
            w.strip(",")
            for w in rest.lower().split()
            if w not in ("at", "selv", "altid", "bare", "mere", "længere", "alene")
        ),
        "",
    )


_DUTY = re.compile(
    rf"^jeg(?:{ADV}) (?:skal|skulle|bør|burde|er nødt til|bliver nødt til|er tvunget til|må)(?P<rest> .*)$",
    re.IGNORECASE,
)


_BARE_DUTY = re.compile(r"^(?:skal|bør|burde|skulle)(?! jeg| du| i\b| man| vi) (?P<rest>.*)$", re.IGNORECASE)


def _duty(text: str, turn: Turned) -> Reading | None:
    found = _DUTY.match(turn.text) or _BARE_DUTY.match(turn.text)
    if not found:
        return None
    if re.match(
        rf"^{ADV} ?(?:ikke|aldrig|lige|have det|videre)\b", found["rest"], re.IGNORECASE
    ) or turn.text.lower().startswith("jeg må "):
        return Reading("unknown")
    return Reading("duty", core=found["rest"].strip())


_WE = re.compile(
    rf"^(?:vi|(?:(?:min|mine) \w+|mig|jeg|\w+) og (?:jeg|mig|(?:min|mine) \w+|"
    rf"(?-i:[A-ZÆØÅ])\w+)(?:,? vi)?)(?:{ADV}) "
    rf"(?:vil|ville|drømmer|ønsker|håber|kunne{ADV} tænke|har{ADV} lyst|længes|går og drømmer)\b.*$",
    re.IGNORECASE,
)


_WE_TURNED = re.compile(r"^.{1,60}? (?:vil|kunne|drømmer|ønsker|håber) vi\b.*$", re.IGNORECASE)


def _we(text: str, turn: Turned) -> Reading | None:
    return Reading("we", said=sentence(text)) if _WE.match(text) or _WE_TURNED.match(text) else None


def _somebody_else(text: str, turn: Turned) -> Reading | None:
    other = reported(text, turn.raw)
    return Reading("reported", core=other.core, said=sentence(text), who=other.said_by) if other else None


_ASKS = re.compile(
    r"^(?:(?:kan|må|skal|får|har|er|bliver|kommer|gør|ved|hjælper|synes|findes|tror) (?:jeg|man|du|i|det|"
    r"der|vi|den|de|han|hun|kommunen|nogen)\b|"
    r"(?:kunne) (?:man|du|i|det|der|vi)\b(?!.* ikke )|(?:hvad|hvordan|hvor|hvem|hvorfor|hvornår|hvilke[nt]?|"
    r"hvis tur)\b|gad vide)",
    re.IGNORECASE,
)


def _question(text: str, turn: Turned) -> Reading | None:
    if re.match(r"^(?:hvad|det) jeg\b|^(?:kunne|ville) det (?:ikke )?(?:bare )?være\b", text, re.IGNORECASE):
        return None
    return Reading("question") if _ASKS.match(text) else None


_AGREES = re.compile(
    rf"^(?:det (?:vil|synes|kunne|ønsker|drømmer|har)(?: jeg)(?:{ADV}| selv| også)*(?: tænke mig| lyst til|"
    rf" om| mig)?|jeg er (?:\w+ )?enig(?: med \w+(?: \w+)?| i det)?|"
    rf"(?:jeg )?vil(?:{ADV})* det|det er jeg (?:\w+ )?enig i|jeg vil (?:også |gerne |godt )+)$",
    re.IGNORECASE,
)


def _agrees(text: str, turn: Turned) -> Reading | None:
    return Reading("agrees") if _AGREES.match(text) else None


def _wish(text: str, turn: Turned) -> Reading | None:
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
    if fitted.kind in ("unknown", "none") and _PREFERS.match(text):
        return Reading("fragment", core=text)
    return _framed(fitted, adverbs, said_vil, text, turn)


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


def _wish_after(text: str, turn: Turned) -> Reading | None:
    """ "At blive kok er min drøm", "en hund drømmer jeg om"."""
    found = AFTER.match(text) or AFTER_TOO.match(text)
    if not found or re.search(r"\bikke\b", text):
        return None
    fitted = complement(found["rest"], slot="open")
    return _framed(fitted, "", False, text, Turned(text)) if fitted.kind == "own" else None


_SUBJECTS = frozenset("jeg du han hun vi de man det den der i alle".split())


def _bare(text: str, turn: Turned) -> Reading | None:
    """No anchor and no sentence: the words are the wish."""
    said = text.lower().split()
    if said[0].strip(",") in _SUBJECTS and len(said) > 1 and is_finite(said[1].strip(",")):
        return None
    if len(_FOREIGN.findall(text)) > 0 and len(said) > 1:
        return Reading("unknown")
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
        r"^(?:med|i|på|hos|uden|sammen|gerne|helst|for|om|ved|til|fra|et sted|ikke|når|hvis|inden|efter|og|"
        r"så|mens|af)\b",
        text,
        re.IGNORECASE,
    ):
        return Reading("fragment", core=text)
    return None


_TO_THE_BOT = re.compile(
    r"^(?:jeg )?(?:vil|ville)(?: gerne| helst| godt| bare)*(?: have)? (?:stoppe(?: nu| her| det her)?|"
    r"slette(?: det| alt)?.*|høre det igen|gå tilbage|starte forfra|"
    r"(?:holde |have )?(?:en )?pause|(?:tale|snakke) med et menneske|springe over|videre)$",
    re.IGNORECASE,
)


def _to_the_bot(text: str, turn: Turned) -> Reading | None:
    """What is asked of the conversation is no dream."""
    return Reading("unknown") if _TO_THE_BOT.match(turn.text) else None


def _past(text: str, turn: Turned) -> Reading | None:
    return (
        Reading("past")
        if _LONG_AGO.search(text) and not re.search(r"\bhar (?:\w+ )?(?:altid|stadig)\b", text)
        else None
    )


def _short(text: str, turn: Turned) -> Reading | None:
    if only_yes_or_no(text):
        return Reading("yes_no")
    return Reading("dont_know") if does_not_know(text) else None


READERS: tuple[Callable[[str, Turned], Reading | None], ...] = (
    _short,
    _to_the_bot,
    _past,
    _question,
    _we,
    _somebody_else,
    _negative,
    _duty,
    _wish_after,
    _wish,
    _agrees,
    _bare,
)


# Another language: nothing in it is to be taken for a Danish thing.
_FOREIGN = re.compile(
    r"\b(?:want|would|like|the|my|wish|need|with|ich|und|möchte|jag)\b",
    re.IGNORECASE,
)


def _with_mother(clause: Clause) -> Clause:
    """ "at mor kommer": who wrote "mor" meant her, not the verb "more"."""
    meant = _MOTHER.search(clause.raw) and not _AMUSE.search(clause.raw)
    return replace(clause, text=_AMUSE.sub("mor", clause.text)) if meant else clause


_MOTHER = re.compile(r"\bmor\b", re.IGNORECASE)


_AMUSE = re.compile(r"\bmore\b", re.IGNORECASE)


def read(clause: Clause) -> Reading:
    """The first reader that recognises the clause has it; nobody: unknown, and the person is asked."""
    clause = _with_mother(clause)
    text = opened(clause.text)
    if not text or len(text.split()) > LONG:
        return Reading("unknown", clause=clause)
    if only_yes_or_no(clause.text):
        return Reading("yes_no", clause=clause)
    if len(_FOREIGN.findall(text)) > 1:
        return Reading("unknown", clause=clause)
    turn = turned(text, led=not clause.text.lower().startswith(text[:8].lower()) and not clause.asks)
    turn = replace(turn, raw=clause.raw)
    for reader in READERS:
        found = reader(text, turn)
        if found is not None:
            return replace(found, clause=clause)
    return Reading("unknown", clause=clause)
