"""The front's side of people's processes: one for each, one warm spare, and never more than were agreed."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.reading import SPEED
from voice import sound
from voice.nest import LENGTH
from voice.relay import NoVoice, Person, met
from voice.turn import USUAL_SILENCE

log = logging.getLogger(__name__)

_START_SECONDS = 30.0
_READ_SECONDS = 60.0
_PAUSE_SECONDS = 0.25
# A spare that was killed or failed while nobody needed it, and then the next one.
_TRIES = 2


HasCode = Callable[[], Awaitable[bool]]


async def _practises() -> bool:
    return False


class Full(Exception):
    """As many people speak as this machine was set up for."""


@dataclass(frozen=True)
class Set:
    """What people's processes work with."""

    models: Sequence[Path]
    cache: Path
    program: str
    """The module of which people's processes are forks; it calls `voice.nest.main`."""
    accept_synthetic: bool = False
    ours: Iterable[str] = ()
    """The bot's own sentences, as they are said."""
    most: int = 20
    speed: int = SPEED
    silence: float = USUAL_SILENCE
    words: Sequence[str] = ()
    """Names and places that are likelier here than usual."""

    @property
    def kept(self) -> int:
        """Places that those who only practise never take: a quarter, one at least where there are two."""
        return self.most // 4 or int(self.most > 1)

    def told(self) -> bytes:
        """As the nest reads it."""
        given = {"models": list(map(str, self.models)), "cache": str(self.cache), "ours": sorted(self.ours)}
        besides = {"accept_synthetic": self.accept_synthetic, "words": list(self.words)}
        told = json.dumps(given | besides).encode()
        return LENGTH.pack(len(told)) + told


class People:
    """Everybody who speaks through this front."""

    def __init__(self, given: Set) -> None:
        self._given = given
        self._nest: asyncio.subprocess.Process | None = None
        self._control: socket.socket | None = None
        self._spare: asyncio.Task[Person] | None = None
        self._one_at_a_time = asyncio.Lock()
        self._here = 0

    @property
    def here(self) -> int:
        """How many have a process now, those included whose process is ending."""
        return self._here

    async def warm(self) -> None:
        """Start before anybody asks: one process stands ready."""
        if self._given.most:
            self._next_spare()

    def _next_spare(self) -> asyncio.Task[Person]:
        if self._spare is None:
            self._spare = asyncio.create_task(self._hatch())
        return self._spare

    @asynccontextmanager
    async def person(self, has_code: HasCode = _practises) -> AsyncIterator[Person]:
        """A process for one person, as long as the block lasts. Raises Full, NoVoice."""
        # Whether a code opened the conversation is asked only when all that is left is kept for those.
        if self._full(0) or (self._full(self._given.kept) and (not await has_code() or self._full(0))):
            raise Full
        self._here += 1
        try:
            person = await self._next()
            try:
                yield person
            finally:
                await asyncio.shield(person.end())
        finally:
            self._here -= 1

    def _full(self, kept: int) -> bool:
        return self._here >= self._given.most - kept

    async def read_aloud(
        self, text: str, speed: int, options: Sequence[str] = (), has_code: HasCode = _practises
    ) -> bytes:
        """A text and the options after it as one WAV, by a process that ends with it. Raises Full, NoVoice."""
        asked = {"do": "say", "n": 0, "text": text, "speed": speed, "own": True, "options": list(options)}
        wavs: list[bytes] = []
        with suppress(TimeoutError):
            async with self.person(has_code) as person, asyncio.timeout(_READ_SECONDS):
                await person.ask(json.dumps(asked))
                async for told, _, wav in person.told():
                    if told.get("is") == "said":
                        break
                    wavs += [wav] if wav else []
        if not wavs:
            raise NoVoice
        return sound.joined(wavs, _PAUSE_SECONDS)

    async def able(self) -> dict[str, bool]:
        """What a person's process of this machine can do; nothing where there is none."""
        if not self._given.most:
            return {}
        try:
            person = await asyncio.shield(self._next_spare())
        except NoVoice:
            self._spare = None
            return {}
        return {name: bool(person.ready[name]) for name in ("voice", "dictation", "choice")}

    async def aclose(self) -> None:
        """End the spare and the nest."""
        spare, self._spare = self._spare, None
        if spare is not None:
            with suppress(NoVoice):
                await (await spare).end()
        if self._control is not None:
            self._control.close()
        if self._nest is not None:
            await self._nest.wait()

    async def _next(self) -> Person:
        for _ in range(_TRIES):
            spare = self._next_spare()
            self._spare = None
            try:
                person = await spare
            except NoVoice:
                # It may have failed hours ago, when nobody needed it.
                continue
            finally:
                self._next_spare()
            if not person.gone:
                return person
        raise NoVoice

    async def _hatch(self) -> Person:
        """A new process, ready. Raises NoVoice."""
        try:
            async with asyncio.timeout(_START_SECONDS):
                control = await self._control_of_nest()
                ours, theirs = socket.socketpair()
                with theirs:
                    socket.send_fds(control, [b"1"], [theirs.fileno()])
                return await met(ours, {"speed": self._given.speed, "silence": self._given.silence})
        except (OSError, TimeoutError, NoVoice) as error:
            log.error("no voice process: %s", type(error).__name__)
            raise NoVoice from None

    async def _control_of_nest(self) -> socket.socket:
        async with self._one_at_a_time:
            if self._nest is None or self._nest.returncode is not None or self._control is None:
                self._control = await self._new_nest()
            return self._control

    async def _new_nest(self) -> socket.socket:
        """Start it, and tell it what to work with: until it knows that, nobody is handed to it."""
        if self._control is not None:
            self._control.close()
            self._control = None
        control, theirs = socket.socketpair()
        try:
            with theirs:
                command = [sys.executable, "-m", self._given.program]
                self._nest = await asyncio.create_subprocess_exec(*command, stdin=theirs.fileno())
            control.setblocking(False)
            await asyncio.get_running_loop().sock_sendall(control, self._given.told())
        except BaseException:
            control.close()
            raise
        return control
