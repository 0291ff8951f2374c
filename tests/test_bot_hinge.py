"""The client of the narrow door."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest

from bot.hinge import CodeRefused, DoorClosed, Hinge, TooManyCodes


async def at_once(_: float) -> None:
    return None


def a_hinge(door: Callable[[httpx.Request], httpx.Response]) -> Hinge:
    return Hinge("http://door", "s", transport=httpx.MockTransport(door), sleep=at_once)


async def link(door: Callable[[httpx.Request], httpx.Response]) -> str:
    return await a_hinge(door).link("1234 5678", channel="web", address="192.0.2.1")


async def test_a_code_opens_a_conversation() -> None:
    asked: list[httpx.Request] = []

    def door(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"conversation": "c1"})

    assert await link(door) == "c1"
    assert json.loads(asked[0].content) == {
        "code": "1234 5678",
        "channel": "web",
        "address": "192.0.2.1",
    }
    assert asked[0].headers["authorization"] == "Bearer s"


async def test_a_refusal_says_why() -> None:
    with pytest.raises(CodeRefused) as refusal:
        await link(lambda _: httpx.Response(403, json={"reason": "used"}))

    assert refusal.value.reason == "used"


async def test_a_pasted_novel_is_a_wrong_code() -> None:
    with pytest.raises(CodeRefused):
        await a_hinge(lambda _: httpx.Response(422)).link("x" * 500, channel="web", address="x")


async def test_too_many_says_when_to_come_back() -> None:
    with pytest.raises(TooManyCodes) as wait:
        await link(lambda _: httpx.Response(429, json={"reason": "x", "retry_after": 60}))

    assert wait.value.retry_after == 60


async def test_a_door_that_restarts_is_waited_for() -> None:
    tries: list[int] = []

    def door(_: httpx.Request) -> httpx.Response:
        tries.append(1)
        if len(tries) < 3:
            raise httpx.ConnectError("away")
        return httpx.Response(200, json={"conversation": "c1"})

    assert await link(door) == "c1"


async def test_a_code_is_not_sent_twice_when_the_answer_is_lost() -> None:
    tries: list[int] = []

    def door(_: httpx.Request) -> httpx.Response:
        tries.append(1)
        raise httpx.ReadTimeout("lost")

    with pytest.raises(DoorClosed):
        await link(door)
    assert len(tries) == 1


@pytest.mark.parametrize("status", [401, 500])
async def test_a_door_in_trouble_is_closed(status: int, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(DoorClosed):
        await link(lambda _: httpx.Response(status))
    with pytest.raises(DoorClosed):
        await a_hinge(lambda _: httpx.Response(status)).unlink("c-hemmelig")
    assert "1234" not in caplog.text
    assert "c-hemmelig" not in caplog.text
