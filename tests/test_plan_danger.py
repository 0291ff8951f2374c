"""What counts as a sign of danger, and what only looks like one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from plan.danger import CERTAINTIES, KINDS, KINDS_TO_LIFE, Sign, look

LINES = yaml.safe_load((Path(__file__).parent / "data" / "danger.yml").read_text(encoding="utf-8"))
SIGNS = [(kind, line) for kind, lines in LINES["signs"].items() for line in lines]
LOOK_ALIKES: list[str] = LINES["look_alikes"]


def certainty(line: str) -> str | None:
    sign = look(line)
    return sign.certainty if sign else None


def test_there_are_enough_lines_to_mean_something() -> None:
    assert len(SIGNS) >= 150
    assert len(LOOK_ALIKES) >= 200


def test_every_sign_of_danger_is_seen() -> None:
    missed = [line for _, line in SIGNS if look(line) is None]

    assert missed == []


def test_hardly_a_look_alike_is_answered_as_danger() -> None:
    sure = [line for line in LOOK_ALIKES if certainty(line) == "sure"]

    assert len(sure) <= 0.02 * len(LOOK_ALIKES), sure


def test_few_look_alikes_are_asked_about() -> None:
    asked = [line for line in LOOK_ALIKES if certainty(line) == "check"]

    assert len(asked) <= 0.15 * len(LOOK_ALIKES), asked
