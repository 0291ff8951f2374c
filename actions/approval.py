"""The yes, almost or no to exactly the draft that is shown, and the person's own correction of it."""

from __future__ import annotations

from typing import Any

from actions.drafts import draft
from actions.journey import answers
from actions.read_back import ask_approval
from actions.turn import Turn, leads
from actions.wish import propose


@answers("approve", skip=lambda turn: put_aside(turn), dont_know=lambda turn: ask_fix(turn))
def approve(turn: Turn) -> None:
    """Take yes, almost or no to exactly this text."""
    heard = turn.heard
    if heard.value == "yes" or turn.plain_yes:
        approved(turn)
    elif heard.value == "almost" or (heard.value is None and heard.kind == "affirm"):
        # "ja, men uden hund" is no yes to this text.
        ask_fix(turn)
    elif heard.value == "no" or turn.plain_no:
        put_aside(turn)
    elif heard.kind in ("wish", "answer", "deny") and draft(heard.text).goals:
        propose(turn, turn.quote())
    elif heard.value is None and heard.kind == "deny":
        # "nej, ikke helt" is no reason to throw the words away.
        ask_fix(turn)


def approved(turn: Turn) -> None:
    """The goal is approved word for word; offer to say more."""
    dream = turn.talk.dream
    changed = bool(dream.final)
    dream.final, dream.approved_at = dream.draft, turn.now.isoformat()
    dream.is_open, dream.before = False, {}
    turn.say("saved_dream", draft=dream.final)
    if dream.others_view and not changed:
        turn.ask("others_view", view=dream.others_view)
    else:
        turn.ask("more")


@answers("others_view", skip=lambda turn: turn.ask("more"), dont_know=lambda turn: turn.ask("more"))
def others_view(turn: Turn) -> None:
    """Take whether another's view may be written beside the goal."""
    if turn.heard.value in ("write_it", "dont_write_it") or turn.heard.kind in ("affirm", "deny"):
        yes = turn.heard.value == "write_it" or turn.plain_yes
        turn.talk.dream.view_may_stand = yes
        turn.ask("more")


def ask_fix(turn: Turn) -> None:
    """Ask how it should stand instead."""
    turn.ask("fix")


@leads("fix")
def text_now(turn: Turn) -> dict[str, Any]:
    """Show what stands now."""
    return {"draft": turn.talk.dream.draft}


@answers("fix", is_open=True, skip=ask_approval, dont_know=ask_approval)
def fix(turn: Turn) -> None:
    """Take the person's own correction as new words; the first words stay as a quote."""
    if turn.heard.kind in ("affirm", "deny"):
        ask_approval(turn)
    else:
        propose(turn, turn.quote())


def put_aside(turn: Turn) -> None:
    """Throw the draft away and ask in other words."""
    talk = turn.talk
    if not talk.dream.final:
        del talk.dreams[talk.at]
        talk.at = len(talk.dreams) - 1
        turn.say("deleted_draft")
        turn.ask("dream_again")
    else:
        talk.dream.restore()
        turn.say("okay")
        turn.ask("more")
