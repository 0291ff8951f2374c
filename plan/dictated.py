"""Who typed: takes off what a helper wrote before the citizen's words, and corrections the person made on the way."""

from __future__ import annotations

import re

_NAME = r"(?-i:[A-ZÆØÅ][a-zæøå]+)"
_THEM = rf"(?:{_NAME}|hun|han|borgeren|den unge|beboeren|brugeren)"
_PREFACES = (
    rf"(?P<name>{_THEM}) (?:har )?(?:bedt|beder|bad|spurgt) mig (?:om )?(?:at )?(?:om at )?(?:skrive|taste|indtaste|sende|hjælpe)[^:.,]{{0,40}}[:.,]+",
    rf"(?:jeg|vi) (?:skriver|taster|sidder og skriver|hjælper|skal skrive|skal hilse|skriver her|skriver ned) (?:\w+ ){{0,3}}?(?:for|med|fra|på vegne af) (?P<name>{_THEM})[^:.,]{{0,40}}[:.,]+",
    rf"(?:det her|dette|det) (?:er|skriver) (?:hvad |det,? )?(?P<name>{_THEM})(?:s (?:egne )?ord| (?:siger|fortæller|vil))[^:.,]{{0,30}}[:.,]+",
    rf"det er {_THEM},? (?:der|som) (?:skriver|taster|hjælper) (?:for|med) (?P<name>{_THEM})[^:.,]{{0,40}}[:.,]+",
    rf"(?P<name>{_NAME})s (?:egne )?ord ?:",
    rf"(?:med|skrevet med) (?P<name>{_NAME})s (?:egne )?ord ?[:.,]+",
    r"(?:skrevet|tastet|indtastet|dikteret) (?:af|for) [^:.]{2,50}[:.]+(?P<name>)",
    rf"(?P<name>{_THEM}) dikterer ?[:.,]+",
    r"(?:pædagog|kontaktperson|personale|støtteperson|bostøtte|mor|far|hjælper)(?:en)? (?:skriver|taster|her)(?: for (?P<name>[A-ZÆØÅ][a-zæøå]+))?[^:.]{0,40}[:.]+",
)
_PREFACE = tuple(re.compile(rf"^\W*(?:hej[,.!]? ?)?{shape}\s*", re.IGNORECASE) for shape in _PREFACES)
_AS_ME = {
    "han": "jeg",
    "hun": "jeg",
    "hans": "min",
    "hendes": "min",
    "ham": "mig",
    "hende": "mig",
    "sig": "mig",
    "sin": "min",
    "sit": "mit",
    "sine": "mine",
}
_PRONOUN = re.compile(r"\b(?:han|hun|hans|hendes|ham|hende|sig|sin|sit|sine)\b", re.IGNORECASE)
_THIRD_WISH = re.compile(
    rf"^(?P<who>{_THEM}) (?=(?:vil|ville|kunne|drømmer|ønsker|håber|har|længes|gider)\b)", re.IGNORECASE
)


def own_words(text: str) -> str:
    """The citizen's words out of what a helper typed; unchanged when nobody says that they type for somebody.

    After such a preface "hun vil gerne" is the citizen, who sits beside; only then does it become "jeg".
    """
    text = _unlisted(text)
    for shape in _PREFACE:
        found = shape.match(text[:300])
        if found:
            told = text[found.end() :].strip(" \"'«»“”„\n")
            return _first_person(told, found["name"]) if told else text
    return text


_LABEL = re.compile(
    r"^(?:(?:min|mine|en|mit) )?(?:største |store )?(?:drøm|drømme|ønske|ønsker|ønskeliste|mål|håb)(?: for fremtiden| i livet)?(?: er)? ?: *",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?<!\S)\d{1,2}[.)]\s+(?=[^\W\d])")


def _unlisted(text: str) -> str:
    """Without a heading ("min drøm:") and the numbers of a list; each line of it stands as a sentence."""
    text = _LABEL.sub("", text)
    return _NUMBERED.sub(". ", text).lstrip(". ") if len(_NUMBERED.findall(text)) > 1 else text


def _first_person(told: str, name: str) -> str:
    if re.search(r"\b(?:jeg|mig|min|mit|mine)\b", told, re.IGNORECASE):
        return told
    wish = _THIRD_WISH.match(told)
    if not wish or (wish["who"].lower() not in ("han", "hun") and wish["who"] != name):
        return told
    return _PRONOUN.sub(lambda m: _AS_ME[m.group().lower()], "jeg " + told[wish.end() :])


_CORRECTS = re.compile(
    r"(?:\s*(?:\.{2,}|…|,|-|–|\.|!)\s*|\s+)(?P<mark>(?:nej,? vent|vent,? nej|nej,? undskyld|eller nej|nå nej|nej,? jeg mener(?: faktisk)?|jeg mente|jeg mener|undskyld jeg mener|"
    r"rettelse|nej hov|hov nej|eller rettere|nej faktisk|nej (?=(?:en|et|på|i|til|som)\b)|(?<=[,.…] )nej|(?<=\.\.)nej|nej(?= (?!tak\b|ikke\b|men\b|det\b|jeg\b)[\wæøå]+(?: [\wæøå]+){0,2}$)))(?:,|\.{2,}|…|:)? +(?P<new>[^\n]+)",
    re.IGNORECASE,
)
_ANCHORED = re.compile(r"^(?:men )?(?:så )?(?:hellere |helst )?(?:jeg|det|vil|min drøm|så)\b", re.IGNORECASE)
_FINITE_START = re.compile(
    r"^(?:det|den|de|der|han|hun|min|mit|mine|vi|man|du|ikke|jeg (?!vil|ville|kunne|ku|drømmer|ønsker|håber|gerne))\b",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:vil|ville|drømmer|ønsker|håber|tænke mig|tænk mig|tænk mæ|lyst|gerne)\b", re.IGNORECASE
)
_PREPOSITIONS = ("på", "i", "til", "med", "hos", "som", "om", "ved", "af")
_ARTICLES = ("en", "et", "min", "mit", "mine", "nogle", "flere", "to", "tre")


def corrected(text: str) -> str | None:
    """The message as the person put it right: "kokkeskole.. nej vent, bagerskole" → "bagerskole".

    Unchanged without a correction; None when it cannot be told what was taken back.
    """
    for _ in range(3):
        found = _CORRECTS.search(text)
        if not found:
            return text
        old, new = text[: found.start()].strip(" ,.…"), found["new"].strip()
        if not old or _FINITE_START.match(new):
            return text
        if _ANCHORED.match(new) and _WISHES.search(new):
            text = _without_last_wish(old, new)
            continue
        put = _spliced(old, new)
        if put is None:
            return None
        text = put
    return text


def _without_last_wish(old: str, new: str) -> str:
    """Drop the sentence that was taken back, keep what was said before it."""
    earlier, dot, _ = old.rpartition(". ")
    return f"{earlier}. {new}" if dot else new


def _spliced(old: str, new: str) -> str | None:
    said, first = old.split(), new.split()[0].lower().strip(",.")
    low = [word.lower().strip(",.") for word in said]
    if not _WISHES.search(old) and len(said) <= 4:
        return new
    if len(new.split(".")[0].split()) > 8:
        return None
    same = [
        n for n, word in enumerate(low) if word == first and (first in _PREPOSITIONS or first in _ARTICLES)
    ]
    if not same and first in _ARTICLES:
        same = [n for n, word in enumerate(low) if word in _ARTICLES]
    if same:
        return " ".join([*said[: same[-1]], new])
    if first in _PREPOSITIONS:
        near = [n for n, word in enumerate(low) if word in _PREPOSITIONS]
        return " ".join([*said[: near[-1]], new]) if near else None
    return " ".join([*said[:-1], new]) if len(said) > 1 else new
