"""The words that were not understood: remembered without names, given only with a yes to exactly these."""

from __future__ import annotations

from typing import Any

from actions.after_sending import to_rest
from actions.journey import answers
from actions.turn import DANGER_QUESTIONS, Turn, leads
from plan.danish import without_cpr
from plan.nameless import says_something, without_names

MOST_LINES = 5
# Whoever tells this much tells a story, and a story tells who somebody is.
MOST_LETTERS = 200


def remember(turn: Turn) -> None:
    """Keep the words in the talk without names; nothing of danger, of a CPR number or of this question."""
    talk, words = turn.talk, turn.heard.text.strip()
    if talk.danger or turn.heard.sign or talk.question in DANGER_QUESTIONS | {"misunderstood"}:
        return
    if turn.heard.cpr or len(words) > MOST_LETTERS or without_cpr(words)[1]:
        return
    line = without_names(words)
    if says_something(line):
        others = [each for each in talk.misunderstood if each != line]
        talk.misunderstood = [*others, line][-MOST_LINES:]


@leads("misunderstood")
def lines(turn: Turn) -> dict[str, Any]:
    """Show the lines as they are now: a yes is a yes to exactly these."""
    return {"lines": "\n".join(f"«{line}»" for line in turn.talk.misunderstood)}


def forget(turn: Turn) -> None:
    """Without a yes they are used for nothing."""
    turn.say("misunderstood_forgotten")
    close(turn)


@answers("misunderstood", skip=forget, dont_know=forget)
def misunderstood(turn: Turn) -> None:
    """Take whether the lines may be used, so that more people are understood."""
    value, kind = turn.heard.value, turn.heard.kind
    if value == "yes" or turn.plain_yes:
        turn.store.give_lines(turn.talk.misunderstood, turn.now)
        turn.say("misunderstood_given")
        close(turn)
    elif value == "no" or (value is None and kind == "deny"):
        forget(turn)


def close(turn: Turn) -> None:
    """Leave no line behind, also not on the way back."""
    turn.talk.misunderstood = []
    to_rest(turn)
    turn.talk.trail = [before for before in turn.talk.trail if before["question"] != "misunderstood"]
