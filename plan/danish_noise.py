"""Hurts words the way Danish words get hurt: slips, spelling by ear, dialect, a recogniser. Seeded, so repeatable."""

from __future__ import annotations

import re
from random import Random

# Written by ear, as Danes misspell; the first that fits somewhere in the word is one candidate each.
BY_EAR = (
    ("hv", "v"),
    ("hj", "j"),
    ("nd", "n"),
    ("ld", "l"),
    ("dt", "t"),
    ("ds", "s"),
    ("ig", "i"),
    ("eg", "ej"),
    ("av", "au"),
    ("øj", "oj"),
    ("å", "o"),
    ("å", "aa"),
    ("æ", "e"),
    ("ø", "o"),
    ("c", "s"),
    ("tion", "sjon"),
    ("ere", "er"),
    ("er", "e"),
    ("e", "æ"),
    ("g", "k"),
    ("b", "p"),
    ("d", "t"),
)
DIALECT = {
    "jeg": ("a", "æ", "je", "jæ", "jei"),
    "ikke": ("ik", "it", "et", "ikk", "inte"),
    "mig": ("mæ", "mej", "maj"),
    "dig": ("dæ", "dej"),
    "og": ("å", "o"),
    "at": ("å", "te"),
    "til": ("te", "ti"),
    "er": ("æ", "ær"),
    "hvad": ("hwa", "va", "ka"),
    "hvor": ("hwor", "vor", "war"),
    "vil": ("wil", "ve", "vel"),
    "skal": ("ska", "sga"),
    "kunne": ("ku", "kun"),
    "være": ("vær", "wær"),
    "have": ("ha", "hå"),
    "har": ("hår", "ha"),
    "gerne": ("gern", "gærn", "jerne"),
    "meget": ("møj", "maj"),
    "noget": ("nøj", "nåd"),
    "med": ("mæ", "me"),
    "det": ("de", "dæ"),
    "der": ("dæ", "dær"),
    "også": ("åsse", "osse"),
    "mere": ("mier", "mer"),
    "selv": ("sæl", "sel"),
    "godt": ("got", "gåt"),
}
HEARD_WRONG = {
    "og": ("at",),
    "at": ("og",),
    "hvor": ("var", "vor"),
    "var": ("hvor",),
    "er": ("har",),
    "har": ("er", "her"),
    "en": ("in", "ind"),
    "et": ("it",),
    "hund": ("hun",),
    "mand": ("man",),
    "man": ("mand",),
    "ven": ("vend",),
    "gå": ("går",),
    "ligge": ("lige",),
    "lige": ("ligge",),
    "nogen": ("noen",),
    "godt": ("gået",),
    "jeg": ("ja", "de"),
    "selv": ("sel", "sæl"),
    "vil": ("ville",),
    "ville": ("vil",),
    "kunne": ("kun",),
}
SMALL = {"en", "et", "at", "jeg", "det", "er", "der", "så", "i", "på", "til", "med", "og", "for", "som"}
VOWELS = "aeiouyæøå"
NEIGHBOURS = {
    "a": "sq",
    "e": "rw",
    "i": "uo",
    "o": "ip",
    "n": "mb",
    "r": "te",
    "s": "ad",
    "t": "ry",
    "g": "fh",
}
_WORD = re.compile(r"\w+")


def hurt(text: str, share: float, rng: Random) -> str:
    """Return the text with about this share of its words hurt, at least one where there are any."""
    found = list(_WORD.finditer(text))
    if not found:
        return text
    number = max(1, round(len(found) * share))
    chosen = set(rng.sample(range(len(found)), min(number, len(found))))
    parts, at = [], 0
    for i, match in enumerate(found):
        parts += [text[at : match.start()], hurt_word(match[0], rng) if i in chosen else match[0]]
        at = match.end()
    return re.sub(r"  +", " ", "".join(parts) + text[at:]).strip() or text


def hurt_word(word: str, rng: Random) -> str:
    """Return the word in one of the ways that it may have been written or heard; "" drops it."""
    plain = word.lower()
    ways = [way for way in (DIALECT.get(plain), HEARD_WRONG.get(plain)) if way]
    if ways:
        return rng.choice(rng.choice(ways))
    if plain in SMALL and rng.random() < 0.5:
        return ""
    if len(plain) < 3 or not plain.isalpha():
        return word
    return rng.choice((_by_ear, _by_ear, _slip, _ending, _split))(plain, rng)


def _by_ear(word: str, rng: Random) -> str:
    fits = [(old, new) for old, new in BY_EAR if old in word[1:]]
    if not fits:
        return _slip(word, rng)
    old, new = rng.choice(fits)
    at = word.rindex(old)
    return word[:at] + new + word[at + len(old) :]


def _slip(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word))
    ways = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        word[:at] + rng.choice(NEIGHBOURS.get(word[at], word[at])) + word[at + 1 :],
    )
    return rng.choice(ways)


def _ending(word: str, rng: Random) -> str:
    if word.endswith("er"):
        return word[:-1]
    if word[-1] in "ret" and len(word) > 3:
        return word[:-1]
    return word + rng.choice("er")


def _split(word: str, rng: Random) -> str:
    """Return a long word in two, as a recogniser or an unsure writer leaves a compound."""
    if len(word) < 8:
        return _slip(word, rng)
    places = [i for i in range(3, len(word) - 3) if word[i - 1] not in VOWELS and word[i] not in VOWELS]
    at = rng.choice(places or [len(word) // 2])
    return f"{word[:at]} {word[at:]}"
