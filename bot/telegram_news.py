"""Tells people on Telegram that there is news, never which: what it is, they ask for themselves."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from telegram.error import Forbidden, RetryAfter, TelegramError

from bot.hinge import DoorClosed
from bot.telegram_buttons import NEWS
from bot.telegram_front import Front
from bot.telegram_parts import Choice, said
from bot.telegram_talk import CHANNEL
from bot.telegram_words import Words

log = logging.getLogger(__name__)

AT_ONCE = 50
SIDE_BY_SIDE = 8
"""People who are told at the same time; more would only stand in the way of those who wait for an answer."""
PAUSE = 5.0
QUIET = 20 * 3600
"""Seconds in which somebody who was told and has not looked here is not told again: what is new waits for so long."""
LATER = timedelta(minutes=2)
"""After which a piece that Telegram did not take is tried again."""
DENMARK = ZoneInfo("Europe/Copenhagen")
ALWAYS = (0, 24)


class Outbox(Protocol):
    """The part of the hinge's client that brings news."""

    async def claim(self, channel: str, n: int) -> list[tuple[int, str]]: ...
    async def known(self, channel: str, account: str) -> str | None: ...
    async def settle(self, number: int, outcome: dict[str, object]) -> None: ...


class News:
    """Claims what waits, a portion at a time; several pieces for one person are one message."""

    def __init__(
        self,
        front: Front,
        outbox: Outbox,
        words: Words,
        clock: Callable[[], datetime],
        hours: tuple[int, int] = ALWAYS,
    ) -> None:
        """`hours`: from which full hour and until which one of the Danish day somebody may be called."""
        self.front = front
        self._outbox = outbox
        self._words = words
        self._clock = clock
        self._hours = hours
        self._places = asyncio.Semaphore(SIDE_BY_SIDE)

    async def run(self) -> None:
        """Bring news until cancelled."""
        while True:
            try:
                brought = await self.round()
            except DoorClosed:
                brought = 0
            except Exception as error:  # noqa: BLE001 - it must go on; what it holds stays out of the log
                log.error("a round of news failed: %s", type(error).__name__)
                brought = 0
            await asyncio.sleep(0 if brought else PAUSE)

    async def round(self) -> int:
        """Bring one portion; return how many pieces it had. At night nothing is claimed. Raises DoorClosed."""
        first, last = self._hours
        if not first <= self._clock().astimezone(DENMARK).hour < last:
            return 0
        pieces: dict[int, list[int]] = {}
        for number, account in await self._outbox.claim(CHANNEL, AT_ONCE):
            pieces.setdefault(int(account), []).append(number)
        await asyncio.gather(*(self._bring(chat, numbers) for chat, numbers in pieces.items()))
        return sum(map(len, pieces.values()))

    async def _bring(self, chat: int, numbers: list[int]) -> None:
        outcome: dict[str, object]
        try:
            async with self._places:
                later = await self._announce(chat)
            outcome = {"retry_at": (self._clock() + later).isoformat()} if later else {"delivered": True}
        except Forbidden:
            outcome = {"refused": True}
        except TelegramError as error:
            log.warning("news did not arrive: %s", type(error).__name__)
            outcome = {"retry_at": (self._clock() + _later(error)).isoformat()}
        for number in numbers:
            await self._outbox.settle(number, outcome)

    async def _announce(self, chat: int) -> timedelta | None:
        """Say it once: somebody who has not looked is not called again and again. None, or when to try again.

        Whoever has looked elsewhere meanwhile is called again after the pause, and only if something is untold.
        """
        inbox = self.front.inbox
        async with self.front.turn_of(chat):
            state = inbox.person(chat)
            now = self._clock().timestamp()
            # A clock that was put back does not silence us for longer.
            if 0 <= (since := now - state.get("news", 0.0)) < QUIET:
                return timedelta(seconds=QUIET - since)
            if await self._outbox.known(CHANNEL, str(chat)) is None:
                # The connection has been cut since it was claimed: it is not for this account any more.
                return LATER
            # Left over where we died before it was known to have arrived.
            again = "push" in state
            if not again:
                button = Choice(title=self._words["news_button"], data=NEWS)
                # A "yes" that is typed from now on may be meant for this.
                state.pop("asked", None)
                state["push"] = self.front.sending.opened(0, said(self._words["news"], [button]), state)
                inbox.keep(chat, state)
            await self.front.sending.send(
                chat, state, lambda known: inbox.keep(chat, known), again=again, name="push"
            )
            del state["push"]
            inbox.keep(chat, state | {"news": now})
            return None


def _later(error: TelegramError) -> timedelta:
    if not isinstance(error, RetryAfter):
        return LATER
    after = error.retry_after
    return max(LATER, after if isinstance(after, timedelta) else timedelta(seconds=after))
