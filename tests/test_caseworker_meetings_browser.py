"""Meetings and citizens in a real browser: by keyboard, without scripts, on paper, without a fault of axe-core."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page

from caseworker.addresses import citizen_page
from plan.practical import Practical
from plan.store import Account, CitizenDetails
from tests.browser import chromium, faults, served
from tests.desk_people import PASSWORD, ROOT, House, a_house, a_wish

DESIGN = ROOT / "node_modules" / "dkfds" / "dist"
SIZES = {"office": (1366, 768), "tablet": (820, 1180), "phone": (390, 844)}
TODAY = date(2026, 3, 3)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path, design=DESIGN, telegram_bot="DroemBot")


@pytest.fixture
def kirsten(house: House) -> Account:
    return next(account for account in house.store.accounts() if account.login == "kirsten")


@pytest.fixture
def address(house: House) -> Iterator[str]:
    with served(house.app) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def sign_in(page: Page, login: str = "kirsten") -> None:
    page.goto("/log-ind")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/log-ind" not in url)


def a_full_desk(house: House, kirsten: Account) -> str:
    """A young citizen with everything, and a meeting today; returns the meeting's id."""
    store, now = house.store, house.clock()
    store.create_account("Peter Bak", "peter", PASSWORD, {"provider"}, "Nordby", now, unit="Bakken")
    gry = store.create_account("Gry Guide", "gry", PASSWORD, {"guide"}, "Nordby", now)
    conversation = house.citizen("K-104")
    details = CitizenDetails(plan_type="ungeplan", provider="Bakken", guide=gry.id, interpreter="tegnsprog")
    store.change_citizen(kirsten, "K-104", 0, details, now)
    plan = Practical(
        day=TODAY,
        clock=time(14, 0),
        length=60,
        place="x" * 300,
        companion="Palle",
        coming="mor",
        cut_off=TODAY,
    )
    meeting = store.make_meeting(kirsten, "K-104", uuid4().hex, plan, now)
    store.make_meeting(kirsten, "K-104", uuid4().hex, Practical(day=date(2026, 6, 3)), now)
    house.sends(
        conversation,
        a_wish("jeg ku godt tænke mig at svøm\u202e!", most_important=True),
        a_wish("y" * 3000),
        who_in="min søster",
        who_not="Palle fra nr. 4",
        topics="at flytte",
        bisidder="find",
        guide=True,
    )
    return meeting.id


def press_until(page: Page, text: str) -> None:
    """Tabs to the link or button with this text and presses Enter there."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == text:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"no way to {text} by keyboard")


def tab_to(page: Page, name: str) -> None:
    """Tabs to a field."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == name:
            return
    raise AssertionError(f"no way to {name} by keyboard")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_no_page_has_a_fault_or_is_wider_than_the_screen(
    house: House, kirsten: Account, address: str, browser: Browser, size: str, scheme: str
) -> None:
    meeting = a_full_desk(house, kirsten)
    width, height = SIZES[size]
    page = browser.new_page(
        base_url=address,
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    sign_in(page)
    found: list[str] = []

    def look() -> None:
        page.wait_for_load_state()  # after a press the page may still be without its style
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        wide = page.evaluate("document.documentElement.scrollWidth") > width
        wrong = faults(page) + (["wider than the screen"] if wide else [])
        found.extend(f"{page.url}: {fault}" for fault in wrong)

    citizen = citizen_page("K-104")
    for at in (
        "/moeder",
        f"/moeder/{meeting}",
        f"/moeder/{meeting}/ret",
        "/borgere?alle=1",
        "/ny-borger",
        citizen,
        f"{citizen}/ret",
        f"{citizen}/nyt-moede",
    ):
        page.goto(at)
        look()
    page.fill("#length", "1")
    page.get_by_role("button", name="Lav mødet").click()
    page.locator("#problem").wait_for()
    look()
    page.goto(citizen)
    page.get_by_role("button", name="Lav en invitation").click()
    page.locator(".letter").wait_for()
    look()
    house.store.hold_meeting(kirsten, meeting, 0, house.clock())
    page.goto(f"/moeder/{meeting}")
    page.get_by_role("button", name="Luk mødet").click()
    page.locator("#problem").wait_for()
    look()

    assert found == []
    page.close()


def test_a_citizen_a_meeting_and_its_minutes_by_keyboard_alone(
    house: House, address: str, browser: Browser
) -> None:
    page = browser.new_page(base_url=address)
    sign_in(page)
    press_until(page, "Borgere")
    page.wait_for_url("**/borgere")
    press_until(page, "Ny borger")
    page.wait_for_url("**/ny-borger")
    tab_to(page, "ref")
    page.keyboard.type("K-7")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/borgere/*")
    press_until(page, "Nyt møde")
    page.wait_for_url("**/nyt-moede")
    tab_to(page, "day")
    page.keyboard.type("03032026")
    tab_to(page, "place")
    page.keyboard.type("Rådhuset")
    page.keyboard.press("Enter")
    page.wait_for_url("**/moeder/*")
    press_until(page, "Mødet er holdt")
    page.get_by_text("Holdt, ikke lukket").wait_for()
    tab_to(page, "notes")
    page.keyboard.type("Vi talte om svømning.")
    press_until(page, "Gem referatet")
    press_until(page, "Luk mødet")
    page.get_by_text("Lukket", exact=True).wait_for()

    assert page.locator("#notes").input_value() == "Vi talte om svømning."
    page.close()


def test_a_meeting_is_prepared_held_answered_and_closed(house: House, address: str, browser: Browser) -> None:
    conversation = house.citizen("K-104")
    (dream,) = house.sends(conversation, a_wish("jeg vil svømme"))
    page = browser.new_page(base_url=address)
    sign_in(page)
    page.goto(f"/droemme/{dream}")
    page.get_by_role("link", name="Åbn mødet").click()
    page.get_by_role("link", name="Sæt dato").click()
    page.fill("#day", "2026-03-03")
    page.fill("#clock", "14:00")
    page.get_by_role("button", name="Gem").click()
    page.get_by_role("button", name="Mødet er holdt").click()
    page.get_by_role("button", name="Luk mødet").click()
    page.get_by_text("Én drøm mangler et svar").wait_for()
    page.locator("#problem a").click()
    page.get_by_role("button", name="Kommer i planen").click()
    page.get_by_role("link", name="Åbn mødet").click()
    page.get_by_text("Alle drømme har fået svar").wait_for()
    page.get_by_role("button", name="Luk mødet").click()
    page.get_by_text("Lukket", exact=True).wait_for()
    told = [news.kind for news in house.store.news(conversation, house.clock())]

    assert set(told) >= {"meeting_set", "in_plan"}
    assert page.get_by_role("button", name="Luk mødet").count() == 0
    page.close()


def test_everything_works_without_scripts(
    house: House, kirsten: Account, address: str, browser: Browser
) -> None:
    meeting = a_full_desk(house, kirsten)
    page = browser.new_page(base_url=address, java_script_enabled=False)
    sign_in(page)
    page.goto(f"/moeder/{meeting}")
    page.get_by_text("Flyt drømme til et andet møde").click()
    page.locator("label[for=wish-1]").click()
    page.locator("label[for=to-1]").click()
    page.get_by_role("button", name="Flyt drømmene").click()
    page.get_by_text("3. juni 2026").first.wait_for()
    page.goto(citizen_page("K-104"))
    page.get_by_role("button", name="Lav en invitation").click()
    page.get_by_text("browserens menu").wait_for()

    assert not page.get_by_role("button", name="Print").is_visible()
    page.close()


def test_an_invitation_is_one_sheet_of_paper(
    house: House, kirsten: Account, address: str, browser: Browser
) -> None:
    a_full_desk(house, kirsten)
    page = browser.new_page(base_url=address, color_scheme="dark")
    sign_in(page)
    page.goto(citizen_page("K-104"))
    page.get_by_role("button", name="Lav en invitation").click()
    page.locator(".letter").wait_for()
    page.wait_for_load_state()
    # The last line stands in the corner, below everything else.
    room = page.evaluate(
        "document.querySelector('.letter-ref').getBoundingClientRect().top"
        " - document.querySelector('.letter > .letter-told:nth-last-child(2)').getBoundingClientRect().bottom"
    )
    printed = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")

    assert room >= 0, "something of it is cut off"
    assert printed.count(b"/Type /Page\n") == 1
    assert not page.get_by_role("button", name="Log ud").is_visible()
    assert not page.get_by_role("button", name="Print").is_visible()
    assert page.locator(".letter-digits").is_visible()
    page.close()


def test_a_printed_meeting_leaves_out_buttons_and_who_should_not_come(
    house: House, kirsten: Account, address: str, browser: Browser
) -> None:
    meeting = a_full_desk(house, kirsten)
    house.store.write_minutes(kirsten, meeting, 0, "Vi talte om vand.", house.clock())
    page = browser.new_page(base_url=address)
    sign_in(page)
    page.goto(f"/moeder/{meeting}")
    assert page.get_by_text("Palle fra nr. 4").is_visible()
    page.emulate_media(media="print")

    assert not page.get_by_text("Palle fra nr. 4").is_visible()
    assert page.get_by_text("Vi talte om vand.").first.is_visible()
    for name in ("Mødet er holdt", "Gem referatet", "Aflys mødet", "Log ud"):
        assert not page.get_by_role("button", name=name).is_visible()
    page.close()


def test_a_lost_session_in_the_middle_of_writing_loses_nothing(
    house: House, kirsten: Account, address: str, browser: Browser
) -> None:
    meeting = a_full_desk(house, kirsten)
    page = browser.new_page(base_url=address)
    sign_in(page)
    page.goto(f"/moeder/{meeting}")
    page.fill("#notes", "Et langt referat")
    house.clock.passes(hours=9)
    page.get_by_role("button", name="Gem referatet").click()
    page.fill("#login", "kirsten")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Gem det nu").click()
    page.wait_for_url(f"**/moeder/{meeting}")

    assert page.locator("#notes").input_value() == "Et langt referat"
    page.close()
