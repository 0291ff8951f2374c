"""Where Rasa keeps a conversation: in memory until the person says yes to keeping, then in SQL."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import text

log = logging.getLogger(__name__)

KEEPING = "keeping"
IDLE_SECONDS = 30 * 60


class KeepingTrackerStore(SQLTrackerStore):
    """Rasa's SQL store behind a door of memory.

    A conversation whose slot `keeping` is not true lies in memory only: it is gone at the end,
    after 30 idle minutes, or when the process stops.
    """

    def __init__(
        self, domain: Domain, host: str, event_broker: EventBroker | None = None, **kwargs: Any
    ) -> None:
        self._unkept: dict[str, tuple[float, list[dict[str, Any]]]] = {}
        super().__init__(domain=domain, host=host, event_broker=event_broker)
        # SQLAlchemy prints parameters in errors, and ours are a person's words.
        self.engine.hide_parameters = True
        if self.engine.dialect.name == "sqlite":
            sqlalchemy_event.listen(self.engine, "connect", _prepare_sqlite)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep new events where this conversation belongs; move it to SQL at the first yes."""
        sender = tracker.sender_id
        if not tracker.get_slot(KEEPING):
            await self._take_out(sender)
            self._remember(tracker)
            return
        if sender in self._unkept:
            self._remember(tracker)
            _, events = self._unkept.pop(sender)
            tracker = DialogueStateTracker.from_dict(sender, events, self.domain.slots)
        await super().save(tracker)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the conversation's latest sitting, None if nothing is known of it."""
        self._forget_idle()
        if sender_id not in self._unkept:
            return await super().retrieve(sender_id)
        return self._tracker(sender_id, _latest_sitting(self._unkept[sender_id][1]))

    async def retrieve_full_tracker(self, sender_id: str) -> DialogueStateTracker | None:
        """Return every sitting of the conversation, None if nothing is known of it."""
        self._forget_idle()
        if sender_id not in self._unkept:
            return await super().retrieve_full_tracker(sender_id)
        return self._tracker(sender_id, self._unkept[sender_id][1])

    async def heard_key(self, sender_id: str, key: str) -> bool:
        """Return whether a turn with this key is among what is kept or remembered, however long ago."""
        told = json.dumps(key)
        if sender_id in self._unkept:
            return any(event.get("metadata", {}).get("key") == key for event in self._unkept[sender_id][1])
        with self.session_scope() as session:
            rows = session.query(self.SQLEvent.data).filter(
                self.SQLEvent.sender_id == sender_id, self.SQLEvent.type_name == "user"
            )
            return any(told in data for (data,) in rows)

    async def erase(self, sender_id: str) -> None:
        """Erase every row and every remembered word of one conversation."""
        self._unkept.pop(sender_id, None)
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).delete()
            session.commit()
        if self.engine.dialect.name == "sqlite":
            # It takes longer the more is kept, and the others shall be answered meanwhile.
            await asyncio.to_thread(self._rewrite)

    def _rewrite(self) -> None:
        """Write the file anew and empty its journal: erased words lie in both.

        `secure_delete` wipes a row where it lies, not where it lay before the pages were evened out.
        """
        with self.engine.connect() as connection:
            for order in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                connection.execute(text(order))

    async def _take_out(self, sender_id: str) -> None:
        """A yes that was taken back: what lies in SQL goes into memory, and its rows go."""
        if sender_id in self._unkept:
            return
        kept = await super().retrieve_full_tracker(sender_id)
        if kept is not None:
            events = [event.as_dict() for event in kept.events]
            await self.erase(sender_id)
            self._unkept[sender_id] = (time.monotonic(), events)

    def _remember(self, tracker: DialogueStateTracker) -> None:
        known = self._unkept.get(tracker.sender_id, (0.0, []))[1]
        fresh = [event.as_dict() for event in tracker.events]
        seen = len(_latest_sitting(known))
        self._unkept[tracker.sender_id] = (time.monotonic(), known + fresh[seen:])

    def _tracker(self, sender_id: str, events: list[dict[str, Any]]) -> DialogueStateTracker:
        copied = json.loads(json.dumps(events))
        return DialogueStateTracker.from_dict(sender_id, copied, self.domain.slots)

    def _forget_idle(self) -> None:
        oldest = time.monotonic() - IDLE_SECONDS
        for sender in [s for s, (seen, _) in self._unkept.items() if seen < oldest]:
            del self._unkept[sender]


def _latest_sitting(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    starts = [i for i, e in enumerate(events) if e["event"] == SessionStarted.type_name]
    return events[starts[-1] :] if starts else events


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    # Erased words must leave the file, and a writer must not fail because another one writes.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()
