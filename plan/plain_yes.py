"""What counts as a plain yes or no. Nothing is approved, sent, shared or thrown away on any other word."""

from __future__ import annotations

import re

MOST_WORDS = 5
YES = frozenset("ja jo jep yep yes jaja jada ok okay okey send præcis passer rigtigt 👍".split())
# May stand beside a yes and changes nothing in it.
BESIDE = frozenset(
    "tak gerne det er må du godt den fint helt bare gør vil jeg da selvfølgelig de hun han".split()
)
NO = frozenset("nej næ næh nix niks nope 👎".split())
BESIDE_NO = frozenset("tak det den er ikke passer rigtigt rigtig helt forkert forkerte slet skal".split())


def plainly_no(words: str) -> bool:
    """Return whether the words are a no and nothing else: no "men", no other wish."""
    said = re.findall(r"\w+|👎", words.casefold())
    return 0 < len(said) <= MOST_WORDS and any(w in NO for w in said) and {*said} <= NO | BESIDE_NO


def plainly_yes(words: str) -> bool:
    """Return whether the words are a yes and nothing else: no "men", "måske", "vent" or "ikke"."""
    said = re.findall(r"\w+|👍", words.casefold())
    return 0 < len(said) <= MOST_WORDS and any(w in YES for w in said) and {*said} <= YES | BESIDE
