"""What a part of an answer is on Telegram: a message with its keyboard, drawn or spoken. Sends nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.pictures import UnknownPicture
from bot.telegram_parts import Part, rows, said
from bot.telegram_pictures import Drawing, NotDrawable
from bot.telegram_sound import voice_message
from bot.telegram_words import Words

log = logging.getLogger(__name__)

Speak = Callable[[str], bytes | None]


@dataclass(frozen=True)
class Ready:
    """One message, or an album, which Telegram takes whole or not at all. `text`: under a file, its caption."""

    kind: Literal["text", "photo", "album", "voice"]
    text: str = ""
    keyboard: InlineKeyboardMarkup | None = None
    files: tuple[tuple[bytes, str], ...] = ()
    """Each with its caption."""

    @property
    def messages(self) -> int:
        """How many numbers it takes."""
        return max(1, len(self.files))


class Shaping:
    """Makes messages of parts."""

    def __init__(self, words: Words, drawing: Drawing, speak: Speak | None) -> None:
        """Without `speak` people are told that there is no voice."""
        self._words = words
        self._drawing = drawing
        self._speak = speak

    async def ready(self, part: Part) -> Ready | list[Part]:
        """The message of a part, or the parts that are sent in its place: where something cannot be drawn or said."""
        if part["kind"] == "pictures":
            return await self._pictures(part["pictures"])
        if part["kind"] == "card":
            return await self._card(part)
        if part["kind"] == "voice":
            return await self._voice(part["text"])
        return Ready("text", part["text"], _keyboard(part))

    async def _pictures(self, pictures: list[list[str]]) -> Ready | list[Part]:
        drawn: list[tuple[bytes, str]] = []
        for name, title in pictures:
            try:
                drawn.append((await asyncio.to_thread(self._drawing.png, name), title))
            except (UnknownPicture, ValueError):
                log.error("a picture could not be drawn")
        if not drawn:
            return []
        return Ready("album" if len(drawn) > 1 else "photo", drawn[0][1], files=tuple(drawn))

    def in_words(self, card: Part) -> list[Part]:
        """A dream as text, where its picture is not to be had: nobody says yes to what they have not seen."""
        named = {self._words["card_goal"]: card["goal"], self._words["card_words"]: card["words"]}
        return said("\n".join(f"{name}: «{text}»" for name, text in named.items() if text))

    async def _card(self, part: Part) -> Ready | list[Part]:
        try:
            card = await asyncio.to_thread(self._drawing.dream, part["words"], part["goal"])
        except NotDrawable:
            return self.in_words(part)
        return Ready("photo", files=((card, ""),))

    async def _voice(self, text: str) -> Ready | list[Part]:
        try:
            wav = await asyncio.to_thread(self._speak, text) if self._speak else None
            voice = await asyncio.to_thread(voice_message, wav) if wav is not None else None
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the voice, the text still comes
            log.error("nothing was read aloud: %s", type(error).__name__)
            voice = None
        return said(self._words["voice_none"]) if voice is None else Ready("voice", files=((voice, ""),))


def _keyboard(part: Part) -> InlineKeyboardMarkup | None:
    laid = rows(part.get("choices", []))
    if not laid:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(each["title"], callback_data=each["data"]) for each in row] for row in laid]
    )
