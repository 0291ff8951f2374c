"""The names, places and pets of a conversation: words that its own person wrote or confirmed. Pure, and keeps none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from voice.listening import sentences

MOST = 40
_LONGEST = 40
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS = re.compile(r"[.!?:;\n»«\"”]")


def names(texts: Iterable[str]) -> list[str]:
    """What is written with a capital inside a sentence, or told to be a name; the newest first.

    What was heard has no capitals: there a name is what follows "my dog is called" and the like.
    """
    found = [name for text in texts for name in _in(text)]
    return list(dict.fromkeys(reversed(found)))[:MOST]


def _in(text: str) -> list[str]:
    found = []
    for sentence in _ENDS.split(text):
        words = _WORD.findall(sentence)
        for place, word in enumerate(words[1:], start=1):
            before = " ".join(words[max(0, place - 2) : place]).lower()
            if 1 < len(word) <= _LONGEST and (_has_capital(word) or _is_told(word, before)):
                found.append(word)
    return found


def _has_capital(word: str) -> bool:
    # Whoever writes everything in capitals names nothing by them.
    return word[0].isupper() and not word.isupper()


def _is_told(word: str, before: str) -> bool:
    told = sentences()["names"]
    return word.lower() not in told["never"] and f" {before}".endswith(
        tuple(f" {phrase}" for phrase in told["after"])
    )
