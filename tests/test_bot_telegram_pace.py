"""No chat gets more than a message a second and nobody is overrun; what Telegram asks for is obeyed."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.telegram_pace import MARGIN, Pace


class Sink:
    """Notes when each call came through."""

    def __init__(self, *answers: Exception) -> None:
        self.at: list[float] = []
        self.answers = list(answers)

    async def __call__(self, *_: Any, **__: Any) -> bool:
        self.at.append(time.monotonic())
        if self.answers:
            raise self.answers.pop(0)
        return True


def sends(pace: Pace, sink: Sink, chat: int, endpoint: str = "sendMessage", **data: Any) -> Any:
    return pace.process_request(sink, (), {}, endpoint, {"chat_id": chat, **data}, None)


def gaps(sink: Sink) -> list[float]:
    return [later - before for before, later in zip(sink.at, sink.at[1:], strict=False)]


ROUNDED = 0.001
"""Seconds that a clock may be off. What is measured begins before the first call: a busy machine makes it longer."""


async def test_messages_to_one_chat_are_apart() -> None:
    pace, sink = Pace(in_all=1000, apart=0.2), Sink()
    await asyncio.gather(*(sends(pace, sink, 1) for _ in range(3)))

    assert min(gaps(sink)) >= 0.2


async def test_messages_in_all_are_spaced_also_after_a_pause() -> None:
    pace, sink = Pace(in_all=20, apart=0.0), Sink()
    await asyncio.sleep(0.2)
    began = time.monotonic()
    await asyncio.gather(*(sends(pace, sink, chat) for chat in range(5)))

    assert [at - began >= number * 0.05 - ROUNDED for number, at in enumerate(sink.at)] == [True] * 5


async def test_an_album_counts_as_its_pictures() -> None:
    pace, sink = Pace(in_all=20, apart=0.0), Sink()
    began = time.monotonic()
    await sends(pace, sink, 1, "sendMediaGroup", media=[1, 2, 3, 4])
    await sends(pace, sink, 2)
    await sends(pace, sink, 3, "sendMediaGroup", media=[1, 2, 3, 4])

    # Nine pictures and texts, of which the first need not wait.
    assert sink.at[-1] - began >= 8 * 0.05 - ROUNDED


async def test_what_is_no_message_does_not_wait_for_one() -> None:
    pace, sink = Pace(in_all=1, apart=5.0), Sink()
    await sends(pace, sink, 1)
    messages = [asyncio.create_task(sends(pace, sink, chat)) for chat in (1, 2)]
    await asyncio.sleep(0)
    await sends(pace, sink, 1, "answerCallbackQuery")

    assert [message.done() for message in messages] == [False, False]
    for message in messages:
        message.cancel()


async def test_everybody_is_silent_while_telegram_asks_for_it() -> None:
    pace, sink, others = Pace(in_all=1000, apart=0.0), Sink(RetryAfter(1)), Sink()
    began = time.monotonic()
    first = asyncio.create_task(sends(pace, sink, 1))
    while not sink.at:
        await asyncio.sleep(0)
    await sends(pace, others, 2)
    await first

    assert others.at[0] - began >= 1 + MARGIN - ROUNDED
    assert len(sink.at) == 2


async def test_too_long_a_pause_is_told_and_not_waited_for() -> None:
    pace, sink = Pace(), Sink(RetryAfter(3600))

    with pytest.raises(RetryAfter):
        await sends(pace, sink, 1)
