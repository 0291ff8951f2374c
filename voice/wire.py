"""Messages between the front and a person's own process: text or sound, each with its length before it."""

from __future__ import annotations

import json
import socket
import struct
from asyncio import IncompleteReadError, StreamReader
from collections.abc import Iterator, Mapping
from threading import Lock
from typing import Any

TEXT, SOUND = b"t", b"s"
_HEAD = struct.Struct("!cI")


def packed(kind: bytes, payload: bytes) -> bytes:
    """One message as it travels."""
    return _HEAD.pack(kind, len(payload)) + payload


async def received(reader: StreamReader) -> tuple[bytes, bytes] | None:
    """The next message; None when the other side has ended."""
    try:
        kind, length = _HEAD.unpack(await reader.readexactly(_HEAD.size))
        return kind, await reader.readexactly(length)
    except (IncompleteReadError, ConnectionError):
        return None


class Wire:
    """A process's own end: several threads may tell, one reads."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._file = end.makefile("rb")
        self._one = Lock()

    def __iter__(self) -> Iterator[tuple[bytes, bytes]]:
        while True:
            head = self._file.read(_HEAD.size)
            if len(head) < _HEAD.size:
                return
            kind, length = _HEAD.unpack(head)
            payload = self._file.read(length)
            if len(payload) < length:
                return
            yield kind, payload

    def tell(self, told: Mapping[str, Any], sound: bytes | None = None) -> None:
        """One message, and the sound that belongs to it right after."""
        whole = packed(TEXT, json.dumps(told, ensure_ascii=False).encode())
        if sound is not None:
            whole += packed(SOUND, sound)
        with self._one:
            self._end.sendall(whole)
