"""Answers that hold no wish at all: yes and no, "ved ikke", and a sentence that was broken off."""

from __future__ import annotations

import re

_YES = frozenset(
    "ja jo jep jeps jap yes yep nej næ næh nope no nix nul ok "
    "okay okey oki fint klart selvfølgelig præcis rigtigt enig "
    "måske sikkert sandt perfekt jada javel naturligvis gerne "
    "tak mange 👍 👎 det passer er godt jeg så vil også not sure da "
    "helt virkelig altså nok endnu mm mmh".split()
)
_YES_CORE = frozenset(
    "ja jo jep jeps jap yes yep nej næ næh nope no nix ok okay "
    "okey oki klart selvfølgelig præcis rigtigt enig måske jada javel "
    "naturligvis 👍 👎 passer sandt sikkert fint".split()
)
_NOT_KNOW = re.compile(
    r"^(?:(?:det|jeg|dét) )?(?:(?:har |ved |kan |aner |husker |tror )?)?.{0,12}?"
    r"(?:ved(?: jeg)?(?: det| sgu| faktisk| egentlig| bare| virkelig| heller| da)* ikke(?: rigtig| helt|"
    r" endnu| noget| lige| jeg)*(?:,? (?:hvad|hvor|hvilke|om) .{0,60})?"
    r"|ingen (?:anelse|idé|ide|drømme|ønsker|mål|plan|planer)(?: \w+){0,4}|"
    r"aner (?:det )?ikke(?:,? hvad .{0,40})?|ikke (?:nogen|noget) (?:anelse|idé|ide|drømme|drøm|ønsker|"
    r"ønske|særligt|specielt|bestemt)(?: \w+){0,4}"
    r"|svært at (?:sige|svare på|finde på)(?: \w+){0,3}|kan ikke (?:finde på|komme på|svare|svare på|"
    r"huske)(?: \w+){0,3}"
    r"|ikke (?:sikker|sikkert|helt sikker)(?: på \w+(?: \w+){0,3})?|tænkt over det|i tvivl(?: om .{0,40})?)$",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"^(?:(?:jeg (?:drømmer|ønsker|vil|håber)(?: mig| om| på| gerne| have)* )?ikke (?:om )?noget(?: særligt|"
    r" bestemt| specielt| lige nu| som helst)?"
    r"|ingenting|intet|pas|dunno|idk|i don'?t know|blankt?|det hele er fint|ikke rigtig(?: noget)?|"
    r"jeg (?:drømmer|ønsker)(?: mig)? ikke(?: om)?(?: noget)?"
    r"|jeg har ikke(?: nogen| noget| rigtig nogen| rigtig)*(?: drømme| drøm| ønsker| mål)|"
    r"jeg drømmer aldrig|hvad skal jeg sige|hvad skal jeg skrive|hvad mener du)$",
    re.IGNORECASE,
)


def only_yes_or_no(text: str) -> bool:
    said = text.lower().replace(",", "").split()
    return 0 < len(said) <= 5 and all(w in _YES for w in said) and any(w in _YES_CORE for w in said)


def does_not_know(text: str) -> bool:
    plain = text.lower().strip(" ,")
    return len(plain) < 140 and bool(_NOT_KNOW.match(plain) or _NOTHING.match(plain))
