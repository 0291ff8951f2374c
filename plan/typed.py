"""What somebody typed into a search, compared with a text word by word. Pure; small and capital letters are one."""

from __future__ import annotations

import re


def typed_words(typed: str) -> list[str]:
    """Return the words, in small letters."""
    return re.findall(r"\w+", typed.lower())


def has_words(text: str, typed: str) -> bool:
    """Return whether each word that was typed begins a word of the text; no word is in no text."""
    there = set(typed_words(text))
    wanted = typed_words(typed)
    return bool(wanted) and all(any(word.startswith(start) for word in there) for start in wanted)


def begins(text: str, typed: str) -> bool:
    """Return whether the text begins with what was typed."""
    return text.lower().startswith(typed.lower())
