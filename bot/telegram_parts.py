"""What an answer becomes on Telegram: texts within its sizes, buttons with short names, pictures. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NotRequired, TypedDict

from bot.messages import Answer, Button, Card, Message
from bot.telegram_words import Words

LONGEST = 4000
"""UTF-16 units of one message; Telegram takes 4096."""
ALBUM = 10
WIDE = 16
"""Letters of a button that still shares its row with another."""
_BREAKS = ("\n\n", "\n", ". ", " ")


class Choice(TypedDict):
    title: str
    data: str


class Part(TypedDict):
    """One message to send; kept in the inbox until it is sent, so it is plain data."""

    kind: Literal["text", "pictures", "card", "voice"]
    text: NotRequired[str]
    choices: NotRequired[list[Choice]]
    pictures: NotRequired[list[list[str]]]
    words: NotRequired[str]
    goal: NotRequired[str]


class Board(TypedDict):
    """The buttons that are open: what each means stays with us, as Telegram carries at most 64 bytes."""

    name: str
    payloads: list[str]
    titles: list[str]


@dataclass(frozen=True)
class Wanted:
    """How a person wants answers, and the marks of the dreams that were shown last."""

    cards: bool = False
    voice: bool = False
    shown: Collection[str] = ()


def told(
    answer: Answer, words: Words, board: str, wanted: Wanted = Wanted()
) -> tuple[list[Part], Board | None]:
    """An answer as parts to send, with the open buttons under the last; `board` names them."""
    buttons = answer.messages[-1]["buttons"] if answer.messages else []
    # The conversation gives the dream along with every question about it; it is shown when it is another.
    new = [card for card in cards_of(answer) if mark_of(card) not in wanted.shown]
    text = "\n\n".join(filter(None, (_text(message, words) for message in answer.messages)))
    if not wanted.cards:
        unsaid = [card["draft"] for card in new if card["draft"] and card["draft"] not in text]
        text = "\n\n".join(filter(None, [*(f"{words['card_goal']}: «{goal}»" for goal in unsaid), text]))
    parts: list[Part] = [_card(card) for card in new if wanted.cards]
    if pictures := _pictures(buttons):
        parts += [Part(kind="pictures", pictures=some) for some in _portions(pictures, ALBUM)]
    if wanted.voice and text:
        parts.append(Part(kind="voice", text=text))
    choices = [Choice(title=b["title"] or "…", data=f"{board}:{n}") for n, b in enumerate(buttons)]
    parts += said(text, choices)
    opened = Board(name=board, payloads=[b["payload"] for b in buttons], titles=[b["title"] for b in buttons])
    return parts, opened if buttons else None


def unspoken(answer: Answer, words: Words) -> Answer:
    """The answer without the choice to speak: where nobody could hear it."""

    def buttons(message: Message) -> list[Button]:
        return [button for button in message["buttons"] if not words.spoken_after(button["payload"])]

    return Answer(
        tuple(Message(**{**one, "buttons": buttons(one)}) for one in answer.messages), answer.session
    )


def said(text: str, choices: Sequence[Choice] = ()) -> list[Part]:
    """A text as one message or more, the buttons under the last."""
    pieces = split(text) or (["…"] if choices else [])
    parts = [Part(kind="text", text=piece) for piece in pieces]
    if choices:
        parts[-1]["choices"] = list(choices)
    return parts


def split(text: str, longest: int = LONGEST) -> list[str]:
    """The text in pieces that Telegram takes, parted where a reader would breathe."""
    pieces = []
    left = text.strip()
    while size(left) > longest:
        head = _head(left, longest)
        at = next(
            (found + len(b.rstrip(" ")) for b in _BREAKS if (found := head.rfind(b)) > len(head) // 2),
            len(head),
        )
        pieces.append(left[:at].strip())
        left = left[at:].strip()
    return [piece for piece in [*pieces, left] if piece]


def size(text: str) -> int:
    """As Telegram counts: in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def rows(choices: Iterable[Choice]) -> list[list[Choice]]:
    """The buttons in rows: short ones beside each other, two at most, in their order."""
    laid: list[list[Choice]] = []
    for choice in choices:
        fits = laid and len(laid[-1]) == 1 and max(len(laid[-1][0]["title"]), len(choice["title"])) <= WIDE
        if fits:
            laid[-1].append(choice)
        else:
            laid.append([choice])
    return laid


def _head(text: str, longest: int) -> str:
    """The longest beginning that is not too long; half a sign is none."""
    return text.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore")


def cards_of(answer: Answer) -> list[Card]:
    """The dreams that come along with an answer."""
    return [message["card"] for message in answer.messages if "card" in message]


def mark_of(card: Card) -> str:
    """What tells a shown dream from another, without its words."""
    said = f"{card.get('words')}\n{card.get('draft')}"
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def _text(message: Message, words: Words) -> str:
    lines = [message["text"]]
    if "source" in message and "checked" in message:
        lines.append(words.filled("source", source=message["source"], checked=message["checked"]))
    return "\n".join(filter(None, lines))


def _card(card: Card) -> Part:
    return Part(kind="card", words=str(card.get("words") or ""), goal=str(card.get("draft") or ""))


def _pictures(buttons: Iterable[Button]) -> list[list[str]]:
    """Name and title of each button that has a picture."""
    return [[re.sub(r".*/|\.svg$", "", b["image"]), b["title"]] for b in buttons if "image" in b]


def _portions(pictures: list[list[str]], most: int) -> list[list[list[str]]]:
    return [pictures[at : at + most] for at in range(0, len(pictures), most)]
