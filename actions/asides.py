"""What words ask for in the middle of something, whatever Rasa made of them. Answers nothing itself."""

from __future__ import annotations

from actions import following, readers, rights, withdrawing
from actions.journey import WEAK, Handler
from actions.seen import tell_seen
from actions.turn import DANGER_QUESTIONS, Turn
from plan.asking import asks
from plan.asking_after import asks_after, asks_who_saw
from plan.letting_read import ends_reading, lets_read
from plan.taking_back import takes_back

# Rasa takes a question for one of these where the words of its topic stand in it.
NO_QUESTION = {*WEAK, "dont_know", "answer", "nlu_fallback", "simplify", "repeat"}


def reading_changed(turn: Turn) -> Handler | None:
    """Return what the words ask for about who else may read a dream; to a question about that they are its answer."""
    asked = str(turn.talk.question).partition("_")
    called = readers.names(turn)
    ended = ends_reading(turn.heard.text, called)
    let = lets_read(turn.heard.text, called)
    if not (ended or let) or turn.linked is None or not (turn.talk.approved or withdrawing.sent(turn)):
        return None
    if turn.talk.question == "share" and len(ended) > 1:
        # "Kun min sagsbehandler må se den" answers the question about the caseworker.
        return None
    if asked[0] in ("share", "give") and asked[2] in (*ended, let):
        return None
    if ended:
        return lambda turn: readers.end(turn, sorted(ended))
    return (lambda turn: readers.give(turn, let)) if let else None


def meant_by(turn: Turn) -> Handler | None:
    """Return what the words ask for beside the open question, None where they may be an answer."""
    heard, question = turn.heard, turn.talk.question
    if heard.is_button or question in DANGER_QUESTIONS:
        return None
    if asks_who_saw(heard.text):
        return tell_seen
    if asks_after(heard.text):
        return following.tell_journey
    if changed := reading_changed(turn):
        return changed
    if takes_back(heard.text) and withdrawing.sent(turn):
        return withdrawing.ask_withdraw
    topic = rights.topic_of(heard.text) if heard.kind in NO_QUESTION and asks(heard.text) else None
    return rights.answer_rights if topic and topic != rights.ANY_HELP else None
