"""Sends the parts of an answer, each once: what may have arrived before a crash is looked for first."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
)
from telegram.error import BadRequest, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.pictures import UnknownPicture
from bot.telegram_inbox import State
from bot.telegram_parts import Part, rows, said
from bot.telegram_pictures import Drawing, NotDrawable
from bot.telegram_sound import voice_message
from bot.telegram_words import Words

log = logging.getLogger(__name__)

LOOKED_AT = 40
"""Numbers after the last known message among which one that may have arrived is looked for."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
Keep = Callable[[State], None]
Speak = Callable[[str], bytes | None]


class Sending:
    """Brings parts to a chat. What is not sent yet stays in the person's state, so a restart goes on with it."""

    def __init__(self, bot: ExtBot[Any], words: Words, drawing: Drawing, speak: Speak | None) -> None:
        """Without `speak` replies as voice are told to be none."""
        self._bot = bot
        self._words = words
        self._drawing = drawing
        self._speak = speak

    async def send(self, chat: int, state: State, keep: Keep, *, again: bool) -> None:
        """Send what is left in `state["out"]`; `again`: the next part may have arrived already.

        Raises TelegramError (Forbidden: the person takes no messages).
        """
        out = state["out"]
        while out["at"] < len(out["parts"]):
            part: Part = out["parts"][out["at"]]
            arrived = await self._arrived(chat, part, state) if again else None
            again = False
            sent = arrived if arrived is not None else await self._one(chat, part)
            state["last"] = max(sent, state.get("last", 0))
            out["at"] += 1
            keep(state)

    async def _arrived(self, chat: int, part: Part, state: State) -> int | None:
        """The number of this part's message, if it is there: an edit to the same text says that nothing changes.

        Telegram has no other way to ask. Every message of ours after the last known one is this part or nobody's.
        """
        if part["kind"] != "text":
            return None
        for number in range(state.get("last", 0) + 1, state.get("last", 0) + 1 + LOOKED_AT):
            try:
                await self._bot.edit_message_text(
                    part["text"], chat, number, reply_markup=_keyboard(part), link_preview_options=NO_PREVIEW
                )
            except RetryAfter:
                return None
            except BadRequest as error:
                if "not modified" in error.message:
                    return number
                continue
            return number
        return None

    async def _one(self, chat: int, part: Part) -> int:
        """Send one part; return its message's number, 0 where Telegram would not have it."""
        try:
            sent = await self._as_it_is(chat, part)
        except BadRequest:
            # Ours is the mistake; what comes after is still sent.
            log.error("Telegram refused a %s", part["kind"])
            return 0
        return max((message.message_id for message in sent), default=0)

    async def _as_it_is(self, chat: int, part: Part) -> list[Message]:
        if part["kind"] == "pictures":
            return await self._pictures(chat, part["pictures"])
        if part["kind"] == "card":
            return await self._card(chat, part["words"], part["goal"])
        if part["kind"] == "voice":
            return await self._voice(chat, part["text"])
        return [
            await self._bot.send_message(
                chat, part["text"], reply_markup=_keyboard(part), link_preview_options=NO_PREVIEW
            )
        ]

    async def _pictures(self, chat: int, pictures: list[list[str]]) -> list[Message]:
        drawn: list[tuple[bytes, str]] = []
        for name, title in pictures:
            try:
                drawn.append((await asyncio.to_thread(self._drawing.png, name), title))
            except (UnknownPicture, ValueError):
                log.error("a picture could not be drawn")
        if len(drawn) == 1:
            return [await self._bot.send_photo(chat, drawn[0][0], caption=drawn[0][1])]
        album = [InputMediaPhoto(png, caption=title) for png, title in drawn]
        return list(await self._bot.send_media_group(chat, album)) if album else []

    async def _card(self, chat: int, words: str, goal: str) -> list[Message]:
        try:
            card = await asyncio.to_thread(self._drawing.dream, words, goal)
        except NotDrawable:
            text = f"{self._words['card_goal']}: «{goal}»\n{self._words['card_words']}: «{words}»"
            return [await self._bot.send_message(chat, piece["text"]) for piece in said(text)]
        return [await self._bot.send_photo(chat, card)]

    async def _voice(self, chat: int, text: str) -> list[Message]:
        wav = await asyncio.to_thread(self._speak, text) if self._speak else None
        if wav is None:
            return [await self._bot.send_message(chat, self._words["voice_none"])]
        return [await self._bot.send_voice(chat, await asyncio.to_thread(voice_message, wav))]


async def quietly(doing: Any) -> None:
    """Do something that may fail: a spinner that ends, a typing sign, a chat that is left."""
    try:
        await doing
    except TelegramError as error:
        # Only its kind: the text of one of them holds the token.
        log.debug("Telegram did not: %s", type(error).__name__)


def _keyboard(part: Part) -> InlineKeyboardMarkup | None:
    laid = rows(part.get("choices", []))
    if not laid:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(each["title"], callback_data=each["data"]) for each in row] for row in laid]
    )
