"""A Telegram front with the real client, a loopback Bot API, a small Rasa and a small door. Understands nothing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.dialogue import Dialogue
from bot.hinge import CodeRefused, TooManyCodes
from bot.telegram_answers import Answers
from bot.telegram_front import Front
from bot.telegram_inbox import Inbox
from bot.telegram_media import Media, NotFetched, Spoken
from bot.telegram_messages import Shaping
from bot.telegram_pace import Bot, Pace
from bot.telegram_pictures import Drawing
from bot.telegram_receiving import poll
from bot.telegram_sending import Sending
from bot.telegram_talk import Talk
from bot.telegram_words import Words
from tests.bot_api.forms import SENDS
from tests.bot_api.server import TOKEN, BotApi
from tests.bot_fakes import CODE, FakeRasa

ROOT = Path(__file__).parent.parent
PACKAGES = ROOT / "node_modules"
SECRET = "a secret of the telegram front"
ANNA, BENT = 50_001, 50_002
QUICK = {"apart": 0.0, "in_all": 1000}
LONGEST = 120.0
"""Seconds that anything is waited for: it takes a moment, but on a busy machine nobody knows how long that is."""


@dataclass
class FakeDoor:
    """Ties codes to conversations, and remembers who is blocked."""

    conversations: dict[str, str] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    refuse: str | None = None
    spent: bool = False  # the code has been used

    async def link(self, code: str, *, channel: str, address: str, account: str | None = None) -> str:
        self.asked.append(code)
        if self.refuse == "too_many":
            raise TooManyCodes(90)
        if self.refuse or code.replace(" ", "") != CODE:
            raise CodeRefused(self.refuse or "wrong")
        if self.spent:
            raise CodeRefused("used")
        self.spent = True
        return self.conversations.setdefault(str(account), f"conversation-of-{account}")

    async def known(self, channel: str, account: str) -> str | None:
        return self.conversations.get(account)

    async def blocked(self, channel: str, account: str) -> None:
        self.closed.append(account)


class NotingRequest(HTTPXRequest):
    """Notes when each message leaves: on a busy machine some may be taken in together that left apart."""

    def __init__(self, left: list[float], **more: Any) -> None:
        super().__init__(**more)
        self._left = left

    async def do_request(self, url: str, *more: Any, **named: Any) -> tuple[int, bytes]:
        if url.rpartition("/")[2] in SENDS:
            self._left.append(time.monotonic())
        return await super().do_request(url, *more, **named)


@dataclass
class Bench:
    """Everything around one front; `run` may be called again and again on the same folder, as after a crash."""

    folder: Path
    api: BotApi
    rasa: FakeRasa = field(default_factory=FakeRasa)
    door: FakeDoor = field(default_factory=FakeDoor)
    hear: Callable[[bytes, Sequence[str]], Spoken] | None = None
    speak: Callable[[str], bytes | None] | None = None
    pace: dict[str, Any] = field(default_factory=lambda: dict(QUICK))
    pages: Path = ROOT / "pages"
    hears: bool = False
    front: dict[str, float] = field(default_factory=dict)
    left: list[float] = field(default_factory=list)  # when each message left, whenever it arrived

    @property
    def inbox_file(self) -> Path:
        return self.folder / "telegram.sqlite"

    async def bot(self) -> Bot:
        base = self.api.url
        made: Bot = ExtBot(
            TOKEN,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=NotingRequest(self.left, connection_pool_size=32, read_timeout=5),
            rate_limiter=Pace(**self.pace),
        )
        await made.initialize()
        return made

    @asynccontextmanager
    async def run(self) -> AsyncIterator[Front]:
        """Receive and answer for a block."""
        bot = await self.bot()
        words = Words(self.pages, "https://drom.example.dk", "droemmeplan_bot")
        transport = httpx.MockTransport(self.rasa)
        dialogue = Dialogue("http://rasa", "s", transport=transport, patience=0, sleep=_at_once)
        inbox = Inbox(self.inbox_file, SECRET)
        talk = Talk(dialogue, self.door, words, inbox.note, hears=self.hears)
        sending = Sending(bot, Shaping(words, Drawing(PACKAGES, words), self.speak))

        async def fetch(name: str) -> bytes:
            if name not in self.api.files:
                raise NotFetched
            return bytes(await (await bot.get_file(name)).download_as_bytearray())

        answers = Answers(talk, Media(talk, fetch, self.hear))
        front = Front(bot, inbox, answers, sending, self.door, **self.front)
        front.begin()
        receiving = asyncio.create_task(poll(front))
        try:
            yield front
        finally:
            receiving.cancel()
            with suppress(asyncio.CancelledError):
                await receiving
            await front.end()
            inbox.close()
            await bot.shutdown()

    async def settled(self, front: Front) -> None:
        """Wait until everything that was laid out is taken and answered."""
        async with asyncio.timeout(LONGEST):
            await asyncio.sleep(0.02)
            while self.api.waiting_now() or front.busy:
                await asyncio.sleep(0.02)

    async def breathe(self) -> None:
        """Let the others go on."""
        await asyncio.sleep(0.02)

    def linked(self, person: int = ANNA, **wanted: int) -> None:
        """Let somebody be a citizen already, to whom everything has been said at the beginning."""
        self.door.conversations[str(person)] = f"conversation-of-{person}"
        inbox = Inbox(self.inbox_file, SECRET)
        inbox.keep(person, {"told": True, "linked": True, **wanted})
        inbox.close()


async def _at_once(_: float) -> None:
    await asyncio.sleep(0)
