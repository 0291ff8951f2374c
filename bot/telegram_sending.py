"""Sends the parts of an answer, each once: what may have arrived before a crash is looked for first."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from telegram import InputMediaPhoto, LinkPreviewOptions, Message
from telegram.error import BadRequest, ChatMigrated, RetryAfter, TelegramError

from bot.telegram_inbox import State
from bot.telegram_messages import Ready, Shaping
from bot.telegram_pace import Before, Bot
from bot.telegram_parts import Part

log = logging.getLogger(__name__)

LOOKED_AT = 40
"""Numbers among which a message that may have arrived is looked for: those given out while it was on its way."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
Keep = Callable[[State], None]


class Sending:
    """Brings parts to a chat. What is not sent yet stays in the person's state, so a restart goes on with it."""

    def __init__(self, bot: Bot, shaping: Shaping) -> None:
        """`shaping` makes messages of parts."""
        self._bot = bot
        self._shaping = shaping
        self._newest = 0

    def seen(self, number: int) -> None:
        """Remember a message's number: those of all private chats are given out in one row."""
        self._newest = max(self._newest, number)

    def opened(self, update: int, parts: Sequence[Part], state: State) -> State:
        """What is being sent now, and the number after which its first message can stand."""
        return {"update": update, "parts": list(parts), "at": 0, "after": self._after(state)}

    async def send(self, chat: int, state: State, keep: Keep, *, again: bool, name: str = "out") -> None:
        """Send what is left in `state[name]`; `again`: the next part may have arrived already.

        Raises TelegramError (Forbidden: the person takes no messages).
        """
        out = state[name]

        def about_to() -> None:
            # Somebody else's messages have come in between: after a crash it is looked for behind them.
            if (after := self._after(state)) != out["after"]:
                out["after"] = after
                keep(state)

        while out["at"] < len(out["parts"]):
            ready = await self._shaping.ready(out["parts"][out["at"]])
            if not isinstance(ready, Ready):
                # In its place come other parts, and each is sent for itself.
                out["parts"][out["at"] : out["at"] + 1] = ready
                continue
            sent = await self._arrived(chat, ready, out["after"]) if again else None
            again = False
            if sent is None:
                sent = await self._one(chat, ready, about_to)
                if not sent and (part := out["parts"][out["at"]])["kind"] == "card":
                    out["parts"][out["at"] : out["at"] + 1] = self._shaping.in_words(part)
                    continue
            self.seen(sent)
            state["last"] = max(sent, state.get("last", 0))
            out["at"] += 1
            out["after"] = self._after(state)
            keep(state)

    def _after(self, state: State) -> int:
        return max(self._newest, int(state.get("last", 0)))

    async def _arrived(self, chat: int, ready: Ready, after: int) -> int | None:
        """The number of this message, if it is there: an edit to the same text says that nothing changes.

        Telegram has no other way to ask. Every message of ours after that number is this one or nobody's.
        """
        for number in range(after + 1, after + 1 + LOOKED_AT):
            try:
                await self._edit_to_the_same(chat, number, ready)
            except RetryAfter:
                return None
            except BadRequest as error:
                if "not modified" not in error.message:
                    continue
            return number + ready.messages - 1
        return None

    async def _edit_to_the_same(self, chat: int, number: int, ready: Ready) -> None:
        if ready.kind == "text":
            await self._bot.edit_message_text(
                ready.text, chat, number, reply_markup=ready.keyboard, link_preview_options=NO_PREVIEW
            )
        else:
            await self._bot.edit_message_caption(chat, number, caption=ready.text or None)

    async def _one(self, chat: int, ready: Ready, before: Before) -> int:
        """Send one message; return its number, 0 where Telegram would not have it."""
        try:
            sent = await self._as_it_is(chat, ready, before)
        except (BadRequest, ChatMigrated):
            # A group has moved, which we leave anyway; or ours is the mistake, and what comes after is still sent.
            log.error("Telegram refused a %s", ready.kind)
            return 0
        return max(message.message_id for message in sent)

    async def _as_it_is(self, chat: int, ready: Ready, before: Before) -> Sequence[Message]:
        if ready.kind == "text":
            return [
                await self._bot.send_message(
                    chat,
                    ready.text,
                    reply_markup=ready.keyboard,
                    link_preview_options=NO_PREVIEW,
                    rate_limit_args=before,
                )
            ]
        if ready.kind == "album":
            album = [InputMediaPhoto(png, caption=title) for png, title in ready.files]
            return await self._bot.send_media_group(chat, album, rate_limit_args=before)
        file = ready.files[0][0]
        if ready.kind == "voice":
            return [await self._bot.send_voice(chat, file, rate_limit_args=before)]
        return [await self._bot.send_photo(chat, file, caption=ready.text or None, rate_limit_args=before)]


async def quietly(doing: Any) -> None:
    """Do something that may fail: a spinner that ends, a typing sign, a chat that is left."""
    try:
        await doing
    except TelegramError as error:
        # Only its kind: the text of one of them holds the token.
        log.debug("Telegram did not: %s", type(error).__name__)
