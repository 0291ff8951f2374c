"""Reads one clause: whose it is, what kind it is, and the wish in it. The first reader that knows it has it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from plan.clauses import Clause
from plan.danish_verbs import is_finite, is_infinitive, meant_infinitive
from plan.no_wish import agrees, duty, past, question, short, somebody_else, to_the_bot, we
from plan.openers import opened
from plan.refusals import negative
from plan.said import Reading
from plan.short_answers import only_yes_or_no
from plan.wishes import FOREIGN, bare, wish, wish_after
from plan.word_kinds import noun
from plan.wordorder import Turned, turned

__all__ = ["Reading", "read"]

LONG = 90  # words in one clause; more is a story that no rule should cut

READERS: tuple[Callable[[str, Turned], Reading | None], ...] = (
    short,
    to_the_bot,
    past,
    question,
    we,
    somebody_else,
    negative,
    duty,
    wish_after,
    wish,
    agrees,
    bare,
)


def _with_mother(clause: Clause) -> Clause:
    """ "at mor kommer": who wrote "mor" meant her, not the verb "more"."""
    meant = _MOTHER.search(clause.raw) and not _AMUSE.search(clause.raw)
    return replace(clause, text=_AMUSE.sub("mor", clause.text)) if meant else clause


_MOTHER = re.compile(r"\bmor\b", re.IGNORECASE)


_AMUSE = re.compile(r"\bmore\b", re.IGNORECASE)


_AFTER_WHEN = re.compile(
    r"\b(?P<when>inden|når|hvis|før|så snart|fordi) (?P<who>jeg|han|hun|vi|de|det|(?:min|mit) \w+) "
    r"(?P<verb>blive|få|tage|give|gå|stå|se)\b(?= [\wæøå])",
    re.IGNORECASE,
)


_NO_THANKS = re.compile(r"^(?:nej(?: tak)?|nope|slut med|stop med) (?:til|med)\b(?! at)", re.IGNORECASE)


_AFTER_CAN = re.compile(r"\b(?P<can>kan|kunne|skal|må) (?P<stem>\w{3,})\b", re.IGNORECASE)


def _bent_again(text: str) -> str:
    """ "inden jeg bli 30", "så jeg ka kør": the short forms stand for "bliver" and "køre" where somebody does it."""
    text = _AFTER_WHEN.sub(lambda m: f"{m['when']} {m['who']} {m['verb']}r", text)
    return _AFTER_CAN.sub(_whole, text)


def _whole(found: re.Match[str]) -> str:
    stem = found["stem"].lower()
    verb = None if is_infinitive(stem) or is_finite(stem) or noun(stem) else meant_infinitive(stem)
    return f"{found['can']} {verb}" if verb else found.group()


def read(clause: Clause) -> Reading:
    """The first reader that recognises the clause has it; nobody: unknown, and the person is asked."""
    clause = _with_mother(clause)
    text = _bent_again(opened(clause.text))
    if not text or len(text.split()) > LONG:
        return Reading("unknown", clause=clause)
    if _NO_THANKS.match(clause.text):
        return Reading("unknown", clause=clause)
    if only_yes_or_no(clause.text):
        return Reading("yes_no", clause=clause)
    if len(FOREIGN.findall(text)) > 1:
        return Reading("unknown", clause=clause)
    turn = turned(text, led=not clause.text.lower().startswith(text[:8].lower()) and not clause.asks)
    turn = replace(turn, raw=clause.raw)
    for reader in READERS:
        found = reader(text, turn)
        if found is not None:
            return replace(found, clause=clause)
    return Reading("unknown", clause=clause)
