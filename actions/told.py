"""Everything that the person has said, what became of it, and who sees it. Always possible; changes nothing."""

from __future__ import annotations

from actions import readers
from actions.preview import as_text, dream_lines, meeting_lines, own_lines
from actions.seen import say_seen
from actions.turn import Turn


def show(turn: Turn) -> None:
    """Show everything the person has said and what became of it; then back to the question."""
    before = len(turn.says)
    turn.say("show_intro")
    _show_unsent(turn)
    for wish in turn.store.dreams(turn.conversation) if turn.linked else ():
        state = turn.script.label(f"states_{wish.status}")
        named = "show_dream" if wish.final else "show_withdrawn"
        others = readers.who_reads(turn, wish)
        if others:
            turn.say("show_dream_read", draft=wish.final, state=state, readers=others)
        else:
            turn.say(named, draft=wish.final, receipt=wish.receipt, state=state)
    if len(turn.says) == before + 1:
        turn.says.pop()
        turn.say("show_nothing")
    turn.ask_again()
    readers.offer_changes(turn)


def _show_unsent(turn: Turn) -> None:
    """Show what only the person has: the dreams with all that was told, what waits, the rest."""
    talk, script = turn.talk, turn.script
    for dream in talk.dreams:
        goal = dream.final or dream.draft
        details = as_text(dream_lines(script, talk, dream))
        if dream.words and not dream.receipt:
            named = "show_unsent" if goal else "show_words"
            turn.say(named, words=dream.words, draft=goal, details=details)
    for quote in [*talk.waiting, *talk.later]:
        turn.say("show_waiting", words=quote.get("goal") or quote["words"])
    told = [*own_lines(script, talk), *meeting_lines(script, talk)]
    if told:
        turn.say("show_besides", details=as_text(told))


def tell_privacy(turn: Turn) -> None:
    """Say who sees this, and go back to the question."""
    sent = turn.linked and turn.store.dreams(turn.conversation)
    turn.say("privacy_sent" if sent else "privacy")
    if sent:
        say_seen(turn)
    if turn.linked and turn.store.duty(turn.conversation):
        turn.say("duty_notice")
    turn.ask_again()
    readers.offer_changes(turn)
