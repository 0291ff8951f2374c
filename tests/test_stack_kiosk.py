"""A citizen speaks at the kiosk of the whole stack, in real time: to the receipt, and then nothing is left of them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from operate.kiosk import MEMORY
from tests.browser import QUIET
from tests.kiosk_citizen import LONG, TOLD, Citizen, Switch
from tests.kiosk_shown import Shown, until
from tests.spoken import silence, spoken, wav_file
from tests.stack import MEETING, Stack, running, wishes

WORDS = "jeg vil gerne bo tæt på skoven"
PLANTED = "jeg vil gerne passe en hest og en hund"
IDLE = 30
Sent = Callable[[], list[str]]


@pytest.fixture(scope="module")
def microphone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wav_file(tmp_path_factory.mktemp("microphone") / "citizen.wav", silence(1))


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    home = tmp_path_factory.mktemp("kiosk")
    more = {"VOICE_ACCEPT_SYNTHETIC_DICTATION": "1", "DROMMEPLAN_KIOSK_IDLE_SECONDS": str(IDLE)}
    with running(home, **more) as started:
        yield started


@pytest.fixture(scope="module")
def sent(stack: Stack) -> Sent:
    """What the desk lists. The token is made once: meanwhile whoever stands at the kiosk would be away."""
    token = stack.cli("token").split()[-1]
    return lambda: [wish["final"] for wish in wishes(stack, token)]


@pytest.fixture(scope="module")
def shown(stack: Stack, microphone: Path) -> Iterator[Shown]:
    one = Shown(stack.citizen_url, microphone)
    yield one
    one.end()


@pytest.fixture(scope="module")
def play() -> Iterator[Playwright]:
    with sync_playwright() as one:
        yield one


@pytest.fixture
def citizen(shown: Shown, play: Playwright, microphone: Path) -> Citizen:
    return Citizen(shown.page(play), microphone)


def remembering(words: str, process: psutil.Process) -> bool:
    """Whether words lie anywhere in a process's memory, as a page, a program or an engine keeps them."""
    sought = [words.encode("utf-8"), words.encode("utf-16-le"), words.encode("utf-32-le")]
    try:
        maps = Path(f"/proc/{process.pid}/maps").read_text()
        with Path(f"/proc/{process.pid}/mem").open("rb", 0) as memory:
            for line in maps.splitlines():
                start, end = (int(at, 16) for at in line.split()[0].split("-"))
                if line.split()[1][0] != "r" or "[v" in line:
                    continue
                try:
                    memory.seek(start)
                    held = memory.read(end - start)
                except (OSError, ValueError, OverflowError):
                    continue
                if any(one in held for one in sought):
                    return True
    except OSError:  # it has ended
        return False
    return False


def holding(words: str, files: Iterable[Path]) -> list[Path]:
    """The files that these words lie in; a browser, and tests beside these, make and remove some meanwhile."""
    found = []
    for file in files:
        with suppress(OSError):
            if file.is_file() and words.encode() in file.read_bytes():
                found.append(file)
    return found


def browsers(shown: Shown) -> list[psutil.Process]:
    return psutil.Process(shown.process.pid).children(recursive=True)


def voices(stack: Stack) -> list[psutil.Process]:
    return stack.named("operate.nest")


def test_from_the_first_press_to_the_receipt_by_speaking(stack: Stack, citizen: Citizen, sent: Sent) -> None:
    page = citizen.page
    citizen.give(stack.invite(MEETING))
    expect(page.locator("#tale-besked")).to_contain_text("Det her er en prøve")
    citizen.speak(spoken("start"))
    citizen.finish("start")
    expect(page.get_by_role("log")).to_contain_text("Må jeg gemme det?")
    citizen.at_the_dream()
    # A pause inside is no end.
    citizen.speak(spoken("jeg vil gerne bo"), silence(2), spoken("tæt på skoven"))
    expect(page.locator("#live")).to_contain_text("jeg vil")
    expect(page.locator("#hoert-ord")).to_have_text(re.compile(r"\s*".join(WORDS.split())), timeout=LONG)
    assert sent() == []
    page.get_by_role("button", name="Ja, det er rigtigt").click()
    expect(page.locator("#kort")).to_contain_text("Jeg vil gerne bo tæt på skoven.")
    citizen.press("Det passer")
    citizen.press("Afslut og send")
    # Said, even as the button's own title, it shows nothing to anybody: a press does.
    citizen.speak(spoken("ja vis den"))
    citizen.finish("den")
    expect(page.get_by_role("log")).to_contain_text("Tryk på den knap", timeout=LONG)
    citizen.press("Ja, vis den")
    citizen.press("Ja, send")
    expect(page.get_by_role("log")).to_contain_text("Nu er det sendt")

    assert sent() == ["Jeg vil gerne bo tæt på skoven."]
    page.get_by_role("button", name="Luk og tøm skærmen").click(no_wait_after=True)


def test_after_the_time_out_nothing_of_the_person_is_left(
    stack: Stack, citizen: Citizen, shown: Shown, play: Playwright
) -> None:
    page, browser, profile = citizen.page, until(shown.chromium).pid, until(shown.profile)
    citizen.give(stack.invite())
    # The next person at the same machine sees nothing of the one before.
    assert "skoven" not in page.content()
    citizen.press("Start")
    citizen.at_the_dream()
    citizen.speak(spoken(PLANTED))
    expect(page.locator("#hoert-ord")).to_have_text(re.compile(r"\s*".join(PLANTED.split())), timeout=LONG)
    heard_by = voices(stack)
    for processes in (browsers(shown), heard_by):
        assert any(remembering(PLANTED, process) for process in processes)
        # All of it takes a while to read, and nobody must seem to be away by then.
        page.keyboard.press("Shift")
    page.get_by_role("button", name="Ja, det er rigtigt").click()
    expect(page.locator("#kort")).to_contain_text("passe en hest")

    expect(page.get_by_role("dialog")).to_contain_text("Er du her stadig?", timeout=90_000)
    until(lambda: not psutil.pid_exists(browser))
    fresh = shown.page(play)

    expect(fresh.get_by_role("heading", level=1)).to_have_text("Hvad drømmer du om?")
    assert not profile.exists()
    until(lambda: not any(remembering(PLANTED, process) for process in voices(stack)))
    assert [p.pid for p in browsers(shown) if remembering(PLANTED, p)] == []
    # The store and Rasa's conversations may hold it, as the citizen allowed.
    kept = [stack.home / "log", stack.home / "voice", stack.home / "run", *MEMORY.glob("drommeplan-*")]
    files = [folder / name for top in kept for folder, _, names in top.walk() for name in names]
    assert holding(PLANTED, files) == []
    assert holding(PLANTED, temporary()) == []


def temporary() -> Iterator[Path]:
    """The files of the temporary folder that are this user's own, ours apart."""
    for file in Path("/tmp").glob("*"):  # noqa: S108 - looked into, not written
        with suppress(OSError):
            about = file.stat()
            if about.st_uid == os.getuid() and about.st_size < 10_000_000:
                yield file


@pytest.fixture(scope="module")
def browser(play: Playwright, microphone: Path) -> Iterator[Browser]:
    flags = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
    heard = f"--use-file-for-fake-audio-capture={microphone}%noloop"
    one = play.chromium.launch(executable_path=shutil.which("chromium"), args=[*QUIET, *flags, heard])
    yield one
    one.close()


@pytest.fixture
def page(stack: Stack, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        base_url=stack.citizen_url, viewport={"width": 1920, "height": 1080}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def test_by_keys_alone_to_the_queue(stack: Stack, page: Page, sent: Sent) -> None:
    before = sent()
    keys, log = page.keyboard, page.get_by_role("log")
    page.goto("/kiosk")

    def answer(title: str) -> None:
        """Press the number that stands beside an answer."""
        told = page.evaluate(TOLD)
        keys.press(page.locator("#svar").get_by_role("button", name=title, exact=True).inner_text()[0])
        page.wait_for_function(f"told => {TOLD} !== told", arg=told)

    def tab_to(title: str) -> None:
        for _ in range(60):
            if page.evaluate("document.activeElement.innerText").strip() == title:
                return
            keys.press("Tab")
        raise AssertionError(title)

    keys.type(stack.invite(MEETING))
    keys.press("Enter")
    expect(log).to_contain_text("Jeg er en computer")
    page.wait_for_load_state()
    for title in ("Start", "Gem det", "Skrive", "Jeg er alene", "Spring over", "Spring over"):
        answer(title)
    tab_to("Skriv")
    keys.press("Enter")
    keys.type("jeg vil gerne have en kat")
    keys.press("Enter")
    expect(page.locator("#kort")).to_contain_text("Jeg vil gerne have en kat.")
    for title in ("Det passer", "Afslut og send", "Ja, vis den", "Ja, send"):
        answer(title)
    expect(log).to_contain_text("Nu er det sendt")

    assert sorted(sent()) == sorted([*before, "Jeg vil gerne have en kat."])
    tab_to("Luk og tøm skærmen")
    keys.press("Enter")
    page.wait_for_url("**/kiosk?lukket")


def test_by_one_switch_alone_to_the_queue(stack: Stack, page: Page, sent: Sent) -> None:
    before = sent()
    switch = Switch(page)
    page.goto("/kiosk?kontakt")
    for digit in stack.invite(MEETING):
        switch.press(digit)
    switch.press("Start")
    log = page.get_by_role("log")
    expect(log).to_contain_text("Jeg er en computer")
    page.wait_for_load_state()

    def answer(title: str) -> None:
        told = page.evaluate(TOLD)
        switch.press(title)
        page.wait_for_function(f"told => {TOLD} !== told", arg=told)

    for title in ("Start", "Gem det", "Billeder", "Jeg er alene", "Spring over", "Spring over"):
        answer(title)
    # Four cards of many are shown, others to each person.
    for _ in ("an area of life", "an idea"):
        answer(page.locator("#svar .picture").first.inner_text().split("\n")[-1])
    goal = page.locator("#kort .goal").inner_text()
    for title in ("Det passer", "Afslut og send", "Ja, vis den", "Ja, send"):
        answer(title)
    expect(log).to_contain_text("Nu er det sendt")

    assert sorted(sent()) == sorted([*before, goal])
    switch.press("Luk og tøm skærmen")
    page.wait_for_url("**/kiosk?lukket")


COUNT_SOUNDS = """() => {
  window.sounds = 0;
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function () { window.sounds += 1; start.call(this); };
}"""


def test_with_the_sound_off_a_server_killed_in_mid_sentence_is_seen_and_all_is_sent_once(
    stack: Stack, page: Page, microphone: Path, sent: Sent
) -> None:
    before = sent()
    page.goto("/kiosk")
    citizen = Citizen(page, microphone)
    citizen.give(stack.invite(MEETING))
    page.locator("#lyd-knap").click()
    page.evaluate(COUNT_SOUNDS)
    citizen.press("Start")
    citizen.at_the_dream()
    said, status = spoken("jeg vil gerne arbejde med dyr"), page.locator("#tale-status")
    citizen.speak(said)
    expect(page.locator("#live")).to_contain_text("jeg vil")
    stack.kill("process front")
    expect(status).to_contain_text("Forbindelsen røg")
    citizen.stays_until(status, "Nu er jeg her igen")
    # What was said by then is gone, and nothing else is.
    citizen.speak(said)
    expect(page.locator("#hoert-ord")).to_contain_text("dyr", timeout=LONG)
    page.get_by_role("button", name="Ja, det er rigtigt").click()
    expect(page.locator("#kort")).to_contain_text("arbejde med dyr")
    for title in ("Det passer", "Afslut og send", "Ja, vis den"):
        citizen.press(title)
    stack.kill("process front")
    page.get_by_role("button", name="Ja, send").click()
    expect(page.get_by_role("alert")).to_contain_text("Jeg har det, du sagde ja til")
    citizen.stays_until(page.get_by_role("log"), "Nu er det sendt")

    assert sorted(sent()) == sorted([*before, "Jeg vil gerne arbejde med dyr."])
    assert page.evaluate("window.sounds") == 0
