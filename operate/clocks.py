"""The clocks: what is due is erased, reminders are written, every quarter of an hour. Settings say after how long."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import httpx

from operate.secrets_kept import secret
from settings import Settings

if TYPE_CHECKING:
    from plan.store import Rules, Store

PAUSE_SECONDS = 900.0
log = logging.getLogger(__name__)


class TurnsKept(Exception):
    """Rasa did not erase the turns that are due; the next round tries again."""


def keep_time(settings: Settings, store: Store, clock: Callable[[], datetime]) -> None:
    """Work once now and then again and again, until a signal ends it."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    with httpx.Client(
        base_url=f"http://127.0.0.1:{settings.rasa_port}/webhooks/front",
        headers={"Authorization": f"Bearer {secret(settings, 'channel')}"},
        timeout=60,
        trust_env=False,
    ) as rasa:
        while not ended.is_set():
            tick(store, rules(settings), rasa, clock())
            ended.wait(PAUSE_SECONDS)


def rules(settings: Settings) -> Rules:
    """The periods, from the settings of the same names."""
    from plan.store import Rules

    return Rules(
        unsent_days=settings.unsent_days,
        raw_days=settings.raw_days,
        code_days=settings.code_days,
        told_days=settings.told_days,
        danger_days=settings.danger_days,
        sent_days=settings.sent_days,
    )


def tick(store: Store, rules: Rules, rasa: httpx.Client, now: datetime) -> None:
    """One round. Logs how many, never what."""
    erased = store.erase_due(now, rules)
    reminded = store.remind_due(now)
    try:
        turns = erase_turns(store, rules, rasa, now)
    except TurnsKept:
        log.warning("Rasa did not answer: turns are erased in the next round")
        turns = 0
    log.info("erased %s, conversations %d; reminders %d", erased, turns, reminded)


def erase_turns(store: Store, rules: Rules, rasa: httpx.Client, now: datetime) -> int:
    """Let Rasa erase conversations that are due and return how many it erased. Raises TurnsKept."""
    before = now - timedelta(days=rules.raw_days)
    sent = [key for key, moment in store.last_sent().items() if moment <= before]
    idle_before = (now - timedelta(days=rules.unsent_days)).timestamp()
    try:
        reply = rasa.post("/erase_due", json={"conversations": sent, "idle_before": idle_before})
        reply.raise_for_status()
    except httpx.HTTPError:
        raise TurnsKept from None
    for conversation in sent:
        store.turns_erased(conversation)
    return int(reply.json()["erased"])
