"""Words that were broken off, or point at something that only the one who speaks can see. They make no wish."""

from __future__ import annotations

import re

from plan.danish_verbs import is_finite

_DANGLING = frozenset("at en et og min mit mine som hvor fordi når hvis eller men den sådan jeg".split())


# It points at something that only the one who speaks can see.
_VAGUE = re.compile(
    r"^(?:have |få )?(?:en|et|den|det|dem|noget|nogen|sådan|sådan en|sådan et|sådan noget)"
    r"(?: (?:der|dér|sag|ting|tingest|dims|dimsedut|dingenot))?$",
    re.IGNORECASE,
)


_BEFORE_MINE = frozenset("af som end til i på fra ligesom med for om ved over under hos".split())


LONELY = frozenset("have være blive få kunne lære gerne selv godt have en prøve til på i med".split())


def dangles(rest: str) -> bool:
    said = rest.lower().split()
    if (
        len(said) > 1
        and said[-1] in ("min", "mit", "mine")
        and (is_finite(said[-2]) or said[-2] in _BEFORE_MINE)
    ):
        return False
    if _VAGUE.match(rest):
        return True
    if len(said) > 3 and said[-1] in ("en", "et") and said[-3] in ("en", "et"):
        return False  # "en hund, en stor en"
    if len(said) > 4 and said[-1] in ("en", "et") and said[-2] in _BEFORE_MINE | {"har"}:
        return False  # "lære at være sammen med en", "to gange i stedet for en"
    if len(said) > 4 and said[-1] == "sådan":
        return False
    if len(said) > 6 and said[-1] == "den" and said[-2] in _BEFORE_MINE | {"i", "på", "med"}:
        return False  # "have en bil og køre til byen i den"
    return said[-1].strip(",") in _DANGLING or (len(said) == 1 and said[0] in LONELY)
