"""What the words of signed Danish are: of the frame, a deed, a thing, how it is; and how they stand in Danish."""

from __future__ import annotations

from plan import dictionary
from plan.danish_verbs import is_finite, is_infinitive
from plan.lexicon import words
from plan.naming import is_thing

FRAME = frozenset(
    "jeg vil ville ønske ønsker gerne drøm drømme drømmer meget helst måske også ikke mere mig nu".split()
)
LIGHT = frozenset("gerne helst måske meget også ikke aldrig bare selv".split())
# What a sentence of signs has not; with one of these the words are Danish enough to be read as they stand.
JOINS = frozenset(
    "at som der hvis når fordi så men er og eller det den de man du vi han hun kan skal får om har hvor hvad et en mit "
    "mine min var blev havde kunne skulle lige tænke mig mig".split()
)
FIRST_VERBS = frozenset("lære prøve øve begynde".split())
LEADS = {"rejse": "til", "flytte": "til", "bo": "i", "gå": "på", "starte": "på", "begynde": "på"}
TO_PLACE = {"rejse": "til", "flytte": "til", "bo": "i", "arbejde": "i", "køre": "til", "tage": "til"}
FINAL = frozenset("mangler savner ønsker elsker".split())
PRESENT = {"være": "er", "have": "har", "gøre": "gør", "vide": "ved"}
PARTICLES = frozenset("med op ned ud ind hjem".split())
_SIZES = frozenset("lange store små lille stor lang korte kort gode gamle".split())
TIMES = frozenset(
    "fremtid fremtiden sommer sommeren vinter vinteren weekend weekenden mandag tirsdag onsdag torsdag fredag lørdag "
    "søndag snart igen altid tit år hver dag gang uge måned".split()
)


DEEDS_FIRST = frozenset("lære arbejde rejse tale køre leje have løbe drømme male".split())


def bare(word: str) -> bool:
    return (
        is_thing(word)
        or word in words("people")
        or dictionary.is_base_noun(word)
        or dictionary.place(word) is not None
    )


def is_deed(word: str) -> bool:
    return is_infinitive(word) and (word in DEEDS_FIRST or not is_thing(word))


def tells(word: str) -> bool:
    return is_finite(word) and not is_infinitive(word) and not is_thing(word)


def says_how(word: str) -> bool:
    return (
        word in _SIZES
        or word in ("egen", "eget", "egne", "ny", "nyt", "samme", "anden", "andet")
        or any(
            dictionary.is_quality(shape) for shape in (word, word.removesuffix("t"), word.removesuffix("e"))
        )
    )


def described(things: list[str]) -> list[str]:
    """ "telefon ny" is "ny telefon"."""
    out = list(things)
    for n in range(1, len(out)):
        word, before = out[n].lower(), out[n - 1].lower()
        how = says_how(word) and not is_thing(word)
        named = (bare(before) or dictionary.is_plural(before)) and not (
            n + 1 < len(out) and bare(out[n + 1].lower()) and not says_how(out[n + 1].lower())
        )
        if how and named:
            out[n - 1], out[n] = out[n], out[n - 1]
    return out


def led(deed: str, things: list[str]) -> list[str]:
    """ "rejse Japan" is "rejse til Japan"; what is led in already stays."""
    if not things or things[0].lower() in words("grammar_words"):
        return things
    placed = dictionary.place(things[0].lower()) is not None or things[0].lower() in words("places")
    lead = (
        TO_PLACE.get(deed)
        if placed
        else LEADS.get(deed)
        if bare(things[-1].lower()) and deed != "flytte"
        else None
    )
    return [lead, *things] if lead else things


def may_front(words_before: list[str]) -> bool:
    """ "i fremtiden", "hver dag": what Danish puts before "vil jeg", too."""
    return words_before[0] in words("grammar_words") or bool(TIMES & set(words_before))
