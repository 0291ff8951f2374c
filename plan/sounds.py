"""How Danish words sound, and how far one spelling is from another; it knows no words."""

from __future__ import annotations

import re
from functools import cache

# --- how a word sounds: words that sound alike have one key --------------------------------------------------------

_SOUNDS = tuple(
    (re.compile(heard), sound)
    for heard, sound in (
        (r"aa", "å"),
        (r"w", "v"),
        (r"^hv", "v"),
        (r"^hj|^gj", "j"),
        (r"kj", "k"),
        (r"sch|sh|sj|ch(?=[aeo])", "S"),
        (r"(?:ti|si|sj|tj|S)on", "Son"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"c(?=[eiyæø])|z", "s"),
        (r"[cq]", "k"),
        (r"ks", "x"),
        (r"(?:[aeæ](?:j|i(?=[lgdnst]))|eg(?=[nl]))", "3"),
        (r"[øo]j|øg(?=n)", "4"),
        (r"(?:igh|ih|i?gh)(?=e[dt])", "ih"),
        (r"([nlr])d(?![rt])", r"\1"),
        (r"dt|ds(?=t)", "t"),
        (r"lj(?=[^aeiouyæøå]|$)|lg(?=e|$)", "lj"),
        (r"[æeä]", "e"),
        (r"[øyö]", "ø"),
        (r"[åo]", "o"),
        (r"(?<!^)b", "p"),
        (r"(?<!^)d", "t"),
        (r"(?<!^)g", "k"),
        (r"(.)\1+", r"\1"),
    )
)


def key(word: str) -> str:
    """What words that sound alike have in common."""
    for heard, sound in _SOUNDS:
        word = heard.sub(sound, word)
    return word


# --- how far a word is from another ----------------------------------------------------------------------------------

_NEAR = {
    frozenset(pair): cost
    for cost, pairs in (
        (0.1, "vw ck åö øö æä"),
        (0.3, "æe øy åo bp dt gk sz cs ie"),
        (0.4, "jg"),
        (0.5, "ae aæ ou aå iy eø iæ jg vf øo øu bd mn ij øæ uy uø"),
    )
    for pair in pairs.split()
}
_KEYS = ("qwertyuiopå", "asdfghjklæø", "zxcvbnm")
VOWELS = "aeiouyæøå"


@cache
def _beside() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(row[n : n + 2]) for row in _KEYS for n in range(len(row) - 1))


def _swap(written: str, right: str) -> float:
    pair = frozenset((written, right))
    return 0.0 if written == right else _NEAR.get(pair, 0.9 if pair in _beside() else 1.3)


def _last_swap(written: str, right: str) -> float:
    """Endings carry meaning, so a wrong last vowel counts more; "-a" is how an island says "-e"."""
    cost = _swap(written, right)
    return cost if not cost or written == "a" or right not in VOWELS else cost + 0.3


def _missing(right: str, at: int) -> float:
    """What it costs that a letter of the right word was not written."""
    letter, before, after = right[at], right[at - 1 : at], right[at + 1 : at + 2]
    if letter in (before, after):
        return 0.3
    if letter == "d" and before in ("n", "l", "r"):
        return 0.3
    if (letter == "h" and after in ("v", "j")) or (letter == "g" and before == "i"):
        return 0.35
    if letter in "drg" and before and before in VOWELS:
        return 0.6
    if letter == "e":
        return 0.5 if after else 0.6
    return 1.0 if after else 1.3


def _extra(written: str, at: int) -> float:
    """What it costs that a letter was written that the right word has not."""
    letter, before, after = written[at], written[at - 1 : at], written[at + 1 : at + 2]
    if letter in (before, after):
        return 0.3
    if letter == "e" and after:
        return 0.5
    if letter == "j" and before in ("k", "g"):
        return 0.2
    return 0.7 if letter in "dghj" else 1.0


def distance(written: str, right: str) -> float:
    """How many letters are wrong, letters that sound alike counting less."""
    rows: list[list[float]] = [[0.0]]
    for n in range(len(right)):
        rows[0].append(rows[0][-1] + _missing(right, n))
    for m in range(len(written)):
        row = [rows[m][0] + _extra(written, m)]
        for n in range(len(right)):
            cost = min(
                rows[m][n] + (_last_swap if n == len(right) - 1 else _swap)(written[m], right[n]),
                rows[m][n + 1] + _extra(written, m),
                row[n] + _missing(right, n),
            )
            if m and n and written[m] == right[n - 1] and written[m - 1] == right[n] != written[m]:
                cost = min(cost, rows[m - 1][n - 1] + 0.7)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1] + (0.4 if written[0] != right[0] and key(written)[0] != key(right)[0] else 0.0)
