"""The lines that understanding is measured on are enough, apart from each other, and well formed."""

from __future__ import annotations

import pytest

from operate.understanding import NAMED
from plan.areas import AREAS
from tests.eval.cases import HALVES, cases
from tests.eval.measure import judged

BOTH = [cases(half) for half in HALVES]


def test_there_are_enough_lines_to_mean_something() -> None:
    assert sum(len(half.utterances) for half in BOTH) >= 600
    assert sum(len(half.wishes) for half in BOTH) >= 200
    assert sum(len(half.danger) for half in BOTH) >= 120
    assert sum(len(half.look_alikes) for half in BOTH) >= 200


def test_the_halves_have_different_writers_and_share_no_line() -> None:
    development, report = ({line.text.casefold() for line in half.utterances + half.wishes + half.danger}
                           for half in BOTH)  # fmt: skip

    assert not set(HALVES["development"]) & set(HALVES["report"])
    assert not development & report


def test_every_label_is_one_of_ours() -> None:
    for line in (line for half in BOTH for line in half.utterances):
        assert {line.kind, *line.also} <= NAMED, line
        assert {line.area, *line.also_areas} <= {*AREAS, None}, line
        assert (line.area is not None) == (line.kind == "wish"), line


@pytest.mark.parametrize("half", HALVES)
def test_what_is_accepted_is_judged_right(half: str) -> None:
    for line in cases(half).wishes:
        for accepted in line.accepted:
            assert judged(line, accepted.split(" + ")) == "right", (line.text, accepted)
