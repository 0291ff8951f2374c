"""Words that take a false alarm back are plain ones; whatever else is said keeps the help in sight."""

import pytest

from plan.not_meant import not_meant


@pytest.mark.parametrize(
    "words",
    ["det var for sjov", "Det var bare for sjov!", "nej, det er kun i spillet", "han slår mig i FIFA",
     "jeg lavede sjov", "det er et spil", "det var en joke haha", "jeg dør altid i Fortnite"],
)  # fmt: skip
def test_for_fun_or_in_a_game_is_not_meant(words: str) -> None:
    assert not_meant(words)


@pytest.mark.parametrize(
    "words",
    ["", "nej", "sjov", "det er ikke for sjov", "ikke kun i spillet", "også i spillet",
     "han slår mig når jeg taber i spillet", "han siger det er for sjov", "han slår mig for sjov",
     "min far slår mig for sjov", "det var for sjov men jeg vil dø", "jeg vil dø i et spil", "spillet er slut"],
)  # fmt: skip
def test_what_says_more_is_meant(words: str) -> None:
    assert not not_meant(words)
