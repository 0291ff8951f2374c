"""News is announced without content, once, at a pace that Telegram allows, and a person who takes none is noted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.telegram_inbox import Inbox
from bot.telegram_news import ALWAYS, News
from bot.telegram_words import Words
from tests.bot_api.server import BotApi, most_in_a_second
from tests.telegram_fixtures import ANNA, ROOT, SECRET, Bench

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@dataclass
class FakeOutbox:
    """Pieces by number, each for an account."""

    waiting: list[tuple[int, str]]
    outcomes: dict[int, dict[str, object]] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)

    async def claim(self, channel: str, n: int) -> list[tuple[int, str]]:
        given, self.waiting = self.waiting[:n], self.waiting[n:]
        return given

    async def known(self, channel: str, account: str) -> str | None:
        return None if account in self.cut else f"conversation-of-{account}"

    async def settle(self, number: int, outcome: dict[str, object]) -> None:
        self.outcomes[number] = outcome


@pytest.fixture
def bench(server: BotApi, tmp_path: Path) -> Bench:
    server.known.add(ANNA)
    made = Bench(tmp_path, server)
    made.linked()
    return made


@asynccontextmanager
async def news(
    bench: Bench, outbox: FakeOutbox, at: datetime = NOW, hours: tuple[int, int] = ALWAYS
) -> AsyncIterator[News]:
    words = Words(ROOT / "pages", "https://drom.example.dk", "droemmeplan_bot")
    async with bench.run() as front:
        yield News(front, outbox, words, lambda: at, hours)


async def test_what_is_pushed_has_no_content_and_one_message_is_enough(bench: Bench) -> None:
    outbox = FakeOutbox([(1, str(ANNA)), (2, str(ANNA))])
    async with news(bench, outbox) as bringing:
        assert await bringing.round() == 2

    assert [message.text for message in bench.api.sent] == ["Der er nyt til dig. Skriv VIS."]
    assert outbox.outcomes == {1: {"delivered": True}, 2: {"delivered": True}}


@pytest.mark.parametrize("how", ["VIS", "vis", "press"])
async def test_asking_opens_a_sitting_in_which_it_is_told(bench: Bench, how: str) -> None:
    async with news(bench, FakeOutbox([(1, str(ANNA))])) as bringing:
        await bringing.round()
        if how == "press":
            bench.api.presses(ANNA, "Vis")
            bench.api.presses(ANNA, "Vis")
        else:
            bench.api.says(ANNA, how)
        await bench.settled(bringing.front)

    assert bench.rasa.turns == []
    assert [message.text for message in bench.api.sent][1:] == ["Hvad drømmer du om?"]


async def test_somebody_who_has_blocked_the_bot_is_refused(bench: Bench) -> None:
    bench.api.blocked = {ANNA}
    outbox = FakeOutbox([(1, str(ANNA))])
    async with news(bench, outbox) as bringing:
        await bringing.round()

    assert outbox.outcomes == {1: {"refused": True}}


async def test_what_is_new_after_a_call_waits_and_is_not_taken_for_told(bench: Bench) -> None:
    """They may have looked elsewhere: the next thing must still be announced."""
    outbox = FakeOutbox([(1, str(ANNA))])
    async with news(bench, outbox) as bringing:
        await bringing.round()
        outbox.waiting = [(2, str(ANNA))]
        await bringing.round()

    assert len(bench.api.sent) == 1
    assert outbox.outcomes == {1: {"delivered": True}, 2: {"retry_at": "2026-11-03T05:00:00+00:00"}}


async def test_somebody_who_was_cut_off_after_the_claim_is_told_nothing(bench: Bench) -> None:
    outbox = FakeOutbox([(1, str(ANNA))], cut={str(ANNA)})
    async with news(bench, outbox) as bringing:
        await bringing.round()

    assert bench.api.sent == []
    assert outbox.outcomes == {1: {"retry_at": "2026-11-02T09:02:00+00:00"}}


async def test_what_telegram_does_not_take_is_tried_later(bench: Bench) -> None:
    bench.api.faults = [("status", 502)]
    outbox = FakeOutbox([(1, str(ANNA))])
    async with news(bench, outbox) as bringing:
        await bringing.round()

    assert outbox.outcomes == {1: {"retry_at": "2026-11-02T09:02:00+00:00"}}


async def test_a_clock_that_was_put_back_does_not_silence_us(bench: Bench) -> None:
    inbox = Inbox(bench.inbox_file, SECRET)
    inbox.note(ANNA, {"news": NOW.timestamp() + 400 * 86_400})
    inbox.close()
    async with news(bench, FakeOutbox([(1, str(ANNA))])) as bringing:
        await bringing.round()
        await bringing.round()

    assert [message.text for message in bench.api.sent] == ["Der er nyt til dig. Skriv VIS."]


async def test_news_that_arrived_in_a_crash_is_not_pushed_again(bench: Bench) -> None:
    """Also to somebody whom this front has never sent anything."""
    bench.linked(ANNA + 1, last=next(bench.api.messages))
    bench.api.hangs = {"sendMessage"}
    async with news(bench, FakeOutbox([(1, str(ANNA))])) as bringing:
        telling = asyncio.create_task(bringing.round())
        while not bench.api.sent:
            await bench.breathe()
        telling.cancel()
    bench.api.hangs = set()
    again = FakeOutbox([(1, str(ANNA))])
    async with news(bench, again) as bringing:
        await bringing.round()

    assert len(bench.api.sent) == 1
    assert again.outcomes == {1: {"delivered": True}}


async def test_the_limits_hold_while_many_are_told_and_some_talk(bench: Bench) -> None:
    people = range(70_000, 70_100)
    bench.api.known |= set(people)
    bench.pace = {}
    outbox = FakeOutbox([(person, str(person)) for person in people])
    bench.api.faults = [("retry_after", 1)]
    async with news(bench, outbox) as bringing:
        for person in people[:5]:
            bench.linked(person)
        announcing = asyncio.gather(bringing.round(), bringing.round())
        for words in ("en hund", "en kat"):
            for person in people[:5]:
                bench.api.says(person, words)
        await announcing
        await bench.settled(bringing.front)

    _, shortest = bench.api.fastest()
    assert len(bench.api.sent) == 100 + 10
    assert most_in_a_second(bench.left) <= 30
    assert shortest >= 1.0


@pytest.mark.parametrize(
    ("at", "called"),
    [
        ("2026-11-02T06:59:59+00:00", 0),  # one second before eight in winter
        ("2026-11-02T07:00:00+00:00", 1),
        ("2026-11-02T18:59:59+00:00", 1),
        ("2026-11-02T19:00:00+00:00", 0),
        ("2026-07-02T05:59:59+00:00", 0),  # summer time
        ("2026-07-02T06:00:00+00:00", 1),
        ("2026-07-02T18:00:00+00:00", 0),
        ("2026-10-25T00:30:00+00:00", 0),  # the hour that comes twice
    ],
)
async def test_nobodys_telephone_rings_at_night(bench: Bench, at: str, called: int) -> None:
    outbox = FakeOutbox([(1, str(ANNA))])
    async with news(bench, outbox, datetime.fromisoformat(at), hours=(8, 20)) as bringing:
        assert await bringing.round() == called

    assert len(bench.api.sent) == called
    assert len(outbox.waiting) == 1 - called
