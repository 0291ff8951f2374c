"""What the learned part of drafting promises: taught by today's pairs, no word invented, quick, never by eval lines."""

import json

import pytest

from plan.aligned import BEGIN, DROP, FRAME, KEEP, aligned
from plan.choosing import WEIGHTS
from plan.drafting import draft
from plan.learn_goals import digest, pairs
from plan.learn_marks import Example, learn
from plan.marking import marked
from tests.eval.cases import cases

TOLD = {
    "jeg vil gerne have en ny telefon min er gået i stykker": "Jeg vil gerne have en ny telefon.",
    "jeg gad godt arbejde med lyd": "Jeg vil gerne arbejde med lyd.",
    "min lærer siger jeg skal vente men altså jeg vil gerne begynde på teknisk skole": (
        "Jeg vil gerne begynde på teknisk skole."
    ),
}


@pytest.mark.parametrize("said", TOLD)
def test_what_only_stands_around_a_wish_is_left_out(said: str) -> None:
    assert draft(said).goals == (TOLD[said],)


def test_the_tables_are_learned_from_the_pairs_that_lie_here() -> None:
    assert json.loads(WEIGHTS.read_text("utf-8"))["learned from"] == digest(), "run `make goals`"


def test_no_line_of_the_report_half_teaches_it() -> None:
    report = {wish.text for wish in cases("report").wishes}

    assert not {pair.text for pair in pairs()} & report


def test_a_goal_is_found_again_in_the_words_it_was_made_of() -> None:
    said = "hej til sommer vil jeg godt lære og svømme".split()

    marks = aligned(said, ["Jeg vil gerne lære at svømme til sommer."])

    assert marks == [DROP, BEGIN, KEEP, FRAME, DROP, FRAME, KEEP, KEEP, KEEP]


def test_a_goal_of_other_words_teaches_nothing() -> None:
    assert aligned(["jeg", "vil", "sejle"], ["Jeg vil gerne have min egen vaskemaskine."]) is None


def test_what_was_taught_is_known_again() -> None:
    lines = [Example([[1], [2], [3]], [DROP, FRAME, BEGIN]), Example([[3], [1]], [BEGIN, DROP])] * 8

    seen = marked([[1], [2], [3]], learn(lines))

    assert seen.ways[0][0] == (DROP, FRAME, BEGIN)
    assert all(sum(row) == pytest.approx(1) for row in seen.each)
