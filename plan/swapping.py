"""Puts what came instead where it belongs among the words said before: by its kind and place. Unsure: None."""

from __future__ import annotations

import re

from plan import dictionary
from plan.danish_verbs import is_infinitive
from plan.lexicon import words

_PREPOSITIONS = frozenset("på i til med hos som om ved af fra for uden".split())
_COUNTS = frozenset("to tre fire fem seks syv otte ni ti".split())
_ARTICLES = frozenset("en et min mit mine nogle flere hver den det".split()) | _COUNTS
_KINDS = tuple(
    frozenset(kind.split())
    for kind in (
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "januar februar marts april maj juni juli august september oktober november december",
        "sommer vinter efterår forår sommeren vinteren efteråret foråret",
        "jul påske pinse nytår sommerferien efterårsferien vinterferien",
        "morgen formiddag middag eftermiddag aften nat",
    )
)
_SAME_KIND_AGAIN = tuple(
    re.compile(
        rf"\b(?:{kind})[ ,.…-]+(?:(?:eller|altså|nå)[ ,.…-]+)*(?:(?:øh+m?|hm+|hov|ups|ej|altså|nej|undskyld|sorry)[ "
        rf",.…-]+)+"
        rf"(?:på |i |til |om )?(?P<new>{kind})\b(?! og\b)",
        re.IGNORECASE,
    )
    for kind in ("|".join(sorted(kind)) for kind in _KINDS)
)
_NOTHING = frozenset("og men eller så at som der hvor når hvis fordi jeg vil".split())


def swapped(old: str, new: str) -> str | None:
    """The words said before, with the part that `new` is instead of changed for it."""
    said, fresh = old.split(), new.split()
    low = [_plain(word) for word in said]
    first = _plain(fresh[0]) if fresh else ""
    if not said or not first or len(fresh) > 8:
        return None
    for step in (_same_kind, _number, _way, _article, _deed):
        put = step(said, low, fresh, first)
        if put is not None:
            return put
    return _last(said, low, fresh, first)


def _plain(word: str) -> str:
    return word.lower().strip(",.!?…")


def _same_kind(said: list[str], low: list[str], fresh: list[str], first: str) -> str | None:
    """ "mandag", then "tirsdag": only that word."""
    kind = next((kind for kind in _KINDS if first in kind), None)
    place = next((n for n in range(len(low) - 1, -1, -1) if kind and low[n] in kind), None)
    return None if place is None else " ".join([*said[:place], *fresh, *said[place + 1 :]])


def _number(said: list[str], low: list[str], fresh: list[str], first: str) -> str | None:
    """ "4 gange om ugen", then "2": only the number, when no thing comes with it."""
    if not (first.isdigit() or first in _COUNTS):
        return None
    places = [n for n, word in enumerate(low) if word.isdigit() or word in _COUNTS]
    if len(places) != 1:
        return None
    behind = said[places[0] + 1 :] if len(fresh) == 1 else []
    if len(fresh) > 1 and _plain(fresh[1]) in low:
        behind = (
            said[low.index(_plain(fresh[1]), places[0]) + 1 :] if _plain(fresh[1]) in low[places[0] :] else []
        )
    return " ".join([*said[: places[0]], *fresh, *behind])


def _way(said: list[str], low: list[str], fresh: list[str], first: str) -> str | None:
    if first not in _PREPOSITIONS:
        return None
    same = [n for n, word in enumerate(low) if word == first and n]
    near = same or [n for n, word in enumerate(low) if word in _PREPOSITIONS and n]
    if near:
        return " ".join([*said[: near[-1]], *fresh])
    return " ".join(fresh) if low[0] in _PREPOSITIONS else None


def _article(said: list[str], low: list[str], fresh: list[str], first: str) -> str | None:
    """ "en kat", then "en hund": from the last thing with its article on."""
    if first not in _ARTICLES:
        return None
    same = [n for n, word in enumerate(low) if word == first] or [
        n for n, word in enumerate(low) if word in _ARTICLES
    ]
    if same and len(said) - same[-1] <= 7:
        return " ".join([*said[: same[-1]], *fresh])
    return _last(said, low, fresh[1:], _plain(fresh[1])) if not same and len(fresh) > 1 else None


def _deed(said: list[str], low: list[str], fresh: list[str], first: str) -> str | None:
    """ "at male", then "tegne"."""
    if not is_infinitive(first) or dictionary.is_base_noun(first):
        return None
    deeds = [n for n, word in enumerate(low) if is_infinitive(word) and not dictionary.is_base_noun(word)]
    return " ".join([*said[: deeds[-1]], *fresh]) if deeds else None


def alike(before: list[str], word: str) -> bool:
    """Whether the last word before and another are both places, or both numbers, or of one kind of time."""
    one, other = _plain(before[0]) if before else "", _plain(word)
    if not one:
        return False
    counted = all(each.isdigit() or each in _COUNTS for each in (one, other))
    placed = all(dictionary.place(each) is not None for each in (one, other))
    return counted or placed or any(one in kind and other in kind for kind in _KINDS)


def hesitated(text: str) -> str:
    """ "mandag øh tirsdag" is "tirsdag"."""
    for shape in _SAME_KIND_AGAIN:
        text = shape.sub(lambda m: m["new"], text)
    return text


def _says_how(word: str) -> bool:
    plain = word.removesuffix("t")
    return (dictionary.is_quality(word) or dictionary.is_quality(plain)) and not dictionary.is_base_noun(word)


def _last(said: list[str], low: list[str], fresh: list[str], first: str) -> str | None:
    """A bare word stands for the last thing or name; its article follows it."""
    if first in _NOTHING:
        return None
    place = len(said) - 1
    if low[place] in words("grammar_words"):
        return " ".join([*said, *fresh]) if low[place] in _PREPOSITIONS else None
    quality = _says_how(first)
    if quality and not _says_how(low[place]):
        return None
    head = said[:place]
    while head and dictionary.is_quality(_plain(head[-1])) and not quality:
        head = head[:-1]
    gender = dictionary.gender(_plain(fresh[-1]))
    if head and gender and _plain(head[-1]) in ("en", "et"):
        head = [*head[:-1], gender]
    if head and _plain(head[-1]) in ("min", "mit") and gender:
        head = [*head[:-1], "min" if gender == "en" else "mit"]
    return " ".join([*head, *fresh])
