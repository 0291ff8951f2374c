"""Words that let staff or a guide read a dream, or no longer: "min guide må ikke se den mere". Changes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

MOST_WORDS = 14
NOBODY: frozenset[str] = frozenset()
WHO = {
    "provider": r"personale\w*|pædagog\w*|bosted\w*|botilbud\w*|bofællesskab\w*|kontaktperson\w*|støtteperson\w*"
    r"|bostøtte\w*|hjemmevejleder\w*|vejleder\w*|medarbejder\w*|de ansatte|hjælperne",
    "guide": r"(?:bruger|borger|medborger)?guide\w*|mentor\w*",
}
_DREAM = r"(?:den|det|dem|noget|dr[øo]e?mm?\w*|ønske\w*|mål\w*|min|mit|mine|alt)"
_READ = rf"(?:ser?|læser?|få|have|kigge på|kigge i|vide)\s+(?:mere\s+(?:af|om)\s+)?{_DREAM}\b"
_NOT = r"(?:\w+\s+){0,2}?(?:ikke|aldrig|heller ikke)\s+(?:længere\s+|mere\s+)?"
_SOMEBODY_NOT = rf"\b(?:må|skal|kan)\s+{_NOT}{_READ}"
_I_DO_NOT = r"\bjeg vil\s+(?:\w+\s+)?(?:ikke|aldrig)\s+"
_NOBODY_ELSE = re.compile(
    r"\b(?:ingen andre|kun (?:min )?sagsbehandler\w*|kun kommunen)\b"
    rf"(?: (?:end|ud over) (?:min )?\w+)? (?:må|skal) {_READ}"
    rf"|\b(?:stop|hold op)\b(?: med)?(?: at)? (?:dele|vise) {_DREAM}\b|\bstop delingen\b"
    rf"|{_I_DO_NOT}(?:dele|vise) {_DREAM}\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"(?:nej,? )?(?:det (?:er|skal være) )?(?:kun|bare|blot) (?:min )?(?:sagsbehandler\w*|rådgiver\w*|kommunen)"
    r"(?:,? (?:der |som )?(?:må|skal|kan) .{0,30})?"
    r"|(?:nej,? )?ingen(?: af)?(?: de)? andre(?: (?:må|skal) .{0,30})?",
    re.IGNORECASE,
)
_A_DREAM = re.compile(r"\b(?:dr[øo]e?mm?\w*|(?:den|dem) (?:mere|længere|alligevel))\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:dem|alle|alt|ingen|mine|drømmene|noget|intet|delingen)\b", re.IGNORECASE)
_LEFT_OUT = re.compile(r"\b(?:mere|længere|alligevel|nu|tak|altså)\b", re.IGNORECASE)


def ends_reading(words: str, names: Mapping[str, str]) -> frozenset[str]:
    """Return who may read no longer (provider, guide), nobody where the words say nothing of the kind.

    `names` are what the citizen's own ones are called, by who they are.
    """
    if len(words.split()) > MOST_WORDS or "?" in words:
        return NOBODY
    named = frozenset(who for who, called in _called(names).items() if _ends(called).search(words))
    mentioned = any(re.search(rf"\b(?:{c})\b", words, re.IGNORECASE) for c in _called(names).values())
    if not named and not mentioned and _NOBODY_ELSE.search(words):
        return frozenset(WHO)
    return named


def plainly_ends(words: str, names: Mapping[str, str]) -> frozenset[str]:
    """Return the same where the words can be about nothing but a dream that was read so far: "den mere", "min drøm"."""
    return ends_reading(words, names) if _A_DREAM.search(words) else NOBODY


def only_the_caseworker(words: str) -> bool:
    """Return whether the words, as an answer to who else may read, say that nobody else may."""
    return bool(_ONLY.fullmatch(words.strip(" .!"))) or (
        len(words.split()) <= MOST_WORDS and bool(_NOBODY_ELSE.search(words))
    )


def lets_read(words: str, names: Mapping[str, str]) -> str | None:
    """Return who may read a dream (provider or guide), None where the words say nothing of the kind."""
    if len(words.split()) > MOST_WORDS or "?" in words or re.search(r"\b(?:ikke|aldrig)\b", words):
        return None
    return next((who for who, called in _called(names).items() if _gives(called).search(words)), None)


def means_all(words: str) -> bool:
    """Return whether the words are about every dream."""
    return bool(_ALL.search(words))


def names_left(words: str, names: Mapping[str, str]) -> str:
    """Return the words without what says who and what: what is left may name a dream."""
    called = "|".join(_called(names).values())
    who = rf"\b(?:{called})\b|\b(?:må|skal|kan|vil|jeg|ikke|aldrig|gerne|godt|også|se|læse|kigge|vise|vis|dele|del)\b"
    return _LEFT_OUT.sub(" ", re.sub(who, " ", words, flags=re.IGNORECASE))


def _called(names: Mapping[str, str]) -> dict[str, str]:
    return {who: "|".join([words, *_as_said(names.get(who, ""))]) for who, words in WHO.items()}


def _as_said(name: str) -> list[str]:
    """A person is called by the first name, too."""
    parts = name.split()
    return [re.escape(called) for called in dict.fromkeys([name.strip(), *parts[:1]]) if len(called) > 1]


def _ends(called: str) -> re.Pattern[str]:
    who = rf"\b(?:{called})\b"
    return re.compile(
        rf"{who}.{{0,30}}?{_SOMEBODY_NOT}"
        rf"|{_I_DO_NOT}(?:have,? at |have |at )?(?:\w+ )?{who}.{{0,20}}?\b(?:må |skal |kan )?{_READ}"
        rf"|\bikke (?:længere |mere )?(?:dele|vise) {_DREAM}\b.*{who}"
        rf"|\b(?:stop|hold op)\b(?: med)?(?: at)? (?:dele|vise) {_DREAM}\b.*{who}",
        re.IGNORECASE,
    )


def _gives(called: str) -> re.Pattern[str]:
    who = rf"\b(?:{called})\b"
    return re.compile(
        rf"{who}.{{0,20}}?\bmå\s+(?:(?:godt|gerne|også|nu|da|alligevel|helst)\s+){{0,3}}{_READ}"
        rf"|\b(?:del|dele|vis|vise) {_DREAM}\b.*\b(?:med|til|for)\s+(?:\w+ )?{who}",
        re.IGNORECASE,
    )
