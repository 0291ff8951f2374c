"""What is heard may be misheard: a spoken answer sends, shares and deletes nothing. Asks for a press instead."""

from __future__ import annotations

from collections.abc import Mapping

from actions.turn import Turn

# To tell the duty contact of danger to life is not here: it needs no press, nor even a yes.
PRESSED: Mapping[str, str] = {
    "send": "send",
    "answer_send": "send",
    "objection_send": "send",
    "objection_met": "yes",
    "agreed": "fits",
    "danger_words": "send",
    "share": "share",
    "share_provider": "let",
    "share_guide": "let",
    "give_provider": "let",
    "give_guide": "let",
    "meeting_not_share": "share",
    "misunderstood": "yes",
    "confirm_withdraw": "withdraw",
    "confirm_delete": "delete",
}
"""The answers that only a press (or typing) gives, by question."""


def needs_a_press(turn: Turn) -> bool:
    """Return whether the words were heard, and would send, share or delete something."""
    acts = PRESSED.get(str(turn.talk.question))
    return turn.heard.mode == "spoken" and acts is not None and (turn.heard.value == acts or turn.plain_yes)


def ask_for_a_press(turn: Turn) -> None:
    """Nothing has happened yet."""
    turn.say("press_the_button")
    turn.ask_again()
