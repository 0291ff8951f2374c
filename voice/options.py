"""The options of a closed choice as they are said, and which of them was meant. Pure; a guess is never an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from voice.spoken import said

UNKNOWN = "[unk]"
_WORD = re.compile(r"[^\W\d_]+")


def spoken_form(title: str) -> str:
    """A title as a person reads it aloud: small letters, numbers as words, no signs."""
    return " ".join(_WORD.findall(said(title).lower()))


def grammar(options: Iterable[str]) -> list[str]:
    """The phrases to listen for, and the word for everything else."""
    phrases = dict.fromkeys(spoken_form(title) for title in options)
    return [phrase for phrase in phrases if phrase] + [UNKNOWN]


def meant(text: str, options: Sequence[str]) -> str | None:
    """The one option that was said, word for word; None when it is no option or more than one.

    The grammar may mix the words of several phrases, so what it heard is held against the list here.
    """
    words = text.replace(UNKNOWN, " ").split()
    matching = {title for title in options if spoken_form(title).split() == words and words}
    return matching.pop() if len(matching) == 1 and UNKNOWN not in text else None
