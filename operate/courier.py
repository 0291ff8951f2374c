"""Brings events to other systems' receivers, signed after Standard Webhooks, again and again until they are taken."""

from __future__ import annotations

import hmac
import json
import logging
import random
import threading
from base64 import b64decode, b64encode
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from plan.deliveries import Parcel
    from plan.store import Store

PAUSE_SECONDS = 1.0
AT_ONCE = 40  # parcels that are taken in one round
RECEIVERS_AT_ONCE = 8
PATIENCE = httpx.Timeout(5, connect=3)
log = logging.getLogger(__name__)


class Courier:
    """Sends what is due. A slow receiver holds up nobody but itself."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        """Prepare; nothing is sent yet."""
        self._store = store
        self._clock = clock
        self._busy: set[str] = set()
        # No redirects, no proxy of the environment: only where the operator said.
        self._client = httpx.Client(timeout=PATIENCE, trust_env=False, follow_redirects=False)
        self._hands = ThreadPoolExecutor(RECEIVERS_AT_ONCE)
        logging.getLogger("httpx").setLevel(logging.WARNING)  # it tells addresses, which may be secret

    def run(self, ended: threading.Event) -> None:
        """Work until told to end."""
        while not ended.is_set():
            try:
                self.round()
            except Exception as error:  # noqa: BLE001 - the thread must live; what it holds stays out of the log
                log.error("a round of webhooks failed: %s", type(error).__name__)
            ended.wait(PAUSE_SECONDS)
        self.close()

    def round(self) -> list[Future[None]]:
        """Begin to send what is due; return what is under way."""
        due = self._store.parcels_due(self._clock(), AT_ONCE, tuple(self._busy))
        started = []
        for hook, parcels in groupby(sorted(due, key=lambda one: one.hook), key=lambda one: one.hook):
            self._busy.add(hook)
            started.append(self._hands.submit(self._bring_all, hook, list(parcels)))
        return started

    def close(self) -> None:
        """Wait for what is under way, begin nothing more, and let go of the connections."""
        self._hands.shutdown(cancel_futures=True)
        self._client.close()

    def _bring_all(self, hook: str, parcels: list[Parcel]) -> None:
        try:
            for parcel in parcels:
                if not self._bring(parcel):
                    return  # nobody answers: the others wait until their time is over
        finally:
            self._busy.discard(hook)

    def _bring(self, parcel: Parcel) -> bool:
        """Send one and keep how it went; return whether anybody answered."""
        content = written(parcel.body)
        moment = self._clock()
        headers = signed(parcel.id, moment, content, parcel.secret)
        try:
            with self._client.stream("POST", parcel.url, content=content, headers=headers) as answer:
                status, asked = answer.status_code, _asked(answer)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            self._keep_failure(parcel, type(error).__name__, None)
            return False
        if 200 <= status < 300:
            self._store.delivered(parcel.id, str(status), self._clock())
        else:
            self._keep_failure(parcel, str(status), asked)
        return True

    def _keep_failure(self, parcel: Parcel, told: str, asked: timedelta | None) -> None:
        log.warning("webhook %s did not arrive: %s", parcel.id, told)
        chance = random.random()  # noqa: S311 - spreads the load, guards nothing
        self._store.not_delivered(parcel.id, told, self._clock(), chance, asked)


def written(body: dict[str, Any]) -> bytes:
    """Return the body as it is signed and sent: the same bytes each time."""
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def signed(number: str, moment: datetime, content: bytes, secret: str) -> dict[str, str]:
    """Return the headers of Standard Webhooks: an HMAC over id, time and body."""
    seconds = str(int(moment.timestamp()))
    key = b64decode(secret.removeprefix("whsec_"))
    proof = hmac.new(key, f"{number}.{seconds}.".encode() + content, sha256).digest()
    return {
        "Content-Type": "application/json",
        "User-Agent": "drommeplan",
        "webhook-id": number,
        "webhook-timestamp": seconds,
        "webhook-signature": f"v1,{b64encode(proof).decode()}",
    }


def _asked(answer: httpx.Response) -> timedelta | None:
    """Return how long a receiver asks to be left alone, where it says so in seconds."""
    seconds = answer.headers.get("retry-after", "")
    return timedelta(seconds=min(int(seconds), 86_400)) if seconds.isascii() and seconds.isdigit() else None
