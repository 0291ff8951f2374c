"""Puts a clause into plain order: small talk off, "jeg" first, what stood in front last. Changes no word of a wish."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plan.commas import with_commas
from plan.danish_verbs import is_finite, is_infinitive


def sentence(text: str) -> str:
    """Capital first, one full stop, commas where they must be."""
    text = re.sub(r"\s+", " ", re.sub(r"\s*,(?:\s*,)*\s*", ", ", text)).strip(" ,.;:-")
    text = re.sub(r"(?<=[^,\s]) (?=(?:men|så (?:jeg|vi|man|det|der|de))\b)", ", ", text)
    text = with_commas(text)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


_AT_SOMEBODY = re.compile(
    r"(?<=[^,]) at (?=(?:min|mit|mine|de|han|hun|vi|der|det|man|alle|nogen|kommunen|(?-i:[A-ZÆØÅ])\w+)\b)",
    re.IGNORECASE,
)


def with_comma(text: str) -> str:
    """A comma before "at" and its clause, as in "Jeg håber, at min mor bliver rask."."""
    return _AT_SOMEBODY.sub(", at ", text, count=1)


_SUBORDINATE = r"(?:når|hvis|selvom|selv om|så snart|efter at|inden|før|mens|imens|hver gang|fra|siden)"


_FRONT = re.compile(
    r"^(?P<front>(?!jeg\b|vi\b).+?),? (?P<verb>vil|ville|kunne|drømmer|ønsker|håber|har|længes|gider|orker|"
    r"skal) jeg(?P<rest>(?:,? .*)?)$",
    re.IGNORECASE,
)


# "når jeg er færdig jeg vil gerne …": the order of people who learned Danish late, or tell in a hurry.
_FRONT_UNTURNED = re.compile(
    r"^(?P<front>(?:(?:når|hvis|så snart) .+?|(?:i|på|til|om|efter) \w+(?: \w+){0,2})),? jeg (?P<verb>vil|ville|"
    r"kunne|drømmer|ønsker|håber)(?P<rest> .*)$",
    re.IGNORECASE,
)


_VERB_FIRST = re.compile(
    r"^(?P<verb>vil|ville|kunne|drømmer|ønsker|håber|har|længes|gider|orker|skal) jeg(?P<rest>(?:,? .*)?)$",
    re.IGNORECASE,
)


_LEADS = re.compile(rf"^(?:og |men )?(?:{_SUBORDINATE}|fordi|da|eftersom|som)\b", re.IGNORECASE)


_POINTS_BACK = frozenset(
    "det den dem dét ham hende dette denne disse det_samme sådan_en sådan_et sådan_noget det_hele der".split()
)


_MANNER = re.compile(r"^(?:måske|helst|allerhelst|hellere|gerne|bare|selv|stadig|snart)$", re.IGNORECASE)


# "mindre jaloux vil jeg være": the verb stands last, and what was said first follows it.
_LAST_VERB = re.compile(
    r"^(?P<small>(?: gerne| også| bare| helst| selv| virkelig)*) (?P<verb>være|blive|lære)$", re.IGNORECASE
)
_MANNERS = frozenset("måske helst allerhelst hellere gerne bare selv stadig snart her hjemme alene".split())
_DROPPED_FRONT = re.compile(
    r"^(?:så|derfor|egentlig|faktisk|også|nå|selvfølgelig|derudover|desuden|ellers|nu|derefter|bagefter|"
    r"så derfor|for det \w+|personligt|"
    r"nogle gange|tit|ofte|altid|hver dag|hele tiden|til gengæld|i det hele taget|mest af alt|allermest|"
    r"først og fremmest|først|især|"
    r"hvis jeg (?:selv )?(?:helt )?(?:selv )?(?:kunne|må|måtte|skal|skulle|"
    r"kan)(?: helt)?(?: selv)?(?: frit)? ?(?:vælge|bestemme|ønske|drømme|sige noget)?(?: selv| frit| helt)*|"
    r"hvis det ikke er til (?:\w+ ){0,3}(?:ulejlighed|besvær)(?:,? og hvis der er (?:tid|plads)(?: til det)?)?|"
    r"(?:fordi|da|siden|eftersom) .*|ærligt talt|helt ærligt|i virkeligheden|lige nu|i øjeblikket)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Turned:
    """A clause turned so that "jeg" comes first; what stood in front waits in `tail`."""

    text: str
    tail: str = ""
    points_back: bool = False
    raw: str = ""


# "den røde kasse, den vil jeg gerne have": what was named first is taken up by a small word.
_TAKEN_UP = re.compile(r"^(?P<what>.+?), ?(?:den|det|dem|dét|ham|hende|der|så)$", re.IGNORECASE)
_TAKES = re.compile(
    r"^(?P<small>(?: gerne| godt| også| bare| helst| selv| virkelig| så)*) (?P<verb>have|få|prøve|se|eje|besøge|"
    r"høre|lære|"
    r"spise|købe|kunne)(?P<rest>(?: .*)?)$",
    re.IGNORECASE,
)


def _put_back(what: str, verb: str, rest: str, text: str) -> Turned:
    """The named thing after its verb; where that would be a guess, nothing points at it and the person is asked."""
    takes = _TAKES.match(rest)
    named = what.lower().split()
    if re.match(rf"^{_SUBORDINATE}\b", what, re.IGNORECASE):
        return Turned(f"jeg {verb}{rest}", f", {what}")
    if takes is None or "jeg" in named or any(is_finite(w) and not is_infinitive(w) for w in named[:3]):
        return Turned(text, points_back=True)
    return Turned(f"jeg {verb}{takes['small']} {takes['verb']} {what}{takes['rest']}")


def turned(text: str, *, led: bool = False) -> Turned:
    """ "En dag vil jeg gerne bo …" → "jeg vil gerne bo …" with "en dag" as its tail."""
    swapped = _VERB_FIRST.match(text)
    if led and swapped:
        return Turned(f"jeg {swapped['verb']}{swapped['rest']}")
    found = _FRONT.match(text) or _FRONT_UNTURNED.match(text)
    if not found:
        return Turned(text)
    front = found["front"].strip(" ,").removesuffix(" så")
    if (taken_up := _TAKEN_UP.match(front)) is not None:
        return _put_back(taken_up["what"], found["verb"], found["rest"], text)
    if re.search(r"\bjeg\b", front, re.IGNORECASE) and not re.match(
        rf"^(?:og |men )?(?:{_SUBORDINATE}|fordi|da|eftersom|som)\b", front, re.IGNORECASE
    ):
        return Turned(text)
    if re.match(r"^sådan (?:en|et|nogle|noget)\b", front, re.IGNORECASE):
        return Turned(text, points_back=True)
    if not _LEADS.match(front) and any(is_finite(w) and not is_infinitive(w) for w in front.lower().split()):
        return Turned(text)
    last = _LAST_VERB.match(found["rest"])
    if last and not _LEADS.match(front) and front.lower().replace(" ", "_") not in _POINTS_BACK | _MANNERS:
        return Turned(f"jeg {found['verb']}{last['small']} {last['verb']} {front}")
    plain = f"jeg {found['verb']}{found['rest']}"
    if front.lower().replace(" ", "_") in _POINTS_BACK:
        return Turned(plain, points_back=True)
    if _MANNER.match(front):
        return Turned(f"jeg {found['verb']} {front.lower()}{found['rest']}")
    if _DROPPED_FRONT.match(front):
        return Turned(plain)
    return Turned(
        plain, f", {front}" if re.match(rf"^{_SUBORDINATE}\b", front, re.IGNORECASE) else f" {front}"
    )
