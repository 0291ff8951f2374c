"""Who has seen what was sent, by name and in plain words, from the desk's log."""

from __future__ import annotations

from actions.script import danish_date
from actions.turn import Turn
from plan.journey import Seen
from plan.meeting import today


def tell_seen(turn: Turn) -> None:
    """Tell who has seen what was sent, by name; then back to the question."""
    say_seen(turn)
    turn.ask_again()


def say_seen(turn: Turn) -> None:
    """Say who has seen what was sent; nobody is said too."""
    seen = turn.store.seen_by(turn.conversation) if turn.linked else ()
    if seen:
        turn.say("seen", lines="\n".join(seen_line(turn, each) for each in seen))
    else:
        turn.say("seen_nobody")


def seen_line(turn: Turn, seen: Seen) -> str:
    """Return who it was and since when, in words."""
    easy = turn.talk.easy
    role = next((role for role in seen.roles if turn.script.has(f"utter_role_{role}")), "system")
    values = {
        "name": seen.name or turn.script.label("label_somebody"),
        "role": turn.script.rendered(f"utter_role_{role}", {}, easy),
        "date": danish_date(today(seen.first)),
    }
    return turn.script.rendered("utter_seen_line", values, easy)
