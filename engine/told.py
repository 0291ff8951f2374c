"""What was said in a conversation, as a front reads it: own words, the bot's, and their buttons. Pure."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered


def told_in(events: list[Any], own_words: bool = True) -> list[dict[str, Any]]:
    """Return the messages of these events, with the person's own words or without them."""
    told: list[dict[str, Any]] = []
    titles: dict[str, str] = {}
    for event in events:
        if isinstance(event, BotUttered):
            told.append(_bot_message(event))
            titles |= {b["payload"]: b["title"] for b in told[-1]["buttons"]}
        elif own_words and isinstance(event, UserUttered):
            words = event.text or ""
            # A button shows as its title; a command's payload is nobody's words.
            shown = titles.get(words, "") if words.startswith("/") else words
            told += [{"from": "citizen", "text": shown, "buttons": []}] if shown else []
    return told


def _bot_message(event: BotUttered) -> dict[str, Any]:
    message: dict[str, Any] = {
        "from": "bot",
        "text": event.text or "",
        "buttons": [
            {k: b[k] for k in ("title", "payload", "image") if b.get(k)}
            for b in event.data.get("buttons") or []
        ],
    }
    if event.data.get("image"):
        message["image"] = event.data["image"]
    return {**message, **(event.data.get("custom") or {})}


def once(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what is said again, word for word and with the same buttons, later in the same turn."""
    return [message for at, message in enumerate(told) if message not in told[at + 1 :]]
