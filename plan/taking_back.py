"""What asks to take back something that was sent: "træk min drøm tilbage". Takes nothing back itself."""

from __future__ import annotations

import re

MOST_WORDS = 12
_TAKES_BACK = re.compile(
    r"\b(?:træk(?:ke)?|tag(?:e)?|kald(?:e)?|få)\b.*\b(?:drøm(?:men|me|mene)?|mål(?:et)?|ønske(?:t|r)?|den|det|dem)\b"
    r".*\b(?:tilbage|hjem igen)\b"
    r"|\b(?:fortryder|fortrudt|fortryde)\b.*\b(?:send\w*|drøm\w*)\b"
    r"|\b(?:skal|må) ikke (?:se|læse|have) (?:den|det|min drøm|mine drømme) (?:mere|alligevel|længere)\b",
    re.IGNORECASE,
)


def takes_back(words: str) -> bool:
    """Return whether a short message asks to have what was sent back."""
    return len(words.split()) <= MOST_WORDS and _TAKES_BACK.search(words) is not None
