"""A conversation as its page shows it: lines, the open buttons, the dreams. Pure; speaks to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from bot.messages import Answer, Button, Card, Message

ALARM = "112"


@dataclass(frozen=True)
class Line:
    n: int
    message: Message
    mine: bool


@dataclass(frozen=True)
class Dream:
    words: str
    draft: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class View:
    lines: tuple[Line, ...]
    total: int
    reset: bool
    pictures: tuple[Button, ...]
    plain: tuple[Button, ...]
    faces: bool
    dreams: tuple[Dream, ...]
    practice: bool
    paper: bool
    """The dreams are sent, so paper is offered where the answers are; the question about it has its own button."""


def view_of(answer: Answer, seen: int = 0, older: int = 0) -> View:
    """What to show to somebody who has seen the first `seen` messages; all of it if those are gone.

    The first `older` messages are not for this screen yet.
    """
    told = answer.messages
    reset = seen > len(told)
    lines = [Line(n, m, m.get("from") == "citizen") for n, m in enumerate(told)]
    buttons = told[-1]["buttons"] if told else []
    pictures = tuple(b for b in buttons if "image" in b)
    return View(
        lines=tuple(
            x for x in lines[max(older, 0 if reset else seen) :] if x.message["text"] or "image" in x.message
        ),
        total=len(told),
        reset=reset,
        pictures=pictures,
        plain=tuple(b for b in buttons if "image" not in b),
        faces=bool(pictures) and all("/face_" in b["image"] for b in pictures),
        # Somebody in danger is shown what helps, and no goals.
        dreams=() if in_danger(answer) else newest_dreams(told[older:]),
        practice=answer.session.get("linked") is False,
        paper=answer.session.get("question") == "rest",
    )


def in_danger(answer: Answer) -> bool:
    return str(answer.session.get("question")).startswith(("danger", "violence"))


def newest_dreams(told: Iterable[Message]) -> tuple[Dream, ...]:
    """The dream cards of the last turn that showed any; a preview shows all of them at once."""
    newest: list[Dream] = []
    same_turn = False
    for message in told:
        if message.get("from") == "citizen":
            same_turn = False
        elif "card" in message:
            newest = [*newest, dream_of(message["card"])] if same_turn else [dream_of(message["card"])]
            same_turn = True
    return tuple(newest)


def exchanges(told: Iterable[Message]) -> tuple[tuple[str, str], ...]:
    """What was asked last before each of the person's own answers, and the answer."""
    pairs: list[tuple[str, str]] = []
    asked = ""
    for message in told:
        if message.get("from") != "citizen":
            asked = message["text"] or asked
        elif message["text"]:
            pairs.append((asked, message["text"]))
    return tuple(pairs)


def dream_of(card: Card) -> Dream:
    details = card.get("details") or {}
    return Dream(
        words=str(card.get("words") or ""),
        draft=str(card.get("draft") or ""),
        details=tuple((str(k), str(v)) for k, v in details.items() if v not in (None, "")),
    )


def with_numbers(text: str, numbers: Iterable[str]) -> Markup:
    """The text with its telephone numbers as links: no other number becomes one."""
    known = sorted({ALARM, *numbers}, key=len, reverse=True)
    parts = re.split(rf"(?<![\d.,])({'|'.join(map(re.escape, known))})(?![\d])", text)
    shown = [
        Markup('<a href="tel:{}">{}</a>').format(part.replace(" ", ""), part) if at % 2 else escape(part)
        for at, part in enumerate(parts)
    ]
    return Markup("").join(shown)
