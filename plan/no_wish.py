"""Reads clauses that hold no wish of one's own: duties, questions, others' views, memories, words to the bot."""

from __future__ import annotations

import re

from plan.anchors import ADV
from plan.danish_verbs import is_infinitive
from plan.said import Reading
from plan.short_answers import does_not_know, only_yes_or_no
from plan.voices import reported
from plan.wordorder import Turned, sentence

_LONG_AGO = re.compile(
    r"\b(?:da jeg (?:var|gik|boede|blev)|dengang|som barn|som lille|engang ville jeg|"
    r"(?:jeg )?ville (?:engang|før|som barn)|før i tiden|"
    r"i nat|drømmer (?:\w+ )?om natten|drømte (?:jeg|i|om|at)|jeg drømte|mareridt|har aldrig (?:drømt|"
    r"ønsket)|plejede)\b",
    re.IGNORECASE,
)


_DUTY = re.compile(
    rf"^jeg(?:{ADV}) (?:skal|skulle|bør|burde|er nødt til|bliver nødt til|er tvunget til|må)(?P<rest> .*)$",
    re.IGNORECASE,
)


_BARE_DUTY = re.compile(r"^(?:skal|bør|burde|skulle)(?! jeg| du| i\b| man| vi) (?P<rest>.*)$", re.IGNORECASE)


def duty(text: str, turn: Turned) -> Reading | None:
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


def we(text: str, turn: Turned) -> Reading | None:
    return Reading("we", said=sentence(text)) if _WE.match(text) or _WE_TURNED.match(text) else None


def somebody_else(text: str, turn: Turned) -> Reading | None:
    other = reported(text, turn.raw)
    return Reading("reported", core=other.core, said=sentence(text), who=other.said_by) if other else None


_ASKS = re.compile(
    r"^(?:(?:kan|må|skal|får|har|er|bliver|kommer|gør|ved|hjælper|synes|findes|tror) (?:jeg|man|du|i|det|"
    r"der|vi|den|de|han|hun|kommunen|nogen)\b|"
    r"(?:findes|mon der) \w+$|"
    r"(?:kunne) (?:man|du|i|det|der|vi)\b(?!.* ikke )|(?:hvad|hvordan|hvor|hvem|hvorfor|hvornår|hvilke[nt]?|"
    r"hvis tur)\b|gad vide)",
    re.IGNORECASE,
)


def question(text: str, turn: Turned) -> Reading | None:
    if re.match(r"^(?:hvad|det) jeg\b|^(?:kunne|ville) det (?:ikke )?(?:bare )?være\b", text, re.IGNORECASE):
        return None
    return Reading("question") if _ASKS.match(text) else None


_AGREES = re.compile(
    rf"^(?:det (?:vil|synes|kunne|ønsker|drømmer|har)(?: jeg)(?:{ADV}| selv| også)*(?: tænke mig| lyst til|"
    rf" om| mig)?|jeg er (?:\w+ )?enig(?: med \w+(?: \w+)?| i det)?|"
    rf"(?:jeg )?vil(?:{ADV})* det|det er jeg (?:\w+ )?enig i|jeg vil (?:også |gerne |godt )+)$",
    re.IGNORECASE,
)


def agrees(text: str, turn: Turned) -> Reading | None:
    return Reading("agrees") if _AGREES.match(text) else None


_TO_THE_BOT = re.compile(
    r"^(?:jeg )?(?:vil|ville)(?: gerne| helst| godt| bare)*(?: have)? (?:stoppe(?: nu| her| det her)?|"
    r"slette(?: det| alt)?.*|høre det igen|gå tilbage|starte forfra|"
    r"(?:holde |have )?(?:en )?pause|(?:tale|snakke) med et menneske|springe over|videre)$",
    re.IGNORECASE,
)


def to_the_bot(text: str, turn: Turned) -> Reading | None:
    """What is asked of the conversation is no dream."""
    return Reading("unknown") if _TO_THE_BOT.match(turn.text) else None


_BACK_THEN = re.compile(r"\b(?:da jeg|dengang|som barn|som lille)\b", re.IGNORECASE)


def _only_mentions(text: str) -> bool:
    """ "snakke om det der skete, da jeg var barn": the wish is now, and only what it is about lies back."""
    found = _LONG_AGO.search(text)
    now = is_infinitive(text.split()[0].lower()) or re.match(
        r"^(?:at|jeg vil|vil|jeg drømmer|jeg ønsker)\b", text, re.IGNORECASE
    )
    return bool(now and found and found.start() > 8 and _BACK_THEN.match(found.group()))


def past(text: str, turn: Turned) -> Reading | None:
    return (
        Reading("past")
        if _LONG_AGO.search(text)
        and not _only_mentions(text)
        and not re.search(r"\bhar (?:\w+ )?(?:altid|stadig)\b", text)
        else None
    )


def short(text: str, turn: Turned) -> Reading | None:
    if only_yes_or_no(text):
        return Reading("yes_no")
    return Reading("dont_know") if does_not_know(text) else None
