"""The one door to Rasa: asks, waits while Rasa restarts, and never takes silence for an answer."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, Self
from uuid import uuid4
from weakref import WeakValueDictionary

import httpx

from bot.messages import (
    CRISIS,
    Answer,
    Channel,
    Mode,
    allowed,
    clean,
    read_messages,
    read_session,
)

log = logging.getLogger(__name__)

PATIENCE = 20.0
"""Seconds that a turn waits for a process that is being restarted."""
HELP_WITHIN = 4.0
"""Seconds after which somebody who asks for help gets the numbers without Rasa."""
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 1.0
AT_ONCE = 8
"""Requests that Rasa works on for us at a time. It has one worker: with many, each is so slow that all are given up
and begun anew. Who asks for help does not stand in line."""
AWAY = "ConnectError"
REST = 0.5
"""Seconds after somebody found Rasa away in which nobody else knocks: it needs the machine for coming back."""


class NoAnswer(Exception):
    """Rasa gave no answer in time; what was said may be sent again with the same key."""


class Dialogue:
    """Turns of one conversation are taken one at a time; different ones do not wait."""

    def __init__(
        self,
        base_url: str,
        secret: str,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        patience: float = PATIENCE,
        help_within: float = HELP_WITHIN,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._http = httpx.AsyncClient(
            base_url=base_url.rstrip("/") + "/webhooks/front",
            headers={"Authorization": f"Bearer {secret}"},
            transport=transport,
            timeout=httpx.Timeout(15.0, connect=2.0),
            limits=httpx.Limits(max_connections=200, max_keepalive_connections=100),
            trust_env=False,
        )
        self._patience = patience
        self._help_within = help_within
        self._sleep = sleep
        self._clock = clock
        # Nobody is refused who would have no time left to knock after the rest.
        self._rest = min(REST, patience)
        self._away_until = clock()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        await self._http.aclose()

    async def start(self, conversation: str, channel: Channel, key: str | None = None) -> Answer:
        """Open a sitting: the greeting, or the recap and the open question. Raises NoAnswer."""
        body = {"conversation": conversation, "channel": channel, "key": key or uuid4().hex}
        return await self._say("start", body)

    async def turn(
        self,
        conversation: str,
        channel: Channel,
        *,
        text: str | None = None,
        choice: str | None = None,
        key: str | None = None,
        mode: Mode | None = None,
    ) -> Answer:
        """Take one turn; the same key happens once. Give `choice` or `text`; `choice` goes first.

        Raises NoAnswer, NothingSaid, TooLong, NotAllowed.
        """
        said = {"choice": allowed(choice)} if choice is not None else {"text": clean(text or "")}
        how = mode or ("button" if choice is not None else "typed")
        body = {"conversation": conversation, "channel": channel, "key": key or uuid4().hex}
        turn = self._say("turn", {**body, **said, "mode": how})
        return await (self._soon(turn) if choice == CRISIS else turn)

    async def messages(self, conversation: str) -> Answer:
        """Everything that was said, own words and the bot's; empty when nothing is kept."""
        raw = await self._ask("messages", {"conversation": conversation}, may_be_empty=True)
        return Answer(read_messages(raw.get("messages")), read_session(raw.get("session")))

    async def ready(self) -> bool:
        """Whether Rasa can read a sentence now; asks once."""
        try:
            reply = await self._http.get("/ready", timeout=5.0)
            return reply.status_code == 200 and bool(reply.json().get("ready"))
        except (httpx.HTTPError, ValueError):
            return False

    async def _soon(self, turn: Awaitable[Answer]) -> Answer:
        try:
            async with asyncio.timeout(self._help_within):
                return await turn
        except TimeoutError:
            log.error("no answer from Rasa: help, too slow")
            raise NoAnswer from None

    async def _say(self, step: str, body: dict[str, str]) -> Answer:
        async with self._lock(body["conversation"]):
            raw = await self._ask(step, body)
        return Answer(read_messages(raw.get("messages")), read_session(raw.get("session")))

    def _lock(self, conversation: str) -> asyncio.Lock:
        return self._locks.setdefault(conversation, asyncio.Lock())

    async def _ask(self, step: str, body: dict[str, str], *, may_be_empty: bool = False) -> dict[str, Any]:
        last_try = self._clock() + self._patience
        pause = FIRST_PAUSE
        while True:
            raw, failure = await self._in_turn(step, body)
            if raw.get("messages") or (may_be_empty and not failure):
                return raw
            if failure in ("400", "401", "403", "404", "422") or self._clock() + pause > last_try:
                # Which step and how, never what was said nor by whom.
                log.error("no answer from Rasa: %s, %s", step, failure or "empty")
                raise NoAnswer
            await self._sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _in_turn(self, step: str, body: dict[str, str]) -> tuple[dict[str, Any], str]:
        if body.get("choice") == CRISIS:
            return await self._once(step, body)
        if self._clock() < self._away_until:
            return {}, AWAY
        try:
            # Whoever stands in line for too long is told so, as if Rasa were away.
            async with asyncio.timeout(self._patience):
                await self._places.acquire()
        except TimeoutError:
            return {}, "crowded"
        try:
            raw, failure = await self._once(step, body)
        finally:
            self._places.release()
        if failure == AWAY:
            self._away_until = self._clock() + self._rest
        return raw, failure

    async def _once(self, step: str, body: dict[str, str]) -> tuple[dict[str, Any], str]:
        try:
            reply = await self._http.post(f"/{step}", json=body)
            if reply.status_code != 200:
                return {}, str(reply.status_code)
            raw = reply.json()
        except httpx.HTTPError as error:
            return {}, type(error).__name__
        except ValueError:
            return {}, "unreadable"
        return (raw, "") if isinstance(raw, dict) else ({}, "unreadable")
