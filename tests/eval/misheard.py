"""Hurts words as a speech recogniser does: another known word that sounds near, a split, a word gone. Seeded.

It shares nothing with the noise that the model learns from.
"""

from __future__ import annotations

import difflib
import re
from random import Random

_WORD = re.compile(r"\w+")


def misheard(texts: list[str], share: float) -> list[str]:
    """Return the texts as heard: no signs, no capitals, and this share of all words hurt."""
    rng = Random(7)
    spoken = [_WORD.findall(text.lower()) for text in texts]
    known = sorted({word for words in spoken for word in words if word.isalpha()})
    return [" ".join(_heard(word, known, rng) if rng.random() < share else word for word in words)
            for words in spoken]  # fmt: skip


def _heard(word: str, known: list[str], rng: Random) -> str:
    near = [other for other in difflib.get_close_matches(word, known, 4, 0.6) if other != word]
    ways = [*near, "", f"{word[: len(word) // 2]} {word[len(word) // 2 :]}" if len(word) > 6 else word[:-1]]
    return rng.choice(ways)
