"""Promises of voice/discreet.py: no personal number is shown or kept, and no other number is hidden for good."""

from __future__ import annotations

import pytest

from plan.danish_cpr import REMOVED, cpr_begun, cpr_in
from voice.discreet import Discreet
from voice.listen import Heard, Word

NUMBERS = [
    "nul en nul et nitten halvfems et to tre fire",
    "nul et nul et en og halvfems tolv fireogtredive",
    "nul et nul et to tusind og fire et to tre fire",
    "nul et nul et to tusind et to tre fire",
    "en øh nul en nul ni nul og så et to tre fire",
    "første januar nitten hundrede og halvfems et to tre fire",
    "010190 streg 1234",
    "010190-1234",
]
DISCREET = Discreet(cpr_in, cpr_begun, REMOVED)


def heard(text: str) -> Heard:
    return Heard(text, tuple(Word(word, n, n + 1, 0.5) for n, word in enumerate(text.split())))


@pytest.mark.parametrize("number", NUMBERS)
def test_the_live_text_never_shows_more_of_it_than_a_date(number: str) -> None:
    text = f"mit nummer er {number} og jeg vil have en hund"
    words = text.split()
    shown = [DISCREET.shown(" ".join(words[:so_far])) for so_far in range(len(words) + 1)]

    assert shown[-1].endswith(f"{REMOVED} og jeg vil have en hund")
    assert not any(end in each for each in shown for end in ("to tre", "tolv", "fireogtredive", "12"))


@pytest.mark.parametrize("number", NUMBERS)
def test_what_was_heard_has_one_mark_in_its_place_with_its_times(number: str) -> None:
    told, removed = DISCREET.kept(heard(f"mit nummer er {number} tak"))
    mark = told.words[3]

    assert removed
    assert told.text == f"mit nummer er {REMOVED} tak" == " ".join(word.word for word in told.words)
    assert (mark.start, mark.end) == (3, 3 + len(number.split()))


@pytest.mark.parametrize(
    "text",
    ["jeg har to hunde og tre katte", "jeg er født den første januar to tusind og fire", "", "ring et et to"],
)
def test_other_numbers_stay(text: str) -> None:
    assert DISCREET.kept(heard(text)) == (heard(text), False)
    assert DISCREET.shown(f"{text} tak").strip() == f"{text} tak".strip()
