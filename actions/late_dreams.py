"""A dream that is told where something else is asked: kept and taken up later, never dropped."""

from __future__ import annotations

from dataclasses import replace

from actions import opening, wish
from actions.drafts import draft
from actions.talk import MOST_DREAMS
from actions.turn import DANGER_QUESTIONS, IN_BETWEEN, Turn
from actions.welcome import held
from plan.of_the_talk import asks_for, of_the_talk

WHOLE = {"DRAFT", "CONFIRM_SPLIT"}
# It is sent, and nothing is lost by going on to the next dream at once.
AFTER_SENDING = {"receipt", "remind", "how_was_it", "misunderstood"}

A_NO_COUNTS = IN_BETWEEN | {"share", "share_provider", "share_guide", "send", "answer_send", "objection_send",
                            "misunderstood", "meeting_not_share"}  # fmt: skip


def tells(turn: Turn) -> bool:
    """Return whether typed or spoken words are a whole wish, and not one about this talk."""
    heard = turn.heard
    if (
        heard.is_button
        or turn.talk.question in DANGER_QUESTIONS - {"after_danger"}
        or of_the_talk(heard.text)
    ):
        return False
    return draft(heard.text).status in WHOLE or (heard.kind == "wish" and asks_for(heard.text))


def hear_out(turn: Turn) -> None:
    """Hear the wish in "nej, men jeg vil gerne have en kat": it is more than a no, and a yes with more is no plain yes.

    Where a no keeps something from happening it stays a no, and the dream is kept beside it.
    """
    heard, plain = turn.heard, turn.plain_yes or turn.plain_no
    if heard.kind not in ("affirm", "deny") or plain or not tells(turn):
        return
    if turn.talk.question not in A_NO_COUNTS:
        turn.heard = replace(heard, kind="wish")
    elif heard.kind == "deny":
        keep(turn)


def take(turn: Turn) -> bool:
    """Keep a dream that answers nothing here, and go on; return whether there was one."""
    if held_at_the_start(turn):
        return True
    if not tells(turn):
        return False
    turn.talk.misses = 0
    if turn.talk.question in AFTER_SENDING:
        wish.hear(turn)
        return True
    keep(turn)
    turn.ask_again()
    return True


def held_at_the_start(turn: Turn) -> bool:
    """Take a dream as a start, also where only Rasa's guess was low."""
    if turn.talk.question != "start" or not (tells(turn) and held(turn)):
        return False
    opening.begin(turn)
    return True


def keep(turn: Turn) -> None:
    """Keep the words until it is their turn; what is too much for today is taken next time."""
    talk = turn.talk
    if len(talk.approved) + len(talk.waiting) >= MOST_DREAMS:
        talk.later.append(turn.waiting_quote())
        turn.say("fourth_kept")
    else:
        talk.waiting.append(turn.waiting_quote())
        turn.say("held_words", words=turn.heard.text.strip())
