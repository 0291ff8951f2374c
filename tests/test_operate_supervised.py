"""Promises of operate/supervised.py: every process is asked where it listens, and believed only when it says yes."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from operate.processes import PROCESSES
from operate.supervised import is_ready, programs
from settings import Settings


@pytest.mark.parametrize(
    ("reply", "ready"),
    [
        (httpx.Response(200, json={"ready": True}), True),
        (httpx.Response(200, text="ok"), True),
        (httpx.Response(200, json={"ready": False}), False),
        (httpx.Response(503, json={"ready": False}), False),
        (httpx.Response(401, json={}), False),
    ],
)
def test_only_a_yes_is_ready(reply: httpx.Response, ready: bool) -> None:
    assert is_ready(reply) is ready


@pytest.mark.parametrize(
    ("host", "asked"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/readyz"),
        ("0.0.0.0", "http://127.0.0.1:8000/readyz"),  # noqa: S104 - nothing listens there
        ("::1", "http://[::1]:8000/readyz"),
        ("10.1.2.3", "http://10.1.2.3:8000/readyz"),
    ],
)
def test_the_front_is_asked_where_it_listens(tmp_path: Path, host: str, asked: str) -> None:
    settings = Settings.read(_env_file=None, home=tmp_path, host=host, port=8000)
    front = next(program for program in programs(settings) if program.name == "front")

    assert front.ready == asked


def test_every_process_that_is_run_exists(tmp_path: Path) -> None:
    settings = Settings.read(_env_file=None, home=tmp_path, TELEGRAM_BOT_TOKEN="123456:a-token-of-nobody")
    names = [program.name for program in programs(settings)]

    assert sorted(names) == sorted(PROCESSES)


def test_without_a_token_there_is_no_telegram(tmp_path: Path) -> None:
    names = [program.name for program in programs(Settings.read(_env_file=None, home=tmp_path))]

    assert "telegram" not in names
