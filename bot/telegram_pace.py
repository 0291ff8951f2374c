"""How fast we may send: under Telegram's limits in all and for each chat, and silent for as long as it asks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any
from weakref import WeakValueDictionary

from aiolimiter import AsyncLimiter
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter, ExtBot

log = logging.getLogger(__name__)

IN_ALL = 25
"""Messages a second. Telegram allows some 30; the rest is for what bunches up on the way."""
APART = 1.1
"""Seconds between two messages to one chat, of which Telegram allows one a second."""
MARGIN = 0.2
LONGEST_WAIT = 60.0
"""Seconds that a call waits when Telegram asks to; whoever wants longer is told so, and comes back later."""
TRIES = 4
SENDS = frozenset({"sendMessage", "sendPhoto", "sendMediaGroup", "sendVoice"})
Result = bool | dict[str, Any] | list[dict[str, Any]]
Call = Callable[..., Coroutine[Any, Any, Result]]
Before = Callable[[], None]
"""What is done in the moment before a message leaves, when it has waited for its turn."""


class Pace(BaseRateLimiter[Before]):
    """Spaces messages evenly: a bucket that fills up in a pause would let twice the limit through in a second."""

    def __init__(self, in_all: int = IN_ALL, apart: float = APART) -> None:
        """Allow so many messages a second in all, and one to a chat each `apart` seconds."""
        self._all = AsyncLimiter(1, 1 / in_all)
        self._apart = apart
        self._last: dict[int, float] = {}
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._asked_until = 0.0

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to end."""

    async def process_request(
        self,
        callback: Call,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Before | None,
    ) -> Result:
        """Make the call when its turn has come. Raises RetryAfter where Telegram wants too long a pause."""
        if endpoint not in SENDS:
            return await self._obey(callback, args, kwargs, 0, None)
        chat = int(data["chat_id"])
        async with self._turns.setdefault(chat, asyncio.Lock()):
            await asyncio.sleep(self._last.get(chat, 0.0) + self._apart - _now())
            try:
                messages = len(data.get("media") or (1,))
                return await self._obey(callback, args, kwargs, messages, rate_limit_args)
            finally:
                self._sent(chat)

    async def _obey(
        self, callback: Call, args: Any, kwargs: dict[str, Any], messages: int, before: Before | None
    ) -> Result:
        for tried in range(1, TRIES + 1):
            while (left := self._asked_until - _now()) > 0:
                await asyncio.sleep(left)
            for _ in range(messages):
                await self._all.acquire()
            if before:
                before()
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as asked:
                wait = _seconds(asked) + MARGIN
                self._asked_until = max(self._asked_until, _now() + wait)
                log.warning("Telegram asks for a pause of %.0f s", wait)
                if wait > LONGEST_WAIT or tried == TRIES:
                    raise
        raise AssertionError("unreachable")

    def _sent(self, chat: int) -> None:
        now = _now()
        if len(self._last) > 10_000:
            self._last = {known: at for known, at in self._last.items() if now - at < self._apart}
        self._last[chat] = now


Bot = ExtBot[Before]
"""The client, at our pace."""


def _now() -> float:
    return asyncio.get_running_loop().time()


def _seconds(asked: RetryAfter) -> float:
    after = asked.retry_after
    return float(after) if isinstance(after, int | float) else after.total_seconds()
