"""The clocks: what nobody took is handed on, what is due is erased, and what is soon or late is told."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from operate import CannotGoOn, log_end
from operate.courier import Courier
from settings import Settings

if TYPE_CHECKING:
    from plan.store import Rules, Store
    from plan.turns import Turns

PAUSE_SECONDS = 60.0
# Alerts cannot wait; the rest is looked at every quarter of an hour.
ROUNDS_OF_ALERTS = 15
log = logging.getLogger(__name__)


def keep_time(settings: Settings, store: Store, turns: Turns, clock: Callable[[], datetime]) -> None:
    """Work once now and then again and again, until a signal ends it."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    courier = threading.Thread(target=Courier(store, clock).run, args=(ended,))
    courier.start()
    try:
        _keep_time(settings, store, turns, clock, ended)
    finally:
        # Also after an error: the process ends, and is started again.
        ended.set()
        courier.join()


def _keep_time(
    settings: Settings, store: Store, turns: Turns, clock: Callable[[], datetime], ended: threading.Event
) -> None:
    rounds = 0
    while not ended.is_set():
        hand_on_alerts(store, clock())
        note_log_end(settings.home, store)
        if rounds % ROUNDS_OF_ALERTS == 0:
            tick(store, turns, rules(settings), clock())
        rounds += 1
        ended.wait(PAUSE_SECONDS)


def rules(settings: Settings) -> Rules:
    """The periods, from the settings of the same names."""
    from plan.store import Rules

    return Rules(
        unsent_days=settings.unsent_days,
        raw_days=settings.raw_days,
        code_days=settings.code_days,
        told_days=settings.told_days,
        misunderstood_days=settings.misunderstood_days,
        danger_days=settings.danger_days,
        sent_days=settings.sent_days,
    )


def hand_on_alerts(store: Store, now: datetime) -> None:
    """Give what nobody has acknowledged to the next duty contact."""
    handed_on = store.escalate_due(now)
    if handed_on:
        log.warning("alerts handed on: %d", len(handed_on))


def note_log_end(home: Path, store: Store) -> None:
    """Note where the log of moves ends, so that `audit verify` notices a cut-off end."""
    try:
        log_end.note(home, store)
    except (CannotGoOn, OSError) as trouble:
        log.error("the end of the log was not noted: %s", type(trouble).__name__)


def tick(store: Store, turns: Turns, rules: Rules, now: datetime) -> None:
    """One round of erasing, reminding and telling what is late. Logs how many, never what."""
    erased = store.erase_due(now, rules)
    reminded, late = store.remind_due(now), store.late_due(now)
    before = now - timedelta(days=rules.raw_days)
    due = {key: moment for key, moment in store.last_sent().items() if moment <= before}
    gone = turns.erase_due(now, rules, due)
    for conversation in due:
        store.turns_erased(conversation)
    log.info("erased %s, turns %s; reminders %d, not read in time %d", erased, gone, reminded, late)
