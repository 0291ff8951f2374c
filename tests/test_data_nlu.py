"""The training data keeps its promises: enough lines, no line twice, nothing of what it is measured on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

from tests.eval.cases import every_text

ROOT = Path(__file__).parents[1]
DOMAIN = yaml.safe_load((ROOT / "domain" / "session.yml").read_text(encoding="utf-8"))
AREAS = (
    "housing work education money relationships leisure health daily_life transport communication "
    "self_determination other"
).split()
BY_BUTTON_OR_RULE = {"choose", "no_words", "crisis"}
"""Kinds that are never learned: a button says them, or plan/danger.py decides."""


def training() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "data" / "nlu").rglob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", []):
            lines = [line.strip().removeprefix("- ").strip() for line in entry["examples"].splitlines()]
            if "intent" in entry:
                found.setdefault(entry["intent"], []).extend(lines)
    return found


LINES = training()


def test_every_kind_and_area_has_enough_lines() -> None:
    few = {
        kind: len(lines) for kind, lines in LINES.items() if len(lines) < (90 if kind[:5] == "wish/" else 50)
    }

    assert few == {}


def test_what_is_taught_is_what_the_domain_knows() -> None:
    taught = {kind.partition("/")[0] for kind in LINES}

    assert taught == set(DOMAIN["intents"]) - BY_BUTTON_OR_RULE
    assert [kind.partition("/")[2] for kind in LINES if kind.startswith("wish/")] == sorted(AREAS)


def test_no_line_teaches_two_things() -> None:
    times = Counter(line.casefold() for lines in LINES.values() for line in lines)

    assert [line for line, n in times.items() if n > 1] == []


def test_nothing_that_is_measured_on_is_taught() -> None:
    taught = {line.casefold() for lines in LINES.values() for line in lines}

    assert [text for text in every_text() if text.casefold() in taught] == []
