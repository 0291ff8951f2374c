"""What a browser holds instead of a conversation key: sealed, dated, and idle at most ten minutes
on a computer that others use. Stores no words and no keys."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from typing import cast

from cryptography.fernet import Fernet, InvalidToken

from bot.ended import Ended
from bot.messages import Channel, Session

KEPT = timedelta(days=30)
IDLE = timedelta(minutes=10)
OWN_DEVICE = '/choose{"q":"own_device","v":"yes"'


class UnknownHandle(Exception):
    """The id is none of ours."""


class EndedHandle(Exception):
    """The id was ours once; its time is over."""


@dataclass(frozen=True)
class Handle:
    conversation: str
    channel: Channel
    mark: str
    """Tells one browser's handle from another's on the same conversation."""
    own: bool
    """The person has said in this browser that the device is their own."""
    sealed_at: datetime


class Seal:
    def __init__(self, secret: str) -> None:
        key = hashlib.blake2b(secret.encode(), digest_size=32, person=b"front-handle").digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(key))

    def close(self, handle: Handle) -> str:
        held = [handle.conversation, handle.channel, handle.mark, handle.own]
        at = int(handle.sealed_at.timestamp())
        return self._fernet.encrypt_at_time(json.dumps(held).encode(), at).decode().rstrip("=")

    def open(self, sealed: str, now: datetime) -> Handle:
        """Raises UnknownHandle, EndedHandle (30 days after sealing)."""
        if len(sealed) > 1000 or not sealed.isascii():
            raise UnknownHandle
        token = sealed.encode() + b"=" * (-len(sealed) % 4)
        try:
            held = json.loads(self._fernet.decrypt(token))
        except InvalidToken:
            raise UnknownHandle from None
        sealed_at = datetime.fromtimestamp(self._fernet.extract_timestamp(token), UTC)
        if now - sealed_at > KEPT:
            raise EndedHandle
        conversation, channel, mark, own = held
        return Handle(conversation, cast(Channel, channel), mark, own, sealed_at)


def new_handle(conversation: str, channel: Channel, now: datetime) -> Handle:
    return Handle(conversation, channel, token_urlsafe(9), own=False, sealed_at=now)


@dataclass(frozen=True)
class _Seen:
    at: datetime
    own: bool = False
    lasting: bool = False
    """Some seal of this handle may say own, so it could open for as long as a seal is kept."""
    ended: bool = False
    linked: bool = False
    """A code was given here, and the sitting that it opens has not begun."""
    older: int = 0
    """So many messages were said before this sitting; unseen until the device is asked about."""


class Presence:
    """When each browser was last here. In memory only: a restart gives ten minutes more, but not to the closed."""

    def __init__(self, started: datetime, closed: Ended | None = None) -> None:
        self._started = started
        self._closed = closed if closed is not None else Ended()
        self._swept = started
        self._seen: dict[str, _Seen] = {}
        self._asked: dict[str, set[str]] = {}
        """Which browsers of a conversation were shown the question that is open in it."""

    def touch(self, handle: Handle, now: datetime) -> Handle:
        """The person is here. Raises EndedHandle after ten idle minutes or after `end`."""
        self._sweep(now)
        if self.over(handle, now):
            raise EndedHandle
        seen = self._of(handle, max(handle.sealed_at, self._started))
        self._seen[handle.mark] = replace(seen, at=now, lasting=seen.lasting or handle.own)
        return replace(handle, own=seen.own)

    def over(self, handle: Handle, now: datetime) -> bool:
        """Whether the person's time here is over; looking is no sign of them."""
        seen = self._of(handle, max(handle.sealed_at, self._started))
        return seen.ended or (not seen.own and now - seen.at > IDLE)

    def learn(self, handle: Handle, session: Session, now: datetime, choice: str | None = None) -> Handle:
        """Whose device it is counts only where it was asked and by what this very browser answered."""
        seen = self._of(handle, now)
        if session.get("question") == "own_device":
            self._asked.setdefault(handle.conversation, set()).add(handle.mark)
        # Whoever leaves the question takes it away from all others who were asked.
        elif handle.mark in self._asked.pop(handle.conversation, ()):
            value = session.get("own_device")
            answered = choice is None or choice.startswith(OWN_DEVICE)
            # A kiosk is nobody's own, whatever somebody says at it.
            own = value == "yes" and answered and handle.channel != "kiosk"
            older = seen.older if value is None else 0
            seen = replace(seen, own=own, lasting=seen.lasting or own, older=older)
        self._seen[handle.mark] = seen
        return replace(handle, own=seen.own)

    def link(self, handle: Handle, now: datetime) -> None:
        """A code was given in this browser: its next page opens a sitting."""
        self._seen[handle.mark] = replace(self._of(handle, now), linked=True)

    def sit_down(self, handle: Handle, now: datetime, older: int = 0) -> bool:
        """Whether a code was given here and no sitting has begun; true only once."""
        seen = self._of(handle, now)
        if seen.linked:
            self._seen[handle.mark] = replace(seen, linked=False, older=older)
        # Opening a sitting answers no question.
        self._asked.get(handle.conversation, set()).discard(handle.mark)
        return seen.linked

    def sit_down_quietly(self, handle: Handle) -> None:
        """The talk went on here before its sitting could begin: none is opened into it."""
        seen = self._seen.get(handle.mark)
        if seen and seen.linked:
            self._seen[handle.mark] = replace(seen, linked=False)

    def linked(self, handle: Handle) -> bool:
        seen = self._seen.get(handle.mark)
        return seen is not None and seen.linked

    def older(self, handle: Handle) -> int:
        """How many of the first messages are not shown here yet."""
        seen = self._seen.get(handle.mark)
        return seen.older if seen else 0

    def erased(self, handle: Handle) -> None:
        """Nothing is left of what was said before."""
        seen = self._seen.get(handle.mark)
        if seen:
            self._seen[handle.mark] = replace(seen, older=0)

    def end(self, handle: Handle, now: datetime) -> None:
        seen = self._of(handle, now)
        self._seen[handle.mark] = _Seen(now, lasting=seen.lasting or handle.own, ended=True)
        self._closed.add(handle.mark, now + KEPT)

    def _of(self, handle: Handle, at: datetime) -> _Seen:
        known = self._seen.get(handle.mark)
        return known or _Seen(at, own=handle.own, lasting=handle.own, ended=handle.mark in self._closed)

    def _sweep(self, now: datetime) -> None:
        if now - self._swept < timedelta(minutes=1):
            return
        self._swept = now
        # A swept entry stays ended: its handle was sealed before it was last seen here.
        self._seen = {
            mark: seen
            for mark, seen in self._seen.items()
            if now - seen.at <= (KEPT if seen.lasting else IDLE)
        }
        here = {conversation: marks & self._seen.keys() for conversation, marks in self._asked.items()}
        self._asked = {conversation: marks for conversation, marks in here.items() if marks}
