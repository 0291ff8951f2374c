"""The web chat in a real browser: by keyboard, on a phone, with and without its script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot_fakes import CODE, SECRET, Bench, FakeRasa, button
from tests.browser import DESKTOP, PHONE, Open, chromium, faults, opening, served

CARD = {
    "words": "jeg vil ha en hund",
    "draft": "Jeg vil gerne have en hund.",
    "details": {"De kan hjælpe": "min søster"},
}
# What watches for things that come into sight tells of them behind the next frame.
SEEN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
FACES = ("Slet ikke", "Lidt", "Halvvejs", "Næsten", "Helt i mål")
AREAS = ("housing", "relationships", "health", "transport")
SCRIPT: list[list[dict[str, Any]]] = [
    [
        {"text": "Hej. Jeg er en computer."},
        {"text": "Vil du starte?", "buttons": [button("Start", "start", "start")]},
    ],
    [
        {
            "text": "Vil du tale om noget af det her?",
            "buttons": [
                *(button(f"Billede {area}", "area", area, area) for area in AREAS),
                button("Ved ikke", "area", "dont_know"),
            ],
        }
    ],
    [{"text": "Passer det?", "card": CARD, "buttons": [button("Ja", "approve", "yes")]}],
    [
        {
            "text": "Hvor tæt er du på det nu?",
            "buttons": [
                *(button(face, "near", str(n * 2.5), f"face_{n}") for n, face in enumerate(FACES)),
                button("Spring over", "near", "skip"),
            ],
        }
    ],
    [{"text": "Tak. Det er ikke lovet endnu.", "buttons": []}],
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture
def bench() -> Bench:
    return Bench(FakeRasa(SCRIPT), help_numbers=lambda: [("Livslinien", "70 201 201")])


@pytest.fixture
def front(bench: Bench) -> Iterator[str]:
    with served(bench.app) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser, front: str) -> Iterator[Open]:
    with opening(browser, front, expected=["503"], viewport=PHONE) as open_page:
        yield open_page


def begin(page: Page) -> Page:
    page.get_by_label("Skriv din kode").fill(CODE)
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("log")).to_contain_text("Vil du starte?")
    page.wait_for_load_state()
    return page


def walked(page: Page) -> Iterator[str]:
    """Each state of a whole conversation, by its last sentence."""
    begin(page)
    yield "start"
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Billede health")).to_be_visible()
    yield "pictures"
    page.get_by_label("Skriv dit svar").fill("jeg vil ha en hund")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("complementary")).to_contain_text("Jeg vil gerne have en hund.")
    yield "card"
    page.get_by_role("button", name="Ja", exact=True).click()
    expect(page.get_by_role("button", name="Halvvejs")).to_be_visible()
    yield "faces"
    page.get_by_text("Flere knapper").click()
    yield "tools"


def test_a_whole_conversation_by_keyboard_alone(open_page: Open, bench: Bench) -> None:
    page = open_page(viewport=DESKTOP)
    keys = page.keyboard

    def tab_to(name: str) -> None:
        page.get_by_text(name, exact=True).last.wait_for()
        for _ in range(40):
            keys.press("Tab")
            if page.evaluate("document.activeElement.innerText").strip() == name:
                return
        raise AssertionError(name)

    page.locator("#code").focus()
    keys.type("12345678")
    assert page.locator("#code").input_value() == "1234 5678"
    keys.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("Vil du starte?")
    tab_to("Start")
    keys.press("Enter")
    tab_to("Billede health")
    keys.press("Space")
    expect(page.get_by_role("log")).to_contain_text("Passer det?")
    tab_to("Ja")
    keys.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("Hvor tæt")
    tab_to("Halvvejs")
    keys.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("Det er ikke lovet endnu.")
    tab_to("Flere knapper")
    keys.press("Enter")
    expect(page.get_by_role("button", name="Hvem ser det?")).to_be_visible()
    keys.press("Escape")

    assert len(bench.rasa.turns) == 4
    assert page.evaluate("document.activeElement.innerText").strip() == "Flere knapper"


def test_after_a_press_the_next_tab_is_the_next_answer(open_page: Open) -> None:
    page = begin(open_page())
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Billede health")).to_be_visible()
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('#svar') !== null")


def test_the_log_keeps_its_lines_and_old_buttons_are_gone(open_page: Open) -> None:
    page = begin(open_page())
    page.evaluate("document.querySelector('#log .line').dataset.kept = 'yes'")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Ved ikke")).to_be_visible()

    assert page.locator('#log .line[data-kept="yes"]').count() == 1
    assert page.get_by_role("button", name="Start", exact=True).count() == 0


def test_a_double_click_is_one_answer(open_page: Open, bench: Bench) -> None:
    page = begin(open_page())
    page.get_by_role("button", name="Start").dblclick()
    expect(page.get_by_role("button", name="Ved ikke")).to_be_visible()

    assert len(bench.rasa.turns) == 1


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("looks", ["", "kontrast", "stor.kontrast"])
def test_axe_finds_nothing_in_a_whole_conversation(
    open_page: Open, viewport: dict[str, int], looks: str, front: str
) -> None:
    page = open_page(viewport=viewport, reduced_motion="reduce")
    page.context.add_cookies([{"name": "visning", "value": looks or "-", "url": front}])
    page.reload()

    found = [f"{state}: {fault}" for state in walked(page) for fault in faults(page)]

    assert found == []


@pytest.mark.parametrize(
    "path",
    ["/", "/?kode=billeder", "/?lukket", f"/#k={SECRET}", "/hjaelp-nu", "/om", "/privatliv", "/was"],
)
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_on_the_other_pages(open_page: Open, path: str, viewport: dict[str, int]) -> None:
    assert faults(open_page(path, viewport=viewport)) == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_screen(open_page: Open, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 740})
    for _ in walked(page):
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_button_is_large_enough_for_a_thumb(open_page: Open) -> None:
    page = open_page()
    for state in walked(page):
        sizes = page.locator("button, summary.small").evaluate_all(
            "all => all.filter(b => b.checkVisibility()).map(b => [b.innerText, b.getBoundingClientRect().height])"
        )
        assert sizes, state
        assert [name for name, height in sizes if height < 44] == [], state


def test_a_link_keeps_its_secret_out_of_every_address(open_page: Open, bench: Bench) -> None:
    asked: list[str] = []
    page = open_page(f"/#k={SECRET}")
    page.on("request", lambda request: asked.append(request.url))
    assert bench.hinge.asked == []
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("log")).to_contain_text("Vil du starte?")

    assert bench.hinge.asked[0]["code"] == SECRET
    assert SECRET not in "".join(asked) + page.url


def test_the_picture_pad_needs_no_reading(open_page: Open) -> None:
    page = open_page("/?kode=billeder")
    names = ("Sol", "Hus", "Kat", "Bil", "Træ", "Fisk", "Bog", "Bold", "Æble", "Nøgle")
    for digit in CODE:
        page.get_by_role("button", name=names[int(digit)], exact=True).click()
        expect(page.locator('[name="so_far"]')).to_have_value(re.compile(f"{digit}$"))
    page.get_by_role("button", name="Start", exact=True).click()

    expect(page.get_by_role("log")).to_contain_text("Vil du starte?")


def test_without_a_script_the_whole_conversation_works(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)

    assert list(walked(page))[-1] == "tools"


def test_what_could_not_be_sent_stays_and_can_be_sent_again(open_page: Open, bench: Bench) -> None:
    page = begin(open_page())
    bench.rasa.away = True
    page.get_by_label("Skriv dit svar").fill("en hund")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("112")
    assert page.get_by_label("Skriv dit svar").input_value() == "en hund"
    bench.rasa.away = False
    page.get_by_role("button", name="Send", exact=True).click()

    expect(page.get_by_role("log")).to_contain_text("en hund")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_new_tab_on_a_shared_computer_shows_nothing(open_page: Open) -> None:
    page = begin(open_page())
    another = page.context.new_page()
    another.goto("/samtale")

    expect(another.get_by_role("heading", level=1)).to_have_text("Hvad drømmer du om?")
    assert another.get_by_role("log").count() == 0


def test_a_reload_in_the_same_tab_goes_on(open_page: Open) -> None:
    page = begin(open_page())
    page.reload()

    expect(page.get_by_role("log")).to_contain_text("Vil du starte?")


def test_ten_quiet_minutes_ask_first_and_then_empty_the_page(open_page: Open) -> None:
    page = open_page()
    page.clock.install()
    begin(page)
    page.clock.fast_forward("09:01")
    expect(page.get_by_role("dialog")).to_contain_text("Er du her stadig?")
    assert faults(page) == []
    page.get_by_role("button", name="Ja, jeg er her").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.clock.fast_forward("09:30")
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.clock.fast_forward("00:40")

    expect(page.get_by_role("alert")).to_contain_text("Samtalen er lukket")


def test_larger_text_and_stronger_colours_change_at_once_and_stay(open_page: Open) -> None:
    page = open_page()
    with page.expect_response("**/visning"):
        page.get_by_role("button", name="Stor tekst").click()
    page.reload()

    assert page.evaluate("document.documentElement.className").split() == ["stor", "js"]
    expect(page.get_by_role("button", name="Stor tekst")).to_have_attribute("aria-pressed", "true")


def test_stillness_is_kept_for_those_who_ask_for_it(open_page: Open) -> None:
    page = begin(open_page(reduced_motion="reduce"))
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Ved ikke")).to_be_visible()

    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_answers_do_not_move_when_the_way_down_to_them_comes_or_goes(open_page: Open, size: Any) -> None:
    """On a small screen it goes the moment an answer comes into sight: a tap would meet something else."""
    page = begin(open_page(viewport=size, reduced_motion="reduce"))
    page.get_by_role("button", name="Start").click()
    last = page.get_by_role("button", name="Ved ikke").first
    last.scroll_into_view_if_needed()
    page.evaluate(SEEN)
    place = "b => [b.getBoundingClientRect().top, document.documentElement.scrollHeight]"
    page.evaluate("document.getElementById('ned').hidden = true")
    without = last.evaluate(place)
    page.evaluate("document.getElementById('ned').hidden = false")

    assert last.evaluate(place) == without
    assert page.locator("#ned").is_visible()
