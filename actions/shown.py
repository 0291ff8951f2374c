"""What stands beside a question: its cards, a person's own dreams, the way to the sending, the dream card."""

from __future__ import annotations

import zlib
from typing import Any

from actions.preview import dream_lines
from actions.script import Script, offered
from actions.talk import Talk

CARD_QUESTIONS = ("area", "idea_")
CARD_SHAPES = ("_pictures", "_ideas")
# Here the sending is already under way, or over.
NO_FINISH = {"share", "share_provider", "share_guide", "send", "receipt", "remind", "how_was_it", "misunderstood",
             "withdraw_which"}  # fmt: skip

Buttons = list[dict[str, Any]]


def cards(script: Script, talk: Talk, conversation: str, question: str) -> list[str] | None:
    """Return the cards to show: at most four, in rotating order; None for other questions."""
    if not question.startswith(CARD_QUESTIONS) and not question.endswith(CARD_SHAPES):
        return None
    start = zlib.crc32(f"{conversation}{question}".encode()) + 4 * talk.cards.get(question, 0)
    return offered(script.buttons(question), start)


def buttons(
    script: Script, talk: Talk, question: str, shape: str, *, can_send: bool
) -> tuple[list[str] | None, Buttons]:
    """Return which of the written buttons to show (None: all of them), and the buttons that come after those."""
    finish = _finish(script, talk, question, shape, can_send)
    own = talk.asked.get("buttons")
    if not own:
        return talk.asked.get("offer"), finish
    # A person's own dreams first, then the ways out that every question has.
    written = [{"title": b.title, "payload": b.payload} for b in script.buttons(shape)]
    return [], [*own, *written, *finish]


def _finish(script: Script, talk: Talk, question: str, shape: str, can_send: bool) -> Buttons:
    """From the first approved goal on, "Afslut og send" is always there."""
    if not talk.approved or talk.interrupted or question in NO_FINISH:
        return []
    if any(b.value == "finish" for b in script.buttons(shape)):
        return []
    if question == "rest" and not can_send:
        # In practice it was just said that nothing can be sent.
        return []
    button = script.answer("more", "finish")
    return [{"title": button.title, "payload": "/finish"}] if button else []


def card(script: Script, talk: Talk) -> dict[str, Any]:
    """Return the dream card as far as it has grown: the words, the goal, what was said besides."""
    dream = talk.dream
    details = dict(dream_lines(script, talk, dream))
    return {"words": dream.words, "draft": dream.final or dream.draft, "details": details}
