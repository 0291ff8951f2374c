"""Changing an approved goal that has not been sent. Until the new text is approved the old one stands."""

from __future__ import annotations

from actions import preview
from actions.after_sending import to_rest
from actions.journey import answers
from actions.talk import Dream
from actions.turn import Turn


def change(turn: Turn) -> None:
    """Open an approved goal that has not been sent, so that it can be put right."""
    talk = turn.talk
    now_at = talk.dream if talk.at >= 0 else None
    if now_at and now_at.is_open and now_at.draft and not now_at.final:
        turn.ask("fix")
    elif len(talk.approved) == 1:
        open_for_change(turn, talk.approved[0])
    elif talk.approved:
        turn.ask("change_which", buttons=preview.dream_buttons(talk, "change_which"))
    else:
        turn.say("nothing_to_change")
        turn.ask_again()


@answers("change_which", skip=to_rest, dont_know=to_rest)
def change_which(turn: Turn) -> None:
    """Take which goal is to be changed."""
    chosen = preview.chosen_dream(turn.heard.value, turn.talk)
    if chosen:
        open_for_change(turn, chosen)


def open_for_change(turn: Turn, dream: Dream) -> None:
    """Open an approved goal and ask how it should stand."""
    turn.talk.at = turn.talk.dreams.index(dream)
    turn.talk.dream.open_again()
    turn.ask("fix")
