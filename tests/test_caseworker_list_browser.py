"""The list in a real browser: live, for two at once, by keyboard alone, and without a fault that axe-core finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from caseworker.addresses import citizen_page
from tests.browser import chromium, faults, served
from tests.desk_people import PASSWORD, ROOT, House, a_house, a_wish

DESIGN = ROOT / "node_modules" / "dkfds" / "dist"
Entered = Callable[..., Page]


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


@pytest.fixture
def enter(browser: Browser, address: str) -> Iterator[Entered]:
    """Opens a page of somebody who has signed in, in a browser of their own."""
    opened: list[BrowserContext] = []

    def signed_in(login: str, **more: object) -> Page:
        context = browser.new_context(base_url=address, **more)  # type: ignore[arg-type]
        opened.append(context)
        page = context.new_page()
        page.goto("/")
        page.fill("#login", login)
        page.fill("#password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/")
        return page

    yield signed_in
    for context in opened:
        context.close()


def tab_to(page: Page, name: str, most: int = 60) -> None:
    """Presses Tab until what has this text has the keyboard."""
    page.wait_for_load_state()
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()").startswith(name):
            return
    raise AssertionError(f"the keyboard does not reach it: {name}")


@pytest.mark.parametrize("place", [1, 10], ids=["at the top", "further down"])
def test_a_dream_arrives_while_the_list_is_open_and_nothing_jumps(
    house: House, enter: Entered, place: int
) -> None:
    mine = house.citizen("K-1", date(2026, 5, 1))
    for number in range(12):
        house.sends(mine, a_wish(f"drøm {number}"))
    page = enter("kirsten", viewport={"width": 1366, "height": 768})
    with page.expect_request("**/nyt?*"):
        page.reload()
    page.evaluate("document.fonts.ready")  # letters of another height are no jump
    held = page.locator("#list a.words-short").nth(place).get_attribute("id")
    page.locator(f"#{held}").focus()
    before = page.locator(f"#{held}").bounding_box()
    house.sends(house.citizen("K-2", date(2026, 3, 5)), a_wish("jeg vil flyve"))
    page.get_by_role("link", name="jeg vil flyve").wait_for()
    after = page.locator(f"#{held}").bounding_box()

    assert page.locator("#news").inner_text() == "Der er kommet én ny drøm."
    assert page.locator("li.is-fresh").count() == 1
    assert page.evaluate("document.activeElement.id") == held
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 2


def test_what_arrives_many_at_once_is_told_once(house: House, enter: Entered) -> None:
    page = enter("kirsten")
    page.wait_for_timeout(500)
    conversation = house.citizen("K-1")
    house.sends(conversation, *(a_wish(f"drøm {number}", order=number) for number in (1, 2, 3)))
    page.get_by_text("Der er kommet 3 nye drømme.").wait_for()

    assert page.locator("a.words-short").count() == 3


def test_a_colleagues_reading_shows_without_a_word(house: House, enter: Entered) -> None:
    (wish_id,) = house.sends(house.citizen(), a_wish())
    page = enter("kirsten")
    page.wait_for_timeout(500)
    (bo,) = [account for account in house.store.accounts() if account.login == "bo"]
    house.store.mark_read(bo, wish_id, 1, house.clock())
    page.locator(".desk-facts").get_by_text("Læst").wait_for()

    assert page.locator("#news").inner_text() == ""


def test_a_list_that_is_cut_off_says_so_and_an_open_page_keeps_nobody_signed_in(
    house: House, enter: Entered
) -> None:
    page = enter("kirsten")
    house.clock.passes(minutes=59)
    house.sends(house.citizen("K-1"), a_wish("først"))
    page.get_by_role("link", name="først").wait_for()  # asked for by the page itself: no use of the session
    house.clock.passes(minutes=2)
    house.sends(house.citizen("K-2"), a_wish("sidst"))
    page.locator("#cut-off").wait_for(state="visible")

    assert page.get_by_role("link", name="sidst").count() == 0


def test_two_caseworkers_take_the_same_and_the_second_is_told_who_was_first(
    house: House, enter: Entered
) -> None:
    house.sends(house.citizen("K-1", caseworker=None), a_wish("jeg vil svømme"))
    kirsten, bo = enter("kirsten"), enter("bo", java_script_enabled=False)
    kirsten.get_by_role("button", name="Tag borger K-1").click()
    kirsten.get_by_role("heading", name="Dine").wait_for()
    bo.get_by_role("button", name="Tag borger K-1").click()

    expect(bo.get_by_text("Kirsten Holm har fået borger K-1 imens")).to_be_visible()
    bo.get_by_role("link", name="Til listen").click()
    expect(bo.get_by_role("heading", name="Hos kolleger")).to_be_visible()


def test_searching_choosing_keeping_and_giving_work_with_the_keyboard_alone(
    house: House, enter: Entered
) -> None:
    house.sends(house.citizen("K-1"), a_wish("jeg vil have en hest"))
    house.sends(house.citizen("K-2"), a_wish("jeg vil svømme"))
    page = enter("kirsten", java_script_enabled=False)
    page.locator("#words").focus()
    page.keyboard.type("hest")
    page.keyboard.press("Enter")
    page.get_by_text("1 drøm passer").wait_for()
    tab_to(page, "Gem denne visning")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Heste")
    page.keyboard.press("Enter")
    page.get_by_text("Det er din gemte visning Heste").wait_for()
    tab_to(page, "Giv flere borgere videre")
    page.keyboard.press("Enter")
    page.wait_for_url("**vaelg=1")
    page.locator("#to").focus()
    page.keyboard.type("Bo")
    while page.evaluate("document.activeElement.type") != "checkbox":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    while page.evaluate("document.activeElement.textContent") != "Giv videre":
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Hos kolleger").wait_for()

    assert "hest" not in page.url
    assert page.locator("a.words-short").count() == 1


def test_two_hundred_dreams_are_walked_through_with_the_keyboard(house: House, enter: Entered) -> None:
    for number in range(20):
        conversation = house.citizen(f"K-{number}", date(2026, 3, 5 + number))
        house.sends(conversation, *(a_wish(f"drøm {number} {one}", order=one) for one in range(1, 11)))
    page = enter("kirsten")
    read: list[str] = []
    pages = 1
    while True:
        page.locator("#list a").first.wait_for()
        words = page.locator("a.words-short")
        words.first.focus()
        read.append(words.first.inner_text())
        for _ in range(words.count() - 1):
            page.keyboard.press("Tab")
            read.append(page.evaluate("document.activeElement.textContent"))
        more = page.get_by_role("link", name="Næste side")
        if not more.count():
            break
        more.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        pages += 1

    assert (len(read), len(set(read)), pages) == (200, 200, 4)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (820, 1180), (390, 844)])
def test_no_page_of_the_list_has_a_fault_or_is_wider_than_the_screen(
    house: House, enter: Entered, size: tuple[int, int], scheme: str
) -> None:
    house.store.create_account("Lea Leder", "lea", PASSWORD, {"leader"}, "Nordby", now=house.clock())
    for ref, day, owner in (
        ("K-1", date(2026, 3, 5), "kirsten"),
        ("K-2", None, None),
        ("K-3", None, "bo"),
    ):
        conversation = house.citizen(ref, day, caseworker=owner)
        house.sends(conversation, a_wish(ref * 80, most_important=True, enquiry=True))
    kirsten = next(account for account in house.store.accounts() if account.login == "kirsten")
    width, height = size
    for login in ("kirsten", "lea"):
        page = enter(login, viewport={"width": width, "height": height}, color_scheme=scheme)
        found: list[str] = []
        for at in ("/", "/?vaelg=1", "/?hos=mine", "/hold", f"/hold/{kirsten.id}/fravaer"):
            page.goto(at)
            wide = page.evaluate("document.documentElement.scrollWidth") > width
            found += [f"{at}: {fault}" for fault in faults(page) + (["wide"] if wide else [])]
        page.goto(f"{citizen_page('K-2')}/sagsbehandler")
        found += faults(page)
        page.goto("/")
        page.fill("#words", "findes ikke")
        page.get_by_role("button", name="Vis", exact=True).click()
        page.get_by_text("Gem denne visning").click()
        found += faults(page)

        assert found == []
