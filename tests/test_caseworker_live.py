"""The live list: one look at the log for all, and a stream that tells that something came, never what."""

import asyncio
import json
import os
import signal
import time
from pathlib import Path

import httpx
import psutil
import pytest

from caseworker import live
from caseworker.live import Pulse, number
from tests.bench.desk_running import running_desk
from tests.desk_people import Browser, House, a_house, a_wish


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(live, "LONGEST", 1.5)
    monkeypatch.setattr(live, "LOOK_EVERY", 0.05)
    return a_house(tmp_path)


async def news(browser: Browser, after: int, **headers: str) -> list[dict[str, int]]:
    """What one stream tells until it ends."""
    answer = await browser.get(f"/nyt?efter={after}", headers={"accept": "text/event-stream", **headers})
    assert answer.headers["content-type"].startswith("text/event-stream")
    lines = answer.text.splitlines()
    return [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]


async def test_a_stream_tells_how_many_came_and_nothing_of_them(house: House) -> None:
    browser = await house.signed_in("kirsten")
    seen = house.store.newest_move()
    conversation = house.citizen("K-1")
    house.sends(conversation, a_wish("PLANTETORD"), a_wish("PLANTETORD igen", order=2))

    assert await news(browser, seen) == [{"dreams": 2}]


async def test_a_stream_that_was_broken_goes_on_where_it_was(house: House) -> None:
    browser = await house.signed_in("kirsten")
    house.sends(house.citizen("K-1"), a_wish())

    assert await news(browser, 0, **{"last-event-id": str(house.store.newest_move())}) == []


async def test_what_comes_while_a_stream_is_open_is_told(house: House) -> None:
    browser, conversation = await house.signed_in("kirsten"), house.citizen("K-1")
    listening = asyncio.create_task(news(browser, house.store.newest_move()))
    await asyncio.sleep(0.7)
    await asyncio.to_thread(house.sends, conversation, a_wish())

    assert await listening == [{"dreams": 1}]


async def test_another_municipality_is_told_nothing(house: House) -> None:
    browser = await house.signed_in("charlie")
    seen = house.store.newest_move()
    house.sends(house.citizen("K-1"), a_wish())

    assert await news(browser, seen) == []


async def test_a_stream_tells_nothing_after_its_session(house: House) -> None:
    browser, conversation = await house.signed_in("kirsten"), house.citizen("K-1")
    listening = asyncio.create_task(news(browser, house.store.newest_move()))
    await asyncio.sleep(0.7)
    house.clock.passes(hours=2)
    await asyncio.to_thread(house.sends, conversation, a_wish())

    assert await listening == []


async def test_many_open_pages_ask_the_database_once() -> None:
    asked: list[int] = []

    def newest() -> int:
        asked.append(1)
        return 7

    pulse = Pulse(newest)

    assert await asyncio.gather(*(pulse.newest() for _ in range(20))) == [7] * 20
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("text", "seen"), [("12", 12), ("", 0), ("-1", 0), ("x", 0), ("²", 0), ("9" * 40, 0)]
)
def test_a_number_that_is_none_is_the_beginning(text: str, seen: int) -> None:
    assert number(text) == seen


def test_the_desk_ends_at_once_while_a_live_list_is_open(tmp_path: Path) -> None:
    with running_desk(tmp_path, None, 10) as desk:
        address, cookies = f"{desk.url}/nyt?efter={desk.store.newest_move()}", desk.cookie(desk.staff[0])
        with httpx.stream("GET", address, cookies=cookies, trust_env=False, timeout=30) as stream:
            lines = stream.iter_lines()
            first, began = next(lines), time.monotonic()
            os.kill(desk.pid, signal.SIGINT)
            rest = [line for line in lines if line]  # until it ends, whole
        psutil.Process(desk.pid).wait(20)

    assert (first, rest) == ("retry: 2000", [])
    assert time.monotonic() - began < 4  # an open stream held it for 5 s
