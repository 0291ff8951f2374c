"""An idea card's title becomes the person's words, so each must read as a wish. Ranks no wish."""

from __future__ import annotations

import pytest

from plan.danger import look
from plan.drafting import draft
from tests.danish_script import buttons, meaning, script

CARDS = [
    pytest.param(button["title"], id=meaning(button["payload"])[1])
    for name in script()
    if name.startswith("utter_ask_idea_")
    for button in buttons(name)
    if button.get("image")
]


@pytest.mark.parametrize("title", CARDS)
def test_a_card_becomes_one_goal_in_the_first_person(title: str) -> None:
    made = draft(title)

    assert made.status in ("DRAFT", "DRAFT_BARE")
    assert len(made.goals) == 1
    assert made.goals[0].startswith("Jeg vil gerne ")


@pytest.mark.parametrize("title", CARDS)
def test_a_goal_keeps_the_words_of_its_card(title: str) -> None:
    said = draft(title).goals[0].casefold().rstrip(".")

    assert said.removeprefix("jeg vil gerne ") == title.casefold()


@pytest.mark.parametrize("title", CARDS)
def test_no_card_sounds_like_danger(title: str) -> None:
    assert look(title) is None
