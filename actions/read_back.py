"""Reading words back beside the draft that was made of them, and asking whether it fits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from actions.turn import Turn, leads
from plan.drafting import last_resort

BY_MODE = {"button": "repeat_back_button", "spoken": "repeat_back_spoken"}


def show_draft(turn: Turn, goal: str, mode: str | None) -> None:
    """Read the words back, show the draft beside them, and ask whether it fits.

    `mode` is how the words were given; None where they were just read back.
    """
    dream = turn.talk.dream
    dream.draft = goal
    if mode is not None:
        read_back(turn, dream.words, mode)
    ask_approval(turn)


def show_quote(turn: Turn, mode: str) -> None:
    """Show the sentence that only quotes, around everything that was said about this dream."""
    dream = turn.talk.dream
    dream.words = in_one(quote["words"] for quote in dream.said_now)
    show_draft(turn, last_resort(dream.words), mode)


def in_one(said: Iterable[str]) -> str:
    """Return several answers as one text, each once and unchanged."""
    different = dict.fromkeys(words.strip() for words in said)
    return " ".join(words if words[-1:] in ".!?…" else f"{words}." for words in different).rstrip(".")


def read_back(turn: Turn, words: str, mode: str) -> None:
    """Say the person's own words."""
    turn.say(BY_MODE.get(mode, "repeat_back"), words=words)


def ask_approval(turn: Turn) -> None:
    """Ask whether the draft fits."""
    turn.ask("approve")


@leads("approve")
def draft_now(turn: Turn) -> dict[str, Any]:
    """Show the draft as it is now: a yes on the way back is a yes to no earlier text."""
    dream = turn.talk.dream
    return {"words": dream.words, "draft": dream.draft}
