"""What every way into the web chat shares: who is this browser, and what did Rasa say. No pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from bot.dialogue import Dialogue
from bot.handles import Handle, Presence, Seal, new_handle
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
        conversation = uuid4().hex
        if code:
            conversation = await self.hinge.link(code, channel=channel, address=address)
        return new_handle(conversation, channel, self.clock())

    async def resume(self, handle: Handle) -> Answer:
        """A new sitting: the recap and the open question. Raises EndedHandle, NoAnswer."""
        self.presence.touch(handle, self.clock())
        answer = await self.dialogue.start(handle.conversation, handle.channel)
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
        """Raises NoAnswer, NothingSaid, TooLong, NotAllowed."""
        answer = await self.dialogue.turn(
            handle.conversation, handle.channel, text=text, choice=choice, key=key, mode=mode
        )
        self.presence.learn(handle, answer.session, self.clock())
        return answer
