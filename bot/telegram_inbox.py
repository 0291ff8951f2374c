"""The Telegram front's memory: one encrypted file of what arrived and is not answered yet. Forgets what is answered.

An update is written here before Telegram is told that it has arrived, and erased with its answer. Numbers of answered
updates stay for two days, so that one which comes again is known; nobody's words are in them.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from bot.telegram_file import opened
from bot.telegram_heard import drop_old

Unwritable = sqlite3.Error
"""The disk is full, or the file is locked or damaged: nothing new can be noted."""
State = dict[str, Any]
"""What the front knows of one person between two messages: the open buttons, choices of form, what is being sent."""

REMEMBERED = 2 * 24 * 3600
"""Seconds that the number of an answered update is known; Telegram itself keeps updates for one day."""
KNOWN = 30 * 24 * 3600
"""Seconds without a word after which a person is forgotten here; then the first message comes again."""
UNCONFIRMED = 24 * 3600
"""Seconds after which what was heard, and neither confirmed nor refused, is erased."""


@dataclass(frozen=True)
class Arrived:
    """One update as Telegram sent it, and the chat that it belongs to (0: to nobody)."""

    id: int
    chat: int
    body: dict[str, Any]

    @property
    def message(self) -> int:
        """The number of the message that somebody wrote, or whose button they pressed."""
        body = self.body.get("message") or (self.body.get("callback_query") or {}).get("message") or {}
        return int(body.get("message_id", 0))


class Inbox:
    """Everything is kept under keyed hashes and encrypted: the file tells neither who wrote nor what."""

    def __init__(self, file: Path, secret: str, clock: Callable[[], float] = time.time) -> None:
        """Open or make the file. What another secret has written is of no use and is dropped."""
        key = hashlib.blake2b(secret.encode(), digest_size=32, person=b"telegram-inbox").digest()
        self._key = key
        self._fernet = Fernet(base64.urlsafe_b64encode(key))
        self._clock = clock
        self._kept = opened(file)

    def close(self) -> None:
        """Let go of the file."""
        self._kept.close()

    def take(self, updates: Iterable[Arrived]) -> list[Arrived]:
        """Write down what is new, all of it or nothing; what has been here before is left out."""
        with self._all_or_nothing():
            return [one for one in updates if self._insert(one)]

    def waiting(self) -> list[int]:
        """The chats with something unanswered; for the start."""
        rows = self._kept.execute(
            "select min(update_id) from arrived where held is not null group by person order by 1"
        ).fetchall()
        return [one.chat for (number,) in rows if (one := self._read(number)) is not None]

    def next_of(self, chat: int) -> Arrived | None:
        """The oldest unanswered update of a chat."""
        row = self._kept.execute(
            "select min(update_id) from arrived where person = ? and held is not null", (self._mark(chat),)
        ).fetchone()
        return self._read(row[0]) if row[0] is not None else None

    def waiting_of(self, chat: int) -> list[Arrived]:
        """All unanswered updates of a chat, in their order."""
        rows = self._kept.execute(
            "select update_id from arrived where person = ? and held is not null order by 1",
            (self._mark(chat),),
        ).fetchall()
        return [one for (number,) in rows if (one := self._read(number)) is not None]

    def claim(self, updates: Iterable[int]) -> list[int]:
        """Those to which nobody has been told to wait yet; from now on they have."""
        told = "insert or ignore into told values (?, ?)"
        with self._all_or_nothing():
            return [one for one in updates if self._kept.execute(told, (one, self._clock())).rowcount == 1]

    def release(self, updates: Iterable[int]) -> None:
        """They were not told after all."""
        self._kept.executemany("delete from told where update_id = ?", [(one,) for one in updates])

    def person(self, chat: int) -> State:
        """What is known of a person."""
        row = self._kept.execute("select held from persons where person = ?", (self._mark(chat),)).fetchone()
        opened = self._open(row[0]) if row else None
        return opened if isinstance(opened, dict) else {}

    def keep(self, chat: int, state: State) -> None:
        """Note what is known of a person now, and since when words wait for a yes."""
        for each in state.get("unconfirmed", {}).values():
            each.setdefault("at", self._clock())
        self._kept.execute(
            "insert into persons values (?, ?, ?) "
            "on conflict (person) do update set held = excluded.held, at = excluded.at",
            (self._mark(chat), self._seal(state), self._clock()),
        )

    def newest(self) -> int:
        """The newest number of a message that is known of anybody; for the start."""
        rows = self._kept.execute("select held from persons").fetchall()
        return max((int((self._open(held) or {}).get("last", 0)) for (held,) in rows), default=0)

    def note(self, chat: int, more: State) -> None:
        """Add to what is known of a person."""
        self.keep(chat, self.person(chat) | more)

    def answered(self, update: Arrived, state: State) -> None:
        """Erase an answered update and note what is known now, in one step."""
        erased = "update arrived set held = null, person = null where update_id = ?"
        with self._all_or_nothing():
            self.keep(update.chat, state)
            self._kept.execute(erased, (update.id,))

    def sweep(self) -> None:
        """Forget old numbers, who has not written for long, and what was heard and never confirmed.

        The journal is emptied, as erased pages may still stand in it.
        """
        now = self._clock()
        self._kept.execute("delete from arrived where held is null and at < ?", (now - REMEMBERED,))
        self._kept.execute("delete from told where at < ?", (now - REMEMBERED,))
        self._kept.execute("delete from persons where at < ?", (now - KNOWN,))
        for person, held in self._kept.execute("select person, held from persons").fetchall():
            state = self._open(held)
            if isinstance(state, dict) and drop_old(state, now - UNCONFIRMED):
                self._kept.execute(
                    "update persons set held = ? where person = ?", (self._seal(state), person)
                )
        self._kept.execute("pragma wal_checkpoint(truncate)").fetchall()

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        self._kept.execute("begin immediate")
        try:
            yield
        except BaseException:
            # A full disk may have ended it already.
            if self._kept.in_transaction:
                self._kept.execute("rollback")
            raise
        self._kept.execute("commit")

    def _insert(self, one: Arrived) -> bool:
        row = (one.id, self._mark(one.chat), self._seal([one.chat, one.body]), self._clock())
        return self._kept.execute("insert or ignore into arrived values (?, ?, ?, ?)", row).rowcount == 1

    def _read(self, number: int) -> Arrived | None:
        (held,) = self._kept.execute("select held from arrived where update_id = ?", (number,)).fetchone()
        opened = self._open(held)
        if opened is None:
            self._kept.execute("delete from arrived where update_id = ?", (number,))
            return None
        return Arrived(number, opened[0], opened[1])

    def _mark(self, chat: int) -> str:
        return hashlib.blake2b(str(chat).encode(), digest_size=16, key=self._key).hexdigest()

    def _seal(self, held: object) -> bytes:
        return self._fernet.encrypt(json.dumps(held).encode())

    def _open(self, held: bytes) -> Any:
        try:
            return json.loads(self._fernet.decrypt(held))
        except InvalidToken:
            return None
