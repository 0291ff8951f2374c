"""A message as the person meant to say it: their own words, what they put right, in the order of a main clause."""

from __future__ import annotations

import re

from plan.dictated import own_words
from plan.leaned import leaned
from plan.self_repair import repaired
from plan.signed import in_order

_MANY = re.compile(r"([^\w\n])\1{4,}")  # a long row of marks says no more than three
LONGEST = 1200  # characters; a longer message is a story, and is left as it is told
_LED_IN = (
    r"(?<!\bat )(?<!\bhvis )(?<!\bnår )(?<!\bsom )(?<!\bhvad )(?<!\bhvor )(?<!\bfordi )(?<!\binden )(?<!\bda )"
    r"(?<!\bom )(?<!\bder )(?<!\bhvem )(?<!\bhvorfor )(?<!\bhvordan )(?<!\bselvom )(?<!\bmens )(?<!\bså )"
)
# "jeg ikke vil" opens no sentence of Danish, but people who sign, or are told of, say so.
_SUBORDINATE = re.compile(
    rf"{_LED_IN}\bjeg (?P<small>(?:ikke|aldrig|måske|gerne|helst|bare|også|slet|selv)(?: (?:ikke|gerne|helst|så))?) "
    r"(?P<verb>vil|ville|skal|kan)\b(?! jeg)",
    re.IGNORECASE,
)


def heard(spelt: str) -> str:
    """The message whose words are put right, as its own person means it; "" stays ""."""
    told = own_words(_MANY.sub(r"\1\1\1", spelt.strip()))
    return told if len(told) > LONGEST else _main(leaned(in_order(repaired(told))))


def _main(text: str) -> str:
    return _SUBORDINATE.sub(lambda m: f"{m.group()[:3]} {m['verb']} {m['small']}", text)
