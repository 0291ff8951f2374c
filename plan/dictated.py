"""Who typed: takes off what a helper or a heading put before the citizen's own words."""

from __future__ import annotations

import re

_NAME = r"(?-i:[A-ZÆØÅ][a-zæøå]+)"


_THEM = rf"(?:{_NAME}|hun|han|borgeren|den unge|beboeren|brugeren)"


_PREFACES = (
    rf"(?P<name>{_THEM}) (?:har )?(?:bedt|beder|bad|spurgt) mig (?:om )?(?:at )?(?:om at )?(?:skrive|taste|"
    rf"indtaste|sende|hjælpe)[^:.,]{{0,40}}[:.,]+",
    rf"(?:jeg|vi) (?:skriver|taster|sidder og skriver|hjælper|skal skrive|skal hilse|skriver her|"
    rf"skriver ned) (?:\w+ ){{0,3}}?(?:for|med|fra|på vegne af) (?P<name>{_THEM})[^:.,]{{0,40}}[:.,]+",
    rf"(?:det her|dette|det) (?:er|skriver) (?:hvad |det,? )?(?P<name>{_THEM})(?:s (?:egne )?ord| (?:siger|"
    rf"fortæller|vil))[^:.,]{{0,30}}[:.,]+",
    rf"det er {_THEM},? (?:der|som) (?:skriver|taster|hjælper) (?:for|med) (?P<name>{_THEM})[^:.,]{{0,40}}[:.,]+",
    rf"(?P<name>{_NAME})s (?:egne )?ord ?:",
    rf"(?:med|skrevet med) (?P<name>{_NAME})s (?:egne )?ord ?[:.,]+",
    r"(?:skrevet|tastet|indtastet|dikteret) (?:af|for) [^:.]{2,50}[:.]+(?P<name>)",
    rf"(?P<name>{_THEM}) dikterer ?[:.,]+",
    r"(?:pædagog|kontaktperson|personale|støtteperson|bostøtte|mor|far|hjælper)(?:en)? (?:skriver|taster|"
    r"her)(?: for (?P<name>[A-ZÆØÅ][a-zæøå]+))?[^:.]{0,40}[:.]+",
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
    r"^(?:(?:min|mine|en|mit) )?(?:største |store )?(?:drøm|drømme|ønske|ønsker|ønskeliste|mål|"
    r"håb)(?: for fremtiden| i livet)?(?: er)? ?[:?] *",
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
