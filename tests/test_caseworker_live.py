"""The live list: one look at the log for all, and a stream that tells that something came, never what."""

import asyncio
import json
import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import pytest

from caseworker import live
from caseworker.live import Pulse, number
from caseworker.session import COOKIE
from tests.bench.desk_running import running_desk
from tests.browser import served
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
    return told(answer.text.splitlines())


def told(lines: Iterable[str]) -> list[dict[str, int]]:
    """What the lines of a stream tell."""
    return [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]


@contextmanager
def opened(house: House, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Iterator[str]]:
    """The lines of a stream that is open and has told nothing yet; it does not end by itself."""
    monkeypatch.setattr(live, "LONGEST", 60.0)
    cookies = {COOKIE: browser.cookies[COOKIE]}
    with (
        served(house.app) as url,
        httpx.stream(
            "GET", f"{url}/nyt?efter={house.store.newest_move()}", cookies=cookies, timeout=60
        ) as answer,
    ):
        lines = answer.iter_lines()
        assert next(lines).startswith("retry:")
        yield lines


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


async def test_what_comes_while_a_stream_is_open_is_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, conversation = await house.signed_in("kirsten"), house.citizen("K-1")
    with opened(house, browser, monkeypatch) as lines:
        house.sends(conversation, a_wish())

        assert told([next(line for line in lines if line.startswith("data:"))]) == [{"dreams": 1}]


async def test_another_municipality_is_told_nothing(house: House) -> None:
    browser = await house.signed_in("charlie")
    seen = house.store.newest_move()
    house.sends(house.citizen("K-1"), a_wish())

    assert await news(browser, seen) == []


async def test_a_stream_tells_nothing_after_its_session(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, conversation = await house.signed_in("kirsten"), house.citizen("K-1")
    with opened(house, browser, monkeypatch) as lines:
        house.clock.passes(hours=2)
        house.sends(conversation, a_wish())

        assert told(lines) == []


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
            first = next(lines)
            os.kill(desk.pid, signal.SIGINT)
            # Until it ends, whole: a stream that held the desk was broken off after 5 s, which raises an error here.
            rest = [line for line in lines if line]
        psutil.Process(desk.pid).wait(60)

    assert (first, rest) == ("retry: 2000", [])
