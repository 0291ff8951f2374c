"""Dialects are read by their regular sounds, and only where a message is told in one."""

import pytest

from plan.drafting import draft
from plan.regional import is_broad, meant
from plan.respelling import respelt


@pytest.mark.parametrize(
    ("said", "goal"),
    [
        ("a vil gjan ha en hest te mi farm", "Jeg vil gerne have en hest til min farm."),
        ("jâ ville gjerna kunne kjøra te Nexø sjøl", "Jeg vil gerne kunne køre til Nexø selv."),
        ("nær a blywer atten vil a flyt te Ribe", "Jeg vil flytte til Ribe, når jeg bliver atten."),
        ("ja ve gern ha no'n å snakke mæ", "Jeg vil gerne have nogen at snakke med."),
        ("æ vil hejer ud å fisk", "Jeg vil hellere ud og fiske."),
        ("a gie it å bo hjæm læng", "Jeg vil ikke bo hjemme længere."),
        ("a vil ha et røjtig arbed", "Jeg vil have et rigtigt arbejde."),
    ],
)
def test_a_wish_in_dialect_is_put_into_standard_danish(said: str, goal: str) -> None:
    assert draft(said, looked_at=True).goals == (goal,)


@pytest.mark.parametrize(
    "said",
    [
        "jeg vil gerne have færre timer",
        "jeg vil være alien i et teater",
        "jeg vil have en hæk og et jetfly",
        "jeg vil spille no mans sky",
        "han eller hun må gerne hjælpe",
    ],
)
def test_words_that_are_danish_stay_where_nobody_speaks_dialect(said: str) -> None:
    assert respelt(said) == said


def test_a_sound_that_two_words_have_is_not_read() -> None:
    assert is_broad("a ku gjan tænk mæ".split())
    assert meant("skryw", broad=True) == "skriv"
    assert meant("qawt", broad=True) is None
    assert meant("knyw", broad=False) == "kniv"


def test_a_hound_is_no_she_and_wheels_are_no_christmas() -> None:
    assert respelt("jeg vil have en hun") == "jeg vil have en hund"
    assert respelt("en cykel med tre jul") == "en cykel med tre hjul"
    assert respelt("jeg vil hjem til jul") == "jeg vil hjem til jul"


def test_an_adjective_that_does_not_fit_its_article_is_half_a_word() -> None:
    assert respelt("et fjern syn") == "et fjernsyn"
    assert respelt("en fjern ø") == "en fjern ø"


@pytest.mark.parametrize(
    ("told", "goal"),
    [
        ("A wil et flyt te Viborg", "Jeg vil ikke flytte til Viborg."),
        ("æ vil it bo ve mi mor", "Jeg vil ikke bo ved min mor."),
        ("æ vil gern ha en ny hund, mæn først når den it er her mere",
         "Jeg vil gerne have en ny hund, men først når den ikke er her mere."),
        ("no more vikarer tak", "Jeg vil ikke have mere vikarer."),
        ("jeg vil gerne arbejde med IT", "Jeg vil gerne arbejde med IT."),
        ("a vil gern arbejd mæ it", "Jeg vil gerne arbejde med IT."),
    ],
)  # fmt: skip
def test_a_no_of_another_tongue_stays_a_no_and_a_computer_a_computer(told: str, goal: str) -> None:
    assert draft(told).goals == (goal,)
