"""What a few words without a verb are: one thing, somebody who does something, a trade. Frames nothing."""

from __future__ import annotations

from plan.danish_verbs import is_finite, is_infinitive, meant_infinitive
from plan.naming import is_quality, is_thing, is_trade, names_thing, things
from plan.word_kinds import quality

# Both a verb and a thing; alone they are the thing.
NOUN_FIRST = frozenset("ro støtte løn tanke".split())
DETERMINERS = frozenset(
    "en et den flere mere mange meget lidt nogle noget nogen nye "
    "ny nyt egen eget egne sådan færre mindre bedre to tre "
    "fire fem seks syv otte ni ti hver halv stor stort store lille "
    "små god godt gode fast faste større endnu masser "
    "hele rigtig rigtigt rigtige fuld par bare min mit mine sin".split()
)


def is_told_of(said: list[str]) -> bool:
    """ "mor bange", "chef skriv til mig": somebody, and what they do or are."""
    if len(said) < 2 or said[0].endswith(","):
        return False
    then = said[1].strip(",").lower()
    return (
        is_quality(then) or quality(then) or (then not in _AFTER_THING and meant_infinitive(then) is not None)
    )


def is_own(said: list[str]) -> bool:
    """ "min egen hund": to have it is the wish."""
    return bool({"egen", "eget", "egne"} & set(said[1:3]))


_AFTER_THING = frozenset(
    "til med på i hos som der ved for uden fra hvor så og eller "
    "når hvis om af at igen nu snart sammen alene selv inden "
    "hver hele kun mindst to tre 3 2 1 uden selvom mens mere end indtil hjemme ude "
    "efter helst gerne måske ligesom ud hjem tilbage nær tæt mellem under over".split()
)


def one_thing(said: list[str], slot: str) -> bool:
    """Words like "grøn knallert", "playstation 5", "hus på landet": one thing, and nothing unknown right after it."""
    for n, word in enumerate(said[:4]):
        if names_thing(word) and not (n + 1 < len(said) and is_thing(said[n + 1]) and word.endswith("e")):
            after = said[n + 1].strip(",") if n + 1 < len(said) and not word.endswith(",") else ""
            return (
                slot != "bare"
                or not after
                or after in _AFTER_THING
                or after.isdigit()
                or word + after in things()
            )
        if word in _AFTER_THING or is_infinitive(word) or (slot == "bare" and n and not is_quality(word)):
            return False
    return False


_SMALL = frozenset(
    "jeg du han hun vi de det den der her så men og at om hvis "
    "når ikke ingen intet nej ja hvad hvor hvem som for af "
    "ved være dem mig dig sig ham hende os jer alt alle man nu bare ligesom hos med uden efter før dette denne "
    "disse".split()
)


def unknown_word(rest: str, written: str, first: str, slot: str) -> str | None:
    """An unknown word is a thing after "drømmer om" and a verb after "vil gerne", if it looks so; alone it is asked."""
    if first in _SMALL or is_finite(first) or written != first or not first.isalpha():
        return None
    if slot == "open":
        return f"have {rest}"
    return rest if slot == "verb" and first.endswith(("e", "s")) else None


_PREPOSITIONS = frozenset("i på med af om for ved hos fra under over uden".split())
_LEADS_VERB = frozenset(
    "at og til kunne skulle ville måtte som der jeg man bare kan skal vil selv ikke eller "
    "tør må får gider ville lærer begynder prøver".split()
)


def has_loose_verb(said: list[str]) -> bool:
    """A verb that nothing leads in, as in "kollega også tegne": no thing, but somebody doing something."""
    return any(
        is_infinitive(word)
        and word not in things()
        and said[n] not in _LEADS_VERB | DETERMINERS | _PREPOSITIONS
        and word not in NOUN_FIRST
        for n, word in enumerate(said[1:])
    )


def is_short_form(word: str) -> bool:
    """ "SU", "STU": letters that stand for a thing."""
    word = word.strip(",")
    return len(word) > 1 and word.isupper() and word.isalpha()


def qualities_then_trade(said: list[str]) -> bool:
    """ "glad og dygtig tømrer": what one wants to be, as somebody of a trade."""
    for n, word in enumerate(said[:4]):
        if is_trade(word) and n:
            return True
        if not (is_quality(word) or word == "og"):
            return False
    return False
