"""Danish in the order of signs is put in the order of a sentence, and what is Danish already stays."""

import pytest

from plan.drafting import draft
from plan.signed import in_order

SIGNED = {
    "jeg hund vil have": "jeg vil have hund",
    "jeg ønske bil køre lære": "jeg vil gerne lære at køre bil",
    "jeg vil ven døv finde": "jeg vil finde døv ven",
    "svømme lære jeg ønsker": "jeg vil gerne lære at svømme",
    "jeg Aarhus flytte vil": "jeg vil flytte til Aarhus",
    "bus selv køre jeg vil gerne": "jeg vil gerne køre bus selv",
    "min drøm hus eget": "jeg vil gerne have eget hus",
    "cykel købe jeg vil, hjelm rød købe": "jeg vil købe cykel, jeg vil købe rød hjelm",
    "breve lange ikke vil mere jeg": "jeg vil ikke have lange breve mere",
    "ønske nabo også tegne": "jeg vil gerne have en nabo der også tegner",
    "gode venner mangler": "jeg mangler gode venner",
}


@pytest.mark.parametrize(("said", "danish"), SIGNED.items())
def test_words_in_the_order_of_signs_become_a_sentence(said: str, danish: str) -> None:
    assert in_order(said) == danish


@pytest.mark.parametrize(
    "said",
    [
        "i fremtiden vil jeg have hund",
        "hund vil jeg gerne have",
        "jeg vil gerne hjem",
        "jeg vil lære at bage",
        "inden jeg fylder 20 vil jeg have kørekort",
        "ej helt ærligt jeg vil gerne være togfører",
        "min mor synes jeg skal flytte, men jeg vil blive boende",
        "arbejde bager jeg vil",
    ],
)
def test_what_is_danish_or_cannot_be_ordered_stays(said: str) -> None:
    assert in_order(said) == said


def test_a_no_told_in_signs_stays_a_no() -> None:
    found = draft("breve lange ikke vil mere jeg", looked_at=True)
    assert (found.status, found.goals) == ("NEEDS_POSITIVE", ("Jeg vil ikke have lange breve mere.",))
