"""The patterns of `danger_signs.txt`: reads the file and its small language. Looks at no message.

Standard library only, and Python 3.10, because Rasa's environment loads it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plan.danger_learned import Classes

KINDS = ("suicide", "danger", "self_harm", "violence", "abuse", "threat", "neglect", "exploitation")
"""Every kind, the one that is answered first at the front."""
KINDS_TO_LIFE = frozenset({"suicide", "danger", "self_harm"})
"""Kinds whose sure sign is told to a duty contact: the person's own life may be at stake now."""
HARMLESS = "harmless"
CERTAINTIES = ("sure", "check")
"""`sure` wants the crisis answer at once; `check` wants one gentle question first."""

_SIGNS = Path(__file__).with_name("danger_signs.txt")


@dataclass(frozen=True)
class Sign:
    """One sign of danger: what it is about, how sure, by whom, and whether it is told as long past."""

    kind: str
    certainty: str
    about: str | None = None
    past: bool = False


@dataclass(frozen=True)
class Rule:
    sign: Sign | None
    alone: bool
    needs: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]

    def possible(self, present: set[str]) -> bool:
        return all(not need.isdisjoint(present) for need in self.needs)


@cache
def sections() -> dict[str, tuple[str, ...]]:
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
    pairs = (line.split(": ", 1) for line in sections()["words"])
    return {name: alternatives.split() for name, alternatives in pairs}


@cache
def word_classes() -> Classes:
    """Return the classes of words that the signs name."""
    return Classes(_words())


@cache
def rules() -> tuple[Rule, ...]:
    """Return the patterns of the sections named `harmless` or `<kind> <certainty>`, perhaps with `alone`."""
    found: list[Rule] = []
    for section, lines in sections().items():
        kind, *how = section.split()
        if kind in KINDS or kind == HARMLESS:
            sign = None if kind == HARMLESS else Sign(kind, how[0])
            found += (Rule(sign, sign is None or "alone" in how, _needs(line), shape(line)) for line in lines)
    return tuple(found)


def possible_rules(present: set[str]) -> list[Rule]:
    """Return the rules that a message with these words may match, in the file's order."""
    always, by_word = _by_word()
    at = set(always).union(*(by_word[word] for word in present & by_word.keys()))
    every = rules()
    return [every[place] for place in sorted(at) if every[place].possible(present)]


@cache
def _by_word() -> tuple[tuple[int, ...], dict[str, list[int]]]:
    """Return the places of the rules that need no word, and of the others under each word of their rarest need."""
    always: list[int] = []
    by_word: dict[str, list[int]] = {}
    # A word that many rules need is a common one: under it, a rule would be tried for nothing.
    common = Counter(word for rule in rules() for need in rule.needs for word in need)
    for place, rule in enumerate(rules()):
        if not rule.needs:
            always.append(place)
            continue
        for word in min(rule.needs, key=lambda need: sum(common[word] for word in need)):
            by_word.setdefault(word, []).append(place)
    return tuple(always), by_word


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
def shape(line: str) -> re.Pattern[str]:
    """Compile one line of the pattern language that `danger_signs.txt` explains."""
    return re.compile("(?<= )" + "".join(_part(row) for row in line.split()))


def _part(row: str) -> str:
    if row in ("..", "..."):
        return rf"(?:[^ |~]+ ){{0,{3 * (len(row) - 1)}}}?"
    if row == "^":
        return r"\| "
    if row[0] == "!":
        return rf"(?!{either(_expanded(row[1:]))})"
    return f"(?:{either(_expanded(row[:-1]))})?" if row[-1] == "?" else f"(?:{either(_expanded(row))})"


def either(alternatives: list[str]) -> str:
    """Return the pattern of any one of the words, each with the space after it."""
    return "|".join(
        r"(?=\|)" if word == "$" else re.escape(word).replace(r"\*", "[^ |]*").replace("_", " ") + " "
        for word in alternatives
    )
