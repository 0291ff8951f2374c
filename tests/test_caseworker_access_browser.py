"""Coming in, in a real browser: a first sign-in, a lost session while writing, and no fault that axe-core finds."""

from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy import update

from plan.tables import citizens
from tests.browser import chromium, faults, served
from tests.desk_people import NOW, PASSWORD, House, a_house, a_wish
from tests.test_caseworker_browser import DESIGN, type_and_go

LONG = "blå cykel ved åen"
ODD = '<script>document.title="x"</script>" \u202eonx="'
SCREENS = [("light", 1366, 768), ("dark", 820, 1180), ("light", 390, 844), ("dark", 1366, 768)]


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = a_house(tmp_path, design=DESIGN)
    for name, login, role, unit in (
        ("Anders Lund", "anders", "admin", None),
        ("Dora Dahl", "dora", "dpo", None),
        ("Peter Friis", "peter", "provider", "Bakken"),
        (ODD, "odd", "leader", ODD),
    ):
        house.store.create_account(name, login, PASSWORD, {role}, "Nordby", now=NOW, unit=unit)
    return house


@pytest.fixture
def address(house: House) -> Iterator[str]:
    with served(house.app) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=address)
    yield made
    made.close()


def tab_to(page: Page, where: str) -> None:
    """Goes on by keyboard until the element with this id, or with this text, has the focus."""
    at = "[document.activeElement.id, document.activeElement.textContent.trim()]"
    for _ in range(80):
        if where in page.evaluate(at):
            return
        page.keyboard.press("Tab")
    raise AssertionError(where)


def test_a_new_person_comes_in_for_the_first_time_with_the_keyboard_alone(
    house: House, browser: Browser, address: str
) -> None:
    desk, home = (browser.new_context(base_url=address) for _ in range(2))
    admin, new = desk.new_page(), home.new_page()
    admin.goto("/")
    type_and_go(admin, "anders")
    tab_to(admin, "Opret en konto")
    admin.keyboard.press("Enter")
    admin.wait_for_url("**/konti/ny")
    for field, text in (("name", "Eva Berg"), ("login", "eva")):
        tab_to(admin, field)
        admin.keyboard.type(text)
    tab_to(admin, "role-caseworker")
    admin.keyboard.press("Space")
    tab_to(admin, "Opret")
    admin.keyboard.press("Enter")
    first = admin.locator("#first-password").inner_text()
    new.goto("/")
    tab_to(new, "login")
    new.keyboard.type("eva")
    tab_to(new, "password")
    new.keyboard.type(first)
    new.keyboard.press("Enter")
    new.get_by_text("Vælg din egen adgangskode").wait_for()
    for field, text in (("old", first), ("new", LONG), ("again", LONG)):
        tab_to(new, field)
        new.keyboard.type(text)
    new.keyboard.press("Enter")
    new.wait_for_url(f"{address}/")
    admin.reload()

    assert new.get_by_role("link", name="Eva Berg").is_visible()
    assert admin.locator("#first-password").count() == 0
    desk.close()
    home.close()


def test_what_is_being_written_when_the_session_ends_is_saved_after_signing_in(
    house: House, context: BrowserContext
) -> None:
    bo = next(account for account in house.store.accounts() if account.login == "bo")
    page = context.new_page()
    page.goto("/")
    type_and_go(page, "anders")
    page.goto(f"/konti/{bo.id}")
    page.fill("#name", "Bo Lund Hansen")
    house.clock.passes(hours=3)
    page.get_by_role("button", name="Gem").click()
    page.get_by_text("det, du skrev, er her endnu").wait_for()
    page.fill("#login", "anders")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    page.get_by_text("Bo Lund Hansen").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Gem det nu").click()
    page.wait_for_url(f"**/konti/{bo.id}")

    assert page.locator("#name").input_value() == "Bo Lund Hansen"


def test_a_page_from_before_signing_in_again_in_another_tab_loses_nothing(
    house: House, context: BrowserContext
) -> None:
    bo = next(account for account in house.store.accounts() if account.login == "bo")
    page, other = context.new_page(), context.new_page()
    page.goto("/")
    type_and_go(page, "anders")
    page.goto(f"/konti/{bo.id}")
    page.fill("#name", "Bo Lund Hansen")
    house.clock.passes(hours=3)
    other.goto("/")
    type_and_go(other, "anders")
    page.get_by_role("button", name="Gem").click()
    page.get_by_role("button", name="Gem det nu").click()
    page.wait_for_url(f"**/konti/{bo.id}")

    assert page.locator("#name").input_value() == "Bo Lund Hansen"


def test_all_of_it_works_without_scripts(house: House, browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address, java_script_enabled=False)
    page.goto("/totrin")
    page.fill("#login", "kirsten")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    phone = pyotp.TOTP(page.locator("code.desk-key").inner_text())
    page.fill("#code", phone.at(house.clock()))
    page.get_by_role("button", name="Slå til").click()
    page.get_by_text("Fra nu af bliver du spurgt om en kode").wait_for()
    page.get_by_role("button", name="Log ud").click()
    house.clock.passes(minutes=2)
    page.fill("#login", "kirsten")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    page.fill("#code", phone.at(house.clock()))
    page.get_by_role("button", name="Log ind").click()

    page.wait_for_url(f"{address}/")
    page.close()


@pytest.mark.parametrize(("scheme", "width", "height"), SCREENS)
def test_no_page_of_it_has_a_fault_or_is_wider_than_the_screen(
    house: House, browser: Browser, address: str, scheme: str, width: int, height: int
) -> None:
    house.store.create_account("Eva", "eva", PASSWORD, {"duty"}, "Nordby", now=NOW, must_change=True)
    conversation = house.citizen()
    with house.store.writing() as connection:
        connection.execute(update(citizens).values(provider="Bakken"))
    (wish_id,) = house.sends(conversation, a_wish(f"svøm {ODD} " + "x" * 900, share_provider=True, why=ODD))
    bo = next(account for account in house.store.accounts() if account.login == "bo")
    odd = next(account for account in house.store.accounts() if account.login == "odd")
    pages = {
        "eva": ("/adgangskode",),
        "kirsten": ("/konto", "/totrin", "/adgangskode", "/konto?gemt=kode"),
        "anders": ("/konti", "/konti/ny", f"/konti/{bo.id}", f"/konti/{odd.id}"),
        "peter": ("/delt", f"/delt/{wish_id}"),
        "dora": ("/log", "/log?borger=K-104&person=x&fra=2026-01-01", "/log/hel"),
    }
    found: list[str] = []
    for login, addresses in pages.items():
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page = context.new_page()
        page.goto("/log-ind")
        type_and_go(page, login)
        for at in addresses:
            page.goto(at)
            wide = page.evaluate("document.documentElement.scrollWidth") > width
            wrong = faults(page) + (["wider than the screen"] if wide else [])
            wrong += ["a script ran"] if page.title() == "x" else []
            found.extend(f"{at}: {fault}" for fault in wrong)
        context.close()

    assert found == []
