"""A citizen and the desk at the whole stack, each in a browser: what one does reaches the other."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from caseworker.addresses import citizen_page
from tests.browser import DESKTOP, PHONE, chromium, faults
from tests.stack import MEETING, Stack, running

OPENING = ("Ja, min egen", "Start", "Gem det", "Skrive", "Jeg er alene", "Spring over", "Spring over")
PATIENCE = 120  # seconds: the whole stack answers on a busy machine
SENDING = ("Det passer", "Afslut og send", "Ja, vis den")
expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running(tmp_path_factory.mktemp("stack")) as started:
        yield started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


class Citizen:
    """A young person on a phone."""

    def __init__(self, browser: Browser, stack: Stack) -> None:
        context = browser.new_context(viewport=PHONE, base_url=stack.citizen_url, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE * 1000)
        self.page = context.new_page()

    def opens(self, code: str) -> Citizen:
        """Open the chat with a code, as on a new day."""
        self.page.context.clear_cookies()
        self.page.goto("/")
        self.page.fill("#code", code)
        self.page.keyboard.press("Enter")
        expect(self.page.locator("#svar button").first).to_be_visible()
        return self

    def presses(self, *titles: str) -> Citizen:
        for title in titles:
            button = self.page.locator("#svar").get_by_role("button", name=title, exact=True)
            expect(button).to_be_visible()
            self._turn(button.click)
        return self

    def writes(self, words: str) -> None:
        self.page.fill("#text", words)
        self._turn(lambda: self.page.locator("#text").press("Enter"))

    def sees(self, words: str) -> None:
        expect(self.page.locator("#log").get_by_text(words).last).to_be_visible()

    def _turn(self, act: Callable[[], None]) -> None:
        """Act, and wait until the answer is on the page.

        "Vent lidt." is shown long before, and the old buttons still stand there and do nothing: only the
        number of messages says that the turn is over.
        """
        log = self.page.locator("#log")
        before = log.get_attribute("data-total") or ""
        act()
        expect(log).not_to_have_attribute("data-total", before)


class AtDesk:
    """Somebody at the desk."""

    def __init__(self, browser: Browser, stack: Stack, login: str, name: str, *more: str) -> None:
        made = stack.cli("account", "create", login, "--name", name, "--keep-password", *more)
        context = browser.new_context(viewport=DESKTOP, base_url=stack.desk_url, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE * 1000)
        self.page = context.new_page()
        self.page.goto("/log-ind")
        self.page.fill("#login", login)
        self.page.fill("#password", made.split()[-1])
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: "/log-ind" not in url)

    def opens(self, words: str) -> None:
        finds(self.page, words, "/")
        self.page.get_by_role("link", name=words).first.click()
        expect(self.page.locator("blockquote.words")).to_be_visible()

    def sends(self, opens: str, field: str, text: str, button: str) -> None:
        """Open a form that is folded away, write, and send it."""
        self.page.get_by_text(opens).first.click()
        self.page.fill(f"#text-{field}", text)
        self.presses(button)

    def presses(self, button: str) -> None:
        """Press a button and wait for the page that comes: what was done before stands on the old one, too."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).click()

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()


def finds(page: Page, words: str, path: str = "", *, without: str = "\0") -> None:
    """Load the page again and again until it shows the words, and no longer those others."""
    path = path or page.url
    deadline = time.monotonic() + PATIENCE
    page.goto(path)
    while not (words in (text := page.locator("main").inner_text()) and without not in text):
        assert time.monotonic() < deadline, f"{words!r} never stood alone on {path}"
        page.goto(path)


def code_for(stack: Stack, ref: str) -> str:
    return stack.invite(MEETING, citizen_ref=ref)


@pytest.fixture(scope="module")
def kirsten(browser: Browser, stack: Stack) -> AtDesk:
    return AtDesk(browser, stack, "kirsten", "Kirsten Holm")


def test_from_dream_to_question_to_answer_to_agreement_to_objection_and_back(
    stack: Stack, browser: Browser, kirsten: AtDesk
) -> None:
    young, desk = Citizen(browser, stack), kirsten.page
    young.opens(code_for(stack, "K-1")).presses(*OPENING)
    young.writes("jeg vil gerne have en hest")
    young.presses(*SENDING, "Ja, send")
    young.sees("læser det senest")

    # The caseworker asks; a leading question is stopped first.
    kirsten.opens("jeg vil gerne have en hest")
    kirsten.sends("Skriv et spørgsmål", "ask", "Vil du ikke hellere have en kat?", "Send spørgsmålet")
    kirsten.sees("lægger et svar i munden")
    assert faults(desk) == []
    desk.fill("#text-ask", "Hvad kan du godt lide ved heste?")
    kirsten.presses("Send spørgsmålet")
    kirsten.sees("Spørgsmålet er sendt.")

    # The young person answers in their own words, which are shown before they go.
    young.opens(code_for(stack, "K-1")).presses("Ja, min egen")
    young.sees("Din sagsbehandler spørger om din drøm")
    young.sees("Hvad kan du godt lide ved heste?")
    assert faults(young.page) == []
    young.writes("jeg kan lide at ride på dem")
    young.sees("«jeg kan lide at ride på dem»")
    young.presses("Ja, send")
    young.sees("Din sagsbehandler kan læse det")

    finds(desk, "jeg kan lide at ride på dem")
    kirsten.sends("Bliver ændret", "change", "Du kan ride, men en hest koster for meget.", "Send svaret")
    kirsten.sees("Drømmen står nu som ændret.")
    kirsten.sends("Skriv aftalen", "agree", "Du rider hver onsdag.", "Send aftalen til borgeren")
    kirsten.sees("Aftalen er sendt til borgeren.")

    # The answer is told, and objected to.
    young.opens(code_for(stack, "K-1"))
    young.sees("Du kan ride, men en hest koster for meget.")
    young.presses("Ja, min egen")
    young.sees("Du rider hver onsdag.")
    young.presses("Det passer ikke")
    young.writes("onsdag er jeg til svømning")
    young.presses("Ja, send")
    young.sees("Dine ord er sendt")

    finds(desk, "Borgeren er ikke enig i aftalen")
    kirsten.sees("onsdag er jeg til svømning")
    kirsten.sends("Skriv aftalen på ny", "agree", "Du rider hver fredag.", "Send aftalen til borgeren")
    kirsten.sees("Aftalen er sendt til borgeren.")
    kirsten.sees("Borgeren er ikke enig i aftalen")

    # Confirmed, and met when the young person says so.
    young.opens(code_for(stack, "K-1")).presses("Ja, min egen")
    young.sees("Du rider hver fredag.")
    young.presses("Det passer")
    young.sees("Er det løst nu")
    young.presses("Ja, det er løst")
    finds(desk, "Borgeren siger, at det passer.", without="Borgeren er ikke enig i aftalen")

    # Asked for, all of it is told again, and who has seen it.
    young.writes("Hvad skete der med min drøm om en hest?")
    young.sees("Kirsten Holm spurgte")
    young.sees("onsdag er jeg til svømning")
    young.writes("Hvem har set det?")
    young.sees("Kirsten Holm, sagsbehandler")
    assert faults(young.page) == []


def test_staff_read_a_dream_after_the_yes_and_no_longer_after_the_no(
    stack: Stack, browser: Browser, kirsten: AtDesk
) -> None:
    peter = AtDesk(browser, stack, "peter", "Peter Dam", "--role", "provider", "--unit", "Bakken")
    code = code_for(stack, "K-2")
    kirsten.page.goto(f"{citizen_page('K-2')}/ret")
    kirsten.page.get_by_text("Enhed, botilbud, brugerguide og tolk").click()
    kirsten.page.select_option("#provider", "Bakken")
    kirsten.presses("Gem")

    young = Citizen(browser, stack)
    young.opens(code).presses(*OPENING)
    young.writes("jeg vil gerne lære at sejle")
    young.presses(*SENDING)
    young.sees("Må personalet fra Bakken også læse den?")
    assert faults(young.page) == []
    young.presses("Ja, personalet må læse den")
    young.sees("Må også læse den: personalet fra Bakken")
    young.presses("Ja, send")
    finds(peter.page, "jeg vil gerne lære at sejle", "/delt")

    young.writes("personalet må ikke se den mere")
    young.sees("Nu kan personalet ikke læse den mere.")
    peter.page.goto("/delt")
    assert "sejle" not in peter.page.locator("main").inner_text()


def test_no_word_of_either_lies_in_a_log(stack: Stack) -> None:
    logs = "\n".join(
        file.read_text("utf-8", "replace")
        for file in stack.home.rglob("*")
        if re.search(r"\.(log|out)$", file.name)
    )

    assert logs
    for words in (
        "lide at ride på dem",
        "onsdag er jeg til",
        "koster for meget",
        "Du rider hver",
        "at sejle",
    ):
        assert words not in logs
