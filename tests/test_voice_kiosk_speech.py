"""What the kiosk's page does with what is heard, and how it reads aloud. A test speaks for the socket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from bot.web import ROOT
from tests.bot_fakes import Bench, FakeRasa
from tests.browser import Open, chromium, faults, opening, served
from tests.test_bot_browser import SCRIPT
from voice.kiosk import kiosk

FAKE = """
window.Lyd = { open: function (made) {
  var lyd = window.lyd = { told: [], on: made.on };
  function did(what) { return function (about) { lyd.told.push({ do: what, about: about }); }; }
  return { listen: did("listen"), done: did("done"), drop: did("drop"), say: did("say"), hush: did("hush"),
           replay: did("replay"), close: did("close"), here: did("here") };
} };
"""
ABLE = {"dictation": True, "choice": True, "voice": True, "synthetic": False}
HEARD = {
    "text": "jeg vil gerne have en hun",
    "words": [
        {"word": word, "start": 0, "end": 1, "confidence": 0.4 if word == "hun" else 0.95}
        for word in "jeg vil gerne have en hun".split()
    ],
    "option": None,
    "why": "silence",
}
LANDSCAPE: ViewportSize = {"width": 1920, "height": 1080}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture
def bench() -> Bench:
    rasa = FakeRasa(SCRIPT)
    rasa.session |= {"question": "dream", "open": True}
    return Bench(rasa, rooms=(kiosk(list, ROOT / "node_modules", 120),))


@pytest.fixture
def open_page(browser: Browser, bench: Bench) -> Iterator[Open]:
    with (
        served(bench.app) as address,
        opening(
            browser, address, instead={"**/lyd.js*": FAKE}, viewport=LANDSCAPE, reduced_motion="reduce"
        ) as opened,
    ):

        def open_page(sound: bool = False, ready: bool = True, **able: bool) -> Page:
            page = opened("/kiosk")
            page.evaluate(f"sessionStorage.setItem('kiosk-sound', '{'on' if sound else 'off'}')")
            page.get_by_role("button", name="Øv dig").click()
            expect(page.get_by_role("log")).to_contain_text("Vil du starte?")
            page.wait_for_load_state()
            if ready:
                tell(page, "ready", **{**ABLE, **able})
            return page

        yield open_page


def tell(page: Page, what: str, **about: Any) -> None:
    page.evaluate("([what, about]) => lyd.on[what](about)", [what, about])


def done(page: Page, what: str) -> list[Any]:
    found: list[Any] = page.evaluate(
        "what => lyd.told.filter((t) => t.do === what).map((t) => t.about)", what
    )
    return found


def listen(page: Page) -> None:
    """A tap; what was asked of the machine is in `done(page, "listen")`."""
    before = len(done(page, "listen"))
    page.locator("#tal").click()
    page.wait_for_function("before => lyd.told.filter((t) => t.do === 'listen').length > before", arg=before)
    expect(page.locator("#tale-status")).to_have_text("Nu lytter jeg.")


def test_what_was_heard_is_asked_about_and_only_a_yes_posts_it_as_spoken(
    open_page: Open, bench: Bench
) -> None:
    page = open_page()
    listen(page)
    tell(page, "partial", text="jeg vil gerne")
    expect(page.locator("#live")).to_have_text("jeg vil gerne")
    tell(page, "heard", **HEARD)
    expect(page.locator("#hoert")).to_contain_text("Er det rigtigt?")
    assert faults(page) == []
    assert bench.rasa.turns == []
    page.keyboard.press("1")
    expect(page.get_by_role("log")).to_contain_text("have en hun")

    assert done(page, "listen")[0]["question"] == "open"
    assert [(t["text"], t["mode"]) for t in bench.rasa.turns] == [("jeg vil gerne have en hun", "spoken")]


def test_a_word_that_is_unsure_is_marked_by_a_sign_and_put_right_by_a_tap(
    open_page: Open, bench: Bench
) -> None:
    page = open_page()
    listen(page)
    tell(page, "heard", **HEARD)
    unsure = page.get_by_role("button", name="hun, usikkert ord")
    assert page.locator("#hoert-ord .unsure").count() == 1
    assert page.evaluate("e => getComputedStyle(e, '::after').content", unsure.element_handle()) == '" ?"'
    unsure.click()
    page.locator("#text").fill("hund")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#hoert-ord")).to_contain_text("hund")
    assert bench.rasa.turns == []
    page.get_by_role("button", name="Ja, det er rigtigt").click()
    expect(page.get_by_role("log")).to_contain_text("have en hund")

    assert [t["text"] for t in bench.rasa.turns] == ["jeg vil gerne have en hund"]


def test_that_a_number_was_removed_is_seen_beside_what_was_heard(open_page: Open) -> None:
    page = open_page()
    listen(page)
    tell(page, "heard", **HEARD, removed="Det lignede et CPR-nummer.")
    expect(page.locator("#hoert").get_by_text("Det lignede et CPR-nummer.")).to_be_visible()
    page.get_by_role("button", name="Glem det").click()
    listen(page)
    tell(page, "heard", **HEARD)

    expect(page.locator("#hoert")).to_be_visible()
    expect(page.locator("#hoert-fjernet")).to_be_hidden()


def test_no_panel_lies_over_help_and_leaving_on_a_small_screen(open_page: Open) -> None:
    page = open_page()
    page.set_viewport_size({"width": 390, "height": 844})
    listen(page)
    tell(page, "heard", **HEARD)

    for name in ("Jeg har brug for hjælp nu", "Luk og tøm skærmen"):
        page.get_by_role("button", name=name).click(trial=True)


def test_ones_own_voice_can_be_heard_and_all_of_it_forgotten(open_page: Open, bench: Bench) -> None:
    page = open_page()
    listen(page)
    tell(page, "heard", **HEARD)
    page.get_by_role("button", name="Hør min egen stemme").click()
    assert len(done(page, "replay")) == 1
    page.get_by_role("button", name="Glem det, jeg sagde").click()
    expect(page.locator("#hoert")).to_be_hidden()

    assert bench.rasa.turns == []


def test_what_was_heard_can_be_said_again_or_written(open_page: Open) -> None:
    page = open_page()
    listen(page)
    tell(page, "heard", **HEARD)
    page.get_by_role("button", name="Nej, jeg siger det igen").click()
    page.wait_for_function("() => lyd.told.filter((t) => t.do === 'listen').length === 2")
    tell(page, "heard", **HEARD)
    page.get_by_role("button", name="Jeg vil skrive det").click()

    assert page.locator("#text").input_value() == HEARD["text"]


def test_two_misses_offer_writing_and_blame_the_machine(open_page: Open) -> None:
    page = open_page()
    listen(page)
    tell(page, "nothing", why="not_understood")
    expect(page.locator("#tale-status")).to_contain_text("Jeg hørte dig ikke godt")
    listen(page)
    tell(page, "nothing", why="too_quiet")
    expect(page.locator("#ikke-hoert")).to_contain_text("Det er min fejl")
    assert faults(page) == []
    page.get_by_role("button", name="Skriv", exact=True).first.click()

    expect(page.locator("#text")).to_be_focused()


def test_a_cough_that_sounds_like_a_word_is_not_held_for_one(open_page: Open) -> None:
    page = open_page()
    listen(page)
    unsure = {"word": "i", "start": 0, "end": 1, "confidence": 0.4}
    tell(page, "heard", text="i i", words=[unsure, unsure], option=None, why="silence")

    expect(page.locator("#tale-status")).to_contain_text("Jeg hørte dig ikke godt")
    expect(page.locator("#hoert")).to_be_hidden()


def test_words_that_were_heard_wrong_twice_are_misses_too(open_page: Open, bench: Bench) -> None:
    page = open_page()
    listen(page)
    tell(page, "heard", **HEARD)
    page.get_by_role("button", name="Nej, jeg siger det igen").click()
    page.wait_for_function("() => lyd.told.filter((t) => t.do === 'listen').length === 2")
    tell(page, "heard", **HEARD)
    page.get_by_role("button", name="Nej, jeg siger det igen").click()
    expect(page.locator("#ikke-hoert")).to_contain_text("Det er min fejl")
    assert done(page, "listen")[2:] == []
    page.get_by_role("button", name="Jeg prøver igen").click()
    page.wait_for_function("() => lyd.told.filter((t) => t.do === 'listen').length === 3")

    assert bench.rasa.turns == []


def test_a_title_that_is_said_is_that_answer(open_page: Open, bench: Bench) -> None:
    bench.rasa.session["open"] = False
    page = open_page()
    listen(page)
    tell(page, "heard", text="start", words=[], option="Start", why="silence")
    expect(page.get_by_role("button", name="Billede health")).to_be_visible()

    asked = done(page, "listen")[0]
    assert (asked["question"], asked["options"]) == ("choice", ["Start"])
    assert [(t["text"], t["mode"]) for t in bench.rasa.turns] == [("Start", "spoken")]


def test_holding_the_button_listens_as_long_as_it_is_held(open_page: Open) -> None:
    page = open_page()
    page.locator("#tal").hover()
    page.mouse.down()
    page.wait_for_function("() => lyd.told.some((t) => t.do === 'listen')")
    page.wait_for_timeout(100)
    assert done(page, "listen")[0]["hold"] is True
    assert done(page, "done") == []
    page.mouse.up()

    assert len(done(page, "done")) == 1


def test_a_hold_that_the_screen_breaks_off_ends_as_if_it_was_let_go(open_page: Open) -> None:
    page = open_page()
    page.locator("#tal").hover()
    page.mouse.down()
    page.wait_for_function("() => lyd.told.some((t) => t.do === 'listen')")
    page.locator("#tal").dispatch_event("pointercancel")

    assert len(done(page, "done")) == 1
    page.mouse.up()
    assert len(done(page, "done")) == 1


def test_where_nobody_may_write_down_speech_it_says_so_and_hears_choices(open_page: Open) -> None:
    page = open_page(dictation=False)
    expect(page.locator("#tale-besked")).to_contain_text("kun høre navnet på en knap")
    listen(page)

    assert done(page, "listen")[0]["question"] == "choice"


def test_a_model_that_has_heard_no_human_being_says_that_it_is_a_trial(open_page: Open) -> None:
    expect(open_page(synthetic=True).locator("#tale-besked")).to_contain_text("Det her er en prøve")


def test_a_line_that_is_cut_in_mid_sentence_is_told_and_found_again(open_page: Open, bench: Bench) -> None:
    page = open_page()
    listen(page)
    tell(page, "nothing", why="lost")
    tell(page, "lost")
    expect(page.locator("#tale-status")).to_contain_text("Forbindelsen røg")
    expect(page.locator("#tal")).to_be_disabled()
    tell(page, "ready", **ABLE)
    expect(page.locator("#tale-status")).to_contain_text("Nu er jeg her igen")
    listen(page)

    assert bench.rasa.turns == []


def test_messages_are_read_by_themselves_and_the_sentence_is_marked(open_page: Open) -> None:
    page = open_page(sound=True)
    assert done(page, "say") == ["Hej. Jeg er en computer."]
    tell(page, "sentence", n=1, place=1, of=2, text="Jeg er en computer.", **{"from": 5, "to": 24})
    marked = "[...CSS.highlights.get('read-aloud')].map(String).join()"
    assert page.evaluate(marked) == "Jeg er en computer."
    tell(page, "said", n=1)
    tell(page, "said", n=2)

    # What a button is called comes before the key that picks it.
    assert done(page, "say") == ["Hej. Jeg er en computer.", "Vil du starte?", "Start. Tryk 1."]
    assert page.evaluate("CSS.highlights.has('read-aloud')") is False


def test_each_line_can_be_heard_again_and_the_sound_turned_off(open_page: Open) -> None:
    page = open_page(sound=True)
    page.locator("#lyd-knap").click()
    said = len(done(page, "say"))
    assert done(page, "hush")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("button", name="Billede health")).to_be_visible()
    assert len(done(page, "say")) == said
    page.locator("#lyd-knap").click()
    page.get_by_role("button", name="Hør", exact=True).first.click()

    assert done(page, "say")[-1] == "Hej. Jeg er en computer."


def test_nothing_is_read_into_an_open_microphone(open_page: Open) -> None:
    page = open_page(sound=True)
    page.locator("#tal").click()
    tell(page, "said", n=2)
    expect(page.locator("#tale-status")).to_have_text("Nu lytter jeg.")
    page.wait_for_function("() => lyd.told.some((t) => t.do === 'listen')")
    page.get_by_role("button", name="Hør", exact=True).first.click()
    # Who has said nothing yet wants to hear; who has begun to tell is asked about that.
    assert len(done(page, "drop")) == 1
    assert done(page, "say")[-1] == "Hej. Jeg er en computer."

    page.locator("#lyd-knap").click()
    listen(page)
    tell(page, "partial", text="jeg vil")
    before = len(done(page, "say"))
    page.locator("#lyd-knap").click()
    page.get_by_role("button", name="Hør det igen").click()
    assert (len(done(page, "done")), len(done(page, "drop"))) == (1, 1)
    assert len(done(page, "say")) == before


def test_leaving_closes_the_socket_and_with_it_the_voice(open_page: Open) -> None:
    page = open_page()
    listen(page)
    page.evaluate("window.kept = lyd; window.drommeplanKioskOver = () => {};")
    page.get_by_role("button", name="Luk og tøm skærmen").click()

    assert page.evaluate("kept.told.slice(-1)[0].do") == "close"


def test_whoever_speaks_is_here_though_no_word_is_shown_and_a_quiet_room_is_nobody(open_page: Open) -> None:
    page = open_page()
    page.evaluate("Kiosk.set('live', 'off')")
    listen(page)
    page.clock.install()
    page.evaluate("Kiosk.here()")
    for what, about in (("level", {"level": 0.1}), ("partial", {"text": "jeg vil"})) * 2:
        page.clock.fast_forward("01:00")
        tell(page, what, **about)
        expect(page.get_by_role("dialog")).to_have_count(0)
    page.clock.fast_forward("01:00")
    tell(page, "level", level=0.005)
    page.clock.fast_forward("00:31")

    expect(page.get_by_role("dialog")).to_contain_text("Er du her stadig?")


def test_a_long_turn_is_read_back_to_its_end_and_only_then_it_is_asked_who_is_here(open_page: Open) -> None:
    page = open_page(sound=True)
    page.clock.install()
    page.evaluate("document.dispatchEvent(new CustomEvent('kiosk-say', { detail: 'ord '.repeat(400) }))")
    page.clock.run_for("03:00")
    expect(page.get_by_role("dialog")).to_have_count(0)
    tell(page, "said")
    page.clock.run_for("01:31")
    expect(page.get_by_role("dialog")).to_contain_text("Er du her stadig?")
    page.evaluate("window.drommeplanKioskOver = () => {}")
    page.clock.run_for("00:40")

    assert page.locator("body").inner_text().strip() == "Skærmen er tømt."


def test_who_is_at_the_kiosk_keeps_the_line_open_without_speaking(open_page: Open) -> None:
    page = open_page()
    page.clock.install()
    for _ in range(2):
        page.clock.fast_forward("01:01")
        page.keyboard.press("Shift")

    assert len(done(page, "here")) == 2


def test_a_line_that_was_closed_for_silence_is_opened_again_by_a_press(open_page: Open, bench: Bench) -> None:
    page = open_page()
    tell(page, "gone", text="Jeg har ikke hørt noget længe.", again=True)
    expect(page.locator("#tale-besked")).to_contain_text("Jeg har ikke hørt noget længe.")
    page.evaluate("window.before = lyd")
    page.clock.set_fixed_time(0)  # it comes soon
    page.locator("#tal").click()
    page.wait_for_function("() => window.lyd !== window.before")
    assert page.evaluate("before.told.slice(-1)[0].do") == "close"
    assert done(page, "listen") == []
    tell(page, "ready", **ABLE)
    page.wait_for_function("() => lyd.told.some((t) => t.do === 'listen')")

    expect(page.locator("#tale-besked")).to_be_hidden()


def test_a_press_that_is_answered_late_opens_no_microphone_by_itself(open_page: Open) -> None:
    page = open_page()
    tell(page, "gone", text="Prøv igen om lidt.", again=True)
    page.locator("#tal").click()
    tell(page, "lost")
    expect(page.locator("#tale-besked")).to_contain_text("Her kan jeg ikke høre dig")
    tell(page, "ready", **ABLE)
    expect(page.locator("#tal")).to_be_enabled()
    page.wait_for_timeout(500)
    assert done(page, "listen") == []

    # What goes on in another window is not taken back by a press.
    tell(page, "gone", text="Du taler nu i et andet vindue.", again=False)
    expect(page.locator("#tal")).to_be_disabled()


def test_a_line_without_room_at_the_first_try_is_told_of_and_a_press_tries_again(open_page: Open) -> None:
    page = open_page(ready=False)
    tell(page, "gone", text="Der er mange, der taler med mig lige nu.", again=True)

    expect(page.locator("#tale-besked")).to_contain_text("Der er mange")
    page.evaluate("window.before = lyd")
    page.locator("#tal").click()
    page.wait_for_function("() => window.lyd !== window.before")


def test_what_somebody_is_writing_stays_though_they_say_yes_to_what_was_heard(
    open_page: Open, bench: Bench
) -> None:
    page, field = open_page(), "#text"
    listen(page)
    page.locator(".k-tools").get_by_role("button", name="Skriv").click()
    page.locator(field).fill("min egen lejlighed")
    tell(page, "heard", **HEARD)
    page.locator("#hoert-ord button").last.click()
    page.locator(field).fill("hund")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ja, det er rigtigt").click()
    expect(page.get_by_role("log")).to_contain_text("have en hund")
    page.locator(".k-tools").get_by_role("button", name="Skriv").click()
    expect(page.locator(field)).to_have_value("min egen lejlighed")

    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("min egen lejlighed")
    assert [t["text"] for t in bench.rasa.turns] == ["jeg vil gerne have en hund", "min egen lejlighed"]
    expect(page.locator(field)).to_have_value("")


def test_what_was_heard_comes_once_behind_what_somebody_is_writing(open_page: Open) -> None:
    page, write = open_page(), "Jeg vil skrive det"
    for _ in range(2):
        listen(page)
        tell(page, "heard", **HEARD)
        page.get_by_role("button", name=write).click()
        expect(page.locator("#text")).to_have_value("jeg vil gerne have en hun")
        page.locator("#skriv").get_by_role("button", name="Tilbage").click()
    page.evaluate("document.getElementById('text').value = 'Ida og'")
    listen(page)
    tell(page, "heard", **HEARD)
    page.get_by_role("button", name=write).click()

    expect(page.locator("#text")).to_have_value("Ida og jeg vil gerne have en hun")


def test_a_line_that_never_opens_is_told_of(open_page: Open) -> None:
    page = open_page(ready=False)
    tell(page, "lost")
    tell(page, "lost")

    expect(page.locator("#tale-besked")).to_contain_text("Her kan jeg ikke høre dig")
