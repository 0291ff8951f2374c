"""Commas where Danish has them: before a clause of its own, and not before a time alone. It changes no word."""

from __future__ import annotations

import re

from plan.danish_verbs import is_finite, is_infinitive
from plan.naming import is_trade

_SUBJECT = r"(?:jeg|han|hun|vi|de|det|den|man|der|nogen|(?:min|mit|mine) \w+|(?-i:[A-ZÆØÅ])\w+)"
_CLAUSE = re.compile(
    rf"(?<=[^,\s])(?P<before>(?<!\bkun)(?<!\bbare)(?<!\bisær)(?<!\bikke)(?<!\bmen)(?<!\bog)(?<!\beller)(?<!\bogså)"
    rf"(?<!\bfor)(?<!\blige)) (?=(?:når|hvis|mens|selvom|indtil|inden) {_SUBJECT} (?P<verb>\w+))",
    re.IGNORECASE,
)
_LED_IN = "".join(
    rf"(?<!\b{word})" for word in "dem det og hvor men hvad hvem når hvis så at inden mens fordi".split()
)
_WHO = re.compile(
    rf"(?<=[^,\s]){_LED_IN} (?=(?:der|som) "
    r"(?P<small>(?:også|ikke|selv|kun|godt|altid) )?(?P<verb>\w+))"
)
_TIME_ALONE = re.compile(r", (?=(?:inden|efter|før|fra|til|om) \w+\.?$)", re.IGNORECASE)


def with_commas(text: str) -> str:
    """The sentence with a comma before each clause that hangs on."""
    text = _CLAUSE.sub(_comma, text)
    text = _WHO.sub(_comma, text)
    return _TIME_ALONE.sub(" ", text)


def _comma(found: re.Match[str]) -> str:
    verb = found["verb"].lower()
    tells = (
        is_finite(verb)
        and not is_infinitive(verb)
        and (not is_trade(verb) or bool(found.groupdict().get("small")))
    )
    return ", " if tells else found.group()
