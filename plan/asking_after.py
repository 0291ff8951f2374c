"""Whether words ask what became of a dream, or who has seen it, and which dream they name. Answers nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

_DREAM = r"(?:dr[øo]e?mm?e?n?e?s?|ønske[rtn]?\w*|m[åa]let?|m[åa]lene)"
_MINE = r"(?:min|mit|mine|den|det|dem|noget|nogen)"
_AFTER = re.compile(
    # "hvad skete der med min drøm", "hvad blev der af det jeg sendte"
    rf"\bhva[dt]?\s+(?:skete|sker|er\s+(?:der\s+)?sket|skal\s+der\s+ske|blev|er\s+der\s+blevet|er\s+det\s+blevet)"
    rf"\b.*\b(?:{_DREAM}|jeg (?:sendte|har sendt|skrev|ønskede)|med det|af det|med den|med dem|af den|med {_MINE})"
    # "hvordan går det med min drøm"
    rf"|\bhvor(?:dan|ledes|når)?\s+(?:går|gik|er|ligger|står|kommer)\s+(?:det\s+)?(?:med\s+)?{_MINE}?\s*{_DREAM}"
    rf"|\bhvad\s+(?:nu\s+)?med\s+(?:min|mit|mine)\s+{_DREAM}"
    # "er der nyt", "har du noget nyt om min drøm"
    r"|\b(?:er|har)\s+(?:der|du|i)\s+(?:sket\s+|kommet\s+)?(?:noget\s+)?(?:nyt|svar)\b"
    # "har de svaret", "har hun læst min drøm", "har jeg fået svar"
    r"|\bhar\s+(?:de|hun|han|i|man|kommunen|nogen|(?:min\s+)?sagsbehandler\w*|\w+)\s+(?:nu\s+)?svaret\b(?:\s+mig)?\s*\??$"
    rf"|\bhar\s+(?:de|hun|han|kommunen|(?:min\s+)?sagsbehandler\w*)\s+(?:læst|set)\b.*\b(?:{_DREAM}|det|den|dem)\b"
    r"|\bhar\s+jeg\s+fået\s+(?:et\s+)?svar\b|\bhvornår\s+(?:får|hører)\s+jeg\s+(?:et\s+)?(?:svar|nyt|noget)\b"
    # "hvad siger kommunen til min drøm"
    rf"|\bhvad\s+(?:siger|sagde|synes|svarede)\s+(?:de|hun|han|kommunen|(?:min\s+)?sagsbehandler\w*)\s+(?:til|om)\b.*"
    rf"\b(?:{_DREAM}|det|den)\b"
    # "er min drøm læst", "kommer min drøm med i planen"
    rf"|\b(?:er|bliver|blev|kom|kommer)\s+(?:min|mit|mine)\s+{_DREAM}\b.*"
    r"\b(?:læst|set|kommet|med|sendt|opfyldt|planen|mødet|væk|til noget)\b",
    re.IGNORECASE,
)
_WHO_SAW = re.compile(
    r"\bhvem\s+(?:alle\s+|ellers\s+)?(?:alt\s+)?har\s+(?:alle\s+|ellers\s+|alt\s+)?(?:set|læst|kigget|åbnet|hørt|fået|haft)\b"
    r"|\bhvem\s+(?:så|læste|åbnede|kiggede)\b|\bhar\s+(?:nogen|andre|nogle)\s+(?:andre\s+)?(?:set|læst|kigget|åbnet)\b",
    re.IGNORECASE,
)
# What every such question has, and what therefore names no dream.
_NAMES_NOTHING = re.compile(
    rf"^(?:{_DREAM}|hva\w*|hvor\w*|hvem|sker?|skete|sket|der|den|det|dem|med|min|mit|mine|mig|jeg|har|har?de|blev|bliver|"
    r"blevet|går|gik|nyt|noget|nogen|svar\w*|læst|set|sendt\w*|sendte|siger|sagde|kommunen|sagsbehandler\w*|mødet|"
    r"planen|endnu|egentlig|lige|altså|hej|tak|godt|gerne|vide|sige|fortæl\w*|kan|skal|vil|være|var|når|får|fået|"
    r"som|til|fra|for|ham|hun|han|hende|hans|nu|også|ligger|står|kommer|kommet|hører|alle|andre|ikke|hos|"
    r"handle\w*|handler|handlede|skrev|ønskede|om|at|en|et|og|ville|have|lære|gå|blive|få)$",
    re.IGNORECASE,
)
SHORTEST = 3
LONGEST_ENDING = 3


class Named(Protocol):
    """A dream as it may be named: by its receipt, its words or its goal."""

    @property
    def receipt(self) -> str:
        """The two words that the dream is called."""

    @property
    def verbatim(self) -> str:
        """The person's own words."""

    @property
    def final(self) -> str:
        """The goal."""


def asks_after(words: str) -> bool:
    """Return whether the words ask what became of a dream that was sent."""
    return bool(_AFTER.search(words))


def asks_who_saw(words: str) -> bool:
    """Return whether the words ask who has seen what was sent."""
    return bool(_WHO_SAW.search(words))


def names_something(words: str) -> bool:
    """Return whether a question about dreams says which one."""
    return bool(_named(words))


def which_of[T: Named](words: str, dreams: Sequence[T]) -> list[T]:
    """Return the dreams that the words name: by a receipt, or by the most words in common."""
    said = " ".join(re.findall(r"\w+", words.casefold()))
    by_receipt = [dream for dream in dreams if f" {dream.receipt.casefold()} " in f" {said} "]
    if by_receipt:
        return by_receipt
    asked = _named(words)
    hits = [sum(any(_same(a, b) for b in _words(d.verbatim, d.final)) for a in asked) for d in dreams]
    best = max(hits, default=0)
    return [dream for dream, count in zip(dreams, hits, strict=True) if best and count == best]


def _named(words: str) -> list[str]:
    return [w for w in _words(words) if not _NAMES_NOTHING.match(w)]


def _words(*texts: str) -> list[str]:
    found = re.findall(r"[\w-]+", " ".join(texts).casefold())
    return [word for word in found if len(word) >= SHORTEST]


def _same(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and len(long) - len(short) <= LONGEST_ENDING
