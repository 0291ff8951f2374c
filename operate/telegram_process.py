"""The process of the Telegram front: settings, secrets and parts put together. Runs only where there is a token."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import signal
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from operate.preflight import PACKAGES
from operate.secrets_kept import secret
from operate.telegram_quiet import keep_out
from settings import Settings
from voice.crash import leaves_no_memory

if TYPE_CHECKING:
    from bot.telegram_front import Front
    from bot.telegram_pace import Bot

log = logging.getLogger(__name__)

INBOX = "telegram.sqlite"
PAUSE, LONGEST_PAUSE = 1.0, 30.0
SWEEP_EVERY = 600.0


def run(settings: Settings, clock: Callable[[], datetime]) -> None:
    """Be the front until told to end."""
    leaves_no_memory()
    # They tell addresses, and the token is part of each.
    for name in ("httpx", "httpcore", "telegram", "uvicorn"):
        logging.getLogger(name).setLevel(logging.ERROR if name == "telegram" else logging.WARNING)
    if settings.telegram_bot_token:
        keep_out(settings.telegram_bot_token.get_secret_value())
    asyncio.run(_until_told(settings, clock))


async def _until_told(settings: Settings, clock: Callable[[], datetime]) -> None:
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, told.set)
    work = asyncio.create_task(_serve(settings, clock))
    waiting = asyncio.create_task(told.wait())
    await asyncio.wait({work, waiting}, return_when=asyncio.FIRST_COMPLETED)
    work.cancel()
    waiting.cancel()
    with suppress(asyncio.CancelledError):
        await work


async def _serve(settings: Settings, clock: Callable[[], datetime]) -> None:
    from bot.dialogue import Dialogue
    from bot.hinge import Hinge
    from bot.telegram_answers import Answers
    from bot.telegram_front import Front
    from bot.telegram_inbox import Inbox
    from bot.telegram_media import Media
    from bot.telegram_messages import Shaping
    from bot.telegram_news import News
    from bot.telegram_pictures import Drawing
    from bot.telegram_receiving import poll
    from bot.telegram_sending import Sending
    from bot.telegram_talk import Talk
    from bot.telegram_words import Words
    from operate.telegram_speech import hearing, hears, speaking

    own = secret(settings, "telegram")
    bot = await _ready(settings)
    words = Words(settings.pages, settings.citizen_url, bot.username)
    dialogue = Dialogue(f"http://127.0.0.1:{settings.rasa_port}", secret(settings, "channel"))
    door = Hinge(f"http://127.0.0.1:{settings.door_port}", own)
    inbox = Inbox(settings.home / INBOX, own)
    talk = Talk(dialogue, door, words, inbox.note, hears=hears(settings))
    sending = Sending(bot, Shaping(words, Drawing(PACKAGES, words), speaking(settings)))
    answers = Answers(talk, Media(talk, _fetching(bot), hearing(settings)))
    front = Front(bot, inbox, answers, sending, door)
    front.begin()
    await _introduce(bot, words.commands)
    news = News(front, door, words, clock, settings.telegram_news_hours)
    receiving = _listen(front, settings, own) if settings.telegram_webhook_url else poll(front)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(receiving)
            group.create_task(news.run())
            group.create_task(sweeping(inbox.sweep))
    finally:
        await front.end()
        inbox.close()


async def _ready(settings: Settings) -> Bot:
    """The bot, once Telegram answers."""
    from telegram.error import TelegramError
    from telegram.ext import ExtBot
    from telegram.request import HTTPXRequest

    from bot.telegram_pace import Pace

    token, base = settings.telegram_bot_token, settings.telegram_api_base_url
    bot: Bot = ExtBot(
        token.get_secret_value() if token else "",
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=HTTPXRequest(connection_pool_size=64, pool_timeout=30, httpx_kwargs={"trust_env": False}),
        get_updates_request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
        rate_limiter=Pace(),
    )
    pause = PAUSE
    while True:
        try:
            await bot.initialize()
            return bot
        except TelegramError as error:
            # Only its kind: the text of one of them holds the token.
            log.error("Telegram does not know the bot: %s", type(error).__name__)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


def _fetching(bot: Bot) -> Callable[[str], Any]:
    from telegram.error import BadRequest

    from bot.telegram_media import NotFetched

    async def fetch(file_id: str) -> bytes:
        try:
            return bytes(await (await bot.get_file(file_id)).download_as_bytearray())
        except BadRequest:
            raise NotFetched from None

    return fetch


async def _introduce(bot: Bot, commands: Any) -> None:
    """Lay out the menu of commands."""
    from bot.telegram_sending import quietly

    await quietly(bot.set_my_commands([(each.command, each.says) for each in commands]))


async def _listen(front: Front, settings: Settings, own: str) -> None:
    """Have updates brought to us; one at a time, so that they keep their order."""
    import uvicorn
    from telegram.error import TelegramError

    from bot.telegram_kinds import ASKED_FOR
    from bot.telegram_receiving import PATH, webhook

    token = hashlib.blake2b(own.encode(), digest_size=32, person=b"telegram-webhook").hexdigest()
    config = uvicorn.Config(
        webhook(front, token),
        host=settings.host,
        port=settings.telegram_port,
        access_log=False,
        server_header=False,
        log_level="warning",
        lifespan="off",
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    # Telegram may bring something as soon as it knows the address.
    while not (server.started or serving.done()):
        await asyncio.sleep(0.01)
    while True:
        try:
            await front.bot.set_webhook(
                f"{settings.telegram_webhook_url}{PATH}",
                secret_token=token,
                max_connections=1,
                allowed_updates=ASKED_FOR,
            )
            break
        except TelegramError as error:
            log.error("Telegram does not take our address: %s", type(error).__name__)
            await asyncio.sleep(LONGEST_PAUSE)
    await serving


async def sweeping(sweep: Callable[[], None], every: float = SWEEP_EVERY) -> None:
    """Forget what is old, again and again; where that fails, nobody else is left without an answer."""
    while True:
        try:
            sweep()
        except sqlite3.Error as error:
            log.error("the inbox cannot be swept: %s", type(error).__name__)
        await asyncio.sleep(every)
