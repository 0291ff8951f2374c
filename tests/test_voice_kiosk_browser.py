"""The kiosk in a real browser, without a voice: by touch, by keyboard, by one switch, and how it is left."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from bot.web import ROOT
from tests.bot_fakes import CODE, SECRET, Bench, FakeRasa, button
from tests.browser import Open, chromium, faults, opening, served
from tests.kiosk_citizen import Switch
from tests.test_bot_browser import SCRIPT
from voice.kiosk import kiosk

LANDSCAPE: ViewportSize = {"width": 1920, "height": 1080}
PORTRAIT: ViewportSize = {"width": 1080, "height": 1920}
IDLE = 120


@pytest.fixture(scope="module")
def camera(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the camera sees: the QR code of an invitation, on a screen's grey."""
    side, wide, high = 6, 640, 480
    code = segno.make(f"http://other.example/#k={SECRET}", error="m")
    rows = [
        [bit for bit in row for _ in range(side)] for row in code.matrix_iter(border=4) for _ in range(side)
    ]
    left, top = (wide - len(rows)) // 2, (high - len(rows)) // 2
    frame = bytearray(b"\xc0" * (wide * high))
    for y, row in enumerate(rows):
        at = (top + y) * wide + left
        frame[at : at + len(row)] = bytes(16 if bit else 235 for bit in row)
    told = io.BytesIO()
    told.write(f"YUV4MPEG2 W{wide} H{high} F5:1 Ip A1:1 C420jpeg\n".encode())
    for _ in range(2):
        told.write(b"FRAME\n" + frame + b"\x80" * (wide * high // 2))
    file = tmp_path_factory.mktemp("camera") / "code.y4m"
    file.write_bytes(told.getvalue())
    return file


@pytest.fixture(scope="module")
def browser(camera: Path) -> Iterator[Browser]:
    fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    with chromium(*fake, f"--use-file-for-fake-video-capture={camera}") as one:
        yield one


@pytest.fixture
def bench() -> Bench:
    room = kiosk(lambda: [("Livslinien", "70 201 201")], ROOT / "node_modules", IDLE)
    return Bench(FakeRasa(SCRIPT), rooms=(room,))


@pytest.fixture
def front(bench: Bench) -> Iterator[str]:
    with served(bench.app) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser, front: str) -> Iterator[Open]:
    # Nobody speaks here: how it goes on with a voice is tried with a real one.
    silent = {"**/lyd.js*": ""}
    refused = ["502", "503", "403", "ERR_"]
    with opening(
        browser, front, instead=silent, expected=refused, viewport=LANDSCAPE, reduced_motion="reduce"
    ) as opened:
        yield lambda path="/kiosk", **settings: opened(path, **settings)


def begin(page: Page) -> Page:
    for digit in CODE:
        page.get_by_role("button", name=digit, exact=True).click()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("log")).to_contain_text("Vil du starte?")
    page.wait_for_load_state()
    return page


def walked(page: Page) -> Iterator[str]:
    """Each state of a whole conversation by touch."""
    yield "code"
    begin(page)
    yield "start"
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("button", name="Billede health")).to_be_visible()
    yield "pictures"
    page.get_by_role("button", name="Skriv", exact=True).click()
    for letter in "en hund":
        page.locator(f'[data-letter="{letter}"]').click()
    yield "writing"
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("complementary").first).to_contain_text("Jeg vil gerne have en hund.")
    yield "card"
    page.get_by_role("button", name="Ja", exact=True).click()
    expect(page.get_by_role("button", name="Halvvejs")).to_be_visible()
    yield "faces"
    page.get_by_role("button", name="Flere knapper").click()
    yield "tools"
    page.locator("#flere").get_by_role("button", name="Tilbage").click()
    page.get_by_role("button", name="Sådan vil jeg have det").click()
    yield "settings"
    page.get_by_role("button", name="Færdig").click()


@pytest.mark.parametrize("viewport", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("looks", ["-", "stor.kontrast"])
def test_a_whole_conversation_by_touch_alone_has_no_fault_and_fits_the_screen(
    open_page: Open, bench: Bench, viewport: ViewportSize, looks: str, front: str
) -> None:
    page = open_page(viewport=viewport)
    page.context.add_cookies([{"name": "visning", "value": looks, "url": front}])
    page.reload()

    found = []
    for state in walked(page):
        found += [f"{state}: {fault}" for fault in faults(page)]
        wide, high = page.evaluate("[document.documentElement.scrollWidth, document.body.scrollHeight]")
        assert (wide, high) <= (viewport["width"], viewport["height"]), state

    assert found == []
    assert [turn.get("text") for turn in bench.rasa.turns] == [None, "en hund", None]
    assert {turn["channel"] for turn in bench.rasa.turns} == {"kiosk"}
    assert bench.hinge.asked[0]["channel"] == "kiosk"


def test_every_button_is_large_enough_for_a_hand(open_page: Open) -> None:
    page = open_page()
    for state in walked(page):
        sizes = page.locator("button, a").evaluate_all(
            "all => all.filter(b => b.checkVisibility()).map(b => [b.innerText, b.getBoundingClientRect().height])"
        )
        assert [name for name, height in sizes if height < 60] == [], state


def test_by_number_keys_alone(open_page: Open, bench: Bench) -> None:
    page = open_page()
    page.keyboard.type(CODE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("Vil du starte?")
    page.wait_for_load_state()
    for key, then in (("1", "tale om noget"), ("1", "Passer det?"), ("1", "Hvor tæt"), ("3", "ikke lovet")):
        page.keyboard.press(key)
        expect(page.get_by_role("log")).to_contain_text(then)

    assert len(bench.rasa.turns) == 4


def test_by_one_switch_alone(open_page: Open, bench: Bench) -> None:
    page = open_page("/kiosk?kontakt")
    switch = Switch(page)
    page.reload()
    switch.press("Øv dig uden kode")
    expect(page.get_by_role("log")).to_contain_text("Vil du starte?")
    page.wait_for_load_state()
    switch.press("Start")
    expect(page.get_by_role("log")).to_contain_text("tale om noget")
    switch.press("Billede health")
    expect(page.get_by_role("log")).to_contain_text("Passer det?")
    switch.press("Luk og tøm skærmen")
    page.wait_for_url("**/kiosk?lukket")

    assert len(bench.rasa.turns) == 2


def test_the_code_in_pictures(open_page: Open) -> None:
    page = open_page("/kiosk?kode=billeder")
    names = ("Sol", "Hus", "Kat", "Bil", "Træ", "Fisk", "Bog", "Bold", "Æble", "Nøgle")
    assert faults(page) == []
    for digit in CODE:
        page.get_by_role("button", name=names[int(digit)], exact=True).click()
    page.get_by_role("button", name="Start", exact=True).click()

    expect(page.get_by_role("log")).to_contain_text("Vil du starte?")


def test_the_code_held_before_the_camera_and_no_address_of_it(open_page: Open, bench: Bench) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Vis min QR-kode").click()
    expect(page.get_by_role("log")).to_contain_text("Vil du starte?")

    assert bench.hinge.asked[0]["code"] == SECRET
    assert SECRET not in "".join(asked) + page.url


def test_a_camera_that_comes_after_somebody_went_back_is_let_go_at_once(open_page: Open) -> None:
    page = open_page()
    page.evaluate("""() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      window.go = new Promise((go) => { window.cameraComes = go; });
      navigator.mediaDevices.getUserMedia = async (what) => {
        await window.go;
        return (window.stream = await ask(what));
      };
    }""")
    page.get_by_role("button", name="Vis min QR-kode").click()
    page.locator("#kamera-luk").click()
    page.evaluate("window.cameraComes()")
    page.wait_for_function("() => window.stream")

    page.wait_for_function("() => window.stream.getTracks().every((t) => t.readyState === 'ended')")
    expect(page.get_by_role("button", name="Vis min QR-kode")).to_be_visible()


def test_a_refused_code_is_told_and_the_next_one_can_be_pressed(open_page: Open, bench: Bench) -> None:
    page = open_page()
    bench.hinge.refuse = "used"
    page.keyboard.type(CODE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("brugt før")
    page.wait_for_load_state()  # keys count from then on
    bench.hinge.refuse = None

    begin(page)


def test_leaving_empties_the_screen_at_once_and_the_next_person_sees_nothing(
    open_page: Open, bench: Bench
) -> None:
    page = begin(open_page())
    page.get_by_role("button", name="Sådan vil jeg have det").click()
    page.get_by_role("button", name="Hurtigere").click()
    page.get_by_role("button", name="Færdig").click()

    # The server does not answer yet: the screen does not wait for it.
    asked: list[Route] = []
    page.route("**/kiosk/luk", lambda route: asked.append(route))
    with page.expect_request("**/kiosk/luk"):
        page.get_by_role("button", name="Luk og tøm skærmen").click()
    expect(page.locator("body")).to_have_text("Skærmen er tømt.")
    asked.pop().continue_()
    page.wait_for_url("**/kiosk?lukket")

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvad drømmer du om?")
    page.goto("/kiosk/samtale")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvad drømmer du om?")
    assert page.evaluate("sessionStorage.length") == 0


def test_the_first_page_closes_what_was_open(open_page: Open) -> None:
    page = begin(open_page())
    page.goto("/kiosk")
    page.goto("/kiosk/samtale")

    expect(page.get_by_role("log")).to_have_count(0)


def test_nobody_there_is_asked_about_and_then_everything_goes(open_page: Open, bench: Bench) -> None:
    page = open_page()
    page.clock.install()
    begin(page)
    page.clock.fast_forward("01:31")
    expect(page.get_by_role("dialog")).to_contain_text("Er du her stadig?")
    assert faults(page) == []
    page.get_by_role("button", name="Ja, jeg er her").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.clock.fast_forward("01:50")
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.clock.fast_forward("00:11")
    page.wait_for_url("**/kiosk?lukket")
    page.goto("/kiosk/samtale")

    expect(page.get_by_role("log")).to_have_count(0)


def test_whoever_waits_for_a_slow_frame_is_not_sent_away(open_page: Open) -> None:
    page = open_page("/kiosk?kontakt")
    page.clock.install()
    begin(page)
    page.evaluate("() => { Kiosk.set('pace', '10'); }")
    page.clock.fast_forward("02:01")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.clock.fast_forward("04:20")
    expect(page.get_by_role("dialog")).to_contain_text("Er du her stadig?")


def test_enter_begins_when_the_code_is_whole_wherever_somebody_was_before(open_page: Open) -> None:
    page = open_page("/kiosk")
    page.get_by_role("button", name="Sådan vil jeg have det").click()
    page.locator("#valg").get_by_role("button", name="Færdig").click()
    page.keyboard.type("12345678")
    page.keyboard.press("Enter")

    expect(page.get_by_role("log")).to_contain_text("Vil du starte?")


def test_a_half_pressed_code_is_forgotten(open_page: Open) -> None:
    page = open_page()
    page.clock.install()
    page.keyboard.type("1234")
    expect(page.locator("#pladser")).to_have_text("1234")
    page.clock.fast_forward("02:01")

    expect(page.locator("#pladser")).to_have_text("")


@pytest.mark.parametrize("change", ["Læs op for mig", "Stor tekst"])
def test_what_somebody_changed_before_they_went_away_is_not_the_next_persons(
    open_page: Open, change: str
) -> None:
    page = open_page()
    page.clock.install()
    page.evaluate("() => { window.drommeplanKioskOver = () => { window.over = true; }; }")
    page.get_by_role("button", name="Sådan vil jeg have det").click()
    page.get_by_role("button", name=change).click()
    page.clock.fast_forward("02:01")

    page.wait_for_function("() => window.over")
    assert page.evaluate("sessionStorage.length") == 0


def test_a_turn_that_meets_no_network_is_kept_and_happens_once(open_page: Open, bench: Bench) -> None:
    page = begin(open_page())
    tries: list[str] = []

    def cut(route: Route) -> None:
        # The first is lost on its way, of the second the answer is lost.
        tries.append(str(route.request.post_data))
        if len(tries) == 2:
            route.fetch()
        if len(tries) < 3:
            route.abort("connectionfailed")
        else:
            route.continue_()

    page.route("**/kiosk/samtale", cut)
    page.clock.install()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Jeg har det, du sagde ja til")
    for seen in (2, 3):
        page.clock.fast_forward("00:04")
        for _ in range(50):
            if len(tries) >= seen:
                break
            page.wait_for_timeout(50)
    expect(page.get_by_role("button", name="Billede health")).to_be_visible()

    assert len(tries) == 3
    assert len(set(tries)) == 1
    assert len(bench.rasa.turns) == 1
    expect(page.locator("#intet-net")).to_be_hidden()


def test_a_proxy_with_nothing_behind_it_loses_no_turn_and_shows_no_page_of_its_own(
    open_page: Open, bench: Bench
) -> None:
    page = begin(open_page())
    page.route(
        "**/kiosk/samtale", lambda route: route.fulfill(status=502, body="<h1>Bad Gateway</h1>"), times=1
    )
    page.clock.install()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Jeg har det, du sagde ja til")
    assert "Bad Gateway" not in page.locator("body").inner_text()
    page.clock.fast_forward("00:04")
    expect(page.get_by_role("button", name="Billede health")).to_be_visible()

    assert len(bench.rasa.turns) == 1


@pytest.mark.parametrize("help_comes", [True, False], ids=["help", "no network"])
def test_words_that_waited_when_help_was_pressed_are_kept_and_never_sent_by_themselves(
    open_page: Open, bench: Bench, help_comes: bool
) -> None:
    page = begin(open_page())

    def cut(route: Route) -> None:
        # No try of these words comes through, however late help is pressed.
        if help_comes and "hund" not in str(route.request.post_data):
            route.continue_()
        else:
            route.abort("connectionfailed")

    page.route("**/kiosk/samtale", cut)
    page.evaluate("KioskTalk.say('jeg vil gerne have en hund')")
    expect(page.locator("#intet-net")).to_be_visible()
    page.get_by_role("button", name="Jeg har brug for hjælp nu").click()
    if not help_comes:
        page.locator("#alarm").get_by_role("button", name="Tilbage").click()
    expect(page.locator("#svar")).to_contain_text("ikke sendt endnu")
    page.unroute("**/kiosk/samtale")
    assert faults(page) == []
    assert [turn["text"] for turn in bench.rasa.turns if turn.get("text")] == []
    page.get_by_role("button", name="Vis det, så jeg kan sende det").click()
    expect(page.locator("#text")).to_have_value("jeg vil gerne have en hund")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("log")).to_contain_text("have en hund")

    assert [turn.get("text") for turn in bench.rasa.turns].count("jeg vil gerne have en hund") == 1
    expect(page.locator("#svar .unsent")).to_have_count(0)


def test_help_is_shown_also_where_nothing_answers(open_page: Open, bench: Bench) -> None:
    page = begin(open_page())
    page.route("**/kiosk/samtale", lambda route: route.abort("connectionfailed"))
    page.get_by_role("button", name="Jeg har brug for hjælp nu").click()

    expect(page.locator("#alarm")).to_contain_text("Ring 112")


def test_the_help_page_shows_numbers_and_no_link_that_calls(open_page: Open) -> None:
    page = open_page("/kiosk/hjaelp")

    expect(page.get_by_role("main")).to_contain_text("70 201 201")
    assert page.locator('a[href^="tel:"]').count() == 0
    assert faults(page) == []


def test_a_kiosk_is_never_somebodys_own(open_page: Open, bench: Bench) -> None:
    bench.rasa.script[0][-1]["buttons"].append(button("Ja, min egen", "own_device", "yes"))
    bench.rasa.session["question"] = "own_device"
    page = begin(open_page())
    bench.rasa.session.update(question="start", own_device="yes")
    page.get_by_role("button", name="Ja, min egen").click()
    expect(page.get_by_role("button", name="Billede health")).to_be_visible()
    bench.rasa.script[0][-1]["buttons"].pop()

    assert [c["expires"] for c in page.context.cookies() if c["name"] == "samtale"] == [-1]
