"""What was heard from a person and waits for their yes: each is used once, and only a few are kept. Says nothing."""

from __future__ import annotations

from typing import Any

MOST = 20
"""Voice messages of one person that wait for a yes; of more than that the oldest are forgotten."""
SETTLED = 100
"""Names, without words, of those that have had their yes or no."""


def keep(state: dict[str, Any], name: str, words: str) -> None:
    """Let words wait for the yes that is asked for now."""
    waiting = state.get("unconfirmed", {}) | {name: {"words": words}}
    state["unconfirmed"] = dict(list(waiting.items())[-MOST:])
    state["asked"] = name


def asked_about(state: dict[str, Any]) -> str | None:
    """The name of what was asked about last, if it still waits."""
    asked: str | None = state.get("asked")
    return asked if asked in state.get("unconfirmed", {}) else None


def taken(state: dict[str, Any], name: str, *, yes: bool) -> str | None:
    """Words that have got their yes or no, and wait no more; None where they are no longer known."""
    waiting = state.get("unconfirmed", {})
    if name not in waiting:
        return None
    words: str = waiting.pop(name)["words"]
    state["settled"] = dict([*state.get("settled", {}).items(), (name, yes)][-SETTLED:])
    return words


def said_before(state: dict[str, Any], name: str, *, yes: bool) -> bool:
    """Whether a press says nothing new: the words are used already, or refused and refused again."""
    before = state.get("settled", {}).get(name)
    return before is True or (before is False and not yes)


def forget(state: dict[str, Any]) -> None:
    """Drop everything that waits, news too: it is not the next person's."""
    for what in ("unconfirmed", "asked", "news"):
        state.pop(what, None)


def drop_old(state: dict[str, Any], before: float) -> bool:
    """Drop what has waited since before then; whether anything was dropped."""
    # What one version ago waited by itself.
    old = state.pop("heard", None) is not None
    waiting = state.get("unconfirmed", {})
    for name in [name for name, each in waiting.items() if each["at"] < before]:
        del waiting[name]
        old = True
    if not waiting:
        state.pop("unconfirmed", None)
    return old
