"""Promises of bot/reading.py: a speed can be asked for in words, it has an end, and nothing else is taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import reading


def test_slower_and_faster_have_an_end() -> None:
    assert reading.slower(130) < 130 < reading.faster(130)
    assert reading.slower(reading.SLOWEST) == reading.SLOWEST
    assert reading.faster(reading.FASTEST) == reading.FASTEST


@given(st.integers())
def test_every_speed_can_be_understood(speed: int) -> None:
    assert reading.SLOWEST <= reading.within(speed) <= reading.FASTEST


@pytest.mark.parametrize("words", ["tal langsommere", "Tal langsommere!", " Kan du tale lidt langsommere? "])
def test_slower_is_asked_for_in_words(words: str) -> None:
    assert reading.asked_speed(words, 130) == reading.slower(130)


def test_faster_is_asked_for_in_words() -> None:
    assert reading.asked_speed("Tal hurtigere.", 130) == reading.faster(130)


@pytest.mark.parametrize(
    "words",
    ["", "jeg vil lære at tale langsommere", "tal langsommere, jeg vil dø", "min mor vil tal hurtigere"],
)
def test_whatever_says_anything_else_is_an_answer(words: str) -> None:
    assert reading.asked_speed(words, 130) is None
