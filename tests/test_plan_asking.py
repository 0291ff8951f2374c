"""Questions to the bot are told from answers to it."""

import pytest

from plan.asking import asks, asks_openly


@pytest.mark.parametrize(
    "words", ["hvad er klokken", "hvor meget får man", "men hvorfor spørger du", "Hvem bestemmer?"]
)
def test_an_open_question_needs_no_mark(words: str) -> None:
    assert asks_openly(words)


@pytest.mark.parametrize(
    "words", ["hvor der er dyr", "hvad med en hund", "hvornår jeg får min nøgle", "en hvid kat"]
)
def test_an_answer_that_begins_like_a_question_is_none(words: str) -> None:
    assert not asks_openly(words)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("må jeg klage?", True),
        ("jeg ved ikke, hvad en guide er", True),
        ("jeg ved ikke, hvad jeg vil", False),
    ],
)
def test_a_mark_or_not_knowing_what_something_is_asks(words: str, asked: bool) -> None:
    assert asks(words) is asked
