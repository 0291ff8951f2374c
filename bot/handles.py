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

from bot.messages import Channel, Session

KEPT = timedelta(days=30)
IDLE = timedelta(minutes=10)


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
    asked: bool = False
    own: bool = False
    ended: bool = False


class Presence:
    """When each browser was last here. In memory only; a restart gives ten minutes more."""

    def __init__(self, started: datetime) -> None:
        self._started = started
        self._swept = started
        self._seen: dict[str, _Seen] = {}

    def touch(self, handle: Handle, now: datetime) -> Handle:
        """The person is here. Raises EndedHandle after ten idle minutes or after `end`."""
        self._sweep(now)
        seen = self._seen.get(handle.mark) or _Seen(max(handle.sealed_at, self._started))
        own = seen.own or handle.own
        if seen.ended or (not own and now - seen.at > IDLE):
            raise EndedHandle
        self._seen[handle.mark] = replace(seen, at=now, own=own)
        return replace(handle, own=own)

    def learn(self, handle: Handle, session: Session, now: datetime) -> Handle:
        """Whose device it is counts only when this very browser was just asked."""
        seen = self._seen.get(handle.mark) or _Seen(now, own=handle.own)
        asked = session.get("question") == "own_device"
        answered = seen.asked and not asked
        own = session.get("own_device") == "yes" if answered else seen.own
        self._seen[handle.mark] = replace(seen, asked=asked, own=own)
        return replace(handle, own=own)

    def end(self, handle: Handle, now: datetime) -> None:
        self._seen[handle.mark] = _Seen(now, ended=True)

    def _sweep(self, now: datetime) -> None:
        if now - self._swept < timedelta(minutes=1):
            return
        self._swept = now
        # A swept entry stays ended: its handle was sealed before it was last seen here.
        self._seen = {
            mark: seen for mark, seen in self._seen.items() if now - seen.at <= (KEPT if seen.own else IDLE)
        }
