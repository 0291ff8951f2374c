"""Whose wish it is: the words for people, and clauses in which somebody else wants, says or decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plan.danish_verbs import is_finite, is_infinitive
from plan.lexicon import words

NEAR = words("people", "near")
STAFF = words("people", "staff")
OTHERS = words("people", "others")
PEOPLE = NEAR | STAFF
# What is mine and can be the subject of a hope without being somebody else.
MY_OWN = frozenset(
    "liv krop økonomi hverdag angst humør søvn dag fremtid drøm "
    "drømme ønske ønsker mål håb plan tanke vægt hverdage "
    "selvtillid selvværd helbred hoved ben hjerte sprog lejlighed "
    "værelse arbejde job penge ting nøgle regninger".split()
)
_MY_OWN = "|".join(sorted(MY_OWN))
_OTHERS = "|".join(
    sorted(OTHERS | NEAR - {"kone", "mand", "familie", "gruppe", "barn", "unger"}, key=len, reverse=True)
)
_BIG = r"(?:største|store|højeste|helt store|inderste|eneste|bedste|egen|nye|kære|allerstørste|vigtigste)"
_KIN = (
    rf"(?:min|mit|mine|vores) (?!(?:{_BIG} )*(?:{_MY_OWN})\b)(?:{_BIG} |store |lille |gamle |søde )?[\w'-]+"
)
_NAME = r"(?-i:[A-ZÆØÅ][a-zæøå]{2,})(?: (?-i:[A-ZÆØÅ][a-zæøå]+))?"
_AT = r"(?: (?:fra|på|i|hos) (?:min |mit |mine )?[\w-]+)?"
PERSON = rf"(?:{_KIN}(?: (?-i:[A-ZÆØÅ])\w+)?{_AT}|(?:{_OTHERS}){_AT}|han|hun|de|{_NAME})"
SUBJECT = rf"{PERSON}(?:,? og {PERSON})*"

_SAYS = (
    r"siger|sagde|sige|synes|syntes|mener|mente|tror|troede|tænker|vil|ville|ønsker|ønskede|foreslår|"
    r"foreslog|håber|"
    r"håbede|drømmer|drømte|forventer|forlanger|kræver|anbefaler|anbefalede|insisterer|bestemmer|bestemte|"
    r"besluttede|"
    r"presser|pressede|tvinger|tvang|beder|bad|taler|vurderer|påstår|lover|foretrækker|skriver|råder|overtaler|"
    r"snakker|vælger|spørger|længes|kunne|gider|nægter|forbyder|tillader|elsker"
)
_HAS_SAID = (
    r"har (?:\w+ ){0,2}(?:sagt|synes|ment|ønsket|foreslået|bestemt|besluttet|drømt|bedt|anbefalet|lovet|"
    r"presset)"
)
_BEFORE = r"(?:(?:også|altid|tit|jo|nok|godt|selv|begge|hele tiden|bare|gerne) )*"
_REPORTED = re.compile(
    rf"^(?:ifølge )?(?P<who>{SUBJECT}) {_BEFORE}(?P<verb>{_HAS_SAID}|{_SAYS})\b(?P<rest>.*)$", re.IGNORECASE
)
_TURNED = re.compile(
    rf"^(?:(?!jeg\b|vi\b)\S+ ){{0,4}}(?P<verb>{_SAYS}|har) (?P<who>{SUBJECT})\b(?P<rest>.*)$", re.IGNORECASE
)
_ACCORDING = re.compile(rf"^ifølge (?P<who>{SUBJECT})\b,?(?P<rest>.*)$", re.IGNORECASE)
_CLEFT = re.compile(
    rf"^det er (?:jo |bare |mest |faktisk )*(?P<who>{SUBJECT}),? (?:der|som) (?:\w+ ){{0,2}}(?:{_SAYS}|"
    rf"har)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"^(?P<who>{SUBJECT}) ?:(?P<rest>.*)$", re.IGNORECASE)
_AFTERWARDS = re.compile(
    rf"^(?P<rest>.+?),? (?:siger|synes|mener|sagde|påstår) (?P<who>{SUBJECT})(?: altid| tit| nok)?$",
    re.IGNORECASE,
)
_SAKE = re.compile(r"\bfor (?P<who>(?:min|mine) \w+?)s skyld\b", re.IGNORECASE)
_SECOND = {"min": "din", "mit": "dit", "mine": "dine", "vores": "jeres"}
_MINE = re.compile(r"\b(min|mit|mine|vores)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reported:
    """Somebody else's view: who, as it is said to the citizen, and what they want the citizen to do, if it is clear."""

    said_by: str
    core: str = ""


_MUST = re.compile(
    r"\b(?:at )?jeg (?:selv |godt |også |gerne |bare )*(?:skal|skulle|bør|burde|må|kan|kunne|vil|"
    r"ville) (?P<core>.+)$",
    re.IGNORECASE,
)
_DOES = re.compile(r"\b(?P<core>jeg (?!skal|skulle|bør|burde|må|kan|kunne|vil|ville)\w+r .+)$", re.IGNORECASE)
_HAVE_ME = re.compile(r"\bhave mig til at (?P<core>.+)$", re.IGNORECASE)


def reported(text: str, raw: str = "") -> Reported | None:
    """A clause in which somebody else speaks, wants or decides; `raw` still has the colon of "mor: du skal …"."""
    label = _LABEL.match(raw)
    if label:
        return Reported(to_citizen(label["who"]))
    for shape in (_CLEFT, _ACCORDING, _AFTERWARDS, _REPORTED, _TURNED):
        found = shape.match(text)
        if found and not (_is_me(found["who"]) or _turned_to_me(found) or _to_say(found)):
            told = (
                _HAVE_ME.search(found["rest"]) or _MUST.search(found["rest"]) or _DOES.search(found["rest"])
            )
            clear = told is not None and not re.search(r"\b(?:ikke|aldrig)\b", found["rest"], re.IGNORECASE)
            return Reported(to_citizen(found["who"]), told["core"].strip(" ,") if told and clear else "")
    sake = _SAKE.search(text)
    return Reported(to_citizen(sake["who"])) if sake else None


def _turned_to_me(found: re.Match[str]) -> bool:
    """ "hund vil jeg have" and "Legoland drømmer jeg om" are the citizen's own, only turned round."""
    parts = found.groupdict()
    verb = (parts.get("verb") or "").lower()
    if not re.match(r" jeg\b", parts["rest"], re.IGNORECASE):
        return False
    if verb in ("håber", "ønsker", "drømmer"):
        return not parts["who"].lower().startswith(("min", "mit"))
    return verb in ("vil", "ville", "kunne", "har", "gider", "længes", "elsker")


def _to_say(found: re.Match[str]) -> bool:
    """ "sige min mening": an infinitive at the front is what the citizen wants to do, and nobody speaks in it."""
    return (
        re.match(
            r"(?:(?:at|selv|kunne|turde|lære|få|tør|prøve|øve|mig|på|til) )*(?:sige|fortælle)\b",
            found.string,
            re.IGNORECASE,
        )
        is not None
    )


def _is_me(who: str) -> bool:
    first = who.split()[0].lower()
    return (is_infinitive(who.lower()) and first not in ("mor", "far")) or first in (
        "jeg",
        "mig",
        "alt",
        "ingen",
        "nogen",
    )


def to_citizen(who: str) -> str:
    """ "min mor" → "din mor": the words for a person, as the bot says them back."""
    changed = _MINE.sub(lambda m: _SECOND[m.group().lower()], who.strip(" ,"))
    first = changed.split()[0]
    return (
        changed
        if first.lower() not in OTHERS | {"din", "dine", "dit", "de", "han", "hun"}
        else changed[0].lower() + changed[1:]
    )


_BOTH = re.compile(
    rf"^(?:at |om at |hvis )?(?:{PERSON} og (?:jeg|mig)|(?:jeg|mig) og {PERSON}) \w+", re.IGNORECASE
)
_SUBJECT_START = re.compile(
    rf"^(?:at |om at |om |hvis |bare )*(?P<who>vi|man|du|I|der|det|{SUBJECT})\b(?P<rest> .*)$", re.IGNORECASE
)


def other_subject(text: str) -> str | None:
    """Who does it, when what is hoped for has a subject that is not "jeg": "at min mor bliver rask"."""
    if _BOTH.match(text):
        return "vi"
    found = _SUBJECT_START.match(text)
    if not found:
        return None
    for written in found["rest"].split()[:3]:
        word = written.strip(",").lower()
        # "min cykel repareret, så …", "min dør lukket, når …": what follows is another clause
        if word in ("som", "der", "og", "at", "hvor", "til", "på", "i", "så", "når"):
            return None
        if is_finite(word) and (not is_infinitive(word) or word in ("kunne", "ville", "skulle")):
            return found["who"].lower()
        if written.endswith(","):
            return None
    return None


_MY_PERSON = re.compile(
    r"^(?:min|mit|mine|vores|hans|hendes|deres) (?:\w+ )?(?P<noun>[\w-]+)$", re.IGNORECASE
)


def is_somebody(text: str) -> bool:
    """Whether the words are nothing but a person: "min far", "mormor"."""
    found = _MY_PERSON.match(text)
    noun = (found["noun"] if found else text).lower()
    if not found and text.lower() in OTHERS:
        return True
    return (
        (noun in PEOPLE and (found is not None or noun in _CALLED)) if " egen " not in f" {text} " else False
    )


_CALLED = frozenset(
    "mor far mormor morfar farmor farfar moster faster onkel tante bedstemor bedstefar søs".split()
)
