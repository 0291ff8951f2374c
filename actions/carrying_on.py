"""Going on where the talk was, when a sitting opens or something that came in between is over."""

from __future__ import annotations

from actions import wish
from actions.turn import Turn


def carry_on(turn: Turn) -> None:
    """Go on where the talk was; with nothing open, take up the dream that was kept for today."""
    talk = turn.talk
    before = talk.interrupted[0]["question"] if talk.interrupted else talk.question
    if (before == "rest" and (talk.later or talk.waiting)) or (before == "dream" and talk.waiting):
        talk.interrupted, talk.waiting, talk.later = [], [*talk.waiting, *talk.later], []
        wish.take_up(turn)
    else:
        turn.resume()
