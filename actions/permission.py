"""The yes to each dream before it goes: may the caseworker see it, and who else may read it. A no is the rule."""

from __future__ import annotations

from typing import Any

from actions.journey import answers
from actions.send import show_preview
from actions.talk import Dream
from actions.turn import Turn, leads
from plan.invitation import Reader
from plan.letting_read import only_the_caseworker

WHOM = ("provider", "guide")


def finish(turn: Turn) -> None:
    """Go to the sending from wherever the person is."""
    talk = turn.talk
    talk.restore_changed()
    if not talk.approved:
        turn.say("nothing_to_send")
        turn.ask_again()
    elif turn.linked is None:
        turn.say("practice_cannot_send")
        turn.ask("rest")
    else:
        for dream in talk.approved:
            dream.share, dream.readers = None, {}
        ask_share(turn)


def ask_share(turn: Turn) -> None:
    """Ask for each dream whether the caseworker may see it, and who else; then show what would go."""
    talk = turn.talk
    for place, dream in enumerate(talk.dreams):
        reader = unasked(turn, dream) if dream.share else None
        if dream in talk.approved and (dream.share is None or reader):
            talk.at = place
            ask_about(turn, reader)
            return
    if any(dream.share for dream in talk.approved):
        show_preview(turn)
    else:
        turn.say("nothing_shared")
        turn.ask("rest")


def unasked(turn: Turn, dream: Dream) -> Reader | None:
    """Return the first who could read the dream and was not asked about."""
    readers = turn.linked.readers if turn.linked else ()
    return next((reader for reader in readers if reader.whom not in dream.readers), None)


def ask_about(turn: Turn, reader: Reader | None) -> None:
    """Ask about one reader of the dream that the talk is at; None: the caseworker."""
    if reader is None:
        turn.ask("share")
        return
    if not any(reader.whom in dream.readers for dream in turn.talk.approved):
        turn.say(f"about_{reader.whom}", reader=reader.name)
    turn.ask(f"share_{reader.whom}")


@leads("share")
def goal_now(turn: Turn) -> dict[str, Any]:
    """Show the goal as it was approved last."""
    return {"draft": turn.talk.dream.final}


@leads("share_provider")
def staff_now(turn: Turn) -> dict[str, Any]:
    """Show the goal, and the residence as the desk has noted it now."""
    return goal_now(turn) | who_now(turn, "provider")


@leads("share_guide")
def guide_now(turn: Turn) -> dict[str, Any]:
    """Show the goal, and the guide as the desk has noted them now."""
    return goal_now(turn) | who_now(turn, "guide")


def who_now(turn: Turn, whom: str) -> dict[str, Any]:
    """Return what a question about a reader is filled with; `key` binds its yes to this one."""
    reader = turn.reader(whom)
    if reader is None:
        return {"reader": turn.talk.asked.get("reader") or turn.script.label("label_somebody")}
    return {"reader": reader.name, "key": reader.key}


def keep_private(turn: Turn) -> None:
    """This dream stays with the person."""
    turn.talk.dream.share, turn.talk.dream.readers = False, {}
    ask_share(turn)


@answers("share", skip=keep_private, dont_know=keep_private)
def share(turn: Turn) -> None:
    """Take whether the caseworker may see this dream."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "share" or turn.plain_yes:
        turn.talk.dream.share = True
        ask_share(turn)
    elif value == "dont_share" or (value is None and kind == "deny"):
        keep_private(turn)


def keep_from(turn: Turn) -> None:
    """The caseworker may read it and this one may not."""
    turn.talk.dream.readers[whom_asked(turn)] = []
    ask_share(turn)


def not_yet(turn: Turn) -> None:
    """Not to know is a no, and it can become a yes later."""
    turn.say("not_read_yet")
    keep_from(turn)


@answers("share_provider", "share_guide", skip=keep_from, dont_know=not_yet)
def share_reader(turn: Turn) -> None:
    """Take whether this one may read the dream, too; "kun min sagsbehandler" is a no to all others."""
    value, kind = turn.heard.value, turn.heard.kind
    if not turn.heard.is_button and only_the_caseworker(turn.heard.text):
        for whom in WHOM:
            turn.talk.dream.readers.setdefault(whom, [])
        keep_from(turn)
    elif value == "let" or turn.plain_yes:
        let(turn)
    elif value == "dont_let" or (value is None and kind == "deny"):
        keep_from(turn)


def let(turn: Turn) -> None:
    """Note a yes to exactly the one who was named; where the desk notes another by now, ask about that one."""
    whom = whom_asked(turn)
    reader = turn.reader(whom)
    if reader is not None and reader.key != turn.talk.asked.get("key"):
        turn.ask_again()
        return
    if reader is not None:
        turn.talk.dream.readers[whom] = [reader.key, reader.name]
        turn.say(f"may_read_{whom}")
    ask_share(turn)


def whom_asked(turn: Turn) -> str:
    """Return whom the open question is about."""
    return str(turn.talk.question).rpartition("_")[2]
