"""What is a deed after "Jeg vil gerne", and what is somebody else's or lacks a word. It writes nothing."""

from __future__ import annotations

import re

from plan.bare_words import DETERMINERS
from plan.danish_verbs import is_infinitive
from plan.naming import PLACES, is_quality, is_thing, is_trade, names_thing
from plan.voices import PERSON, other_subject
from plan.word_kinds import verb as verb_by_bending

STAYS = frozenset("arbejde bo gå rejse flytte komme".split())


GOES_WITHOUT = frozenset(
    "tur ture glip amok hånd arm side planken catwalk deltid fuldtid nat dag aften skift hjem verden jorden leje "
    "frivilligt hver næste hele sommer".split()
)


def lacks_a_word(verb: str, after: str) -> bool:
    """ "arbejde bageri": in, on or beside it? Who signs or is new to Danish leaves it out, and only they know."""
    first = after.split(" ", 1)[0].strip(",").lower()
    return (
        verb in STAYS
        and first not in GOES_WITHOUT
        and bool(first)
        and (first in PLACES or names_thing(first) or is_trade(first))
    )


# "ville gerne have været": what never was is no wish for what may come.
WOULD_HAVE = re.compile(r"^(?:været|haft|boet|kendt|kunnet|gået|levet|fået|blevet|set|sagt)\b")


HAS_DO = re.compile(rf"^(?:min|mine|mit|vores) \w+ til at\b|^(?:{PERSON}|folk|de andre|andre) til at\b")


def does_something(after: str) -> bool:
    """ "have min kæreste flytter ind": not a thing but somebody, who does it."""
    who = other_subject(after)
    return who is not None and who.split()[0] in ("min", "mine", "de", "han", "hun", "alle", "mor", "far")


def bends_as_verb(word: str) -> bool:
    """ "mumle": no list has it, and the dictionary bends it as a verb; "bedre" is a quality all the same."""
    other = word in PLACES or word in DETERMINERS or is_quality(word) or is_thing(word) or is_trade(word)
    passive = word.endswith("es") and (is_infinitive(word[:-1]) or verb_by_bending(word[:-1]))
    return not other and (passive or (word.endswith("e") and verb_by_bending(word)))
