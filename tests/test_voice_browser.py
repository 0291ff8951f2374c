"""Promises of voice/static: a real browser listens through its microphone, speaks, and lets go of both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute

from tests.browser import chromium, served
from tests.spoken import SpeakingBench, silence, spoken, wav_file

MICROPHONE = (
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
)
LISTENS = """
(async () => {
  window.told = [];
  const turn = ["listening", "level", "partial", "heard", "nothing", "speed"];
  const kinds = ["ready", "gone", "lost", "sentence", "said", ...turn];
  const on = Object.fromEntries(kinds.map((kind) => [kind, (about) => window.told.push({ kind, ...about })]));
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.streams = [];
  navigator.mediaDevices.getUserMedia = async (what) => {
    const stream = await ask(what);
    window.streams.push(stream);
    return stream;
  };
  await new Promise((loaded) => {
    const script = document.createElement("script");
    script.src = "/tale/lyd.js";
    script.onload = loaded;
    document.head.append(script);
  });
  window.lyd = Lyd.open({ on });
})()
"""
WORDS = "Jeg vil gerne lære at svømme"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("browser")
    microphone = wav_file(folder / "citizen.wav", silence(1) + spoken(WORDS) + silence(60))
    bench = SpeakingBench(folder / "cache")
    with (
        chromium(*MICROPHONE, f"--use-file-for-fake-audio-capture={microphone}%noloop") as browser,
        served(bench.app, bench.people.aclose) as address,
    ):
        page = browser.new_context(base_url=address).new_page()
        page.goto("/")
        page.get_by_role("button", name="Øv dig").click()
        page.wait_for_url("**/samtale")
        page.evaluate(LISTENS)
        told(page, "ready")
        yield page


def told(page: Page, kind: str) -> dict[str, Any]:
    """The next thing of this kind that the page is told; whatever came before it is passed over."""
    page.wait_for_function("kind => window.told.some((one) => one.kind === kind)", arg=kind, timeout=60_000)
    found: dict[str, Any] = page.evaluate(
        """kind => window.told.splice(0, 1 + window.told.findIndex((one) => one.kind === kind)).at(-1)""",
        kind,
    )
    return found


def open_tracks(page: Page) -> int:
    count: int = page.evaluate(
        "window.streams.flatMap((s) => s.getTracks()).filter((t) => t.readyState === 'live').length"
    )
    return count


def test_what_is_said_is_shown_while_it_is_said_and_the_microphone_closes_by_itself(page: Page) -> None:
    page.evaluate("lyd.listen({ question: 'open', silence: 2 })")
    told(page, "listening")

    assert open_tracks(page) == 1
    assert "jeg vil" in told(page, "partial")["text"] + told(page, "partial")["text"]
    heard = told(page, "heard")
    assert (heard["text"], heard["why"]) == (WORDS.lower(), "silence")
    assert open_tracks(page) == 0


def test_a_press_ends_the_turn_with_its_last_word(page: Page) -> None:
    page.evaluate("lyd.listen({ question: 'open', silence: 10 })")
    told(page, "listening")
    page.wait_for_function(
        "() => window.told.some((one) => one.kind === 'partial' && /svømme$/.test(one.text))"
    )
    page.evaluate("lyd.done()")
    heard = told(page, "heard")

    assert (heard["text"], heard["why"]) == (WORDS.lower(), "button")
    assert open_tracks(page) == 0
    page.evaluate("new Promise((played) => lyd.replay(played))")
    page.evaluate("lyd.forget()")
    assert page.evaluate("lyd.replay()") is False


def test_a_turn_that_is_taken_back_is_heard_by_nobody(page: Page) -> None:
    page.evaluate("window.told = []; lyd.listen({ question: 'open', silence: 2 })")
    told(page, "listening")
    page.evaluate("lyd.drop()")
    page.wait_for_timeout(500)

    assert page.evaluate("window.told.filter((one) => one.kind === 'heard').length") == 0
    assert open_tracks(page) == 0


def test_a_text_is_spoken_sentence_by_sentence_and_hushed_at_once(page: Page) -> None:
    page.evaluate("window.told = []; lyd.say('Hej. Vil du tale?', { speed: 300, own: false })")
    first, second = told(page, "sentence"), told(page, "sentence")

    assert (first["text"], second["text"]) == ("Hej.", "Vil du tale?")
    assert told(page, "said")["spoken"] is True
    page.evaluate("lyd.say('Det her er en meget lang historie. Og den bliver ved. Meget længe.')")
    told(page, "sentence")
    page.evaluate("lyd.hush()")
    assert told(page, "said")["spoken"] is False
    page.wait_for_timeout(300)
    assert page.evaluate("window.told.filter((one) => one.kind === 'sentence').length") == 0


def test_a_second_page_takes_over_and_the_first_is_told_kindly(page: Page) -> None:
    other = page.context.new_page()
    other.goto("/om")
    other.evaluate(LISTENS)
    told(other, "ready")

    gone = told(page, "gone")
    assert "andet vindue" in gone["text"]
    assert gone["again"] is False
    page.wait_for_timeout(800)
    assert page.evaluate("window.told.filter((one) => one.kind === 'ready').length") == 0


def test_a_line_that_is_closed_says_whether_it_may_be_opened_again(page: Page) -> None:
    other = page.context.new_page()
    code = 0

    def closes(socket: WebSocketRoute) -> None:
        socket.send('{"is": "gone", "text": "Farvel."}')
        socket.close(code=code)

    other.route_web_socket("**/lyd", closes)
    other.goto("/om")
    found = {}
    for code in (4400, 4401, 4408, 4409, 4429, 4500):
        other.evaluate(LISTENS)
        gone = told(other, "gone")
        assert gone["text"] == "Farvel."
        found[code] = gone["again"]

    assert [code for code, again in found.items() if not again] == [4401, 4409]
