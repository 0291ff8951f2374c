"""What a word of a dialect sounds like in standard Danish, by the regular sounds of each part of the country.

A word is only read so when one everyday Danish word has that sound; a word that is Danish already is never touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from plan import by_ear, dictionary
from plan.danish_verbs import is_infinitive
from plan.lexicon import sections, words

# What only dialects write; two of them make a message broad.
_SIGNS = frozenset(
    "a æ å it itj et te ve mæ dæ vis jâ jæ jaw gern gærn gjan gjaan hwis hwa hwor wil wer wær ska ku ka ha mi di si "
    "no do wi hår sæl møj hejer kjør hjæm awten ded åsse ålti fræ".split()
)
_OWN = frozenset("hwis hwa hwor wil gjan gjaan gærn jâ itj mæ dæ hjæm møj hejer awten fræ åsse".split())
# West and north: soft w; North Jutland: "jn"; South: "ch"; Funen: "ie", "ue"; Bornholm: "kj", "ö", "-a".
_SOUNDS = (
    ("yw", "iv"),
    ("iw", "iv"),
    ("ew", "ev"),
    ("øw", "øb"),
    ("øw", "øv"),
    ("øw", "øg"),
    ("aw", "ag"),
    ("aw", "av"),
    ("aw", "af"),
    ("ow", "og"),
    ("ow", "ov"),
    ("åw", "og"),
    ("åw", "ov"),
    ("uw", "ug"),
    ("w", "v"),
    ("jn", "n"),
    ("jn", "nd"),
    ("jl", "l"),
    ("jl", "ld"),
    ("ch", "g"),
    ("ch", "k"),
    ("kj", "k"),
    ("gj", "g"),
    ("sj", "s"),
    ("ö", "ø"),
    ("ä", "æ"),
    ("â", "a"),
    ("ô", "o"),
    ("ie", "e"),
    ("ue", "o"),
    ("uo", "o"),
    ("yø", "ø"),
    ("yö", "ø"),
)
_MOST = 64  # ways to write one word


def is_broad(said: Sequence[str]) -> bool:
    """Whether a message in small letters is told in dialect."""
    found = [word for word in said if word in _SIGNS or word in dialects() or _soft(word)]
    strong = any(word in _OWN or word in dialects() or _soft(word) for word in found)
    return len(found) > 1 and (
        strong or len({*found} - {"et", "ha", "ku", "ka", "ska", "vis", "no", "di", "a"}) > 1
    )


def _soft(word: str) -> bool:
    """ "blywer": Danish has no "w" but in foreign words and names."""
    return "w" in word[1:] and not (
        dictionary.known(word) or dictionary.name(word) or word in words("foreign")
    )


@cache
def dialects(section: str = "") -> dict[str, str]:
    """Words of dialects and how they are written."""
    pairs = (line.partition(" = ") for line in sections("dialects")[section])
    return {heard: written for heard, _, written in pairs}


def place(word: str) -> str | None:
    """ "Rønna" is "Rønne"."""
    named = dialects().get(word)
    return named.lower() if named and named[0].isupper() else None


def meant(word: str, *, broad: bool) -> str | None:
    """The standard word, or None: by the list, then by the sounds, where nothing else has that sound."""
    listed = dialects().get(word) or (dialects("broad").get(word) if broad else None)
    if listed:
        return listed
    if not broad or len(word) < 3 or dictionary.known(word) or not word.isalpha() or word in words("foreign"):
        return None
    found = {right for way in _ways(word) if (right := _everyday(way))}
    return found.pop() if len(found) == 1 else None


def _everyday(word: str) -> str | None:
    if by_ear.is_everyday(word):
        return word
    long = f"{word}e"
    return long if is_infinitive(long) and by_ear.is_everyday(long) else None


def _ways(word: str) -> Iterator[str]:
    """The word with its regional sounds as standard Danish has them, in every way they may be meant."""
    found = {word}
    for heard, written in _SOUNDS:
        found |= {way.replace(heard, written) for way in found if heard in way}
        if len(found) > _MOST:
            return
    if word.endswith("a"):
        found |= {f"{way[:-1]}e" for way in found}
    yield from found - {word}
