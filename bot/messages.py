"""What goes in and what comes out of a conversation, cleaned. No network, no state."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Literal, NotRequired, TypedDict, cast

Channel = Literal["web", "kiosk", "telegram"]
Mode = Literal["typed", "button", "spoken"]

LONGEST = 10_000
CRISIS = "/crisis"
COMMANDS = frozenset(
    f"/{name}"
    for name in (
        *("repeat", "simplify", "skip", "dont_know", "go_back", "change_goal", "finish"),
        *("show_data", "delete_data", "stop", "pause", "continue_elsewhere"),
        *("ask_human", "ask_rights", "ask_privacy", "crisis"),
    )
)
_QUESTION = re.compile(r"[a-z0-9_]{1,40}")
_PICTURE = re.compile(r"/pictures/[a-z0-9_-]{1,60}\.svg")


class Button(TypedDict):
    title: str
    payload: str
    image: NotRequired[str]


class Card(TypedDict):
    words: str
    draft: str
    details: NotRequired[dict[str, Any]]


Message = TypedDict(
    "Message",
    {
        "text": str,
        "buttons": list[Button],
        "image": NotRequired[str],
        "card": NotRequired[Card],
        "source": NotRequired[str],
        "checked": NotRequired[str],
        "from": NotRequired[Literal["bot", "citizen"]],
    },
)


class Session(TypedDict, total=False):
    linked: bool
    keeps: bool
    own_device: Literal["yes", "no", "unknown"] | None
    question: str | None
    open: bool
    """The question is answered in one's own words; its buttons are ways around it."""


@dataclass(frozen=True)
class Answer:
    messages: tuple[Message, ...]
    session: Session


class NothingSaid(Exception):
    """Nothing is left of the words once slashes and unseen characters are gone."""


class TooLong(Exception):
    """The words are longer than one message may be."""


class NotAllowed(Exception):
    """The choice is none that one of our buttons holds."""


def clean(text: str) -> str:
    """Typed or spoken words, made safe to send and otherwise untouched.

    Rasa reads a leading slash as a command; only a button may send one.
    Raises NothingSaid, TooLong.
    """
    seen = "".join(c for c in text.replace("\r\n", "\n") if c in "\n\t" or _visible(c))
    start = next((i for i, c in enumerate(seen) if not _hides_a_slash(c)), len(seen))
    words = seen[start:].rstrip()
    if not words:
        raise NothingSaid
    if len(words) > LONGEST:
        raise TooLong
    return words


def _visible(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs")


def _hides_a_slash(character: str) -> bool:
    return character == "/" or character.isspace() or unicodedata.category(character) == "Cf"


def allowed(choice: str) -> str:
    """A button's payload, as it is. Raises NotAllowed for whatever no button of ours can hold."""
    if choice in COMMANDS:
        return choice
    if not choice.startswith("/choose{") or len(choice) > 1000:
        raise NotAllowed
    try:
        held = json.loads(choice.removeprefix("/choose"))
    except ValueError as error:
        raise NotAllowed from error
    if set(held) != {"q", "v"} or not _QUESTION.fullmatch(str(held["q"])):
        raise NotAllowed
    if not isinstance(held["v"], str | int | float):
        raise NotAllowed
    return choice


def read_messages(raw: object) -> tuple[Message, ...]:
    """Only the fields that a front shows; whatever else Rasa sends stays behind."""
    return tuple(_message(m) for m in raw if isinstance(m, dict)) if isinstance(raw, list) else ()


def read_session(raw: object) -> Session:
    if not isinstance(raw, dict):
        return Session()
    fields = ("linked", "keeps", "own_device", "question", "open")
    return cast(Session, {name: raw[name] for name in fields if name in raw})


def _message(raw: dict[str, Any]) -> Message:
    message = Message(
        text=str(raw.get("text") or ""),
        buttons=[_button(b) for b in raw.get("buttons") or () if b.get("payload")],
    )
    if _PICTURE.fullmatch(str(raw.get("image"))):
        message["image"] = raw["image"]
    if isinstance(raw.get("card"), dict):
        message["card"] = raw["card"]
    if isinstance(raw.get("source"), str) and isinstance(raw.get("checked"), str):
        message["source"], message["checked"] = raw["source"], raw["checked"]
    if raw.get("from") in ("bot", "citizen"):
        message["from"] = raw["from"]
    return message


def _button(raw: dict[str, Any]) -> Button:
    button = Button(title=str(raw.get("title") or ""), payload=str(raw["payload"]))
    if _PICTURE.fullmatch(str(raw.get("image"))):
        button["image"] = raw["image"]
    return button
