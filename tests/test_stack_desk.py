"""A citizen and a caseworker at the whole stack, each in a browser: what one does reaches the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import DESKTOP, PHONE, chromium, faults
from tests.stack import Stack, running

OPENING = ("Ja, min egen", "Start", "Gem det", "Skrive", "Jeg er alene", "Spring over", "Spring over")
PATIENCE = 60_000  # milliseconds: the whole stack answers on a busy machine
SENDING = ("Det passer", "Afslut og send", "Ja, vis den", "Ja, send")


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
        self.page = browser.new_page(viewport=PHONE, base_url=stack.citizen_url)
        self.page.set_default_timeout(PATIENCE)

    def opens(self, code: str) -> Citizen:
        """Open the chat with a code, as on a new day."""
        self.page.context.clear_cookies()
        self.page.goto("/")
        self.page.fill("#code", code)
        self.page.keyboard.press("Enter")
        self.page.locator("button.choice:visible").first.wait_for()
        return self

    def presses(self, *titles: str) -> None:
        for title in titles:
            before = self.page.locator("main").inner_text()
            self.page.get_by_role("button", name=title, exact=True).first.click()
            self.page.wait_for_function("t => document.querySelector('main').innerText !== t", arg=before)
            self.page.wait_for_load_state("networkidle")

    def writes(self, words: str) -> None:
        before = self.page.locator("main").inner_text()
        self.page.fill("[name=text]", words)
        self.page.locator("[name=text]").press("Enter")
        self.page.wait_for_function("t => document.querySelector('main').innerText !== t", arg=before)
        self.page.wait_for_load_state("networkidle")

    def sees(self, words: str) -> None:
        self.page.get_by_text(words).last.wait_for()


class Caseworker:
    """Kirsten at the desk."""

    def __init__(self, browser: Browser, stack: Stack) -> None:
        password = stack.cli(
            "account", "create", "kirsten", "--name", "Kirsten Holm", "--keep-password"
        ).split()[-1]
        self.page = browser.new_page(viewport=DESKTOP, base_url=stack.desk_url)
        self.page.set_default_timeout(PATIENCE)
        self.page.goto("/log-ind")
        self.page.fill("#login", "kirsten")
        self.page.fill("#password", password)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: "/log-ind" not in url)

    def opens(self, words: str) -> None:
        self.page.goto("/")
        self.page.get_by_role("link", name=words).first.click()
        self.page.locator("blockquote.words").wait_for()

    def sends(self, opens: str, field: str, text: str, button: str) -> None:
        """Open a form that is folded away, write, and send it."""
        self.page.get_by_text(opens).first.click()
        self.page.fill(f"#text-{field}", text)
        self.page.get_by_role("button", name=button, exact=True).click()

    def sees(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()


def code_for(stack: Stack, ref: str) -> str:
    return stack.invite("--citizen", ref, "--meeting", "2027-03-12")


def test_from_dream_to_question_to_answer_to_agreement_to_objection_and_back(
    stack: Stack, browser: Browser
) -> None:
    young, kirsten = Citizen(browser, stack), Caseworker(browser, stack)
    young.opens(code_for(stack, "K-1")).presses(*OPENING)
    young.writes("jeg vil gerne have en hest")
    young.presses(*SENDING)
    young.sees("læser det senest")

    # The caseworker asks; a leading question is stopped first.
    kirsten.opens("jeg vil gerne have en hest")
    kirsten.sends("Skriv et spørgsmål", "ask", "Vil du ikke hellere have en kat?", "Send spørgsmålet")
    kirsten.sees("lægger et svar i munden")
    assert faults(kirsten.page) == []
    kirsten.page.fill("#text-ask", "Hvad kan du godt lide ved heste?")
    kirsten.page.get_by_role("button", name="Send spørgsmålet", exact=True).click()
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

    kirsten.page.reload()
    kirsten.sees("jeg kan lide at ride på dem")
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

    kirsten.page.reload()
    kirsten.sees("Borgeren er ikke enig i aftalen")
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
    kirsten.page.reload()
    kirsten.sees("Borgeren siger, at det passer.")
    assert kirsten.page.get_by_text("Borgeren er ikke enig i aftalen").count() == 0

    # Asked for, all of it is told again, and who has seen it.
    young.writes("Hvad skete der med min drøm om en hest?")
    young.sees("Kirsten Holm spurgte")
    young.sees("onsdag er jeg til svømning")
    young.writes("Hvem har set det?")
    young.sees("Kirsten Holm, sagsbehandler")
    assert faults(young.page) == []


def test_no_word_of_either_lies_in_a_log(stack: Stack) -> None:
    logs = "\n".join(
        file.read_text("utf-8", "replace")
        for file in stack.home.rglob("*")
        if re.search(r"\.(log|out)$", file.name)
    )

    assert logs
    for words in ("lide at ride på dem", "onsdag er jeg til", "koster for meget", "Du rider hver"):
        assert words not in logs
