"""Papers in a real browser: nothing that axe-core finds, by keyboard, on paper, and without scripts."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import update

from plan.tables import meetings
from tests.browser import chromium, faults, served
from tests.desk_people import PASSWORD, ROOT, House, a_house, a_wish

DESIGN = ROOT / "node_modules" / "dkfds" / "dist"
SIZES = {"office": (1366, 768), "tablet": (820, 1180)}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path, design=DESIGN)


@pytest.fixture
def papers(house: House) -> Iterator[str]:
    """The address of the papers of a meeting with two dreams."""
    conversation = house.citizen(meeting=date(2026, 3, 5), meeting_place="Rådhuset, lokale 2")
    dreams = (a_wish("jeg vil svømme", why="så er jeg glad", order=1), a_wish("x" * 600, order=2))
    house.sends(conversation, *dreams, who_in="min søster", topics="min nye cykel", guide=True)
    with house.store.writing() as connection:
        connection.execute(
            update(meetings).values(starts_at=datetime(2026, 3, 5, 9, 0, tzinfo=UTC), notes="a\nb")
        )
        meeting = connection.execute(meetings.select()).one().id
    with served(house.app) as url:
        yield f"{url}/moeder/{meeting}/papirer"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def signed_in(page: Page, papers: str) -> Page:
    page.goto(papers)
    page.fill("#login", "kirsten")
    page.fill("input[type=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/log-ind" not in url)
    page.goto(papers)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_any_paper(papers: str, browser: Browser, scheme: str, size: str) -> None:
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    signed_in(page, papers)
    for details in page.locator("details").all():
        details.evaluate("element => element.open = true")
    for name in ("", "/dagsorden", "/ark", "/referat"):
        if name:
            page.goto(papers + name)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_the_vum_text_is_copied_by_the_keyboard_alone(papers: str, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = signed_in(context.new_page(), papers)
    while page.evaluate("document.activeElement.dataset.copy") != "vum-1":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Teksten er kopieret.").wait_for()

    assert "«jeg vil svømme»" in page.evaluate("navigator.clipboard.readText()")
    context.close()


def test_without_scripts_the_text_can_be_marked_and_no_button_does_nothing(
    papers: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = signed_in(context.new_page(), papers)

    assert "«jeg vil svømme»" in page.locator("#vum-1").input_value()
    assert not page.locator("[data-copy]").first.is_visible()
    context.close()


def test_a_printed_paper_has_nothing_of_the_desk_on_it(papers: str, browser: Browser) -> None:
    page = signed_in(browser.new_page(), papers)
    page.goto(f"{papers}/dagsorden")

    assert page.get_by_text("Tilbage til papirerne").is_visible()
    page.emulate_media(media="print")
    assert not page.get_by_text("Tilbage til papirerne").is_visible()
    assert page.get_by_text("jeg vil svømme").is_visible()
    page.close()


def test_a_pdf_is_fetched_by_its_link(papers: str, browser: Browser) -> None:
    page = signed_in(browser.new_page(), papers)
    with page.expect_download() as fetching:
        page.get_by_role("link", name="PDF af Borgerens eget ark").click()

    assert fetching.value.suggested_filename == "ark.pdf"
    assert Path(fetching.value.path()).read_bytes().startswith(b"%PDF")
    page.close()
