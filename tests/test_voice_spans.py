"""Promises of voice/spans.py: each spoken sentence is told where it stands, and nothing is said otherwise for it."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice.spans import spans
from voice.speak import sentences

PIECES = (
    "Hej.",
    "Mødet er kl. 9.",
    "den 2. december",
    "Ring 70 20 12 01!",
    "Ja, bl.a. det:",
    "\n",
    " ",
    "😀",
    "3.5 kr.",
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hej! Vil du tale?", ["Hej!", "Vil du tale?"]),
        ("Mødet er kl. 9. Ring 112.", ["Mødet er kl. 9.", "Ring 112."]),
        ("Den 2. december. Ja", ["Den 2. december.", "Ja"]),
        ("  Hej \n\n der ", ["Hej", "der"]),
        ("...", []),
    ],
)
def test_a_sentence_is_found_where_it_stands(text: str, parts: list[str]) -> None:
    assert [text[span.start : span.end] for span in spans(text)] == parts


def test_a_long_sentence_is_found_breath_by_breath() -> None:
    text = ", ".join(["og så vil jeg gerne lære at svømme"] * 8)

    assert [text[span.start : span.end] for span in spans(text)][1] == "og så vil jeg gerne lære at svømme,"


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
@settings(max_examples=50)
def test_what_is_said_stays_the_same(text: str) -> None:
    found = spans(text)

    assert [span.said for span in found] == sentences(text)
    assert all(one.end <= after.start or one.start == after.start for one, after in pairwise(found))


def test_a_very_long_text_is_parted_at_once() -> None:
    began = time.process_time()
    assert len(spans("Det her er en lang historie. " * 340)) == 340

    assert time.process_time() - began < 2
