"""Stopping, deleting, taking back, moving elsewhere. Always possible."""

from __future__ import annotations

from actions.journey import answers
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


def elsewhere(turn: Turn) -> None:
    """Give a linked person a fresh code that works for ten minutes on another screen."""
    try:
        digits = turn.store.fresh_code(turn.conversation, turn.now)
    except NotLinked:
        turn.say("code_needs_link")
    else:
        turn.say("code_elsewhere", code=f"{digits[:4]} {digits[4:]}")
    turn.ask_again()
