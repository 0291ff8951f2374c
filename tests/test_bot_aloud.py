"""Promises of reading aloud and speaking in the web chat: for whoever wants it, by touch and keys, sent by a press."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bot.reading import COOKIE, SLOWEST, speed_of
from tests.bot_fakes import FakeRasa, button
from tests.browser import PHONE, chromium, faults, served
from tests.spoken import SpeakingBench, silence, spoken, wav_file

SCRIPT = [[{"text": "Hvad drømmer du om?", "buttons": [button("Ved ikke", "dream", "dont_know")]}]]
WORDS = "Jeg vil gerne lære at svømme"
LONGEST = 120_000
# A sentence is read for two seconds: on a busy machine it would be over before anything could be looked at.
LASTING = """
const Once = window.Audio;
window.Audio = function (from) { const made = new Once(from); made.loop = true; return made; };
"""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> SpeakingBench:
    return SpeakingBench(tmp_path_factory.mktemp("aloud") / "cache", FakeRasa(SCRIPT))


@pytest.fixture(scope="module")
def page(bench: SpeakingBench, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    microphone = wav_file(
        tmp_path_factory.mktemp("sound") / "a.wav", silence(0.5) + spoken(WORDS) + silence(30)
    )
    flags = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={microphone}%noloop",
    )
    with chromium(*flags) as browser, served(bench.app, bench.people.aclose) as address:
        page = browser.new_context(base_url=address, viewport=PHONE).new_page()
        page.add_init_script(LASTING)
        page.goto("/")
        page.get_by_role("button", name="Øv dig").click()
        yield page


def test_every_message_has_a_button_that_reads_it(page: Page) -> None:
    aloud = page.get_by_role("button", name="Læs op")
    expect(aloud).to_have_count(1)
    box = aloud.bounding_box()
    with page.expect_response("**/samtale/oplaes/0") as answered:
        aloud.press("Enter")

    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    assert answered.value.headers["content-type"] == "audio/wav"
    assert answered.value.headers["cache-control"] == "no-store"
    assert faults(page) == []
    page.get_by_role("button", name="Stop oplæsning").press("Enter")
    expect(page.get_by_role("button", name="Læs op")).to_have_count(1)


def test_what_was_heard_waits_in_the_field_for_a_press(page: Page, bench: SpeakingBench) -> None:
    page.get_by_role("button", name="Tal i stedet").click()
    expect(page.locator("#hoert")).to_contain_text("jeg vil", timeout=LONGEST)
    expect(page.locator("#text")).to_have_value(WORDS.lower(), timeout=LONGEST)

    expect(page.locator("#hoert")).to_have_text(
        f"Jeg hørte: «{WORDS.lower()}» Er det rigtigt? Ret det, eller tryk Send."
    )
    assert bench.rasa.turns == []
    assert faults(page) == []
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".mine")).to_have_count(1)
    assert (bench.rasa.turns[-1]["text"], bench.rasa.turns[-1]["mode"]) == (WORDS.lower(), "spoken")
    expect(page.locator(".aloud")).to_have_count(3)
    expect(page.locator("#hoert")).to_be_empty()


def test_slower_is_asked_for_in_writing_and_is_no_answer(page: Page, bench: SpeakingBench) -> None:
    before = len(bench.rasa.turns)
    page.locator("#text").fill("Tal langsommere")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".notice")).to_contain_text("andet tempo")

    assert len(bench.rasa.turns) == before
    assert [c.get("value") for c in page.context.cookies() if c.get("name") == COOKIE] == ["110"]


def test_a_message_that_is_not_there_is_read_to_nobody(page: Page) -> None:
    assert page.request.get("/samtale/oplaes/99").status == 404
    assert page.request.get("/samtale/oplaes/0", headers={"Cookie": "samtale=x"}).status == 404


def test_without_a_voice_the_page_has_no_button_in_vain(page: Page) -> None:
    page.route("**/samtale/oplaes", lambda route: route.fulfill(status=503))
    page.reload()
    page.wait_for_load_state("networkidle")

    expect(page.locator(".line").first).to_be_visible()
    expect(page.locator(".aloud, .speak")).to_have_count(0)


@pytest.mark.parametrize(
    ("kept", "speed"), [("90", 90), ("", 130), ("x", 130), ("10", SLOWEST), ("99999", 130)]
)
def test_a_speed_that_was_kept_is_within_what_can_be_understood(kept: str, speed: int) -> None:
    assert speed_of({COOKIE: kept}) == speed


LINE = """
window.heard = [];
window.Lyd = { possible: () => true, open: (made) => (window.lyd = {
  on: made.on, ready: null, listen: () => window.heard.push("listen"), close: () => {} }) };
"""


def test_a_press_while_the_line_is_away_is_told_and_opens_no_microphone_later(page: Page) -> None:
    browser = page.context.browser
    assert browser is not None
    other = browser.new_context(base_url=page.url, viewport=PHONE).new_page()
    other.route("**/tale/lyd.js", lambda route: route.fulfill(body=LINE, content_type="text/javascript"))
    other.goto("/")
    other.get_by_role("button", name="Øv dig").click()
    press = other.get_by_role("button", name="Tal i stedet")
    press.click()
    other.evaluate("lyd.on.lost({})")
    expect(other.locator("#hoert")).to_contain_text("Jeg kan ikke høre dig lige nu")
    press.click()
    other.evaluate("lyd.ready = {}; lyd.on.ready({})")
    expect(other.locator("#hoert")).to_have_text("")
    assert other.evaluate("heard") == []
    press.click()

    assert other.evaluate("heard") == ["listen"]
    other.context.close()


def test_nothing_is_read_into_an_open_microphone_and_send_first_ends_what_is_said(
    page: Page, bench: SpeakingBench
) -> None:
    other = page.context.browser.new_context(base_url=page.url, viewport=PHONE).new_page()  # type: ignore[union-attr]
    line = LINE.replace('listen: () => window.heard.push("listen")', "listen: () => {}").replace(
        "close:", 'done: () => window.heard.push("done"), close:'
    )
    other.route("**/lyd.js*", lambda route: route.fulfill(body=line, content_type="text/javascript"))
    other.add_init_script(LASTING)
    other.goto("/")
    other.get_by_role("button", name="Øv dig").click()
    before = len(bench.rasa.turns)
    press = other.get_by_role("button", name="Tal i stedet")
    press.click()
    other.evaluate("lyd.ready = {}; lyd.on.ready({}); lyd.on.listening({})")
    other.get_by_role("button", name="Læs op").click()
    assert other.evaluate("heard") == ["done"]

    # What is said is in the field before it is sent, and pressing to speak ends the reading.
    expect(other.get_by_role("button", name="Stop oplæsning")).to_have_count(1)
    other.evaluate("lyd.on.nothing({})")
    press.click()
    expect(other.get_by_role("button", name="Stop oplæsning")).to_have_count(0)
    other.evaluate("lyd.on.listening({}); lyd.on.partial({ text: 'en hund' })")
    other.get_by_role("button", name="Send").click()
    assert other.evaluate("heard") == ["done", "done"]
    assert len(bench.rasa.turns) == before
    other.evaluate("lyd.on.heard({ text: 'en hund', words: [] })")
    other.get_by_role("button", name="Send").click()
    expect(other.locator(".mine")).to_have_count(1)

    assert bench.rasa.turns[-1]["text"] == "en hund"
    other.context.close()
