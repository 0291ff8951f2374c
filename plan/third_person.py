"""Turns "Jonas vil gerne" into "jeg vil gerne", when Jonas is the one whose words these are. It decides no wish."""

from __future__ import annotations

import re

from plan.danish_verbs import is_finite, is_infinitive
from plan.dictionary import gender as gender_of
from plan.lexicon import sections, words
from plan.naming import is_quality, is_thing, is_trade
from plan.voices import OTHERS, PEOPLE

_NAMES = {name.lower() for name in words("names")}
_SHE = {name.lower() for line in sections("names")["she"] for name in line.split()}
_HE = {name.lower() for line in sections("names")["he"] for name in line.split()}

_WISHES = (
    r"(?:(?:også|bare|osse|oss|godt|gerne|selv|altid|faktisk|egentlig|længe|så|rigtig|helst|virkelig) ){0,3}"
    r"(?:vil|ville|wil|kunne|ku|drømmer|ønsker|håber|længes|gider|orker|glæder sig|"
    r"har (?:\w+ ){0,4}?(?:drømt|ønsket|lyst|villet|længe)\b)"
)
_BY_NAME = re.compile(
    rf"^\W*(?P<who>[A-Za-zÆØÅæøåéü]{{2,14}})(?:,? (?P<pronoun>han|hun))? (?={_WISHES}\b)", re.IGNORECASE
)
_SAYS_OF_ONESELF = re.compile(
    r"^\W*(?P<who>[A-ZÆØÅ][a-zæøåé]{1,14}) (?:siger|fortæller|sagde|håber|har (?:\w+ ){0,2}?(?:sagt|fortalt))(?: "
    r"\w+){0,3}?,? "
    r"(?:at )?(?=(?P<pronoun>han|hun) (?:(?:godt|gerne|også|selv|altid|ikke|aldrig|helst|måske|bare) ){0,2}(?:vil|"
    r"ville|kunne|drømmer|ønsker|"
    r"håber|længes)\b)"
)
_ME = re.compile(r"\b(?:jeg|mig|min|mit|mine|vi|os|vores)\b", re.IGNORECASE)
_NAME = r"(?P<who>(?-i:[A-ZÆØÅ][a-zæøåéü]{1,13}))"
# A name anywhere that wishes: "når Peter bliver 20, vil Peter …", "Peters største ønske", "hjælp Peter med at …".
_WISHER = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"\b{_NAME},? (?:(?:han|hun),? )?(?={_WISHES}\b|måske (?:vil|kunne)\b|ikke (?:vil|gider)\b|(?:mangler|savner|"
        r"trænger til|har brug for|gad)\b)",
        rf"\b(?:vil|ville|kunne|gad) {_NAME}\b(?! (?:og|eller)\b)",
        rf"\b{_NAME}s (?:(?:store|største|helt store|eget|egen) )*(?:drøm|ønske|ønsker|mål|plan)\b",
        rf"\b(?:hjælpe?|give?) {_NAME} (?:med )?(?:at|en|et)\b",
    )
)

_FORMS = {
    "han": {"han": "jeg", "ham": "mig", "hans": "min"},
    "hun": {"hun": "jeg", "hende": "mig", "hendes": "min"},
}
_SELF = {"sig": "mig", "sin": "min", "sit": "mit", "sine": "mine"}
_PRONOUN = re.compile(r"\b(?:han|hun|ham|hende|hans|hendes)\b", re.IGNORECASE)
_WOMEN = frozenset(
    "mor mormor farmor søster lillesøster storesøster veninde tante moster faster datter niece kusine bedstemor "
    "kone pige pigen".split()
)
_MEN = frozenset(
    "far morfar farfar bror lillebror storebror onkel farbror morbror søn nevø fætter bedstefar mand dreng "
    "drengen".split()
)


def is_name(word: str) -> bool:
    """Whether a word may be somebody's name: a common one, or a capital word that no list knows as something else."""
    low = word.lower()
    if low in _NAMES:
        return True
    known = low in PEOPLE | OTHERS or is_thing(low) or is_trade(low) or is_quality(low)
    verb = is_infinitive(low) or is_finite(low)
    # "Kommunen", "Værkstedet": what ends so is mostly a thing with its article.
    return word[:1].isupper() and not known and not verb and not low.endswith(("en", "et", "ne"))


def by_own_name(text: str) -> str | None:
    """ "Mads vil gerne have en hund" as "jeg vil …": nobody else is in it, so it is Mads who tells; else None."""
    if _ME.search(text):
        return None
    found = _BY_NAME.match(text)
    if (
        found
        and _may_open(found["who"])
        and (_only_wisher(text) or found["who"]).lower() == found["who"].lower()
    ):
        return in_first_person(text, found["who"])
    told = _SAYS_OF_ONESELF.match(text)
    if told and _may_open(told["who"]):
        return in_first_person(text[told.end() :], told["who"])
    who = _only_wisher(text)
    return in_first_person(text, who) if who else None


def _only_wisher(text: str) -> str | None:
    """The one name in a message that wishes something; None when there is none, or another beside it."""
    found = {hit["who"] for shape in _WISHER for hit in shape.finditer(text) if _may_open(hit["who"])}
    return found.pop() if len(found) == 1 else None


_NO_NAMES = frozenset(
    "jeg han hun vi de man det den der du hvad hvem alle ingen nogen folk så men og også måske gerne helst bare "
    "hvis når derfor nu her en et ja nej om til sommer altså bot drøm mand".split()
)


def _may_open(who: str) -> bool:
    low = who.lower()
    if low in _NO_NAMES or low in PEOPLE | OTHERS:
        return False
    # "bo vil", "liv vil": words of the language need their capital to be a name
    known = is_thing(low) or is_trade(low) or is_quality(low) or is_infinitive(low) or is_finite(low)
    if low in _NAMES:
        return not known or who[0].isupper() or low in _SHE | _HE
    return is_name(who)


def in_first_person(told: str, name: str | None) -> str:
    """The words with "jeg" where they have the name or the pronoun of the one who tells."""
    gender = _gender(told, name)
    if name:
        told = re.sub(rf"\b{name},? (?:han|hun)(?= )", name, told, flags=re.IGNORECASE)
        told = re.sub(
            rf"\b(?P<to>til|med|for|på|hos|af|om|giver|give|giv|hjælper|hjælpe|hjælp|lad|lade|ved) {name}\b",
            r"\g<to> mig",
            told,
            flags=re.I,
        )
        told = re.sub(
            rf"\b{name}(?:s|'s|')(?= (?P<last>(?:(?:store|største|helt) )*\w+))",
            lambda m: "mit" if gender_of(m["last"].split()[-1]) == "et" else "min",
            told,
            flags=re.I,
        )
        told = re.sub(rf"\b{name}\b(?!s)", "jeg", told, flags=re.IGNORECASE)
    told = re.sub(r"\b(?:sig|sin|sit|sine)\b", lambda m: _SELF[m.group().lower()], told, flags=re.IGNORECASE)
    return _pronouns(told, gender) if gender else told


def _gender(told: str, name: str | None) -> str | None:
    if name and name.lower() in _SHE - _HE:
        return "hun"
    if name and name.lower() in _HE - _SHE:
        return "han"
    first = _PRONOUN.search(told)
    if first is None:
        return None
    return "hun" if first.group().lower() in _FORMS["hun"] else "han"


def _pronouns(told: str, gender: str) -> str:
    """Put "jeg" for "han"; after somebody else of the same sex "han" may be that one, and stays."""
    theirs = _WOMEN if gender == "hun" else _MEN
    out: list[str] = []
    another = acts = False
    before = ""
    for part in re.split(r"(\W+)", told):
        low = part.lower()
        if before in theirs and low.isalpha():
            acts = is_finite(low)  # "mor hjælper hende": she helps the one who tells
        before = low if low.isalpha() else before
        if low in theirs or (low in _NAMES and part[:1].isupper()) or low in ("kæreste", "kæresten", "ven"):
            another = True
        theirs_too = low in ("hun", "han", "hans", "hendes") or (low in ("ham", "hende") and not acts)
        if low in _FORMS[gender] and not (another and theirs_too):
            part = _FORMS[gender][low]
        out.append(part)
    return "".join(out)
