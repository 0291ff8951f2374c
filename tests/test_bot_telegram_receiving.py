"""Telegram may bring updates itself: only with the secret, and it is told so once they are written down."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.telegram_receiving import PATH, SECRET_HEADER, webhook
from tests.bot_api.server import BotApi
from tests.bot_api.updates import PERSON, said
from tests.telegram_fixtures import Bench

SECRET = "hemmelig-adresse-7"
UPDATE = {"update_id": 5_000_000, **said(text="kvorkelhop")}


@asynccontextmanager
async def brought(server: BotApi, folder: Path) -> AsyncIterator[tuple[Bench, Any]]:
    """Post an update as Telegram would; return the answer's number, and what was turned over to Rasa."""
    server.known.add(PERSON)
    bench = Bench(folder, server)
    bench.linked(PERSON)
    async with bench.run() as front:
        transport = httpx.ASGITransport(app=webhook(front, SECRET))
        async with httpx.AsyncClient(transport=transport, base_url="http://telegram") as client:

            async def post(update: object, secret: str = SECRET) -> int:
                reply = await client.post(PATH, json=update, headers={SECRET_HEADER: secret})
                await bench.settled(front)
                return reply.status_code

            yield bench, post


async def test_with_the_secret_an_update_is_answered_once(server: BotApi, tmp_path: Path) -> None:
    async with brought(server, tmp_path) as (bench, post):
        assert [await post(UPDATE), await post(UPDATE)] == [200, 200]

    assert [turn["text"] for turn in bench.rasa.turns] == ["kvorkelhop"]
    assert len(server.to(PERSON)) == 1


@pytest.mark.parametrize("secret", ["", "hemmelig-adresse-8", "æ"])
async def test_without_it_nothing_is_taken(server: BotApi, tmp_path: Path, secret: str) -> None:
    async with brought(server, tmp_path) as (bench, post):
        assert (
            await post(UPDATE, secret.encode("utf-8").decode("latin-1").encode("ascii", "ignore").decode())
            == 401
        )

    assert bench.rasa.turns == []


@pytest.mark.parametrize("update", [[], {}, {"update_id": "x"}, "no update"])
async def test_what_is_no_update_is_refused_and_stops_nothing(
    server: BotApi, tmp_path: Path, update: object
) -> None:
    async with brought(server, tmp_path) as (bench, post):
        assert [await post(update), await post(UPDATE)] == [400, 200]

    assert len(bench.rasa.turns) == 1


async def test_what_is_too_large_is_refused(server: BotApi, tmp_path: Path) -> None:
    async with brought(server, tmp_path) as (bench, post):
        assert await post(UPDATE | {"x": "x" * 2**21}) == 413

    assert bench.rasa.turns == []


async def test_numbers_that_begin_anew_lower_are_still_asked_for(server: BotApi, tmp_path: Path) -> None:
    """As Telegram may do after a week without a word."""
    bench = Bench(tmp_path, server)
    bench.linked(PERSON)
    numbers, server.patience = server.numbers, 0.1
    async with bench.run() as front:
        server.says(PERSON, "kvorkelhop")
        await bench.settled(front)
        await nothing_came(server)
        server.numbers = iter(range(10, 20))
        server.says(PERSON, "hoprekvork")
        await bench.settled(front)
    server.numbers = numbers

    assert [turn["text"] for turn in bench.rasa.turns] == ["kvorkelhop", "hoprekvork"]


async def nothing_came(server: BotApi) -> None:
    """Wait until a question for updates has been answered with none."""
    asked = server.asked
    while server.asked < asked + 2:
        await asyncio.sleep(0.02)


async def test_an_address_of_earlier_days_that_is_not_taken_back_at_once_is_taken_back_later(
    server: BotApi, tmp_path: Path
) -> None:
    server.pushed_to = "http://127.0.0.1:9/telegram"
    server.refuses = {"deleteWebhook": True}
    bench = Bench(tmp_path, server)
    bench.linked(PERSON)
    async with bench.run() as front:
        while server.pushed_to:
            await bench.breathe()
        server.says(PERSON, "kvorkelhop")
        await bench.settled(front)

    assert [turn["text"] for turn in bench.rasa.turns] == ["kvorkelhop"]
