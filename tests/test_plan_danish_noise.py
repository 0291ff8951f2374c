"""Noise hurts words as people and recognisers do, and is the same each time."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from plan.danish_noise import hurt

STORY = "jeg vil gerne have en lejlighed med altan og en hund, når jeg er færdig med skolen"


def test_the_same_seed_hurts_the_same_words() -> None:
    assert hurt(STORY, 0.2, Random(1)) == hurt(STORY, 0.2, Random(1))


def test_about_so_many_words_are_hurt() -> None:
    changed = sum(a != b for a, b in zip(STORY.split(), hurt(STORY, 0.2, Random(3)).split(), strict=False))

    assert 1 <= changed <= len(STORY.split())
    assert hurt(STORY, 0.2, Random(3)) != STORY


@given(st.text(max_size=80), st.integers(0, 9))
def test_any_text_can_be_hurt_and_none_is_lost_whole(text: str, seed: int) -> None:
    told = hurt(text, 0.1, Random(seed))

    assert bool(told.strip()) == bool(text.strip()) or len(text.split()) <= 1
