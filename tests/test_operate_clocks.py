"""Promises of operate/clocks.py: what is due is erased, and what could not be erased is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import httpx
import pytest

from operate.clocks import TurnsKept, erase_turns, rules, tick
from plan.store import Rules, Store
from settings import Settings

NOW = datetime(2027, 3, 12, 12, 0, tzinfo=UTC)


class FakeStore:
    """Knows three conversations that have sent something, and keeps what is asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.without_turns: list[str] = []

    def erase_due(self, now: datetime, rules: Rules) -> dict[str, int]:
        self.asked.append("erase_due")
        return {}

    def remind_due(self, now: datetime) -> int:
        self.asked.append("remind_due")
        return 0

    def last_sent(self) -> dict[str, datetime]:
        return {f"sent {days} days ago": NOW - timedelta(days=days) for days in (1, 30, 60)}

    def turns_erased(self, conversation: str) -> None:
        self.without_turns.append(conversation)


def rasa(status: int, heard: list[Any]) -> httpx.Client:
    import json

    def answer(request: httpx.Request) -> httpx.Response:
        heard.append((request.url.path, json.loads(request.content)))
        return httpx.Response(status, json={"erased": 2})

    return httpx.Client(base_url="http://rasa", transport=httpx.MockTransport(answer))


def test_turns_are_erased_thirty_days_after_sending() -> None:
    store, heard = FakeStore(), list[Any]()
    erased = erase_turns(cast(Store, store), Rules(), rasa(200, heard), NOW)

    assert erased == 2
    assert store.without_turns == ["sent 30 days ago", "sent 60 days ago"]
    assert heard == [
        (
            "/erase_due",
            {
                "conversations": ["sent 30 days ago", "sent 60 days ago"],
                "idle_before": (NOW - timedelta(days=30)).timestamp(),
            },
        )
    ]


def test_what_rasa_did_not_erase_is_tried_again() -> None:
    store = FakeStore()

    with pytest.raises(TurnsKept):
        erase_turns(cast(Store, store), Rules(), rasa(503, []), NOW)

    assert store.without_turns == []


def test_a_silent_rasa_does_not_stop_the_clocks() -> None:
    store = FakeStore()
    tick(cast(Store, store), Rules(), rasa(503, []), NOW)

    assert store.asked == ["erase_due", "remind_due"]


def test_every_period_is_a_setting(tmp_path: Path) -> None:
    periods = {name: number for number, name in enumerate(Rules.__dataclass_fields__, start=1)}
    settings = Settings.read(_env_file=None, home=tmp_path, **periods)

    assert rules(settings) == Rules(**periods)
