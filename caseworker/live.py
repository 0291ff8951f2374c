"""The live list: a stream that says that something has come, never what. The page then asks for its list anew."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.session import COOKIE
from plan.access import Account

LOOK_EVERY = 1.0  # seconds between two looks at the log, for all open pages of a process together
BREATHE_EVERY = 15.0  # seconds after which a silent stream says that it lives
LONGEST = 600.0  # seconds of one stream; the browser then opens the next by itself
AGAIN_AFTER = 2000  # milliseconds that a browser waits before it opens a stream again


class Pulse:
    """The newest number of the log, asked for once a second however many pages are open."""

    def __init__(self, newest: Callable[[], int]) -> None:
        self._newest = newest
        self._known = 0
        self._looked_at = -LOOK_EVERY
        self._lock = asyncio.Lock()

    async def newest(self) -> int:
        """The newest number, at most a second old."""
        async with self._lock:
            if time.monotonic() - self._looked_at >= LOOK_EVERY:
                self._known = await run_in_threadpool(self._newest)
                self._looked_at = time.monotonic()
        return self._known


def number(text: str) -> int:
    """The number of the log that a page has seen; 0 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0


async def rest(ending: asyncio.Event) -> None:
    """Wait until the next look, or until the desk ends."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LOOK_EVERY):
            await ending.wait()


def live(guard: Guard, ending: asyncio.Event) -> APIRouter:
    """The route /nyt: works with several processes, because each looks at the same log.

    Its streams end when `ending` is set: a desk that ends waits for whatever is still open.
    """
    router = APIRouter(include_in_schema=False)
    pulse = Pulse(guard.store.newest_move)

    async def stream(cookie: str, account: Account, seen: int) -> AsyncIterator[str]:
        yield f"retry: {AGAIN_AFTER}\n\n"
        until = time.monotonic() + LONGEST
        silent_since = time.monotonic()
        while time.monotonic() < until and not ending.is_set():
            if await pulse.newest() > seen:
                # A page that lies open does not keep its session alive, and shows nothing after its end.
                if await run_in_threadpool(guard.looks_on, cookie) is None:
                    return
                news = await run_in_threadpool(guard.store.arrived, account, seen)
                seen = news.newest
                if news.changed:
                    told = json.dumps({"dreams": news.dreams})
                    yield f"id: {seen}\nevent: list\ndata: {told}\n\n"
                    silent_since = time.monotonic()
            if time.monotonic() - silent_since > BREATHE_EVERY:
                yield ": \n\n"
                silent_since = time.monotonic()
            await rest(ending)

    @router.get("/nyt")
    def news(
        request: Request, account: Annotated[Account, Depends(guard.team)], efter: str = ""
    ) -> StreamingResponse:
        seen = number(request.headers.get("last-event-id", efter))
        events = stream(request.cookies.get(COOKIE, ""), account, seen)
        # A proxy in between must not keep the news until there is enough of it.
        return StreamingResponse(events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})

    return router
