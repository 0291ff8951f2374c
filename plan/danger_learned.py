"""How much a message resembles those of people in danger: tables of weights, learned elsewhere. Decides nothing.

Weighed are words, their neighbours, runs of letters, the classes of words that `danger_signs.txt`
names, and what the rules found; what is rare counts more. A long message is also weighed piece by
piece, so that much harmless talk does not water down one sentence. `engine/learn_danger.py` learns
the tables and writes them.
Standard library only, and Python 3.10, because Rasa's environment loads it.
"""

from __future__ import annotations

import hashlib
import math
import zlib
from array import array
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

PLACES = 1 << 19
"""Features fall into so many places by their checksum; two that share one do little harm."""
STEP = 1 / 8
"""What one unit of a weight or a rarity in the file is worth."""
LETTERS = range(3, 6)
APART = (2, 3)
MOST_WORDS = 1500
PIECE, EVERY = 24, 8
"""A message with more words is weighed by pieces too: so many words, beginning at every eighth."""
LESS_FOR_A_PIECE = 1.5
"""A piece, which lacks what stands around it, weighs so much less."""
WEIGHTS = Path(__file__).with_name("danger_weights.bin")

_ROLES = {"jeg": "I", "mig": "ME", "min": "MY", "mit": "MY", "mine": "MY", "ikke": "NOT", "aldrig": "NOT"}


@dataclass(frozen=True)
class Weighed:
    """How like danger a message is, like plain danger, and like danger to one's own life; above 0 is more than not."""

    danger: float
    plain: float
    life: float


class Classes:
    """Which class of words a word belongs to, after the lists of `danger_signs.txt`."""

    def __init__(self, words: Mapping[str, Collection[str]]) -> None:
        self._whole: dict[str, str] = {}
        self._begins: list[tuple[str, str]] = []
        for name in sorted(words):
            for word in words[name]:
                first = word.split("_")[0]
                if first.endswith("*"):
                    self._begins.append((first[:-1], name))
                else:
                    self._whole.setdefault(first, name)

    def of(self, word: str) -> str | None:
        """Return the class of a word, None for a word of no class."""
        if word in _ROLES:
            return _ROLES[word]
        # Nothing is remembered from one word to the next: it is somebody's words.
        named = self._whole.get(word) or next(
            (n for start, n in self._begins if word.startswith(start)), None
        )
        return f"{{{named}}}" if named else None


def weigh(plain: str, found: Collection[str], classes: Classes) -> Weighed:
    """Weigh a message by its plain words and the names of what the rules found in it."""
    whole = _weighed(hashed(plain, found, classes))
    pieces = [_weighed(hashed(piece, (), classes)) for piece in _pieces(plain)]
    if not pieces:
        return whole
    return Weighed(
        max(whole.danger, *(piece.danger - LESS_FOR_A_PIECE for piece in pieces)),
        max(whole.plain, *(piece.plain - LESS_FOR_A_PIECE for piece in pieces)),
        max((whole, *pieces), key=lambda weighed: weighed.danger).life,
    )


def _weighed(places: set[int]) -> Weighed:
    *tables, rarity = _tables()
    rare = [rarity[place] for place in places]
    length = math.sqrt(sum(r * r for r in rare)) or 1.0
    sums = (sum(table[p] * r for p, r in zip(places, rare, strict=True)) for table in tables)
    return Weighed(*(STEP * (told / length + table[-1]) for told, table in zip(sums, tables, strict=True)))


def _pieces(plain: str) -> Iterator[str]:
    words = list(islice(plain.split(), MOST_WORDS))
    if len(words) > PIECE + EVERY // 2:
        yield from (" ".join(words[i : i + PIECE]) for i in range(0, len(words) - PIECE + EVERY, EVERY))


def hashed(plain: str, found: Collection[str], classes: Classes) -> set[int]:
    """Return the places of all features of a message."""
    return {zlib.crc32(feature.encode()) % PLACES for feature in features(plain, found, classes)}


def features(plain: str, found: Collection[str], classes: Classes) -> Iterator[str]:
    """Yield what is weighed; the letter before each feature keeps the sorts apart."""
    words = list(islice(plain.split(), MOST_WORDS))
    named = [classes.of(word) for word in words]
    told = [name or word for name, word in zip(named, words, strict=True)]
    roles = [name for name in named if name]
    yield from _runs("w", words, (1, 2, 3))
    yield from _runs("k", told, (2, 3))
    yield from _runs("o", roles, (1, 2, 3))
    for sort, row in (("s", words), ("j", roles)):
        for apart in APART:
            yield from (f"{sort}{a} {b}" for a, b in zip(row, row[apart:], strict=False))
    for word in set(words):
        around = f" {word} "
        for length in LETTERS:
            yield from (f"c{around[i : i + length]}" for i in range(len(around) - length + 1))
    for name in found:
        # A rule weighs more than one word.
        yield from (f"r{name}{again}" for again in range(3))


def _runs(sort: str, row: list[str], lengths: tuple[int, ...]) -> Iterator[str]:
    for length in lengths:
        for i in range(len(row) - length + 1):
            yield f"{sort}{' '.join(row[i : i + length])}"


def digest_of(root: Path) -> bytes:
    """Return what tells whether the table was learned from today's lines and rules (32 bytes)."""
    told = hashlib.sha256()
    rules = (root / "plan" / "danger_signs.txt", root / "plan" / "danger_words.py")
    for file in [*sorted((root / "data" / "danger").glob("*.*")), *rules]:
        told.update(file.name.encode() + file.read_bytes())
    return told.digest()


def learned_from() -> bytes:
    """Return the digest of what the table was learned from."""
    return WEIGHTS.read_bytes()[-32:]


@cache
def _tables() -> tuple[array[int], ...]:
    """Return the three tables of weights, each with its constant last, and that of rarities."""
    read = array("b", WEIGHTS.read_bytes())
    return tuple(read[start : start + PLACES + 1] for start in range(0, 4 * (PLACES + 1), PLACES + 1))
