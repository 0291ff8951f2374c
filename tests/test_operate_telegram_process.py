"""The Telegram process goes on after a kill, asks or is brought, and tells nobody the token."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest.mock import Mock

import psutil
import pytest

from operate.telegram_process import sweeping
from settings import ROOT
from tests.bot_api.server import TOKEN, BotApi, serving
from tests.ports import free_ports

PERSON = 7_700_112_235


@pytest.fixture
def api() -> Iterator[BotApi]:
    with serving() as server:
        yield server


@contextmanager
def process(home: Path, api: BotApi, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """The process alone: Rasa and the door are away."""
    ports = dict(zip(("RASA_PORT", "DOOR_PORT"), free_ports(2), strict=True))
    ours = {f"DROMMEPLAN_{name}": str(port) for name, port in ports.items()} | {"DROMMEPLAN_HOME": str(home)}
    telegram = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE_URL": api.url}
    home.mkdir(exist_ok=True)
    with (home / "out").open("ab") as told:
        started = subprocess.Popen(
            [sys.executable, "-m", "cli", "process", "telegram"],
            cwd=ROOT,
            env={**os.environ, **ours, **telegram, **more},
            stdout=told,
            stderr=told,
        )
    try:
        yield started
    finally:
        started.kill()
        started.wait(10)


def until(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not what():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)


def told(api: BotApi) -> list[str]:
    return [message.text for message in api.to(PERSON)]


def test_what_arrived_before_a_kill_is_gone_on_with_and_no_file_tells_it(tmp_path: Path, api: BotApi) -> None:
    with process(tmp_path, api) as first:
        api.says(PERSON, "kvorkelhop")
        until(lambda: not api.waiting_now())
        first.kill()
        first.wait(10)
    before = len(told(api))
    with process(tmp_path, api):
        until(lambda: len(told(api)) > before)

    assert "112" in told(api)[-1]
    lying = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert not [word for word in (b"kvorkelhop", str(PERSON).encode(), TOKEN.encode()) if word in lying]


def test_messages_are_brought_where_there_is_an_address(tmp_path: Path, api: BotApi) -> None:
    (port,) = free_ports(1)
    address = {"TELEGRAM_WEBHOOK_URL": "https://drom.example.dk", "DROMMEPLAN_TELEGRAM_PORT": str(port)}
    with process(tmp_path, api, **address):
        until(lambda: bool(api.secret_token))
        api.pushed_to = f"http://127.0.0.1:{port}/telegram"
        api.says(PERSON, "hej")
        until(lambda: bool(told(api)))

    asked = dict(api.calls)["setWebhook"]
    assert (asked["url"], asked["max_connections"]) == ("https://drom.example.dk/telegram", 1)
    assert api.wrong_forms == []


def test_a_token_that_telegram_refuses_is_told_to_nobody(tmp_path: Path, api: BotApi) -> None:
    wrong = TOKEN[:-3] + "xyz"
    with process(tmp_path, api, TELEGRAM_BOT_TOKEN=wrong):
        until(lambda: "Telegram does not know the bot" in (tmp_path / "out").read_text())

    assert wrong.partition(":")[2] not in (tmp_path / "out").read_text()


def test_a_crash_leaves_nothing_of_what_was_said_on_a_disk(tmp_path: Path, api: BotApi) -> None:
    with process(tmp_path, api) as one:
        until(lambda: psutil.Process(one.pid).rlimit(psutil.RLIMIT_CORE) == (0, 0))


async def test_a_full_disk_at_the_hour_of_sweeping_ends_nothing() -> None:
    swept = Mock(side_effect=[sqlite3.OperationalError("full"), None, asyncio.CancelledError])
    with suppress(asyncio.CancelledError):
        await sweeping(swept, every=0)

    assert swept.call_count == 3
