"""Who should come to a meeting and who should not, told in one breath. Knows nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass

# "ikke så mange" leaves nobody out.
_NOT = re.compile(
    r"\b(?:ikke(?! (?:så|for|mere|flere|særlig|andre)\b)|aldrig|uden|undtagen|bortset fra)\b", re.IGNORECASE
)
# "min mor, men ikke min far": what stands before is wanted, what stands after is not.
_WANTED_FIRST = re.compile(
    r"^(?P<wanted>.*?[^\s,.;])[\s,.;]*(?:\b(?:og|men|bare|dog)\b\s*)*\b(?:ikke|uden|undtagen|bortset fra)\s+"
    r"(?!skal\b|med\b|være\b|komme\b|have\b|se\b|der\b|til\b|på\b)(?P<left>.+)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\b(?:skal|må|vil|kan|gider|ønsker|bør)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """The person's own words for both; None where nothing was said of it."""

    wanted: str | None = None
    left_out: str | None = None


def who_comes(words: str) -> Told:
    """Read the words. A sentence with a "no" in it names nobody who is wanted: "min far skal ikke med"."""
    said = words.strip()
    if not _NOT.search(said):
        return Told(wanted=said)
    parts = _WANTED_FIRST.match(said)
    if parts and not _SENTENCE.search(parts["wanted"]):
        return Told(parts["wanted"], parts["left"])
    return Told(left_out=re.sub(r"^(?:nej,? )?ikke ", "", said, flags=re.IGNORECASE))
