"""How updates come in: asked for again and again, or brought by Telegram to our address. Answers none."""

from __future__ import annotations

import asyncio
import hmac
import logging

from fastapi import FastAPI, Request
from starlette.responses import Response
from telegram.error import Conflict, RetryAfter, TelegramError

from bot.silent import SILENT
from bot.telegram_front import Front
from bot.telegram_inbox import Unwritable
from bot.telegram_kinds import ASKED_FOR
from bot.telegram_sending import quietly

log = logging.getLogger(__name__)

WAIT = 20
"""Seconds that Telegram may hold a question until something arrives."""
PAUSE, LONGEST_PAUSE = 0.5, 30.0
LARGEST = 2**20
PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name


async def poll(front: Front) -> None:
    """Ask for updates until cancelled. The next question is what tells Telegram that the last ones are kept."""
    # What waits there stays; only an address of earlier days is taken back.
    await quietly(front.bot.delete_webhook())
    offset, pause = None, PAUSE
    while True:
        try:
            updates = await front.bot.get_updates(
                offset, timeout=WAIT, allowed_updates=ASKED_FOR, read_timeout=WAIT + 10
            )
        except TelegramError as error:
            # Only its kind: the text of one of them holds the token.
            log.warning("Telegram gives no updates: %s", type(error).__name__)
            await asyncio.sleep(_wait(error, pause))
            pause = min(pause * 2, LONGEST_PAUSE)
            if isinstance(error, Conflict):
                # It was not taken back after all.
                await quietly(front.bot.delete_webhook())
            continue
        try:
            front.arrived(update.to_dict() for update in updates)
        except Unwritable as error:
            # Asked for again with the same number, they are given again.
            log.error("updates from Telegram cannot be kept: %s", type(error).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
            continue
        pause = PAUSE
        # After a week without updates Telegram begins anew at any number, perhaps at a lower one: nothing given means
        # that the last ones are confirmed, and from then on the next is asked for whatever its number.
        offset = max(update.update_id for update in updates) + 1 if updates else None


def webhook(front: Front, secret: str) -> FastAPI:
    """The address that Telegram brings updates to; nobody else knows the secret."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, telemetry=SILENT)

    @app.post(PATH)
    async def brought(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), secret.encode()):
            return Response(status_code=401)
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LARGEST:
            return Response(status_code=413)
        try:
            update = await request.json()
            front.arrived([update])
        except (ValueError, KeyError, TypeError):
            log.error("an update from Telegram could not be read")
            return Response(status_code=400)
        except Unwritable as error:
            log.error("an update from Telegram cannot be kept: %s", type(error).__name__)
            return Response(status_code=503)
        return Response(status_code=200)

    @app.get("/healthz")
    async def healthz() -> Response:
        return Response('{"alive": true}', media_type="application/json")

    return app


def _wait(error: TelegramError, pause: float) -> float:
    if not isinstance(error, RetryAfter):
        return pause
    after = error.retry_after
    return float(after) if isinstance(after, int | float) else after.total_seconds()
