"""A kiosk that runs as an operator starts it, with a microphone that says what a test wants. Decides nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from playwright.sync_api import Error, Page, Playwright

from bot.web import ROOT
from operate import kiosk
from tests.ports import free_ports

RUN = """
import signal, sys
from operate.kiosk import show
from settings import Settings

# A test that runs in the background has it ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    show(Settings.read(_env_file=None), lambda line: print(line, flush=True), sys.argv[1], extra=sys.argv[2:])
except KeyboardInterrupt:
    sys.exit(130)
"""
PATIENCE = 120.0


def until[Found](look: Callable[[], Found | None]) -> Found:
    """What is found at last."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen")


class Shown:
    """One kiosk, headless, and a way to look into it from outside."""

    def __init__(self, address: str, microphone: Path | None = None) -> None:
        self.port = free_ports(1)[0]
        extra = ["--headless=new", "--no-sandbox", f"--remote-debugging-port={self.port}"]
        extra += ["--use-fake-device-for-media-stream", "--force-prefers-reduced-motion"]
        if microphone:
            # It is read anew, from its beginning, each time that the microphone is opened.
            extra.append(f"--use-file-for-fake-audio-capture={microphone}%noloop")
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, address, *extra], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )

    def profile(self) -> Path | None:
        """The folder of the person who stands there."""
        return next(kiosk.MEMORY.glob(f"{kiosk.PREFIX}{self.process.pid}-*"), None)

    def chromium(self) -> psutil.Process | None:
        """The browser's first process."""
        return next(iter(psutil.Process(self.process.pid).children()), None)

    def another_than(self, before: int) -> psutil.Process | None:
        """The browser of the next person."""
        found = self.chromium()
        return found if found and found.pid != before else None

    def page(self, play: Playwright) -> Page:
        """The kiosk's first page, newly loaded."""

        def look() -> list[Page]:
            try:
                found = [page for page in self._pages(play) if page.url.endswith("/kiosk")]
                # The browser of the person before may be about to end.
                for page in found:
                    page.reload(timeout=20_000)
            except Error:  # until the browser listens
                return []
            return found

        return until(look)[0]

    def says(self, play: Playwright, words: str) -> bool:
        """Whether these words are on the screen, or come there before long."""

        def look() -> bool:
            try:
                return any(
                    words in page.locator("body").inner_text(timeout=1000) for page in self._pages(play)
                )
            except Error:
                return False

        return until(look)

    def _pages(self, play: Playwright) -> list[Page]:
        browser = play.chromium.connect_over_cdp(f"http://127.0.0.1:{self.port}", timeout=10_000)
        return [page for context in browser.contexts for page in context.pages]

    def end(self) -> str:
        """End it as Ctrl-C does; what it has told the operator."""
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=PATIENCE)[0]
