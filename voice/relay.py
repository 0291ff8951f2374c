"""The front's end of one person's process: what is asked of it and what it tells, passed on as it is."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from typing import Any

from voice.wire import SOUND, TEXT, packed, received

log = logging.getLogger(__name__)

_END_SECONDS = 1.0


class NoVoice(Exception):
    """This machine cannot hear or speak now."""


class Person:
    """A process that hears and speaks for one person."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pid: int) -> None:
        self._reader = reader
        self._writer = writer
        self.pid = pid
        self.ready: dict[str, Any] = {}

    @property
    def gone(self) -> bool:
        """Whether it has ended by itself."""
        return self._reader.at_eof()

    async def ask(self, text: str) -> None:
        """One message of the page, as it was read."""
        await self._send(packed(TEXT, text.encode()))

    async def hear(self, audio: bytes) -> None:
        """Sound; waits while there is more than can be heard."""
        await self._send(packed(SOUND, audio))

    async def _send(self, message: bytes) -> None:
        try:
            self._writer.write(message)
            await self._writer.drain()
        except (ConnectionError, OSError):
            raise NoVoice from None

    async def told(self) -> AsyncIterator[tuple[dict[str, Any], str | None, bytes]]:
        """What it tells, as read and as it came, and sounds. Raises NoVoice when it ends by itself."""
        while (message := await received(self._reader)) is not None:
            kind, payload = message
            if kind == SOUND:
                yield {}, None, payload
                continue
            told = json.loads(payload)
            if told["is"] == "failed":
                log.error("a person's voice process failed: %s", told["kind"])
                break
            yield told, payload.decode(), b""
        raise NoVoice

    async def end(self) -> None:
        """End it, and with it whatever it remembers."""
        self._writer.close()
        with suppress(ConnectionError, OSError, TimeoutError):
            async with asyncio.timeout(_END_SECONDS):
                while await self._reader.read(65536):
                    pass
                return
        # It hangs: its end was not heard.
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


async def met(end: socket.socket, usual: Mapping[str, float]) -> Person:
    """The process at the other end, once it says what it can. Raises NoVoice."""
    reader, writer = await asyncio.open_unix_connection(sock=end)
    person = Person(reader, writer, 0)
    async for told, _, _ in person.told():
        person.pid = told.pop("pid")
        person.ready = {**told, **usual}
        return person
    raise NoVoice
