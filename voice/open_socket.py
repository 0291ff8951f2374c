"""A socket of one person while it is open: both its ways, and why it ends. Keeps nothing of what goes through."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.dialogue import NoAnswer
from bot.front_door import FrontDoor
from bot.handles import EndedHandle, Handle
from voice import asks
from voice.listen import Question
from voice.names import names
from voice.relay import Person

ODD, ENDED, IDLE, ELSEWHERE, FULL, FAILED = 4400, 4401, 4408, 4409, 4429, 4500
"""Why a socket was closed. After any of these a page does not try again by itself."""
_LOOK_SECONDS = 0.5
_NAMES_SECONDS = 0.3
_CODE_SECONDS = 2.0
_HERE_SECONDS = 1.0
_IDLE_SECONDS = 600.0
# What may still be on its way when a turn has ended; and what a long day of speaking amounts to.
_LATE_BYTES, _MOST_BYTES = 4 * 2**20, 512 * 2**20
# Far more than a page has to read aloud at once.
_MOST_TO_SAY = 200


class Over(Exception):
    """The socket is to be closed with this number."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Open:
    """A socket that is open: who speaks, and when they were last heard."""

    socket: WebSocket
    handle: Handle
    clock: Callable[[], float]
    replaced: asyncio.Event = field(default_factory=asyncio.Event)
    heard_at: float = 0.0
    """Seconds on the clock when something last came from the page."""
    turn: int | None = None
    """The number of the turn that is open."""
    late: int = 0
    taken: int = 0
    to_say: int = 0
    """How many texts wait to be read aloud."""
    noted_at: float = -math.inf
    """When the front was last told that somebody is here."""


async def first(*ways: Awaitable[None]) -> None:
    """Go all ways at once until the first of them ends; raises what it raised."""
    tasks = [asyncio.ensure_future(way) for way in ways]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    # Both sides end together: why this one was closed is told before what the other noticed of it.
    failed = [error for task in done if (error := task.exception()) is not None]
    for error in sorted(failed, key=lambda error: not isinstance(error, Over)):
        raise error


async def has_code(one: Open, door: FrontDoor) -> bool:
    """Whether a code opened this conversation: without one it is practice. Unknown counts as none."""
    try:
        async with asyncio.timeout(_CODE_SECONDS):
            told = await door.dialogue.messages(one.handle.conversation)
    except (TimeoutError, NoAnswer):
        return False
    return told.session.get("linked") is True


async def from_page(one: Open, person: Person, door: FrontDoor) -> None:
    """What the page asks, and the sound while a turn is open. Raises Over, WebSocketDisconnect, NoVoice."""
    while True:
        message = await one.socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code") or 1005)
        one.heard_at = one.clock()
        if message.get("bytes") is not None:
            await _sound(one, person, message["bytes"])
        else:
            await _asked(one, person, door, message["text"])


async def _sound(one: Open, person: Person, audio: bytes) -> None:
    _taken(one, len(audio))
    if not audio or len(audio) % 2 or len(audio) > asks.LARGEST_SOUND:
        raise Over(ODD)
    if one.turn is not None:
        await person.hear(audio)
        return
    one.late += len(audio)
    if one.late > _LATE_BYTES:
        raise Over(ODD)


def _taken(one: Open, length: int) -> None:
    """Count what came. Raises Over."""
    one.taken += length
    if one.taken > _MOST_BYTES:
        raise Over(ODD)


async def _asked(one: Open, person: Person, door: FrontDoor, text: str) -> None:
    _taken(one, len(text))
    try:
        ask = asks.read(text) if len(text) <= asks.LARGEST_TEXT else None
    except asks.Odd:
        ask = None
    if ask is None:
        raise Over(ODD)
    if not isinstance(ask, asks.Say | asks.Hush):
        _is_here(one, door)
    if isinstance(ask, asks.Here):
        return
    if isinstance(ask, asks.Listen):
        one.turn, one.late = ask.n, 0
        text = await _with_names(one, door, text) if ask.question is Question.OPEN else text
    elif isinstance(ask, asks.Drop):
        one.turn = None
    elif isinstance(ask, asks.Say):
        one.to_say += 1
        if one.to_say > _MOST_TO_SAY:
            raise Over(ODD)
    await person.ask(text)


async def _with_names(one: Open, door: FrontDoor, text: str) -> str:
    """The message with the names that this person told before, as far as this browser shows them."""
    try:
        async with asyncio.timeout(_NAMES_SECONDS):
            told = await door.dialogue.messages(one.handle.conversation)
    except (TimeoutError, NoAnswer):
        # They help to hear; without them it is listened all the same.
        return text
    shown = told.messages[door.presence.older(one.handle) :]
    found = names(line["text"] for line in shown if line.get("from") == "citizen")
    asked = json.loads(text)
    asked["personal"] = [*(asked.get("personal") or []), *found][: asks.MOST_OPTIONS]
    return json.dumps(asked)


async def to_page(one: Open, person: Person, door: FrontDoor) -> None:
    """What the person's process tells. Raises NoVoice."""
    async for told, text, sound in person.told():
        if text is None:
            await one.socket.send_bytes(sound)
            continue
        if told["is"] == "said":
            one.to_say -= 1
        if told["is"] in _ENDS_A_TURN and told["n"] == one.turn:
            one.turn = None
        if told["is"] in ("partial", *_ENDS_A_TURN) and told.get("why") != "silent":
            _is_here(one, door)
        await one.socket.send_text(text)


_ENDS_A_TURN = ("heard", "nothing", "speed")


def _is_here(one: Open, door: FrontDoor) -> None:
    """Note it, at most once a second. Raises Over."""
    now = one.clock()
    if now - one.noted_at < _HERE_SECONDS:
        return
    one.noted_at = now
    try:
        door.here(one.handle)
    except EndedHandle:
        raise Over(ENDED) from None


async def until_over(one: Open, door: FrontDoor) -> None:
    """Raises Over when the conversation is closed, when it goes on elsewhere, or when nobody has come for long."""
    while True:
        with suppress(TimeoutError):
            await asyncio.wait_for(one.replaced.wait(), _LOOK_SECONDS)
            raise Over(ELSEWHERE)
        if door.presence.over(one.handle, door.clock()):
            raise Over(ENDED)
        if one.clock() - one.heard_at > _IDLE_SECONDS:
            raise Over(IDLE)
