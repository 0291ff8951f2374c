"""What somebody typed into a search, compared with a text word by word. Pure; small and capital letters are one."""

from __future__ import annotations

import re
from functools import lru_cache


def typed_words(typed: str) -> list[str]:
    """Return the words, in small letters."""
    return re.findall(r"\w+", typed.lower())


def has_words(text: str, typed: str) -> bool:
    """Return whether each word that was typed begins a word of the text; no word is in no text."""
    there = text.lower()
    wanted = _wanted(typed)
    return bool(wanted) and all(word in there and start.search(there) for word, start in wanted)


@lru_cache(maxsize=64)
def _wanted(typed: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each word with what finds it at a beginning: SQLite asks for the same ones row by row."""
    return tuple((word, re.compile(rf"(?<!\w){word}")) for word in typed_words(typed))


def begins(text: str, typed: str) -> bool:
    """Return whether the text begins with what was typed."""
    return text.lower().startswith(typed.lower())
