"""Promises of speaking to a server that is killed in mid-sentence: it is found again, and what was confirmed stands."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest
from fastapi import FastAPI, Request, Response
from playwright.sync_api import Page, expect

from operate.speech import NEST
from settings import ROOT
from tests.bot_fakes import FakeRasa
from tests.browser import chromium, served
from tests.ports import free_ports
from tests.spoken import silence, spoken, wav_file
from tests.test_voice_browser import LISTENS, MICROPHONE, told

CONFIRMED = "Jeg vil gerne have en hund"
SAYS = "Jeg vil gerne lære at svømme"


def rasa_of(fake: FakeRasa) -> FastAPI:
    app = FastAPI()

    @app.api_route("/{path:path}", methods=["GET", "POST"])
    async def answer(path: str, request: Request) -> Response:
        asked = httpx.Request(request.method, str(request.url), content=await request.body())
        told = await fake(asked)
        return Response(told.content, told.status_code, media_type="application/json")

    return app


class Front:
    """The front, started again by whoever watches over it."""

    def __init__(self, rasa: str) -> None:
        (self.port,) = free_ports(1)
        self.url = f"http://127.0.0.1:{self.port}"
        self._rasa = rasa

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.front_alone", str(self.port), self._rasa]
        self.process = subprocess.Popen(command, cwd=ROOT)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                httpx.get(f"{self.url}/healthz")
                return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise AssertionError("the front did not start")

    def voices(self) -> list[psutil.Process]:
        nests = psutil.Process(self.process.pid).children()
        assert any(NEST in nest.cmdline() for nest in nests)
        return psutil.Process(self.process.pid).children(recursive=True)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def front() -> Iterator[Front]:
    with served(rasa_of(FakeRasa())) as rasa:
        front = Front(rasa)
        front.start()
        yield front
        front.kill()


@pytest.fixture
def page(front: Front, tmp_path: Path) -> Iterator[Page]:
    microphone = wav_file(tmp_path / "citizen.wav", silence(1) + spoken(SAYS) + silence(60))
    with chromium(*MICROPHONE, f"--use-file-for-fake-audio-capture={microphone}%noloop") as browser:
        yield browser.new_context(base_url=front.url).new_page()


def test_a_killed_front_is_told_found_again_and_loses_nothing_that_was_confirmed(
    front: Front, page: Page
) -> None:
    page.goto("/")
    page.get_by_role("button", name="Øv dig").click()
    page.locator("#text").fill(CONFIRMED)
    page.locator("form[data-write] .send").click()
    expect(page.locator("#log")).to_contain_text(CONFIRMED)
    page.evaluate(LISTENS)
    told(page, "ready")
    page.evaluate("lyd.listen({ question: 'open', silence: 4 })")
    told(page, "partial")
    voices = front.voices()
    front.kill()
    nothing = told(page, "nothing")
    told(page, "lost")
    _, alive = psutil.wait_procs(voices, timeout=60)
    front.start()
    told(page, "ready")
    page.goto("/samtale")

    assert nothing["why"] == "lost"
    # Nobody goes on listening without a front.
    assert alive == []
    assert page.locator("#log").get_by_text(CONFIRMED, exact=True).count() == 1
    assert SAYS.lower() not in page.content()
