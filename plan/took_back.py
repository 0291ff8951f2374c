"""What was said first and dropped without a "nej": "en hund!! glem det …, så en skildpadde"."""

from __future__ import annotations

import re

_DROPPED = re.compile(
    r"^(?P<old>[^.!?…]{2,80}?)[\s.!,…-]+(?:nej,? )?(?:glem det|drop det|stryg det|nå nej|nej,? det går ikke|det "
    r"går ikke|"
    r"det kan jeg ikke|det dur ikke|det må jeg ikke)\b(?P<why>.{0,120}?)[,.!]? (?:så |men )(?:hellere |måske |"
    r"helst |bare |så )?"
    r"(?P<new>(?:en|et|jeg vil|på|til|i|min|mit|at)\b.+)$",
    re.IGNORECASE,
)
_WAS_THEN = re.compile(
    r"(?:^|(?<=[.!] ))(?:i ?går|før|først|sidste (?:år|uge|måned)|engang|tidligere|for \w+ (?:år|måneder|uger) "
    r"siden|som barn|"
    r"da jeg var \w+),? ville jeg (?:gerne |så gerne )?(?P<verb>være|blive|have|ha|bo|på|til|i) "
    r"(?P<old>[^.]{2,60}?),? "
    r"men nu er det (?:mere |nok |så |bare )?(?P<new>.+)$",
    re.IGNORECASE,
)
_NOW_RATHER = re.compile(
    r"(?:^|(?<=[.!] ))(?:i ?går|før|først|sidste (?:år|uge|måned)|engang|tidligere|som barn) ville jeg [^.]{2,80}?,? "
    r"(?=men nu (?:vil|ville|drømmer|ønsker|håber) jeg\b)",
    re.IGNORECASE,
)
_OR_RATHER = re.compile(
    r"(?P<old>\b\d+\b)(?P<rest>[^.]*)[.,!]+ (?:eller )?(?P<new>\d+)[.,!]? (?:(?P=new) )?(?:er )?(?:ok|okay|fint|"
    r"nok|bedre|bedst)"
    r"\b[.!]*",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"^(?P<old>[^.!?…,]{1,40})(?:\.{2,}|…|,|!| -) ?(?:(?:nej|ej|pjat|nå) )*(?P<new>[^.!?…,]{2,60}?),? (?:mener|"
    r"mente) jeg[.!]*$",
    re.IGNORECASE,
)


def instead(text: str) -> str:
    """The words with what came instead; unchanged when nothing was dropped so."""
    dropped = _DROPPED.match(text)
    if dropped:
        return dropped["new"]
    then = _WAS_THEN.search(text)
    if then:
        return f"{text[: then.start()]}jeg vil gerne {then['verb']} {then['new']}"
    text = _NOW_RATHER.sub("", text)
    number = _OR_RATHER.search(text)
    if number:
        return f"{text[: number.start()]}{number['new']}{number['rest']}{text[number.end() :]}"
    meant = _MEANT.match(text)
    return meant["new"] if meant and len(meant["old"].split()) <= 4 else text
