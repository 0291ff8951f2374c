"""Numbers and legal facts, each with its source and the day it was checked. Shows none unchecked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

BUILT_IN = Path(__file__).with_name("facts.yml")
MARKS = ("primary", "secondary", "memory")
MONTHS_GOOD = 12


class BadFacts(Exception):
    """A facts file cannot be used: an entry lacks an id, a label, a source, a mark or a real date."""


@dataclass(frozen=True)
class Fact:
    """One number or legal fact; `needs` says which help a number is for (life, violence …)."""

    id: str
    label: str
    source: str
    mark: str
    number: str | None = None
    text: str | None = None
    checked_on: date | None = None
    owner: str | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A fact that may be told; a stale one only together with a word of caution."""

    fact: Fact
    stale: bool


def load(overlay: Path | None = None) -> list[Fact]:
    """Return our own facts in order, with the operator's file laid over them where there is one.

    The overlay has the same form; by id it changes single fields or adds facts at the end.
    Raises BadFacts.
    """
    entries = _entries(BUILT_IN)
    if overlay is not None and overlay.exists():
        for changed in _entries(overlay).values():
            entries[changed["id"]] = {**entries.get(changed["id"], {}), **changed}
    return [_fact(entry) for entry in entries.values()]


def shown(facts: Iterable[Fact], today: date) -> dict[str, Shown]:
    """Return by id what may be told today: everything that somebody has checked."""
    return {fact.id: Shown(fact, is_stale(fact, today)) for fact in facts if fact.checked_on}


def help_numbers(facts: Iterable[Fact], need: str, today: date) -> list[Shown]:
    """Return the checked numbers for one need (life, violence, under_18, rights), best first."""
    told = shown(facts, today).values()
    return [each for each in told if each.fact.number and need in each.fact.needs]


def to_confirm(facts: Iterable[Fact], today: date) -> list[Fact]:
    """Return what an operator still has to look at: never checked, too old, or owned by nobody."""
    return [f for f in facts if not f.checked_on or not f.owner or is_stale(f, today)]


def is_stale(fact: Fact, today: date) -> bool:
    """Return whether more than twelve months have passed since the fact was checked."""
    if fact.checked_on is None:
        return True
    months = (today.year - fact.checked_on.year) * 12 + today.month - fact.checked_on.month
    return (months, today.day) > (MONTHS_GOOD, fact.checked_on.day)


def _entries(file: Path) -> dict[str, dict[str, Any]]:
    try:
        read = yaml.safe_load(file.read_text("utf-8")) or []
        return {str(entry["id"]): entry for entry in read}
    except (yaml.YAMLError, KeyError, TypeError) as problem:
        raise BadFacts(file.name) from problem


def _fact(entry: dict[str, Any]) -> Fact:
    checked_on = entry.get("checked_on")
    named = all(entry.get(field) for field in ("label", "source"))
    dated = checked_on is None or isinstance(checked_on, date)
    if not named or not dated or entry.get("mark") not in MARKS:
        raise BadFacts(entry["id"])
    return Fact(
        id=str(entry["id"]),
        label=str(entry["label"]),
        source=str(entry["source"]),
        mark=str(entry["mark"]),
        number=_text(entry.get("number")),
        text=_text(entry.get("text")),
        checked_on=checked_on,
        owner=_text(entry.get("owner")),
        needs=tuple(entry.get("for") or ()),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
