"""The desk in a real browser: by keyboard alone, without scripts, and without a fault that axe-core finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import chromium, faults, served
from tests.desk_people import PASSWORD, ROOT, House, a_house, a_wish

DESIGN = ROOT / "node_modules" / "dkfds" / "dist"
SIZES = {"office": (1366, 768), "tablet": (1024, 768), "phone": (390, 844)}


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


def type_and_go(page: Page, login: str) -> None:
    """Signs in with the keyboard alone, from the top of the page."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skipnav"
    while page.evaluate("document.activeElement.id") != "login":
        page.keyboard.press("Tab")
    page.keyboard.type(login)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/log-ind" not in url)


def all_kinds(house: House) -> list[str]:
    """A dream with everything and one with nothing; an alarm and words about danger."""
    conversation = house.citizen("K-104")
    ids = house.sends(
        conversation,
        a_wish(
            "jeg ku godt tænke mig at svøm\u202e!",
            most_important=True,
            enquiry=True,
            why="så er jeg glad",
            now_0_10=5.0,
            helpers="min søster",
            others_views=("Det er farligt",),
        ),
        who_not="Palle",
        bisidder="find",
    )
    ids += house.sends(house.citizen("K-2"), a_wish("x" * 3000, life_area=None))
    house.store.raise_alert(conversation, "suicide", "web", house.clock())
    house.store.send_danger_words(conversation, "jeg kan ikke mere", "suicide", house.clock())
    return ids


def test_a_caseworker_signs_in_reads_and_marks_with_the_keyboard_alone(
    house: House, address: str, browser: Browser
) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish("jeg vil svømme"))
    page = browser.new_page(base_url=address)
    page.goto("/")
    type_and_go(page, "kirsten")
    while page.evaluate("document.activeElement.className") != "words-short":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/droemme/{wish_id}")
    while page.evaluate("document.activeElement.textContent") != "Markér som læst":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Borgeren får det at vide").wait_for()

    assert page.get_by_role("button", name="Markér som læst").count() == 0
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_no_page_has_a_fault_or_is_wider_than_the_screen(
    house: House, address: str, browser: Browser, size: str, scheme: str
) -> None:
    ids = all_kinds(house)
    width, height = SIZES[size]
    page = browser.new_page(
        base_url=address,
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    found: list[str] = []

    def look(at: str) -> None:
        if at:
            page.goto(at)
        page.wait_for_load_state()  # after a press the page may still be without its style
        wide = page.evaluate("document.documentElement.scrollWidth") > width
        wrong = faults(page) + (["wider than the screen"] if wide else [])
        found.extend(f"{page.url}: {fault}" for fault in wrong)

    for at in ("/log-ind", "/om", "/privatliv", "/was"):
        look(at)
    page.goto("/")
    page.fill("#login", "kirsten")
    page.fill("#password", "forkert")
    page.keyboard.press("Enter")
    page.locator("#problem").wait_for()
    look("")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/")
    for at in ("/", f"/droemme/{ids[0]}", f"/droemme/{ids[1]}", "/fortroligt", "/vagt", "/nothing"):
        look(at)
    page.get_by_role("button", name="Log ud").click()
    page.wait_for_url("**/log-ind")
    page.goto("/vagt")
    type_and_go(page, "vibe")
    look("")

    assert found == []
    page.close()


def test_everything_works_without_scripts(house: House, address: str, browser: Browser) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish())
    page = browser.new_page(base_url=address, java_script_enabled=False)
    page.goto(f"/droemme/{wish_id}")
    page.fill("#login", "kirsten")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    page.get_by_role("button", name="Markér som læst").click()
    page.get_by_text("Borgeren får det at vide").wait_for()
    page.get_by_role("button", name="Log ud").click()

    page.wait_for_url(f"{address}/log-ind")
    page.close()


def test_the_duty_page_shows_a_new_alarm_by_itself_and_says_when_it_is_cut_off(
    house: House, address: str, browser: Browser
) -> None:
    page = browser.new_page(base_url=address)
    page.clock.install()
    page.goto("/vagt")
    type_and_go(page, "vibe")
    page.get_by_text("Der er ingen alarmer").wait_for()
    house.store.raise_alert(house.citizen(), "suicide", "web", house.clock())
    page.clock.run_for(11_000)
    page.get_by_text("Fare for liv").wait_for()
    page.get_by_role("button", name="Jeg tager den").focus()
    page.evaluate("document.querySelector('#alarms p').textContent = 'gammel'")
    page.clock.run_for(11_000)
    page.get_by_text("gammel").wait_for(state="detached")

    assert page.evaluate("document.activeElement.textContent").startswith("Jeg tager den")
    assert page.title().startswith("(1) Vagt")
    assert not page.locator("#lost").is_visible()
    page.context.clear_cookies()
    page.clock.run_for(11_000)
    page.locator("#lost").wait_for(state="visible")
    page.close()


def test_pages_load_nothing_from_elsewhere_and_break_no_rule_of_their_own(
    house: House, address: str, browser: Browser
) -> None:
    ids = all_kinds(house)
    page = browser.new_page(base_url=address)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto("/")
    type_and_go(page, "kirsten")
    for at in (f"/droemme/{ids[0]}", "/fortroligt", "/om"):
        page.goto(at)

    assert all(url.startswith((f"{address}/", "data:")) for url in asked)
    assert said == []
    page.close()


def test_printing_leaves_out_the_menu_and_who_should_not_come(
    house: House, address: str, browser: Browser
) -> None:
    ids = all_kinds(house)
    page = browser.new_page(base_url=address)
    page.goto(f"/droemme/{ids[0]}")
    type_and_go(page, "kirsten")

    assert page.get_by_text("Palle").is_visible()
    page.emulate_media(media="print")
    assert not page.get_by_text("Palle").is_visible()
    assert not page.get_by_role("button", name="Log ud").is_visible()
    assert page.locator(".words").is_visible()
    page.close()
