"""What can be seen of each word of a message: itself, its class, its neighbours, its sentence. It judges nothing.

These are the signs by which `plan.marking` tells what belongs to a goal; `plan.learn_marks` learns their weights.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence, Set

from plan.danish import Word
from plan.danish_verbs import infinitive, is_infinitive
from plan.dictionary import kinds
from plan.lexicon import words
from plan.said import Reading

PLACES = 1 << 16
"""Signs fall into so many places by their checksum; two that share one do little harm."""

_SMALL = words("grammar_words")
_PEOPLE = words("people")
_NAMES = frozenset(word.lower() for word in words("names"))
WISHES = frozenset(
    "vil ville gerne drømmer drøm drømme drømt ønsker ønske ønsket håber håb kunne ku tænke lyst længes helst hellere "
    "gid bare mål brug gider gad mangler leder søger plan planer savner satser tør elske fedt dejligt".split()
)
_SAYS = frozenset(
    "siger sagde sagt synes syntes mener mente foreslår foreslog bestemmer bestemt kræver forventer anbefaler råder "
    "spørger spurgte skriver skrev skrevet taster fortæller tror beder bad".split()
)
_JOINS = frozenset(
    "og men eller så for fordi når hvis da mens som der hvor at inden selvom end om hvad hvornår hvem".split()
)
_SUBJECTS = frozenset("jeg vi han hun de man du det den der i mig".split())
_FAR = (1, 2, 3, 5, 8, 13, 25)


def signs(
    said: Sequence[Word], drafted: Set[str], status: str, readings: Sequence[Reading] = ()
) -> list[list[int]]:
    """The places of the signs of each word; the rest is what the rules made of the message."""
    if not said:
        return []
    low = [word.low for word in said]
    kind = [_kind(word) for word in said]
    around = _Around(said, low)
    whole = _of_all(said, low, status)
    read = _read(low, readings)
    found = []
    for i in range(len(said)):
        own = [
            *_own(i, said, low, kind),
            *around.at(i),
            *whole,
            f"d{low[i] in drafted}",
            f"ds{low[i] in drafted}{status}",
            f"dn{[low[k] in drafted for k in range(max(0, i - 2), i + 3) if k < len(low)]}",
            f"c{read[i]}",
            f"cd{read[i]}{low[i] in drafted}",
            f"cw{read[i]}{low[i]}",
            f"cn{read[i - 1] if i else None}{read[i]}{read[i + 1] if i + 1 < len(low) else None}",
            f"ck{read[i]}{kind[i]}{i and kind[i - 1]}",
        ]
        found.append([zlib.crc32(sign.encode()) % PLACES for sign in own])
    return found


def _read(low: list[str], readings: Sequence[Reading]) -> list[str]:
    """For each word how its clause was read, and whether it stands in the wish of it."""
    found: list[str] = []
    for reading in readings:
        core = set(reading.core.lower().replace(",", "").split())
        for word in reading.clause.text.lower().replace(",", "").split():
            at = next((n for n in range(len(found), min(len(found) + 9, len(low))) if low[n] == word), None)
            if at is not None:
                found += ["-"] * (at - len(found))
                found.append(f"{reading.kind}{word in core}")
    return found + ["-"] * (len(low) - len(found))


def _kind(word: Word) -> str:
    """The class of a word: small words are their own."""
    low = word.low
    if low in _SMALL:
        return low
    if low in _PEOPLE:
        return "P"
    if low[0].isdigit():
        return "#"
    if is_infinitive(low):
        return "vi" if not kinds(low) - {"verb"} else "vin"
    if infinitive(low):
        return "vf"
    seen = kinds(low)
    if word.text[0].isupper() and (low in _NAMES or not seen):
        return "N"
    return "".join(sorted(kind[0] for kind in seen)) or "?"


def _own(i: int, said: Sequence[Word], low: list[str], kind: list[str]) -> list[str]:
    w = [low[k] if 0 <= k < len(low) else "^" for k in range(i - 2, i + 3)]
    k = [kind[n] if 0 <= n < len(kind) else "^" for n in range(i - 3, i + 4)]
    before = said[i].before or (said[i - 1].after if i else "^")
    after = said[i].after or (said[i + 1].before if i + 1 < len(said) else "$")
    return [
        "b",
        f"w{w[2]}",
        f"v{w[1]}",
        f"x{w[3]}",
        f"y{w[0]}",
        f"z{w[4]}",
        f"A{w[1]} {w[2]}",
        f"B{w[2]} {w[3]}",
        f"C{w[0]} {w[1]} {w[2]}",
        f"D{w[2]} {w[3]} {w[4]}",
        f"e{low[i][-3:]}",
        f"k{k[3]}",
        f"l{k[2]}",
        f"m{k[4]}",
        f"n{k[1]} {k[2]}",
        f"o{k[4]} {k[5]}",
        f"p{k[2]} {k[3]}",
        f"q{k[3]} {k[4]}",
        f"r{k[2]} {k[3]} {k[4]}",
        f"s{k[1]} {k[2]} {k[3]}",
        f"t{k[3]} {k[4]} {k[5]}",
        f"u{k[0]} {k[1]} {k[2]} {k[3]}",
        f"E{k[3]} {k[4]} {k[5]} {k[6]}",
        f"<{before}",
        f">{after}",
        f"({before}{k[3]}",
        f"){after}{k[3]}",
        f"[{before}{k[3]} {k[4]}",
    ]


class _Around:
    """What stands further off: the last join, subject and wish word before, the next wish word, the sentence."""

    def __init__(self, said: Sequence[Word], low: list[str]) -> None:
        self._low = low
        self._starts = [0, *(n + 1 for n, word in enumerate(said[:-1]) if word.after)]
        self._said = said
        self._wishes = [n for n, word in enumerate(low) if word in WISHES]
        self._joins = [n for n, word in enumerate(low) if word in _JOINS]
        self._subjects = [n for n, word in enumerate(low) if word in _SUBJECTS or word in _PEOPLE]
        self._says = [n for n, word in enumerate(low) if word in _SAYS]

    def at(self, i: int) -> list[str]:
        low = self._low
        first = max(start for start in self._starts if start <= i)
        end = min((start for start in self._starts if start > i), default=len(low))
        join, subject, wish, says = (
            _last(found, i, first) for found in (self._joins, self._subjects, self._wishes, self._says)
        )
        ahead = next((n for n in self._wishes if n > i), None)
        number = self._starts.index(first)
        passed = sum(n <= i for n in self._wishes)
        left = len(self._wishes) - passed
        near = f"{_word(low, join)} {_word(low, subject)} {_word(low, wish)}"
        return [
            f"j{_word(low, join)} {_far(i, join)}",
            f"J{_word(low, join)} {_word(low, wish)}",
            f"S{_word(low, subject)} {_far(i, subject)}",
            f"W{_word(low, wish)} {_far(i, wish)}",
            f"Y{_word(low, says)} {_far(i, says)}",
            f"N{near}",
            f"R{_word(low, ahead)} {_far(i, ahead)}",
            f"T{min(passed, 3)} {min(left, 3)}",
            f"U{wish is None} {ahead is None} {ahead is not None and ahead < end}",
            f"V{' '.join(low[first : first + 2])}",
            f"X{low[first]} {_word(low, wish)}",
            f"F{min(number, 3)} {min(len(self._starts) - number, 3)}",
            f"G{self._said[end - 1].after}",
            f"H{_far(i, first)}",
            f"I{_far(i, end)}",
        ]


def _last(places: list[int], i: int, first: int) -> int | None:
    return next((n for n in reversed(places) if first <= n <= i), None)


def _word(low: list[str], at: int | None) -> str:
    return low[at] if at is not None else "-"


def _far(i: int, at: int | None) -> int:
    return -1 if at is None else next((step for step in _FAR if abs(i - at) < step), 99)


def _of_all(said: Sequence[Word], low: list[str], status: str) -> list[str]:
    wishes = sum(word in WISHES for word in low)
    return [
        f"K{status}",
        f"L{next((step for step in _FAR if len(low) < step), 99)} {min(wishes, 2)}",
        f"M{any('?' in word.after for word in said)} {low[0]}",
        f"O{bool(_SAYS & set(low))} {bool(_PEOPLE & set(low))} {'jeg' in low} {min(wishes, 2)}",
    ]
