"""Nobody waits without a word: behind an answer that hangs, on a full disk, and while Telegram is away for long."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from bot.telegram_front import PATIENCE, TYPING_TIMES
from bot.telegram_talk import HELP
from bot.texts import NO_ANSWER
from tests.bot_api import people
from tests.bot_api.server import BotApi, serving
from tests.bot_fakes import FakeRasa
from tests.telegram_fixtures import ANNA, Bench


@pytest.fixture
def bench(server: BotApi, tmp_path: Path) -> Bench:
    made = Bench(tmp_path, server)
    made.linked()
    return made


class HangingRasa(FakeRasa):
    """Answers nothing until it goes on."""

    def __init__(self, going: asyncio.Event) -> None:
        super().__init__()
        self._going = going

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        await self._going.wait()
        return await super().__call__(request)


async def test_somebody_whose_answer_hangs_is_told_112_before_anything_fails(bench: Bench) -> None:
    going = asyncio.Event()
    bench.rasa, bench.front = HangingRasa(going), {"typing_every": 0.05}
    async with bench.run() as front:
        bench.api.says(ANNA, "hej")
        await told(bench)
        going.set()
        await bench.settled(front)

    assert texts(bench)[1:] == ["Hvad drømmer du om?"]


async def test_whoever_presses_for_help_behind_a_slow_answer_is_told_112_sooner(bench: Bench) -> None:
    going = asyncio.Event()
    bench.rasa, bench.front = HangingRasa(going), {"typing_every": 0.3}
    shown = {"message_id": 1, "date": 1_790_000_000, "chat": people.private(ANNA), "text": "Hej"}
    pressed = {"id": "q1", "from": people.user(ANNA), "chat_instance": "1", "message": shown}
    async with bench.run() as front:
        bench.api.says(ANNA, "hej")
        bench.api.update("callback_query", {**pressed, "data": HELP})
        await told(bench)
        called = [method for method, _ in bench.api.calls]
        going.set()
        await bench.settled(front)

    assert called[: called.index("sendMessage")].count("sendChatAction") < TYPING_TIMES
    assert [turn.get("text") or turn["choice"] for turn in bench.rasa.turns] == ["hej", "/crisis"]


async def test_an_answer_that_only_has_to_arrive_is_not_given_up_while_telegram_is_away(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    with serving() as dying:

        class LastAnswer(FakeRasa):
            async def __call__(self, request: httpx.Request) -> httpx.Response:
                dying.dead = True
                return await super().__call__(request)

        bench.api, bench.rasa, bench.front = dying, LastAnswer(), {"pause": 0.0}
        async with bench.run() as front:
            dying.says(ANNA, "en hund")
            while f"try {PATIENCE + 5}" not in caplog.text:
                await bench.breathe()
            dying.dead = False
            await bench.settled(front)

    assert texts(bench) == ["Hvad drømmer du om?"]


@contextmanager
def full_disk(bench: Bench, *tables: str) -> Iterator[None]:
    """Nothing can be noted in these tables for a block."""
    names = [(doing, table) for doing in ("insert", "update") for table in tables]
    with closing(sqlite3.connect(bench.inbox_file, isolation_level=None)) as other:
        for doing, table in names:
            begins = f"create trigger {doing}_{table} before {doing} on {table}"
            other.execute(f"{begins} begin select raise(fail, 'full'); end")
        yield
        for doing, table in names:
            other.execute(f"drop trigger {doing}_{table}")


@pytest.mark.parametrize("tables", [("arrived",), ("persons",), ("persons", "told")])
async def test_on_a_full_disk_somebody_is_told_112_once_and_answered_later(
    bench: Bench, tables: tuple[str, ...]
) -> None:
    bench.front = {"pause": 0.05}
    async with bench.run() as front:
        with full_disk(bench, *tables):
            bench.api.says(ANNA, "en hund")
            await told(bench)
            for _ in range(30):
                await bench.breathe()
        await bench.settled(front)

    assert [turn["text"] for turn in bench.rasa.turns] == ["en hund"]
    assert ["112" in text for text in texts(bench)] == [True, False]


async def told(bench: Bench) -> None:
    """Wait until the kind word has come."""
    while "\n".join(NO_ANSWER) not in texts(bench):
        await bench.breathe()


def texts(bench: Bench) -> list[str]:
    return [message.text for message in bench.api.to(ANNA)]
