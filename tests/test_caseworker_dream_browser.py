"""A dream's page in a real browser: no fault with every form open, by keyboard alone, and nothing typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from plan.access import Account
from tests.browser import chromium, faults, served
from tests.desk_people import PASSWORD, ROOT, House, a_house, a_wish

DESIGN = ROOT / "node_modules" / "dkfds" / "dist"
SIZES = {"office": (1366, 768), "tablet": (820, 1180), "phone": (390, 844)}
AGREED = "Du må ride hver onsdag."


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path, design=DESIGN)


@pytest.fixture
def address(house: House) -> Iterator[str]:
    with served(house.app) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def opened(browser: Browser, address: str, dream: str, **more: object) -> Page:
    """Kirsten's browser at a dream."""
    page = browser.new_page(base_url=address, **more)  # type: ignore[arg-type]
    page.goto(f"/droemme/{dream}")
    page.fill("#login", "kirsten")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    page.locator("blockquote.words").wait_for()
    page.wait_for_load_state()
    return page


def worked_on(house: House) -> str:
    """A dream with everything that a caseworker and a citizen can add to it."""
    store, now = house.store, house.clock()
    me = store.check_login("kirsten", PASSWORD, "192.0.2.1", now)
    assert isinstance(me, Account)
    talk = house.citizen()
    (dream,) = house.sends(talk, a_wish("jeg vil ha en hest"))
    store.ask(me, dream, "Hvad kan du godt lide ved heste?", now)
    question = store.journeys(talk)[0].question
    assert question
    store.answer(talk, question.id, "de er varme", now)
    store.move(me, dream, "change", now, reason="Du kan ride hver uge.")
    store.agree(me, dream, AGREED, now)
    store.object_to(talk, dream, AGREED, "onsdag er jeg til svømning", now)
    store.add_wording(me, dream, "purpose", "At N trives i sin fritid.", now)
    store.correct(me, dream, "health", ["4a58417e-9a75-43f2-9763-66505050159f"], now)
    return dream


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_page_has_no_fault_with_every_form_open_and_fits_the_screen(
    house: House, address: str, browser: Browser, size: str, scheme: str
) -> None:
    width, height = SIZES[size]
    viewport = {"width": width, "height": height}
    page = opened(browser, address, worked_on(house), viewport=viewport, color_scheme=scheme)
    found = faults(page)
    for form in page.locator("details").all():
        form.evaluate("form => form.open = true")
    found += faults(page)

    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_question_is_asked_with_the_keyboard_alone_and_what_is_wrong_has_the_focus(
    house: House, address: str, browser: Browser
) -> None:
    (dream,) = house.sends(house.citizen(), a_wish("jeg vil ha en hest"))
    page = opened(browser, address, dream)
    while not page.evaluate("(document.activeElement.textContent || '').startsWith('Skriv et spørgsmål')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Vil du ikke hellere have en kat?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#wrong-ask").wait_for()
    expect(page.locator("#text-ask")).to_be_focused()
    assert faults(page) == []
    page.keyboard.press("Control+A")
    page.keyboard.type("Hvad kan du godt lide ved heste?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Spørgsmålet er sendt.").wait_for()

    assert house.store.wish(_kirsten(house), dream, house.clock()).status == "question"
    page.close()


def _kirsten(house: House) -> Account:
    return house.store.check_login("kirsten", PASSWORD, "192.0.2.1", house.clock())


def test_two_caseworkers_at_one_dream_overwrite_nothing(house: House, address: str, browser: Browser) -> None:
    (dream,) = house.sends(house.citizen(), a_wish("jeg vil ha en hest"))
    first, second = (opened(browser, address, dream) for _ in range(2))
    first.get_by_role("button", name="Tag med til mødet").click()
    first.get_by_text("Drømmen er taget med til mødet.").wait_for()
    second.get_by_text("Ikke nu …").click()
    second.fill("#text-decline", "Vi taler om det en anden gang.")
    second.get_by_role("button", name="Send svaret").last.click()
    second.get_by_text("Drømmen er ændret, mens du læste").wait_for()

    assert second.locator("#text-decline").input_value() == "Vi taler om det en anden gang."
    assert second.locator("#typed").inner_text() == "Vi taler om det en anden gang."
    assert house.store.wish(_kirsten(house), dream, house.clock()).status == "for_meeting"
    second.get_by_role("button", name="Send svaret").last.click()
    second.get_by_text("Drømmen er ikke med nu.").wait_for()
    first.close()
    second.close()


def test_the_forms_work_without_scripts(house: House, address: str, browser: Browser) -> None:
    (dream,) = house.sends(house.citizen(), a_wish("jeg vil ha en hest"))
    page = opened(browser, address, dream, java_script_enabled=False)
    page.get_by_text("Tilføj faglig formulering …").click()
    page.fill("#text-word", "At N trives i sin fritid.")
    page.get_by_role("button", name="Tilføj", exact=True).click()
    page.get_by_text("Formuleringen er tilføjet.").wait_for()

    expect(page.get_by_text("At N trives i sin fritid.").first).to_be_visible()
    page.close()


def test_printing_shows_words_answers_and_wordings_and_no_forms(
    house: House, address: str, browser: Browser
) -> None:
    page = opened(browser, address, worked_on(house))
    page.emulate_media(media="print")

    for shown in ("jeg vil ha en hest", "Du kan ride hver uge.", AGREED, "At N trives i sin fritid."):
        assert page.get_by_text(shown).first.is_visible()
    for hidden in ("Venter til senere …", "Tag væk"):
        assert not page.get_by_text(hidden).first.is_visible()
    page.close()
