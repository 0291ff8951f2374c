"""Every goal can say which of the person's words it comes from."""

from __future__ import annotations

import random

import pytest

from plan.drafting import draft
from plan.faithful import FRAME
from plan.sources import sources
from tests.test_data_nlu import LINES

WISHES = [line for kind, lines in LINES.items() if kind.startswith("wish/") for line in lines]


def told(text: str) -> list[tuple[str, str | None]]:
    (goal,) = draft(text).goals
    return [(source.word, source.written) for source in sources(goal, text)]


def test_each_word_is_told_as_the_person_wrote_it() -> None:
    assert told("a ku godt tænk mæ en knallert, sån en grøn")[4:] == [
        ("en", "en"),
        ("knallert", "knallert"),
        ("sådan", "sån"),
        ("en", "en"),
        ("grøn", "grøn"),
    ]


def test_a_word_that_was_put_right_is_told_as_it_was_spelt() -> None:
    assert ("lejlighed", "læjlihed") in told("jeg drømmer om at få min egen læjlihed")


@pytest.mark.parametrize("word", ["Jeg", "vil", "gerne", "have"])
def test_the_fixed_frame_comes_from_nowhere(word: str) -> None:
    assert (word, None) in told("en kæreste")


def test_hardly_a_content_word_of_a_goal_is_without_its_source() -> None:
    lines = random.Random(3).sample(WISHES, 400)
    words = [
        (source, line)
        for line in lines
        for goal in draft(line).goals
        for source in sources(goal, line)
        if source.word.lower() not in FRAME
    ]

    unexplained = [(source.word, line) for source, line in words if source.written is None]
    assert len(words) > 500
    assert len(unexplained) <= 0.01 * len(words), unexplained
