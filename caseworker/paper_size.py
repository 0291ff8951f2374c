"""How large the citizen's sheet is printed: as large as fits on one A4, never smaller than large print."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True)
class Size:
    """A size of paper.css, measured on what it sets."""

    name: str
    letters: int  # on a line
    line: float  # millimetres
    picture: float  # millimetres


SIZES = (Size("largest", 31, 11.2, 15), Size("larger", 38, 9.4, 15), Size("large", 44, 8.0, 12))
ROOM = 152.0  # millimetres under the heading, where each of the signs takes one line
GAP = 4.0
SIGN = Size("sign", 40, 8.8, 9)


def size_for(dreams: Iterable[str], signs: Iterable[str] = ()) -> str:
    """The largest size in which all fits on one page.

    The smallest where none does: it runs on to a second page and cuts nothing.
    """
    told = list(dreams)
    room = ROOM - sum((_lines(text, SIGN.letters) - 1) * SIGN.line for text in signs)
    for size in SIZES:
        if sum(max(size.picture, _lines(text, size.letters) * size.line) + GAP for text in told) <= room:
            return size.name
    return SIZES[-1].name


def _lines(text: str, letters: int) -> int:
    """Lines that a text takes at most, when words are not broken."""
    lines, left = 1, letters
    for word in text.split():
        if len(word) + 1 > left and left < letters:
            lines, left = lines + 1, letters
        lines += ceil(len(word) / letters) - 1
        left -= (len(word) - 1) % letters + 2
    return lines + text.count("\n")
