"""Taking back what was sent, until the meeting. Asks once; a yes alone takes nothing back."""

from __future__ import annotations

from actions.journey import answers
from actions.preview import ID_SHOWN
from actions.turn import Turn
from plan.wish import NotPossible, Wish


def ask_withdraw(turn: Turn) -> None:
    """Ask which sent dream is to be taken back."""
    mine = sent(turn)
    if not mine:
        turn.say("nothing_to_withdraw")
        turn.ask_again()
    elif len(mine) == 1:
        turn.interrupt("confirm_withdraw", wish=mine[0].id)
    else:
        turn.interrupt("withdraw_which", buttons=[_sent_button(wish) for wish in mine])


def sent(turn: Turn) -> list[Wish]:
    """Return the dreams that were sent and not taken back."""
    return [w for w in (turn.store.dreams(turn.conversation) if turn.linked else ()) if w.final]


def _sent_button(wish: Wish) -> dict[str, str]:
    payload = f'/choose{{"q":"withdraw_which","v":"{wish.id[:ID_SHOWN]}"}}'
    return {"title": wish.final, "payload": payload}


@answers("withdraw_which", skip=lambda turn: not_withdrawn(turn),
         dont_know=lambda turn: not_withdrawn(turn))  # fmt: skip
def withdraw_which(turn: Turn) -> None:
    """Take which dream is to be taken back, and ask once more."""
    start = turn.heard.value or "none"
    ids = [wish.id for wish in turn.store.dreams(turn.conversation) if wish.id.startswith(start)]
    if len(ids) == 1:
        turn.interrupt("confirm_withdraw", wish=ids[0])


def not_withdrawn(turn: Turn) -> None:
    """The dream stays where it is."""
    turn.say("not_withdrawn")
    turn.resume()


@answers("confirm_withdraw", skip=not_withdrawn, dont_know=not_withdrawn)
def confirm_withdraw(turn: Turn) -> None:
    """Take the answer; a yes alone takes nothing back."""
    if turn.heard.value == "keep" or turn.heard.kind == "deny":
        not_withdrawn(turn)
    elif turn.heard.value == "withdraw":
        withdraw(turn, str(turn.talk.asked.get("wish")))
        turn.resume()
    elif turn.plain_yes:
        turn.say("yes_is_not_enough")
        turn.ask_again()


def withdraw(turn: Turn, wish_id: str) -> None:
    """Take a sent dream back where that is still possible."""
    talk = turn.talk
    receipts = {wish.id: wish.receipt for wish in turn.store.dreams(turn.conversation)}
    try:
        turn.store.withdraw(turn.conversation, wish_id, turn.now)
    except NotPossible:
        turn.say("cannot_withdraw")
        return
    turn.say("withdrawn", receipt=receipts.get(wish_id))
    talk.dreams = [dream for dream in talk.dreams if dream.id != wish_id]
    # Places have moved: no step back may land on another dream.
    talk.at, talk.trail = len(talk.dreams) - 1, []
