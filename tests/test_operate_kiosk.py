"""Promises of the kiosk's browser: one page and no other, a fresh profile for each person, and started again."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from bot.web import ROOT
from operate import CannotGoOn, kiosk
from settings import Settings
from tests.bot_fakes import CODE, Bench, FakeRasa
from tests.browser import served
from tests.kiosk_shown import Shown, until
from tests.ports import free_ports
from tests.test_bot_browser import SCRIPT
from voice.kiosk import kiosk as kiosk_pages


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    room = kiosk_pages(list, ROOT / "node_modules", 120)
    with served(Bench(FakeRasa(SCRIPT), rooms=(room,)).app) as at:
        yield at


@pytest.fixture(scope="module")
def shown(address: str) -> Iterator[Shown]:
    one = Shown(address)
    yield one
    one.end()
    assert one.profile() is None
    assert one.process.returncode != 0


@pytest.fixture
def page(shown: Shown) -> Iterator[Page]:
    with sync_playwright() as play:
        yield shown.page(play)


def test_the_microphone_is_this_pages_without_a_question(page: Page) -> None:
    opened = "navigator.mediaDevices.getUserMedia({audio: true}).then(s => s.getTracks().length)"

    assert page.evaluate(opened) == 1


def test_no_other_window_and_no_other_address(page: Page, shown: Shown) -> None:
    page.evaluate("() => { window.open('/kiosk'); window.print(); }")
    # As a key of the browser's own would do it.
    until(lambda: page.context.browser)
    session = page.context.browser.new_browser_cdp_session()  # type: ignore[union-attr]
    made = session.send("Target.createTarget", {"url": f"{page.url}"})["targetId"]

    def closed() -> bool:
        targets = session.send("Target.getTargets")["targetInfos"]
        return made not in {target["targetId"] for target in targets}

    assert until(closed)
    assert page.evaluate("fetch('http://other.example/').then(() => 'in', () => 'no answer')") == "no answer"


def test_keys_that_lead_out_are_stopped(page: Page) -> None:
    page.evaluate(
        "() => { window.passed = []; addEventListener('keydown', e => window.passed.push(e.key)); }"
    )
    for key in ("F12", "Control+P", "Control+Shift+I", "Alt+ArrowLeft", "7"):
        page.keyboard.press(key)

    assert "7" in page.evaluate("window.passed")
    assert not {"F12", "p", "P", "i", "I", "ArrowLeft"} & set(page.evaluate("window.passed"))


@pytest.mark.parametrize("text", ["http://other.example/", "file:///etc/hostname"])
def test_a_link_or_a_file_that_is_dropped_leads_nowhere(page: Page, text: str) -> None:
    page.evaluate("""() => {
        window.met = [];
        for (const kind of ["dragover", "drop"]) {
            addEventListener(kind, (event) => { event.preventDefault(); window.met.push(kind); });
        }
    }""")
    session = page.context.new_cdp_session(page)
    items = [{"mimeType": "text/uri-list", "data": text}, {"mimeType": "text/plain", "data": text}]
    files = ["/etc/hostname"] if text.startswith("file") else []
    for kind in ("dragEnter", "dragOver", "drop"):
        data = {"items": items, "files": files, "dragOperationsMask": 1}
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 300, "y": 300, "data": data})
    page.wait_for_timeout(500)

    assert page.url.endswith("/kiosk")
    # The page is the same, and nothing in it can be asked to take what is dropped.
    assert page.evaluate("window.met") == []


def test_whoever_leaves_takes_the_browser_and_its_profile_along(page: Page, shown: Shown) -> None:
    profile, before = shown.profile(), until(shown.chromium).pid
    assert profile is not None
    assert (profile / "profile").is_dir()
    page.keyboard.type(CODE)
    page.keyboard.press("Enter")
    page.get_by_text("Vil du starte?").wait_for()
    page.wait_for_load_state()
    page.get_by_role("button", name="Luk og tøm skærmen").click(no_wait_after=True)

    until(lambda: not psutil.pid_exists(before))
    until(lambda: not profile.exists())
    another = until(lambda: shown.another_than(before))
    assert another.is_running()
    assert until(shown.profile) != profile


def test_a_page_that_is_led_elsewhere_is_ended(page: Page, shown: Shown) -> None:
    before = until(shown.chromium).pid
    page.evaluate("() => { location.href = '/om'; }")

    until(lambda: not psutil.pid_exists(before))


def test_a_browser_that_dies_is_started_again(page: Page, shown: Shown) -> None:
    before = until(shown.chromium).pid
    os.kill(before, signal.SIGKILL)

    assert until(lambda: shown.another_than(before))


def test_ended_while_a_browser_is_being_started_it_leaves_nothing(address: str) -> None:
    one = Shown(address)
    until(one.profile)
    one.end()

    assert one.profile() is None


def test_while_nobody_answers_it_says_so_and_begins_by_itself() -> None:
    port = free_ports(1)[0]
    front = Bench(FakeRasa(SCRIPT), rooms=(kiosk_pages(list, ROOT / "node_modules", 120),)).app
    one = Shown(f"http://127.0.0.1:{port}")
    try:
        with sync_playwright() as play:
            assert one.says(play, "Skærmen begynder af sig selv")
            assert one.says(play, "Ring 112")
            with served(front, port=port):
                page = one.page(play)
                expect(page.get_by_role("heading", level=1)).to_have_text("Hvad drømmer du om?")
            # Nobody answers any more: the browser's own page about it, with its buttons, is seen by nobody.
            page.get_by_role("link", name="Jeg har brug for hjælp nu").click(no_wait_after=True)
            assert one.says(play, "Ring 112")
            with served(front, port=port):
                expect(one.page(play).get_by_role("heading", level=1)).to_be_visible()
    finally:
        told = one.end()
    assert told.count("does not answer; the kiosk is shown as soon as it does.") == 2


def test_a_page_that_is_not_the_kiosks_is_given_up(page: Page, shown: Shown) -> None:
    before = until(shown.chromium).pid
    page.clock.install()
    # What a proxy says in our place has nothing that leads back.
    page.route("**/kiosk/hjaelp", lambda route: route.fulfill(status=502, body="<h1>502 Bad Gateway</h1>"))
    page.get_by_role("link", name="Jeg har brug for hjælp nu").click()
    expect(page.get_by_role("heading")).to_have_text("502 Bad Gateway")
    page.wait_for_load_state()
    page.clock.fast_forward("00:11")

    until(lambda: not psutil.pid_exists(before))


def test_without_chromium_the_operator_reads_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(CannotGoOn, match="install chromium"):
        kiosk.show(Settings.read(_env_file=None), print, "http://localhost:1")


@pytest.mark.parametrize(
    ("url", "why"), [("http://drom.kommune.dk", "microphone to https"), ("drom.kommune.dk", "such as https")]
)
def test_an_address_that_cannot_listen_is_refused(url: str, why: str) -> None:
    with pytest.raises(CannotGoOn, match=why):
        kiosk.page_at(url)


@pytest.mark.parametrize("url", ["https://a.dk", "https://a.dk/", "https://a.dk/kiosk"])
def test_the_kiosk_stands_at_one_address(url: str) -> None:
    assert kiosk.page_at(url).url == "https://a.dk/kiosk"
    assert kiosk.page_at(url, switch=True).url == "https://a.dk/kiosk?kontakt"
    assert kiosk.page_at(url).holds("https://a.dk/kiosk/samtale")
    assert not kiosk.page_at(url).holds("https://a.dk/kiosken")
    assert not kiosk.page_at(url).holds("https://a.dk.evil.example/kiosk")
