"""Looks for signs of danger in what a person wrote or said. Rules only; judges nobody, ranks nobody, keeps nothing.

A message is put into plain words (`plan.danger_words`), then read against the patterns in
`danger_signs.txt`, from the top: what a harmless phrase uses up, no sign can use.
What no rule knows is weighed by a learned table (`plan.danger_learned`), which may only ask, never alarm.
Standard library only, and Python 3.10, because Rasa's environment loads it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import islice
from pathlib import Path

from plan import danger_words as words
from plan.danger_learned import Classes, Weighed, weigh

KINDS = ("suicide", "danger", "self_harm", "violence", "abuse", "threat", "neglect", "exploitation")
"""Every kind, the one that is answered first at the front."""
KINDS_TO_LIFE = frozenset({"suicide", "danger", "self_harm"})
"""Kinds whose sure sign is told to a duty contact: the person's own life may be at stake now."""
HARMLESS = "harmless"
CERTAINTIES = ("sure", "check")
"""`sure` wants the crisis answer at once; `check` wants one gentle question first."""

# Learned weights, chosen on the development lines (docs/measured.md) for recall first.
ASK_FROM = -2.0
"""From here on, a message that no rule knows is asked about."""
MORE_FOR_PLAIN = 2.0
"""So much more it takes where a few words, or a short plain wish, would be asked about."""
MORE_OVER_HARMLESS = 2.5
"""The same where a rule knows the words as harmless, or the person denies the danger."""
KEEP_FROM = -4.0
"""Below this an unclear rule is a coincidence of words."""
SURE_FROM = -2.0
"""Below this even a sure rule asks first, in case it was not meant."""

FEW_WORDS, SHORT = 3, 14
LONG = 400  # letters
PLACES = 3  # of one pattern in one message

_SIGNS = Path(__file__).with_name("danger_signs.txt")
_WORD = re.compile(r"[a-zæøå0-9]+|[😂🤣😅😆😜😝]|\|")
_STOPS = re.compile(r"(?<!\.)\.(?!\.)|[!?\n;:]+")
_LETTERS = str.maketrans({"ö": "ø", "ä": "æ", "é": "e", "è": "e", "ü": "y", "´": None, "'": None, "’": None})
_LONE = re.compile(r"(?<= \|) ([^ |]+) \|(?= [^ |]+ \|)")  # "han. slår. mig." is one sentence
_REPEATED = re.compile(r"([aeiouyæøå])\1+|([a-zæøå])\2{2,}")


@dataclass(frozen=True)
class Sign:
    """One sign of danger: what it is about, how sure, by whom, and whether it is told as long past."""

    kind: str
    certainty: str
    about: str | None = None
    past: bool = False


@dataclass(frozen=True)
class _Rule:
    sign: Sign | None
    alone: bool
    needs: tuple[frozenset[str], ...]
    shape: re.Pattern[str]

    def possible(self, present: set[str]) -> bool:
        return all(not need.isdisjoint(present) for need in self.needs)


@dataclass(frozen=True)
class _Message:
    """The words, and what holds for all of them; each asked at most once, however long they are."""

    plain: str

    @cached_property
    def present(self) -> set[str]:
        return set(self.plain.split())

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
        return any(_shape(line).search(self.plain) for line in _sections()[section])


def look(text: str) -> Sign | None:
    """Return the most serious sign of danger in the text, None when there is none."""
    message = _Message(plain_words(text))
    by_rule = min(_by_rules(message), key=_rank, default=None)
    names = _names(message)
    learned = weigh(message.plain, names, word_classes())
    if by_rule is None:
        return _unsaid(message, learned) if learned.danger >= _bar(message, names) else None
    if len(message.plain) > LONG:
        # In a long story one sign weighs little, and must not be softened for that.
        return by_rule
    if by_rule.certainty == "sure":
        return by_rule if learned.danger >= SURE_FROM else replace(by_rule, certainty="check")
    return by_rule if learned.danger >= KEEP_FROM else None


def found_by_rules(text: str) -> list[str]:
    """Return the names of what the rules find in a text, as the learned part weighs them."""
    return _names(_Message(plain_words(text)))


def _names(message: _Message) -> list[str]:
    named = {f"{sign.kind} {sign.certainty}" for sign in _by_rules(message)}
    harmless = any(
        rule.sign is None and rule.possible(message.present) and rule.shape.search(message.plain)
        for rule in _rules()
    )
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
    """Return the unclear sign of a message that no rule knows and that is like those of people in danger."""
    kind = "suicide" if learned.life >= 0 else "violence"
    return _weighed(message, Sign(kind, "check"), (1, len(message.plain)))


def plain_words(text: str) -> str:
    """Return the words as the patterns know them, between spaces, with | where a sentence ends."""
    for picture, word in words.EMOJI.items():
        text = text.replace(picture, word)
    text = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    text = re.sub(r"(?<=[a-zæøå])-(?=[a-zæøå])", "", _STOPS.sub(" | ", text))
    text = re.sub(r"oe(?![nt]\b)", "ø", text.replace("aa", "å").replace("ae", "æ"))
    text = _REPEATED.sub(lambda m: m[1] or m[2] * 2, text)
    known = (_known(word) for word in _WORD.findall(text))
    text = " | " + " ".join(word for word in known if word not in words.FILLERS) + " | "
    for written, meant in words.PHRASES.items():
        text = text.replace(written, meant)
    return _LONE.sub(r" \1", text)


def _known(word: str) -> str:
    """Return the word as patterns spell it; a long and telling word may have one letter wrong."""
    if len(word) < 6 or word in words.SPELLING:
        return words.SPELLING.get(word, word)
    return next((_telling()[near] for near in (word, *_one_less(word)) if near in _telling()), word)


@cache
def _telling() -> dict[str, str]:
    near = {short: word for word in words.TELLING for short in _one_less(word)}
    return near | {word: word for word in words.TELLING}


def _one_less(word: str) -> Iterator[str]:
    if len(word) <= 24:
        yield from (word[:i] + word[i + 1 :] for i in range(len(word)))


def _findings(message: _Message) -> Iterator[tuple[Sign, tuple[int, int]]]:
    """Yield what the patterns find: the first few places of each, which tell as much as all."""
    plain = message.plain
    for rule in _rules():
        if not rule.possible(message.present):
            continue
        if rule.sign:
            for match in islice(rule.shape.finditer(plain), PLACES):
                yield rule.sign, match.span()
        if rule.alone:
            plain = rule.shape.sub(lambda match: re.sub(r"[^ |]", "~", match[0]), plain)


def _weighed(message: _Message, sign: Sign, span: tuple[int, int]) -> Sign:
    """Return the sign with who and when; a game, a story or a laugh makes it unclear, never nothing."""
    told = message.plain[span[0] - 1 : span[1]]
    past = message.long_ago and not any(_shape(line).search(told) for line in _sections()["now"])
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
    groups = (f"(?P<{who}>{_either(names.split())})" for who, names in words.PEOPLE.items())
    return re.compile(f"(?<= )(?:{'|'.join(groups)})")


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    """Return the lines of each section, in the file's order."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _SIGNS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {name: tuple(section) for name, section in found.items()}


@cache
def _words() -> dict[str, list[str]]:
    pairs = (line.split(": ", 1) for line in _sections()["words"])
    return {name: alternatives.split() for name, alternatives in pairs}


@cache
def word_classes() -> Classes:
    """Return the classes of words that the signs name."""
    return Classes(_words())


@cache
def _rules() -> tuple[_Rule, ...]:
    """Return the patterns of the sections named `harmless` or `<kind> <certainty>`, perhaps with `alone`."""
    found: list[_Rule] = []
    for section, lines in _sections().items():
        kind, *how = section.split()
        if kind in KINDS or kind == HARMLESS:
            sign = None if kind == HARMLESS else Sign(kind, how[0])
            found += (
                _Rule(sign, sign is None or "alone" in how, _needs(line), _shape(line)) for line in lines
            )
    return tuple(found)


def _needs(line: str) -> tuple[frozenset[str], ...]:
    """Return sets of words: without one of each the pattern cannot match, so it need not be tried."""
    rows = [_expanded(row) for row in line.split() if row[0] not in "!^$." and row[-1] != "?"]
    return tuple(
        frozenset(word.split("_")[0] for word in row) for row in rows if not any(w[-1] in "*$" for w in row)
    )


def _expanded(row: str) -> list[str]:
    found: list[str] = []
    for part in row.split("|"):
        found += _words()[part[1:-1]] if part.startswith("{") else [part]
    return found


@cache
def _shape(line: str) -> re.Pattern[str]:
    """Compile one line of the pattern language that `danger_signs.txt` explains."""
    return re.compile("(?<= )" + "".join(_part(row) for row in line.split()))


def _part(row: str) -> str:
    if row in ("..", "..."):
        return rf"(?:[^ |~]+ ){{0,{3 * (len(row) - 1)}}}?"
    if row == "^":
        return r"\| "
    if row[0] == "!":
        return rf"(?!{_either(_expanded(row[1:]))})"
    return f"(?:{_either(_expanded(row[:-1]))})?" if row[-1] == "?" else f"(?:{_either(_expanded(row))})"


def _either(alternatives: list[str]) -> str:
    """Return the pattern of any one of the words, each with the space after it."""
    return "|".join(
        r"(?=\|)" if word == "$" else re.escape(word).replace(r"\*", "[^ |]*").replace("_", " ") + " "
        for word in alternatives
    )
