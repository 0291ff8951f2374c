"""The Telegram front: everybody's messages in their order, different people side by side. Knows nobody."""

from __future__ import annotations

import asyncio
import copy
import logging
from collections.abc import Iterable
from typing import Any
from weakref import WeakValueDictionary

from telegram.error import Forbidden, TelegramError

from bot.dialogue import NoAnswer
from bot.hinge import DoorClosed
from bot.telegram_answers import Answers
from bot.telegram_buttons import Reply
from bot.telegram_inbox import Arrived, Inbox, State, Unwritable
from bot.telegram_kinds import chat_of
from bot.telegram_pace import Bot
from bot.telegram_sending import Sending, quietly
from bot.telegram_talk import CHANNEL, Door
from bot.telegram_waiting import Waiting

log = logging.getLogger(__name__)

PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds before something that failed is tried again."""
TRIES = 5
"""Times that an answer which fails in an unforeseen way is tried; a process that is away is waited for longer."""
PATIENCE = 200
"""Times that an answer is tried while something is away: more than an hour."""
TIRELESS = 6000
"""The same, for two days: of an answer that only has to arrive nobody can be told that it is given up."""
TYPING_AFTER, TYPING_EVERY, TYPING_TIMES = 0.6, 4.5, 3
"""Seconds; whoever waits for longer is told so in words."""
AT_ONCE = 1000
"""People who are answered at the same time. Most of them wait: for Rasa's turn, or for Telegram's pace."""


class Front:
    """Takes what arrives into the inbox, and answers it."""

    def __init__(
        self,
        bot: Bot,
        inbox: Inbox,
        answers: Answers,
        sending: Sending,
        door: Door,
        *,
        pause: float = PAUSE,
        typing_every: float = TYPING_EVERY,
    ) -> None:
        """`begin` starts. `pause`, `typing_every`: seconds before a second try, and between typing signs."""
        self.bot = bot
        self.inbox = inbox
        self._answers = answers
        self.sending = sending
        self._door = door
        self._waiting = Waiting(bot, inbox, sending)
        self._working: dict[int, asyncio.Task[None]] = {}
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._pause = pause
        self._typing_every = typing_every

    def begin(self) -> None:
        """Go on with what an earlier process has left unanswered."""
        self.sending.seen(self.inbox.newest())
        for chat in self.inbox.waiting():
            self._wake(chat)

    def arrived(self, updates: Iterable[dict[str, Any]]) -> None:
        """Write updates down; once this returns, Telegram may be told. Raises Unwritable, and tells who must wait."""
        ordered = sorted(updates, key=lambda update: int(update["update_id"]))
        came = [Arrived(int(one["update_id"]), chat_of(one), one) for one in ordered]
        try:
            new = self.inbox.take(came)
        except Unwritable:
            for one in came:
                self._waiting.tell_soon(one.chat, [one])
            raise
        for one in new:
            self.sending.seen(one.message)
        for chat in {one.chat for one in new}:
            self._wake(chat)
            self._waiting.arrived(chat, [one for one in new if one.chat == chat])

    async def end(self) -> None:
        """Stop; what is unanswered stays in the inbox."""
        working = list(self._working.values())
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)
        await self._waiting.end()

    def turn_of(self, chat: int) -> asyncio.Lock:
        """Whoever holds it may send to this chat and change what is known of its person."""
        return self._turns.setdefault(chat, asyncio.Lock())

    @property
    def busy(self) -> bool:
        """Whether somebody is being answered."""
        return bool(self._working) or self._waiting.busy

    def _wake(self, chat: int) -> None:
        if chat not in self._working:
            self._working[chat] = asyncio.create_task(self._work(chat))

    async def _work(self, chat: int) -> None:
        try:
            await self._answer_all(chat)
        finally:
            # In the same step as the last look into the inbox: what arrives now begins anew.
            del self._working[chat]
            self._waiting.go_on(chat)

    async def _answer_all(self, chat: int) -> None:
        tries, resumed = 0, None
        while (one := self.inbox.next_of(chat)) is not None:
            try:
                async with self._places, self.turn_of(chat):
                    await self._answer(one, again=tries > 0 or resumed is None)
                tries, resumed = 0, one.id
            except Exception as error:  # noqa: BLE001 - one person's trouble is nobody else's, and no word of it is logged
                tries += 1
                await self._wait_or_give_up(one, error, tries)

    async def _answer(self, one: Arrived, *, again: bool) -> None:
        state = self.inbox.person(one.chat)
        toast, leave = None, False
        if not self._sending(one):
            again = False
            state, reply = await self._worked_out(one, state)
            toast, leave = reply.toast, reply.leave
        self._waiting.go_on(one.chat)
        # Beside the answer, which need not wait for it.
        ending = asyncio.create_task(self._waiting.end_spinner(one, toast))
        try:
            await self.sending.send(one.chat, state, lambda now: self.inbox.keep(one.chat, now), again=again)
        except Forbidden:
            # Blocked, or the account is gone: it is noted, and nothing more is sent.
            await self._door.blocked(CHANNEL, str(one.chat))
            state.pop("shown", None)  # The dreams in it were not seen.
        finally:
            await ending
        if leave:
            await quietly(self.bot.leave_chat(one.chat))
        del state["out"]
        self._done(one, state)

    def _done(self, one: Arrived, state: State) -> None:
        self.inbox.answered(one, state)
        self._waiting.answered(one)

    async def _worked_out(self, one: Arrived, before: State) -> tuple[State, Reply]:
        """The answer, noted before any of it is sent: it is worked out once."""
        state = copy.deepcopy(before)
        typing = asyncio.create_task(self._typing(one))
        try:
            reply = await self._answers.answer(one, state)
        finally:
            typing.cancel()
        state["last"] = max(one.message, state.get("last", 0))
        state["out"] = self.sending.opened(one.id, reply.parts, state)
        self.inbox.keep(one.chat, state)
        return state, reply

    def _patience(self, one: Arrived, error: Exception) -> int:
        if not isinstance(error, Unwritable | NoAnswer | DoorClosed | TelegramError):
            return TRIES
        return TIRELESS if isinstance(error, Unwritable) or self._sending(one) else PATIENCE

    def _sending(self, one: Arrived) -> bool:
        """Whether its answer is worked out, and only has to arrive."""
        return bool((self.inbox.person(one.chat).get("out") or {}).get("update") == one.id)

    async def _typing(self, one: Arrived) -> None:
        """Show that somebody is writing, once an answer takes longer than a moment."""
        if "message" not in one.body and "callback_query" not in one.body:
            return
        await asyncio.sleep(TYPING_AFTER)
        for _ in range(TYPING_TIMES):
            await quietly(self.bot.send_chat_action(one.chat, "typing"))
            await asyncio.sleep(self._typing_every)
            self._waiting.help_behind(one)
        self._waiting.slow(one.chat)

    async def _wait_or_give_up(self, one: Arrived, error: Exception, tries: int) -> None:
        # Only its kind: an error may hold a person's words or the token.
        log.error("no answer on Telegram, try %d: %s", tries, type(error).__name__)
        if tries < self._patience(one, error):
            await self._waiting.hold_up(one.chat, words=not self._sending(one))
            await asyncio.sleep(min(self._pause * 2 ** min(tries - 1, 10), LONGEST_PAUSE))
            return
        await self._waiting.tell(one.chat, [one])
        known = self.inbox.person(one.chat)
        state = {name: known[name] for name in known.keys() - {"out", "shown"}}
        self._done(one, state)
