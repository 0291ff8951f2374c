"""A question about what became of a dream is told from a dream, and the dream that it names is found."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from plan.asking_after import asks_after, asks_who_saw, names_something, which_of


@dataclass(frozen=True)
class Sent:
    verbatim: str
    final: str
    receipt: str = "drage 17"


HORSE = Sent("jeg vil ha en hest", "Jeg vil gerne have en hest.")
SWIM = Sent("lære at svømme", "Jeg vil gerne lære at svømme.", "hest 47")
FLAT = Sent("min egen lejlighed", "Jeg vil gerne have min egen lejlighed.", "sol 3")


@pytest.mark.parametrize(
    "words",
    [
        "Hvad skete der med min drøm om en hest?",
        "hvad er der sket med min drøm",
        "hva skete der med det jeg sendte",
        "hvad blev der af min drøm om at bo selv",
        "hvordan går det med min drøm",
        "hvordan går det med mit ønske om en hest",
        "er der noget nyt",
        "er der nyt om min drøm?",
        "har de svaret",
        "har min sagsbehandler svaret?",
        "har kirsten svaret",
        "har hun læst min drøm",
        "har jeg fået svar",
        "hvornår får jeg svar",
        "hvad siger kommunen til min drøm",
        "er min drøm læst",
        "kommer min drøm med i planen",
        "hvad med min drøm om hesten",
        "hvor er min drøm",
    ],
)
def test_asking_after_a_dream_is_heard(words: str) -> None:
    assert asks_after(words)


@pytest.mark.parametrize(
    "words",
    [
        "jeg drømmer om at få en hest",
        "jeg vil gerne have noget nyt tøj",
        "min drøm er at bo alene",
        "jeg vil gerne vide hvad der sker i verden",
        "hvad er en drøm",
        "hvad skal jeg skrive",
        "jeg fik et svar af min mor",
        "hvem skal med til mødet",
        "hvornår er mødet",
        "hvordan går det med dig",
        "ja",
        "nej det passer ikke",
        "jeg vil gerne svare",
        "der sker aldrig noget",
        "jeg ønsker at min bror bliver glad",
        "hvem ser det",
    ],
)
def test_a_dream_an_answer_and_other_questions_are_none(words: str) -> None:
    assert not asks_after(words)
    assert not asks_who_saw(words)


@pytest.mark.parametrize(
    "words",
    [
        "Hvem har set det?",
        "hvem har læst min drøm",
        "hvem alle har kigget på det",
        "hvem har alt set det jeg skrev",
        "har andre læst det",
        "hvem læste det",
    ],
)
def test_asking_who_has_seen_it_is_heard(words: str) -> None:
    assert asks_who_saw(words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Hvad skete der med min drøm om en hest?", [HORSE]),
        ("hvad blev der af hesten", [HORSE]),
        ("hvordan går det med svømning", []),
        ("hvad med min drøm om at svømme", [SWIM]),
        ("hvad skete der med hest 47", [SWIM]),
        ("er der nyt om lejligheden", [FLAT]),
        ("hvad skete der med min drøm om en båd", []),
        ("hvad skete der med min drøm", []),
    ],
)
def test_the_dream_that_is_named_is_found(words: str, found: list[Sent]) -> None:
    assert which_of(words, [HORSE, SWIM, FLAT]) == found


def test_a_question_that_names_no_dream_is_told_from_one_that_names_an_unknown_one() -> None:
    assert names_something("hvad skete der med min drøm om en båd")
    assert not names_something("hvad skete der med min drøm")
    assert not names_something("er der nyt?")


@pytest.mark.parametrize("words", ["", " ", "?" * 500, "hvad " * 3000, "hvad skete der " + "x" * 20000])
def test_odd_words_are_answered_quickly(words: str) -> None:
    assert which_of(words, [HORSE]) == []
    asks_after(words)
    asks_who_saw(words)
