"""The lines that understanding is measured on, by author. No line of theirs is in any training data."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LINES = Path(__file__).parent / "lines"
HALVES = {"development": ("a", "b"), "report": ("c", "d")}
"""Two writers each; what is tuned looks at the first two alone."""


@dataclass(frozen=True)
class Utterance:
    """A message: its kind, what else a second reader would say, and of a wish the life area."""

    text: str
    kind: str
    also: tuple[str, ...] = ()
    area: str | None = None
    also_areas: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wish:
    """A message with what its goals must be: their number, words that stay, words that may not come."""

    text: str
    number: tuple[int, ...]
    must: tuple[tuple[str, ...], ...]
    must_not: tuple[str, ...]
    accepted: tuple[str, ...]
    whose: str
    traps: tuple[str, ...] = ()
    area: str | None = None


@dataclass(frozen=True)
class Sign:
    """A sign of danger (`level` sure or check), or a look-alike (`level` none); `also` as a second reader."""

    text: str
    level: str
    also: tuple[str, ...] = ()
    about: str | None = None
    traps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cases:
    """What one half is measured on."""

    utterances: list[Utterance] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    danger: list[Sign] = field(default_factory=list)
    look_alikes: list[Sign] = field(default_factory=list)


def cases(half: str) -> Cases:
    """Return the lines of one half. Raises KeyError for a half that is none."""
    found = Cases()
    for author in HALVES[half]:
        found.utterances.extend(Utterance(**_frozen(row)) for row in _rows(author, "utterances"))
        found.wishes.extend(Wish(**_frozen(row)) for row in _rows(author, "wishes"))
        found.danger.extend(Sign(**_frozen(row)) for row in _rows(author, "danger"))
        for row in _rows(author, "lookalikes"):
            level = "check" if row.pop("ask_ok") else "none"
            found.look_alikes.append(Sign(**_frozen({**row, "level": level})))
    return found


def every_text() -> set[str]:
    """Return every line that anything is measured on."""
    return {row["text"] for file in LINES.glob("*/*.jsonl") for row in _read(file)}


def _rows(author: str, name: str) -> list[dict[str, Any]]:
    return _read(LINES / author / f"{name}.jsonl")


def _read(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {key: _tuple(value) for key, value in row.items()}


def _tuple(value: Any) -> Any:
    return tuple(_tuple(item) for item in value) if isinstance(value, list) else value
