"""Words without a verb in the frame "Jeg vil gerne …": have a thing, be a trade or a quality, go to a place."""

from __future__ import annotations

import re

from plan.bare_words import (
    DETERMINERS,
    has_loose_verb,
    is_own,
    is_short_form,
    is_told_of,
    one_thing,
    qualities_then_trade,
    unknown_word,
)
from plan.danish_verbs import is_finite, is_infinitive
from plan.naming import (
    INSIDE,
    PLACES,
    PLAY,
    STUDY,
    ends_in,
    is_quality,
    is_thing,
    is_trade,
    names_thing,
    things,
)
from plan.voices import PEOPLE, is_somebody
from plan.word_kinds import quality

WAYS = frozenset(
    "til på i ud hjem væk ind op ned over rundt tilbage forbi "
    "videre fra herfra derfra hen ovre hjemmefra af".split()
)
_OWNS = frozenset("en et min mit mine egen eget egne".split())
_WITH = re.compile(r"^med (?:til|i|på|ud|hjem|ind|over|ned|op)\b", re.IGNORECASE)
_BETTER_AT = re.compile(
    r"^(?:blive )?(?:bedre|dygtigere|god|skarpere|stærkere|sikrere|mere sikker|bedst|hurtigere|vant) (?:til|"
    r"på|i|med)\b"
)
_FARE = re.compile(
    r"^det (?:lidt |meget |rigtig |mere |helt |så )?"
    r"(?:bedre|godt|sjovt|rart|nemmere|lettere|roligt|rolig|som|trygt|hyggeligt)\b"
)
_TRIP = re.compile(
    r"^(?:en|et) (?:\w+ )?\w*(?:tur|ferie|rejse|kursus|lejr|udflugt|udflugter|cruise|ophold)\b(?! (?:i|til) livet)"
)


def framed(rest: str, slot: str) -> str | None:
    """The words with the verb of their frame ("have en hund", "til Paris"), or None when they fit in none."""
    said = rest.split()
    first = said[0].strip(",").lower()
    verbs = [
        n
        for n, word in enumerate(said[:6])
        if _carries_a_clause(word) and not (n and said[n - 1].lower() in _OWNS)  # "en lås på min dør"
    ]
    if verbs and not _led_in(said[:6]):
        return None
    if _BETTER_AT.match(rest.lower()):
        return rest if first == "blive" else f"blive {rest}"
    if _FARE.match(rest.lower()):
        return f"have {rest}"
    if first in WAYS or _WITH.match(rest):
        return rest if _is_a_way(rest, first, slot) else None
    if first in PLACES:
        return f"til {rest}"
    if first == "noget" and said[1:2] == ["med"]:
        return rest
    if _TRIP.match(rest.lower()):
        return f"på {rest}"
    return _named(rest, said, first, slot)


def _carries_a_clause(word: str) -> bool:
    word = word.lower().strip(",")
    return is_finite(word) and not is_infinitive(word) and not is_thing(word) and not is_trade(word)


def _led_in(said: list[str]) -> bool:
    """Whether the first finite verb belongs to a "som", "der" or "når"."""
    for word in said:
        if word.lower().strip(",") in ("som", "der", "hvor", "når", "hvis", "så", "jeg", "man"):
            return True
        if _carries_a_clause(word):
            return False
    return False


_WHEN_ONLY = re.compile(
    r"^(?:i|på|til) (?:dag|går|morgen|nat|aften|sommer|år|jul|tirsdag|fredag|starten|fremtiden|sigt)\b"
)


def _is_a_way(rest: str, first: str, slot: str) -> bool:
    if first in ("til", "på", "i") and " " not in rest:
        return False
    if slot == "bare" and (first in ("fra", "af", "over", "forbi") or _WHEN_ONLY.match(rest.lower())):
        return False
    return slot == "verb" or not rest.lower().startswith("til at")


# "have hund" is Danish, "have ven" is not.
_WANTS_ARTICLE = dict.fromkeys(
    "ven veninde kammerat baby hobby mentor ledsager hjælper kontaktperson guide hest kanin kone "
    "kat hamster undulat skildpadde papegøje pony".split(),
    "en",
) | dict.fromkeys("barn fællesskab netværk hjem kæledyr".split(), "et")
_DEGREES = frozenset("mere mindre så helt lidt meget rigtig altid også".split())
# "mig drøm" is no thing to have.
_NOT_HAD = frozenset("mig dig ham hende os jer sig".split())
_NEVER = frozenset("ingen intet aldrig ikke hverken".split())


def _named(rest: str, said: list[str], first: str, slot: str) -> str | None:
    """By what the first words name; the order is from the surest to the least sure."""
    plain = [word.strip(",").lower() for word in said]
    if first in _NEVER or has_loose_verb(plain):
        return None
    if first in _NOT_HAD or (slot == "bare" and plain[:2] == ["den", "der"]):
        return None
    if is_trade(first):
        return None if slot == "bare" and is_told_of(said) else _trade(rest, plain, first)
    if qualities_then_trade(plain) or _is_quality(plain, first):
        return f"være {rest}"
    if _is_a_person(rest, plain, slot) or (
        first in ("min", "mit", "mine") and slot == "bare" and not is_own(plain)
    ):
        return None
    if first in DETERMINERS and len(said) > 1:
        only_like = len(plain) == 2 and first in ("lidt", "meget", "rigtig") and plain[1].endswith("t")
        graded = only_like and quality(plain[1][:-1])
        one = plain[1] == "hjem" and first in ("et", "mit", "nyt", "eget")
        return None if (plain[1] in WAYS and not one) or graded else f"have {rest}"
    if len(said) == 1 and first in _WANTS_ARTICLE:
        return f"have {_WANTS_ARTICLE[first]} {rest}"
    if slot != "verb" and first in PLAY and len(said) <= 3:
        return f"til {rest}"
    if slot != "verb" and first in INSIDE:
        return f"i {rest}"
    if slot != "verb" and ends_in(first, STUDY):
        return f"på {rest}"
    if is_short_form(said[0]) or one_thing([word.lower() for word in said], slot):
        return f"have {rest}"
    return unknown_word(rest, said[0], first, slot)


# One may wish to see them or to be one; alone the word does not say which.
_CARE = frozenset(
    "fysioterapeut ergoterapeut fodterapeut psykolog psykiater tandlæge diætist kiropraktor logopæd talepædagog tolk "
    "tegnsprogstolk skrivetolk mentor ledsager massør neurolog".split()
)
_OFTEN = re.compile(r"\b(?:gange? om|hver|en gang|til at|hjemme hos mig|oftere)\b")


_WEEKLY = re.compile(r"\b(?:gange? om (?:dagen|ugen|måneden|året)|hver uge)\b")


def _trade(rest: str, said: list[str], first: str) -> str | None:
    """ "dyrepasser" is what one wants to be; "en rådgiver der …" and "fysioterapeut hver uge" one wants to have."""
    if (
        _WEEKLY.search(rest)
        or said[1:2] == ["der"]
        or said[1:3] in (["som", "er"], ["som", "har"], ["som", "kan"])
        or (first in _CARE and _OFTEN.search(rest))
    ):
        return f"have en {rest}"
    return None if first in _CARE else f"være {rest}"


def _is_quality(said: list[str], first: str) -> bool:
    """ "glad", "mere glad", but not "god ven": there the thing decides."""
    if is_quality(first):
        return not any(names_thing(word) for word in said[1:3])
    return (
        first in _DEGREES
        and len(said) > 1
        and is_quality(said[1])
        and said[1] not in things()
        and not any(is_thing(word) for word in said[2:3])
    )


def _is_a_person(rest: str, said: list[str], slot: str) -> bool:
    """ "min far", "min kæreste": to dream about somebody is not to wish to have them."""
    if said[0] in ("nogen", "nogle", "en", "et"):
        return False
    if is_somebody(rest) or is_somebody(re.split(r",| (?:og|i|på|som|der|med) ", rest)[0]):
        return True
    return slot != "verb" and said[0] in ("min", "mit", "mine") and len(said) > 1 and said[1] in PEOPLE
