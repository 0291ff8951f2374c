"""Looks for signs of danger in what a person wrote or said. Rules only; judges nobody, ranks nobody, keeps nothing.

A message is put into plain words (`plan.danger_words`), then read against the patterns in
`danger_signs.txt`, from the top: what a harmless phrase uses up, no sign can use.
What no rule knows is weighed by learned tables (`plan.danger_learned`): most of it is asked about, and only what
is very like plain danger is answered at once.
Standard library only, and Python 3.10, because Rasa's environment loads it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import islice

from plan import danger_words as words
from plan.danger_learned import Weighed, weigh
from plan.danger_patterns import (
    CERTAINTIES,
    HARMLESS,
    KINDS,
    KINDS_TO_LIFE,
    Rule,
    Sign,
    either,
    possible_rules,
    sections,
    shape,
    word_classes,
)
from plan.danger_plain import plain_words

__all__ = ["CERTAINTIES", "HARMLESS", "KINDS", "KINDS_TO_LIFE", "Sign", "found_by_rules", "look", "plain_words",
           "word_classes"]  # fmt: skip

# Learned weights, chosen on the development lines (docs/measured.md) for recall first.
ASK_FROM = -2.0
"""From here on, a message that no rule knows is asked about."""
AT_ONCE_FROM = 2.0
"""From here on, a message that an unclear rule knows and that is like plain danger is answered at once."""
MORE_WITHOUT_RULE = 0.5
"""So much more it takes where no rule knows the message: everyday answers are of many kinds."""
MORE_FOR_PLAIN = 1.5
"""So much more it takes where a few words, or words that begin as a wish does, would be asked about."""
MORE_FOR_FEW = 3.0
"""So much more it takes to answer a few words at once where no rule knows them: "ingen dato" tells too little."""
MORE_TO_RAISE_FEW = 1.0
"""So much more it takes to answer a few words at once that an unclear rule knows: "jeg vil bare væk" may be a trip."""
MORE_OVER_HARMLESS = 2.5
"""The same where a rule knows the words as harmless, or the person denies the danger."""
KEEP_FROM = -4.5
"""Below this an unclear rule is a coincidence of words."""
SURE_FROM = -2.0
"""Below this even a sure rule asks first, in case it was not meant."""

FEW_WORDS, SHORT = 5, 40
LONG = 400  # letters
PLACES = 3  # of one pattern in one message


@dataclass(frozen=True)
class _Message:
    """The words, and what holds for all of them; each asked at most once, however long they are."""

    plain: str

    @cached_property
    def present(self) -> set[str]:
        return set(self.plain.split())

    @cached_property
    def rules(self) -> list[Rule]:
        """The rules that may match, in the file's order."""
        return possible_rules(self.present)

    @cached_property
    def long_ago(self) -> bool:
        return self.says("long_ago") and not self.says("still")

    @cached_property
    def unclear(self) -> bool:
        """A laugh, a dream at night, a question: it may not be meant."""
        return not self.present.isdisjoint(words.LAUGHS | words.NIGHT) or self.says("supposed")

    @cached_property
    def of_a_story(self) -> bool:
        return not self.present.isdisjoint(words.NAMED_GAMES) or self.says("told")

    @cached_property
    def people(self) -> tuple[list[int], list[str | None]]:
        """Where people are named, and as whom."""
        named = list(_people().finditer(self.plain))
        return [match.start() for match in named], [match.lastgroup for match in named]

    def says(self, section: str) -> bool:
        return any(shape(line).search(self.plain) for line in sections()[section])


def look(text: str) -> Sign | None:
    """Return the most serious sign of danger in the text, None when there is none."""
    message = _Message(plain_words(text))
    found = list(_by_rules(message))
    by_rule = min(found, key=_rank, default=None)
    names = _names(message, found)
    learned = weigh(message.plain, names, word_classes())
    if by_rule is None:
        told = not message.present <= {"|"}  # no words tell nothing
        return _unsaid(message, learned) if told and learned.danger >= _bar(message, names) else None
    if len(message.plain) > LONG:
        # In a long story one sign weighs little, and must not be softened for that.
        return by_rule
    if by_rule.certainty == "sure":
        return by_rule if learned.danger >= SURE_FROM else replace(by_rule, certainty="check")
    if learned.plain >= AT_ONCE_FROM + _few(message) * MORE_TO_RAISE_FEW and HARMLESS not in names:
        return _raised(message, by_rule)
    return by_rule if learned.danger >= KEEP_FROM else None


def found_by_rules(text: str) -> list[str]:
    """Return the names of what the rules find in a text, as the learned part weighs them."""
    message = _Message(plain_words(text))
    return _names(message, _by_rules(message))


def _names(message: _Message, found: Iterable[Sign]) -> list[str]:
    named = {f"{sign.kind} {sign.certainty}" for sign in found}
    harmless = any(rule.sign is None and rule.pattern.search(message.plain) for rule in message.rules)
    return sorted(named | {HARMLESS} if harmless else named)


def _by_rules(message: _Message) -> Iterator[Sign]:
    return (_weighed(message, sign, span) for sign, span in _findings(message))


def _bar(message: _Message, names: Collection[str]) -> float:
    """Return from which learned weight on a message without a rule is asked about."""
    if HARMLESS in names:
        return ASK_FROM + MORE_OVER_HARMLESS
    number = len(message.plain.replace("|", " ").split())
    plain = number <= FEW_WORDS or (number <= SHORT and message.says("wishes"))
    return ASK_FROM + MORE_FOR_PLAIN if plain else ASK_FROM


def _unsaid(message: _Message, learned: Weighed) -> Sign:
    """Return the sign of a message that no rule knows and that is like those of people in danger."""
    kind = "suicide" if learned.life >= 0 else "violence"
    bar = AT_ONCE_FROM + MORE_WITHOUT_RULE + _few(message) * MORE_FOR_FEW
    certainty = "sure" if learned.plain >= bar else "check"
    return _weighed(message, Sign(kind, certainty), (1, len(message.plain)))


def _few(message: _Message) -> bool:
    return len(message.present - {"|"}) <= FEW_WORDS


def _raised(message: _Message, sign: Sign) -> Sign:
    """Return the sign as sure, unless it is past or something makes it unclear."""
    if sign.past or message.unclear or message.of_a_story or not message.present.isdisjoint(words.GAMES):
        return sign
    return replace(sign, certainty="sure")


def _findings(message: _Message) -> Iterator[tuple[Sign, tuple[int, int]]]:
    """Yield what the patterns find: the first few places of each, which tell as much as all."""
    plain = message.plain
    for rule in message.rules:
        if rule.sign:
            for match in islice(rule.pattern.finditer(plain), PLACES):
                yield rule.sign, match.span()
        if rule.alone:
            plain = rule.pattern.sub(lambda match: re.sub(r"[^ |]", "~", match[0]), plain)


def _weighed(message: _Message, sign: Sign, span: tuple[int, int]) -> Sign:
    """Return the sign with who and when; a game, a story or a laugh makes it unclear, never nothing."""
    told = message.plain[span[0] - 1 : span[1]]
    past = message.long_ago and not any(shape(line).search(told) for line in sections()["now"])
    if sign.kind in KINDS_TO_LIFE:
        about, unclear = None, message.of_a_story
    else:
        about = _about(message, span[1])
        unclear = not message.present.isdisjoint(words.GAMES | words.STORIES)
    certainty = "check" if past or unclear or message.unclear else sign.certainty
    return Sign(sign.kind, certainty, about, past)


def _about(message: _Message, end: int) -> str | None:
    """Return who does it: the person named nearest before the end of the sign, else nearest after it."""
    places, people = message.people
    if people:
        return people[max(bisect_left(places, end) - 1, 0)]
    return "staff" if words.PLACES_OF_STAFF & message.present else None


def _rank(sign: Sign) -> tuple[bool, bool, int]:
    return (sign.certainty != "sure", sign.past, KINDS.index(sign.kind))


@cache
def _people() -> re.Pattern[str]:
    groups = (f"(?P<{who}>{either(names.split())})" for who, names in words.PEOPLE.items())
    return re.compile(f"(?<= )(?:{'|'.join(groups)})")
