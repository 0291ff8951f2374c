"""A wish about this talk is told apart from a dream."""

from __future__ import annotations

import pytest

from plan.of_the_talk import asks_for, of_the_talk


@pytest.mark.parametrize(
    "words",
    [
        "jeg vil gerne sende det", "jeg vil gerne vente lidt", "jeg vil gerne vise den til min mor",
        "jeg vil gerne have det på papir", "jeg vil gerne svare senere", "jeg vil hellere skrive",
        "jeg vil gerne tale med min sagsbehandler", "jeg vil gerne have hjælp", "jeg vil gerne have min mor med",
        "jeg vil gerne have begge dele", "jeg vil gerne se billeder", "jeg vil gerne have en påmindelse",
    ],
)  # fmt: skip
def test_a_wish_about_the_talk_is_no_dream(words: str) -> None:
    assert of_the_talk(words)


@pytest.mark.parametrize(
    "words",
    [
        "jeg vil også gerne have en kat", "jeg vil gerne skrive en bog", "jeg vil gerne lære at svare på tysk",
        "jeg vil gerne bo sammen med min kæreste", "jeg vil gerne se havet", "jeg vil gerne starte en klub",
        "jeg vil gerne have hjælp til at gå i bad", "jeg vil gerne være med i et band",
    ],
)  # fmt: skip
def test_a_dream_is_none(words: str) -> None:
    assert not of_the_talk(words)


def test_a_wish_may_be_put_as_a_question() -> None:
    assert asks_for("kan jeg få en kat?")
    assert not asks_for("kan jeg se det igen?")
