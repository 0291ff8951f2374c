"""Tells whoever waits behind an answer that fails: 112, and a button's spinner ends; once for each. Answers nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress

from telegram.error import TelegramError

from bot import texts
from bot.telegram_inbox import Arrived, Inbox, Unwritable
from bot.telegram_kinds import kind_of, table
from bot.telegram_pace import Bot
from bot.telegram_sending import Sending, quietly
from bot.telegram_talk import HELP

log = logging.getLogger(__name__)

QUIET = frozenset(("silence", "leave", "group", "blocked", "album"))
"""Kinds of answer that nobody waits for in words; an album's pictures are many updates."""


class Waiting:
    """The chats in which something is tried again."""

    def __init__(self, bot: Bot, inbox: Inbox, sending: Sending) -> None:
        """Prepare."""
        self._bot = bot
        self._inbox = inbox
        self._sending = sending
        self._held_up: dict[int, bool] = {}
        self._ended: set[int] = set()
        self._unnoted: set[int] = set()
        self._telling: set[asyncio.Task[None]] = set()

    @property
    def busy(self) -> bool:
        """Whether somebody is being told."""
        return bool(self._telling)

    async def hold_up(self, chat: int, *, words: bool) -> None:
        """Tell all that wait in a chat, and from now on whatever arrives.

        Without `words` only spinners end: while an answer is being sent, nothing may come between it and what is
        looked for after a crash.
        """
        self._held_up[chat] = words
        await self.tell(chat, self._inbox.waiting_of(chat), words=words)

    def go_on(self, chat: int) -> None:
        """It is answered again."""
        self._held_up.pop(chat, None)

    def arrived(self, chat: int, new: Sequence[Arrived]) -> None:
        """Tell at once what arrives in a chat that is held up."""
        if chat in self._held_up:
            self.tell_soon(chat, new, words=self._held_up[chat])

    def slow(self, chat: int) -> None:
        """Nothing has failed, but it takes so long that whoever waits may think so."""
        self._held_up[chat] = True
        self.tell_soon(chat, self._inbox.waiting_of(chat))

    def help_behind(self, slow: Arrived) -> None:
        """Whoever presses for help does not stand in line behind an answer that takes long."""
        waiting = [one for one in self._inbox.waiting_of(slow.chat) if one.id != slow.id and _for_help(one)]
        self.tell_soon(slow.chat, waiting)

    def tell_soon(self, chat: int, waiting: Sequence[Arrived], *, words: bool = True) -> None:
        """Tell them beside everything else."""
        task = asyncio.create_task(self.tell(chat, waiting, words=words))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def tell(self, chat: int, waiting: Sequence[Arrived], *, words: bool = True) -> None:
        """Nobody is left without a word, and 112 is in it; the answer itself comes when it can."""
        numbers = [one.id for one in waiting if chat > 0 and table()[kind_of(one.body)].gets not in QUIET]
        spinners = [self.end_spinner(one) for one in waiting]
        await asyncio.gather(*spinners, *([self._say(chat, numbers)] if words else []))

    async def end_spinner(self, one: Arrived, toast: str | None = None) -> None:
        """Let a pressed button rest, once."""
        asked = one.body.get("callback_query")
        if asked and one.id not in self._ended:
            self._ended.add(one.id)
            await quietly(self._bot.answer_callback_query(asked["id"], text=toast))

    def answered(self, one: Arrived) -> None:
        """Nobody waits for it any more."""
        self._ended.discard(one.id)
        self._unnoted.discard(one.id)

    async def end(self) -> None:
        """Stop telling."""
        telling = list(self._telling)
        for task in telling:
            task.cancel()
        await asyncio.gather(*telling, return_exceptions=True)

    async def _say(self, chat: int, numbers: Sequence[int]) -> None:
        if not (claimed := self._claimed(numbers)):
            return
        try:
            sent = await self._bot.send_message(chat, "\n".join(texts.NO_ANSWER))
        except TelegramError as error:
            # Only its kind: the text of one of them holds the token.
            log.debug("Telegram did not: %s", type(error).__name__)
            self._unnoted.difference_update(claimed)
            with suppress(Unwritable):
                self._inbox.release(claimed)
            return
        self._sending.seen(sent.message_id)
        with suppress(Unwritable):
            last = max(sent.message_id, self._inbox.person(chat).get("last", 0))
            self._inbox.note(chat, {"last": last})

    def _claimed(self, numbers: Sequence[int]) -> list[int]:
        """Those who are to be told now; where nothing can be noted it is remembered for as long as we live."""
        numbers = [one for one in numbers if one not in self._unnoted]
        try:
            return self._inbox.claim(numbers)
        except Unwritable:
            self._unnoted.update(numbers)
            return numbers


def _for_help(one: Arrived) -> bool:
    return bool((one.body.get("callback_query") or {}).get("data") == HELP)
