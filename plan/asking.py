"""What sounds like a question to the bot rather than an answer to it. Answers none."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"^(?:(?:øh+|hej|men|og|altså|jamen|nå|okay|ok|undskyld)[ ,.]*)*"
    r"(?:hvad|hvem|hvornår|hvordan|hvorfor|hvilke[nt]?|hvor(?: meget| mange| længe| lang tid| tit| ofte)?)"
    # "hvor der er dyr" and "hvad med en hund" answer; "hvor er mit møde" asks.
    r" (?!(?:jeg|du|vi|der|min|mit|mine|han|hun|de|som|med|hvis|nu|så)\b)",
    re.IGNORECASE,
)
_DOES_NOT_KNOW_WHAT = re.compile(
    r"\bved (?:da |sgu )?ikke,? (?:hvad|hvem) .{2,40}\b(?:er|betyder|gør|laver|skal)\b", re.IGNORECASE
)


def asks_openly(words: str) -> bool:
    """Return whether the words are a question with "hvad", "hvem", "hvor" and its like, with or without a mark."""
    return _ASKS.match(words.strip()) is not None


def asks(words: str) -> bool:
    """Return whether the words ask something: also with the mark alone, and "jeg ved ikke, hvad en guide er"."""
    return words.rstrip().endswith("?") or asks_openly(words) or _DOES_NOT_KNOW_WHAT.search(words) is not None
