"""A real Chromium and a real port for tests that look at pages. Opens nothing outside this machine."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect, sync_playwright
from starlette.types import ASGIApp

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
Open = Callable[..., Page]
LOUD = ("error", "warning")
# As long as for everything else: what is met ends the wait, and a busy machine takes its time.
expect.set_options(timeout=30_000)
STILL = """async () => {
  await document.fonts.ready;
  const ending = (one) => one.playState === "running" && one.effect.getComputedTiming().endTime !== Infinity;
  await Promise.all(document.getAnimations().filter(ending).map((one) => one.finished.catch(() => null)));
}"""


@contextmanager
def chromium(*more: str) -> Iterator[Browser]:
    """A headless browser with a fresh profile."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=[*QUIET, *more])
        yield browser
        browser.close()


@contextmanager
def opening(
    browser: Browser,
    front: str,
    *,
    instead: dict[str, str] | None = None,
    expected: Sequence[str] = (),
    **usual: Any,
) -> Iterator[Open]:
    """Opens pages of a front, each in a context of its own that differs from `usual` as a test asks.

    `instead` are scripts by the address that they stand in for. At the end no page has complained: its policy, a
    missing file and another host all show so. What has one of the `expected` words in it is part of a test.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(path: str = "/", **settings: Any) -> Page:
        context = browser.new_context(**{"base_url": front, **usual, **settings})
        contexts.append(context)
        for address, body in (instead or {}).items():
            context.route(address, partial(_answer, body))
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in LOUD else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: complaints.append(asked.url) if foreign(asked.url) else None)
        page.goto(path)
        return page

    def foreign(url: str) -> bool:
        return not url.startswith((front, "data:", "blob:"))

    yield opened
    for context in contexts:
        context.close()
    assert [c for c in complaints if not any(word in c for word in expected)] == []


def _answer(script: str, route: Route) -> None:
    route.fulfill(content_type="text/javascript", body=script)


@contextmanager
def served(
    app: ASGIApp, at_end: Callable[[], Awaitable[None]] | None = None, *, port: int = 0
) -> Iterator[str]:
    """The address of an app that listens while the block runs; `at_end` is what it does last."""

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            await super().shutdown(sockets)
            if at_end is not None:
                await at_end()

    listening = socket.create_server(("127.0.0.1", port))
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="error",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        lifespan="off",
        timeout_graceful_shutdown=3,
    )
    server = Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)  # the only way to learn that a server in a thread listens
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def faults(page: Page) -> list[str]:
    """What axe-core finds wrong with a page, one line each: once it has its style, and no colour is on its way."""
    page.wait_for_load_state()
    page.evaluate(STILL)
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"]]
