"""Puts a message into the plain words that the danger patterns know: spelling, dialect, pictures, sentence ends.

Standard library only, and Python 3.10, because Rasa's environment loads it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plan import danger_words as words

_LEXICON = Path(__file__).with_name("lexicon")
_WORD = re.compile(r"[a-zæøå0-9]+|[😂🤣😅😆😜😝]|\|")
_STOPS = re.compile(r"(?<!\.)\.(?!\.)|[!?\n;:]+")
_LETTERS = str.maketrans(
    {"ö": "ø", "ä": "æ", "â": "å", "é": "e", "è": "e", "ü": "y", "´": None, "'": None, "’": None}
)
_LONE = re.compile(r"(?<= \|) ([^ |]+) \|(?= [^ |]+ \|)")  # "han. slår. mig." is one sentence
_REPEATED = re.compile(r"([aeiouyæøå])\1+|([a-zæøå])\2{2,}")


def plain_words(text: str) -> str:
    """Return the words as the patterns know them, between spaces, with | where a sentence ends."""
    for picture, word in words.EMOJI.items():
        text = text.replace(picture, word)
    text = _letters(_STOPS.sub(" | ", text))
    known = (_known(word) for word in _WORD.findall(text))
    text = " | " + " ".join(word for word in known if word not in words.FILLERS) + " | "
    for written, meant in words.PHRASES.items():
        text = text.replace(written, meant)
    return _LONE.sub(r" \1", text)


def _letters(text: str) -> str:
    """Return the text in the letters that the patterns know."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    text = re.sub(r"(?<=[a-zæøå])-(?=[a-zæøå])", "", text)
    text = re.sub(r"oe(?![nt]\b)", "ø", text.replace("aa", "å").replace("ae", "æ"))
    return _REPEATED.sub(lambda m: m[1] or m[2] * 2, text)


def _known(word: str) -> str:
    """Return the word as patterns spell it; a long and telling word may have one letter wrong."""
    if len(word) < 6 or word in _spelling():
        return _spelling().get(word, word)
    return next((_telling()[near] for near in (word, *_one_less(word)) if near in _telling()), word)


@cache
def _spelling() -> dict[str, str]:
    """Return how words are written, by how they are heard or slip: the lists of drafting, then those of danger."""
    found: dict[str, str] = {}
    for name in ("spelling", "dialects"):
        for line in (_LEXICON / f"{name}.txt").read_text("utf-8").partition("[broad]")[0].splitlines():
            heard, _, written = line.partition(" = ")
            # An accent or an apostrophe tells two words apart, and is no letter here.
            if _WORD.fullmatch(heard) and _WORD.fullmatch(written.lower()):
                found[_letters(heard)] = _letters(written)
    return found | words.SPELLING


@cache
def _telling() -> dict[str, str]:
    near = {short: word for word in words.TELLING for short in _one_less(word)}
    return near | {word: word for word in words.TELLING}


def _one_less(word: str) -> Iterator[str]:
    if len(word) <= 24:
        yield from (word[:i] + word[i + 1 :] for i in range(len(word)))
