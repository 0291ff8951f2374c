"""Receipt ids that can be said aloud, such as "hest 47". Carries no meaning and no date."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection

NOUNS: tuple[str, ...] = tuple(
    """hest ko hund kat ged gris and gås høne svane ugle ørn mus ræv bjørn ulv elg hjort hare sæl
    hval krabbe frø bi myre tiger løve abe kamel zebra bus tog cykel båd fly vogn skib tromme
    guitar fløjte klokke lampe stol bord seng dør vindue hylde spand kop glas gryde pande ske
    gaffel kande kurv pose taske hat hue sko støvle jakke skjorte bukse kjole vante pude tæppe
    bro tårn mølle skov strand bakke sø vej park have bænk blomst rose tulipan gren blad kastanje
    pære banan citron melon kirsebær jordbær gulerod kartoffel tomat ost brød kage sten sky
    regnbue stjerne måne ballon drage puslespil kamera ur blyant saks""".split()
)
_DIGITS = (2, 2, 2, 3, 3, 4, 6)


def candidates() -> tuple[str, ...]:
    """Return fresh ids to try in turn: two digits while there is room, then more."""
    return tuple(_one(digits) for digits in _DIGITS)


def free_one(taken: Callable[[Collection[str]], set[str]]) -> str:
    """Return the first fresh id that `taken` (candidates → those in use) does not give back."""
    while True:
        tried = candidates()
        used = taken(tried)
        for name in tried:
            if name not in used:
                return name


def _one(digits: int) -> str:
    low = 10 ** (digits - 1)
    return f"{secrets.choice(NOUNS)} {low + secrets.randbelow(9 * low)}"
