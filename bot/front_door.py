"""What every way into the web chat shares: who is this browser, and what did Rasa say. No pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from bot.dialogue import Dialogue, NoAnswer
from bot.handles import Handle, Presence, Seal, new_handle
from bot.hinge import CodeRefused
from bot.messages import Answer, Channel, Mode


class Linking(Protocol):
    """The part of the hinge's client that a front needs."""

    async def link(self, code: str, *, channel: str, address: str, account: str | None = None) -> str: ...


@dataclass(frozen=True)
class FrontDoor:
    dialogue: Dialogue
    hinge: Linking
    seal: Seal
    presence: Presence
    clock: Callable[[], datetime]

    async def open_with(self, code: str | None, channel: Channel, address: str) -> Handle:
        """A handle to a conversation; without a code it is practice and belongs to nobody.

        Raises CodeRefused, TooManyCodes, DoorClosed.
        """
        if code is None:
            return new_handle(uuid4().hex, channel, self.clock())
        if not code.strip():
            raise CodeRefused("wrong")
        conversation = await self.hinge.link(code, channel=channel, address=address)
        handle = new_handle(conversation, channel, self.clock())
        self.presence.link(handle, self.clock())
        return handle

    async def resume(self, handle: Handle) -> Answer:
        """A new sitting: the recap and the open question. Raises EndedHandle, NoAnswer."""
        self.presence.touch(handle, self.clock())
        told = await self.dialogue.messages(handle.conversation)
        if not told.messages:
            self.presence.erased(handle)
        linked = self.presence.sit_down(handle, self.clock(), len(told.messages))
        try:
            answer = await self.dialogue.start(handle.conversation, handle.channel)
        except NoAnswer:
            if linked:
                self.presence.link(handle, self.clock())
            raise
        self.presence.learn(handle, answer.session, self.clock())
        return answer

    def open(self, sealed: str) -> Handle:
        """Raises UnknownHandle, EndedHandle."""
        now = self.clock()
        handle = self.seal.open(sealed, now)
        return self.presence.touch(handle, now)

    def here(self, handle: Handle) -> Handle:
        """The handle of somebody who is here now, with what was learnt of their device."""
        return self.presence.touch(handle, self.clock())

    def sealed(self, handle: Handle) -> str:
        return self.seal.close(handle)

    async def turn(
        self,
        handle: Handle,
        *,
        text: str | None = None,
        choice: str | None = None,
        key: str | None = None,
        mode: Mode | None = None,
    ) -> Answer:
        """The same key and saying happen once; other words with that key are a new turn.

        Raises NoAnswer, NothingSaid, TooLong, NotAllowed.
        """
        key = happens_once(key, text if choice is None else None, choice) if key else None
        answer = await self.dialogue.turn(
            handle.conversation, handle.channel, text=text, choice=choice, key=key, mode=mode
        )
        # Whoever has gone on here, perhaps to call for help, is not greeted in the middle of it.
        self.presence.sit_down_quietly(handle)
        self.presence.learn(handle, answer.session, self.clock(), choice)
        return answer


def happens_once(key: str, text: str | None, choice: str | None) -> str:
    """One form and one saying make one key: a double click is harmless, changed words are new."""
    said = json.dumps([key, text, choice])
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()
