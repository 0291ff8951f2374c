"""The socket through which a page listens and speaks: /lyd. It relays, and keeps nothing of what is said.

Whoever has no conversation here, comes from elsewhere or sends what no page of ours sends is turned away with a number;
each socket has a process of its own behind it, so that nobody else is touched by it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bot.cookie import Cookie
from bot.front_door import FrontDoor
from bot.handles import EndedHandle, Handle
from bot.show import KeptFiles
from bot.web import Room
from voice.listening import sentences
from voice.open_socket import (
    ELSEWHERE,
    ENDED,
    FAILED,
    FULL,
    IDLE,
    ODD,
    Open,
    Over,
    first,
    from_page,
    has_code,
    to_page,
    until_over,
)
from voice.people import Full, People
from voice.relay import NoVoice

HERE = Path(__file__).parent
PROTOCOL = "drommeplan-lyd-1"
_TOLD = {
    ODD: "unread",
    ENDED: "ended",
    IDLE: "idle",
    ELSEWHERE: "elsewhere",
    FULL: "full",
    FAILED: "failed",
}


def speech(people: People, public_url: str | None, clock: Callable[[], float] = time.monotonic) -> Room:
    """What lays the socket onto the citizen front. The clock tells seconds, and never goes back."""
    public_host = urlsplit(public_url).netloc if public_url else None

    def add(app: FastAPI, door: FrontDoor, cookie: Cookie) -> None:
        here: dict[str, Open] = {}
        app.mount("/tale", KeptFiles(directory=HERE / "static"))

        @app.websocket("/lyd")
        async def lyd(socket: WebSocket) -> None:
            offered = socket.scope.get("subprotocols") or ()
            if not _ours(socket, public_host) or PROTOCOL not in offered:
                # Before it is accepted: the browser learns no more than 403.
                await socket.close(ODD)
                return
            await socket.accept(PROTOCOL)
            try:
                one = Open(socket, _opened(socket, cookie), clock)
                await _converse(one, door, people, here)
            except Over as over:
                await _farewell(socket, over.code)
            except Full:
                await _farewell(socket, FULL)
            except NoVoice:
                await _farewell(socket, FAILED)
            except (WebSocketDisconnect, ConnectionError):
                return

    return add


def _ours(socket: HTTPConnection, public_host: str | None) -> bool:
    """Whether a page of ours opened the socket; a browser always says which."""
    host = urlsplit(socket.headers.get("origin", "")).netloc
    return bool(host) and host in (socket.headers.get("host"), public_host)


def _opened(socket: HTTPConnection, cookie: Cookie) -> Handle:
    try:
        handle = cookie.read(socket)
    except EndedHandle:
        handle = None
    if handle is None:
        raise Over(ENDED)
    return handle


async def _converse(one: Open, door: FrontDoor, people: People, here: dict[str, Open]) -> None:
    """Speak with one person until one of both has enough. Raises Over, Full, NoVoice."""
    one.heard_at = one.clock()
    conversation = one.handle.conversation
    before = here.get(conversation)
    here[conversation] = one
    if before is not None:
        before.replaced.set()
    try:
        async with people.person(lambda: has_code(one, door)) as person:
            await one.socket.send_json(person.ready)
            await first(from_page(one, person, door), to_page(one, person, door), until_over(one, door))
    finally:
        if here.get(conversation) is one:
            del here[conversation]


async def _farewell(socket: WebSocket, code: int) -> None:
    """A kind sentence, and the number."""
    if socket.application_state is not WebSocketState.CONNECTED:
        return
    told: dict[str, Any] = {"is": "gone", "text": sentences()[_TOLD[code]]}
    with suppress(WebSocketDisconnect, ConnectionError, RuntimeError):
        await socket.send_json(told)
        await socket.close(code)
