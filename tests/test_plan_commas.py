"""A clause that hangs on has its comma; a time alone has none."""

import pytest

from plan.commas import with_commas


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("jeg vil rejse når jeg er rask", "jeg vil rejse, når jeg er rask"),
        ("jeg vil have en kat hvis min mor siger ja", "jeg vil have en kat, hvis min mor siger ja"),
        ("jeg vil bo med en der kan lave mad", "jeg vil bo med en, der kan lave mad"),
        ("jeg vil kun med når jeg er rask", "jeg vil kun med, når jeg er rask"),
        ("jeg vil svømme, inden jul", "jeg vil svømme inden jul"),
    ],
)
def test_a_clause_has_its_comma(told: str, right: str) -> None:
    assert with_commas(told) == right


@pytest.mark.parametrize(
    "told",
    [
        "jeg vil kun når jeg er rask",
        "jeg vil arbejde som hjælper",
        "jeg vil bo et sted hvor der er dyr",
        "jeg vil have en hund, der er lille",
    ],
)
def test_what_is_no_clause_of_its_own_has_none(told: str) -> None:
    assert with_commas(told) == told
