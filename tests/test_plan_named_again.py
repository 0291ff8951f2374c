"""Corrections that say what was wrong: one word is put right, and the rest of the wish stays."""

import time

import pytest

from plan.corrections import corrected
from plan.drafting import draft


@pytest.mark.parametrize(
    ("told", "goal"),
    [
        ("jeg vil gerne til fitness om mandagen nej fredag", "Jeg vil gerne til fitness om fredagen."),
        (
            "Jeg vil gerne bo i Ribe, nej ikke Ribe, Esbjerg",
            "Jeg vil gerne bo i Esbjerg.",
        ),
        ("Jeg vil gerne på aftenskole. Nej, husflidsskole hedder det.", "Jeg vil gerne på husflidsskole."),
        (
            "Jeg vil gerne lære at danse før min bror skal giftes. Nej, det er min søster, der skal giftes.",
            "Jeg vil gerne lære at danse før min søster skal giftes.",
        ),
        (
            "jeg vil gerne bo på månen haha. nej men seriøst en lejlighed med altan",
            "Jeg vil gerne have en lejlighed med altan.",
        ),
    ],
)
def test_what_is_put_right_by_name_takes_the_place_of_what_was_wrong(told: str, goal: str) -> None:
    assert draft(told).goals == (goal,)


def test_a_nej_that_no_rule_can_follow_is_asked_about() -> None:
    found = draft("jeg vil gerne til Spanien eller nej det er for langt væk")

    assert found.goals == ()


def test_who_says_no_to_something_takes_nothing_back() -> None:
    told = "jeg vil gerne have at min bror spørger før han siger nej til min fest"

    assert corrected(told) == told


@pytest.mark.parametrize(
    ("told", "goal"),
    [
        (
            "Jeg vil gerne have min egen vaskemaskine, så jeg slipper for kælderen.",
            "Jeg vil gerne have min egen vaskemaskine, så jeg slipper for kælderen.",
        ),
        (
            "Jeg vil gerne have min cykel repareret, når jeg kommer hjem.",
            "Jeg vil gerne have min cykel repareret, når jeg kommer hjem.",
        ),
        (
            "Jeg vil gerne have et kort så jeg ikke skal spørge hver gang jeg vil have en kage",
            "Jeg vil gerne have et kort, så jeg ikke skal spørge hver gang jeg vil have en kage.",
        ),
    ],
)
def test_what_a_wish_is_for_stays_with_it_and_is_no_other_wish(told: str, goal: str) -> None:
    assert draft(told).goals == (goal,)


@pytest.mark.parametrize("mark", ["og ", "nej ", "ikke og ", "nej ikke ", "onsdag nej ", "men seriøst "])
def test_no_row_of_small_words_takes_long_to_read(mark: str) -> None:
    before = time.process_time()
    draft(mark * 500, looked_at=True)

    assert time.process_time() - before < 20  # a moment where it is linear, minutes where it is not
