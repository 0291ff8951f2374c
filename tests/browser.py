"""A real Chromium and a real port for tests that look at pages. Opens nothing outside this machine."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
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


@contextmanager
def chromium(*more: str) -> Iterator[Browser]:
    """A headless browser with a fresh profile."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=[*QUIET, *more])
        yield browser
        browser.close()


@contextmanager
def served(app: ASGIApp, at_end: Callable[[], Awaitable[None]] | None = None) -> Iterator[str]:
    """The address of an app that listens while the block runs; `at_end` is what it does last."""

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            await super().shutdown(sockets)
            if at_end is not None:
                await at_end()

    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="error",
        ws="websockets-sansio",
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
    """What axe-core finds wrong with a page, one line each."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"]]
