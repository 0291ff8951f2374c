"""Cards instead of words: a life area, and ideas within it. What is chosen is read back like any words."""

from __future__ import annotations

from dataclasses import replace

from actions.journey import answers
from actions.other_ways import other_way, show_areas
from actions.turn import Turn
from actions.wish import hear


@answers("area", is_open=True, skip=other_way, dont_know=other_way)
def area(turn: Turn) -> None:
    """Take a life area, and show ideas within it; words are a dream of their own."""
    value = turn.heard.value
    if value == "more":
        show_areas(turn)
    elif value == "other":
        turn.ask("dream_again")
    elif value and turn.script.buttons(f"idea_{value}"):
        turn.ask(f"idea_{value}")
    elif not turn.heard.is_button:
        hear(turn)


@answers("idea", is_open=True, skip=other_way, dont_know=other_way)
def idea(turn: Turn) -> None:
    """Take a card as the person's words; it is read back and asked about like any others."""
    question, value = str(turn.talk.question), turn.heard.value
    if value == "more":
        turn.talk.cards[question] = turn.talk.cards.get(question, 0) + 1
        turn.ask(question)
    elif value == "other":
        turn.ask("own_words")
    else:
        turn.heard = replace(turn.heard, area=question.removeprefix("idea_"))
        hear(turn)
