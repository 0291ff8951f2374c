"""Asking to have back what was sent, in a person's own words."""

import pytest

from plan.taking_back import takes_back


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("jeg vil gerne trække min drøm tilbage", True),
        ("tag den tilbage", True),
        ("jeg fortryder, at jeg sendte det", True),
        ("min sagsbehandler skal ikke se den alligevel", True),
        ("jeg vil have min kæreste tilbage", False),
        ("tilbage", False),
        ("jeg fortryder", False),
        (
            "jeg vil gerne tage til Paris og drømme om at komme tilbage til det hus, jeg boede i som barn",
            False,
        ),
    ],
)
def test_taking_back_is_told_from_other_words(words: str, asked: bool) -> None:
    assert takes_back(words) is asked
