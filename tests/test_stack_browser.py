"""A citizen at the web chat of the whole stack, from greeting to receipt, with a keyboard and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import DESKTOP, PHONE, chromium, faults
from tests.stack import MEETING, Stack, running, wishes

TABS = 80
TOLD = "document.querySelector('#log')?.dataset.total"
FOCUSED = "(document.activeElement.innerText || document.activeElement.value || '').trim()"


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running(tmp_path_factory.mktemp("browser")) as started:
        yield started


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    with chromium() as browser:
        context = browser.new_context(viewport=request.param, locale="da-DK", reduced_motion="reduce")
        yield context.new_page()
        context.close()


def press(page: Page, title: str) -> None:
    """Walk by Tab to the button with this title and press Enter."""
    page.get_by_role("button", name=title, exact=True).last.wait_for()
    for _ in range(TABS):
        if page.evaluate(FOCUSED) == title:
            break
        page.keyboard.press("Tab")
    else:
        raise AssertionError(f"no way by keyboard to {title!r}")
    before = page.evaluate(TOLD)
    page.keyboard.press("Enter")
    page.wait_for_function(f"before => {TOLD} !== before", arg=before)


def write(page: Page, words: str) -> None:
    """Walk by Tab to the text field, type, and press Enter."""
    for _ in range(TABS):
        if page.evaluate("document.activeElement.name === 'text'"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def test_from_greeting_to_receipt_by_keyboard_alone(stack: Stack, page: Page) -> None:
    code = stack.invite(MEETING)
    page.goto(stack.citizen_url)
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.id === 'code'"):
        page.keyboard.press("Tab")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    for title in ("Ja, min egen", "Start", "Gem det", "Skrive", "Jeg er alene", "Spring over"):
        press(page, title)
    press(page, "Spring over")
    write(page, "jeg vil gerne bo tæt på skoven")
    page.get_by_text("Passer det").last.wait_for()
    assert faults(page) == []

    for title in ("Det passer", "Afslut og send", "Ja, vis den", "Ja, send"):
        press(page, title)

    page.get_by_text("Det er ikke lovet endnu").last.wait_for()
    goals = [wish["final"] for wish in wishes(stack, stack.cli("token").split()[-1])]
    assert "Jeg vil gerne bo tæt på skoven." in goals
