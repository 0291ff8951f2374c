"""Other ways in when somebody does not know: cards of life areas, a good day, more of, less of, a pause."""

from __future__ import annotations

from actions.consent import offer_pause
from actions.read_back import show_quote
from actions.turn import Turn

# What is asked instead, one after the other: never the same question again.
OTHER_WAYS = ("area", "good_day", "more_of", "less_of")


def other_way(turn: Turn) -> None:
    """After "ved ikke": that is fine, and another way in; a person or a pause when all are used."""
    talk = turn.talk
    if talk.question in OTHER_WAYS:
        talk.unsure.append(str(talk.question))
    turn.say("dont_know_is_fine")
    if talk.at >= 0 and talk.dream.is_open and talk.dream.goes > 1 and talk.dream.quotes:
        show_quote(turn, "typed")
        return
    left = [way for way in OTHER_WAYS if way not in talk.unsure]
    if not left:
        talk.unsure = []
        # Whoever goes on is shown other cards, not the question that had no answer.
        open_areas(turn)
        offer_pause(turn)
    elif left[0] == "area":
        talk.unsure.append("area")
        show_areas(turn)
    else:
        turn.ask(left[0])


def show_areas(turn: Turn) -> None:
    """Show life areas as cards."""
    turn.talk.cards["area"] = turn.talk.cards.get("area", -1) + 1
    turn.ask("area")


def open_areas(turn: Turn) -> None:
    """Leave the cards open without a word, for whoever comes back to them."""
    said = len(turn.says)
    show_areas(turn)
    del turn.says[said:]
