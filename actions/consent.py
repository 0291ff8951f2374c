"""Stopping, showing, deleting, taking back, moving elsewhere, and who sees what. Always possible."""

from __future__ import annotations

from actions.journey import answers
from actions.preview import as_text, dream_lines, meeting_lines, own_lines
from actions.seen import say_seen
from actions.turn import Turn
from plan.invitation import NotLinked

KEPT_DAYS = 30
NOTHING_TO_ANSWER = {"greet", "affirm", "thanks", "goodbye", "no_words", "chitchat"}


def pause(turn: Turn) -> None:
    """Stop for now. What is kept waits; what is not kept is gone, after one warning."""
    talk = turn.talk
    if talk.keep:
        talk.paused = True
        turn.say("goodbye_kept")
    elif turn.linked and (talk.waiting or any(not dream.receipt for dream in talk.dreams)):
        turn.say("not_kept_warning")
        turn.interrupt("continue")
    else:
        leave(turn)


def leave(turn: Turn) -> None:
    """End an unkept talk: its words are gone with it."""
    turn.talk.paused = True
    turn.talk.erase = True
    turn.say("goodbye_sent" if turn.talk.sends else "goodbye_not_kept")


def offer_pause(turn: Turn) -> None:
    """Offer to go on or to stop, when there is no further way to ask."""
    turn.interrupt("continue")


def go_on(turn: Turn) -> None:
    """Whoever does not know goes on; nothing is lost by it."""
    turn.say("dont_know_is_fine")
    turn.resume()


@answers("continue", skip=go_on, dont_know=go_on)
def go_on_or_stop(turn: Turn) -> None:
    """Take whether to go on or to stop."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "go_on" or turn.plain_yes:
        turn.resume()
    elif value == "stop" or (value is None and kind == "deny"):
        if turn.talk.keep:
            turn.talk.paused = True
            turn.say("goodbye_kept")
        else:
            leave(turn)


def woken(turn: Turn) -> bool:
    """End the pause; return whether that was all, because the message held nothing to answer."""
    talk, kind = turn.talk, turn.heard.kind
    if kind == "stop":
        turn.say("paused")
        return True
    talk.paused = False
    if turn.heard.is_button or kind not in NOTHING_TO_ANSWER:
        return False
    turn.say("welcome_back")
    turn.ask_again()
    return True


def ask_delete(turn: Turn) -> None:
    """Ask once before everything is erased."""
    turn.interrupt("confirm_delete")


def keep_all(turn: Turn) -> None:
    """Nothing was deleted."""
    turn.say("not_deleted")
    turn.resume()


@answers("confirm_delete", skip=keep_all, dont_know=keep_all)
def confirm_delete(turn: Turn) -> None:
    """Take the answer; a yes alone never deletes, only the words that say so."""
    if turn.heard.value == "delete":
        delete_all(turn)
    elif turn.heard.value == "keep" or turn.heard.kind == "deny":
        keep_all(turn)
    elif turn.plain_yes:
        turn.say("yes_is_not_enough")
        turn.ask_again()


def delete_all(turn: Turn) -> None:
    """Erase all that is unsent; take back what was sent, as long as the meeting is to come."""
    turn.talk.erase = True
    turn.say("deleted_all")
    if turn.linked is None:
        return
    withdrawn, kept = turn.store.withdraw_all(turn.conversation, turn.now)
    if withdrawn:
        turn.say("delete_kept_receipts", receipts=", ".join(withdrawn))
    if kept:
        turn.say("delete_after_meeting")


def show(turn: Turn) -> None:
    """Show everything the person has said and what became of it; then back to the question."""
    before = len(turn.says)
    turn.say("show_intro")
    _show_unsent(turn)
    for wish in turn.store.dreams(turn.conversation) if turn.linked else ():
        state = turn.script.label(f"states_{wish.status}")
        named = "show_dream" if wish.final else "show_withdrawn"
        turn.say(named, draft=wish.final, receipt=wish.receipt, state=state)
    if len(turn.says) == before + 1:
        turn.says.pop()
        turn.say("show_nothing")
    turn.ask_again()


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


def elsewhere(turn: Turn) -> None:
    """Give a linked person a fresh code that works for ten minutes on another screen."""
    try:
        digits = turn.store.fresh_code(turn.conversation, turn.now)
    except NotLinked:
        turn.say("code_needs_link")
    else:
        turn.say("code_elsewhere", code=f"{digits[:4]} {digits[4:]}")
    turn.ask_again()
