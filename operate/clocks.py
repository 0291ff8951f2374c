"""The clocks: once an hour, what is due is erased. Decides no period itself; settings do."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from settings import Settings

if TYPE_CHECKING:
    from plan.store import Store

HOUR = 3600.0
log = logging.getLogger(__name__)


def keep_time(settings: Settings, store: Store, clock: Callable[[], datetime]) -> None:
    """Work once now and then every hour, until a signal ends it."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    while not ended.is_set():
        tick(settings, store, clock())
        ended.wait(HOUR)


def tick(settings: Settings, store: Store, now: datetime) -> None:
    """One round. Logs counts, never what was erased."""
    from plan.retention import Rules

    rules = Rules(unsent_days=settings.unsent_days)
    log.info("erased: %s", store.erase_due(now, rules))
