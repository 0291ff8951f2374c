"""Promises of operate/understanding.py: other programs see only the kinds that they know."""

from __future__ import annotations

from typing import Any

import pytest

from operate.understanding import ALSO, NAMED, public


def a_reading(**changed: Any) -> dict[str, Any]:
    reading = {"text": "jeg vil svømme", "kind": "wish", "area": "leisure", "confidence": 0.9}
    return {**reading, "crisis": False, "check": False, **changed}


def test_a_named_kind_is_told_as_it_is() -> None:
    assert public(a_reading())["kind"] == "wish"


@pytest.mark.parametrize("kind", [*ALSO, "a_kind_of_tomorrow"])
def test_every_other_kind_is_told_as_a_named_one(kind: str) -> None:
    assert public(a_reading(kind=kind))["kind"] in NAMED


def test_a_crisis_is_told_whatever_else_was_read() -> None:
    told = public(a_reading(crisis=True))

    assert (told["kind"], told["area"]) == ("crisis", None)


def test_only_a_wish_has_an_area() -> None:
    assert public(a_reading(kind="greet"))["area"] is None


def test_a_gentle_question_leaves_the_kind() -> None:
    told = public(a_reading(check=True))

    assert (told["kind"], told["check"]) == ("wish", True)
