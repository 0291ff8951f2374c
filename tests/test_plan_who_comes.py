"""Who should come to a meeting and who should not, told in one breath."""

import pytest

from plan.who_comes import Told, who_comes


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("min mor og min bror", Told(wanted="min mor og min bror")),
        ("min mor, men ikke min far", Told("min mor", "min far")),
        ("alle uden Lene", Told("alle", "Lene")),
        ("ikke min far", Told(left_out="min far")),
        ("min far skal ikke med", Told(left_out="min far skal ikke med")),
        ("jeg vil ikke have ham med", Told(left_out="jeg vil ikke have ham med")),
        ("ikke så mange", Told(wanted="ikke så mange")),
    ],
)
def test_a_no_is_never_turned_into_a_wish(words: str, told: Told) -> None:
    assert who_comes(words) == told
