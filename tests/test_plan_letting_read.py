"""What lets somebody read a dream, or no longer, in the words that people use for it."""

from __future__ import annotations

import pytest

from plan.letting_read import ends_reading, lets_read, means_all
from plan.taking_back import takes_back

NAMES = {"provider": "Botilbuddet Bakken", "guide": "Gry Holm"}


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Min guide må ikke se den mere", {"guide"}),
        ("min guide skal ikke læse min drøm længere", {"guide"}),
        ("personalet må ikke se den mere", {"provider"}),
        ("personalet på bakken må ikke længere læse mine drømme", {"provider"}),
        ("mine pædagoger skal ikke se det alligevel", {"provider"}),
        ("Gry må ikke se den mere", {"guide"}),
        ("jeg vil ikke have at min guide læser den", {"guide"}),
        ("jeg vil ikke have at min guide skal læse den", {"guide"}),
        ("jeg vil ikke dele den med min guide mere", {"guide"}),
        ("jeg vil ikke vise min drøm til personalet", {"provider"}),
        ("stop med at dele den med personalet", {"provider"}),
        ("stop med at dele mine drømme", {"provider", "guide"}),
        ("ingen andre må se den", {"provider", "guide"}),
        ("kun min sagsbehandler må læse den", {"provider", "guide"}),
    ],
)
def test_ending_is_understood(words: str, who: set[str]) -> None:
    assert ends_reading(words, NAMES) == who


@pytest.mark.parametrize(
    "words",
    [
        "min guide må gerne se den",
        "må min guide se den?",
        "min sagsbehandler må ikke se den mere",
        "min mor må ikke se den",
        "jeg vil gerne have en guide",
        "jeg vil ikke dele værelse med en medarbejder",
        "personalet må ikke gå ind på mit værelse",
        "jeg vil ikke se personalet mere",
        "jeg vil gerne lære at læse",
        "ved ikke",
        "nej",
    ],
)
def test_other_words_end_nothing(words: str) -> None:
    assert ends_reading(words, NAMES) == set()


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("min guide må gerne se den", "guide"),
        ("min guide må godt læse min drøm alligevel", "guide"),
        ("personalet må gerne også læse den", "provider"),
        ("Gry må gerne se den", "guide"),
        ("vis den til min guide", "guide"),
        ("jeg vil gerne dele min drøm med personalet", "provider"),
        ("min guide må ikke se den", None),
        ("må min guide se den?", None),
        ("jeg vil gerne dele lejlighed med min guide", None),
        ("jeg vil gerne vise min mor huset", None),
    ],
)
def test_letting_is_understood(words: str, who: str | None) -> None:
    assert lets_read(words, NAMES) == who


def test_several_dreams_are_all_meant_where_the_words_say_so() -> None:
    assert means_all("min guide må ikke se mine drømme mere")
    assert not means_all("min guide må ikke se den mere")


def test_the_caseworkers_reading_is_ended_by_taking_back() -> None:
    assert takes_back("min sagsbehandler må ikke se den mere")
