"""Takes the pictures of docs/screenshots/ from a running stack of its own: `make screenshots`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser import DESKTOP, PHONE, chromium
from tests.spoken import silence, spoken, wav_file
from tests.stack import ROOT, Stack, Talk, running

PICTURES = ROOT / "docs" / "screenshots"
DREAMS = ("Jeg vil gerne arbejde med dyr", "Jeg vil gerne bo tæt på min søster")


def main() -> None:
    """Walk through the citizen's pages and the desk, and keep a picture of each."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    speaking = {"VOICE_ACCEPT_SYNTHETIC_DICTATION": "1"}
    with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "home", **speaking) as stack:
        password = stack.cli("account", "create", "kirsten", "--name", "Kirsten", "--keep-password").split()[
            -1
        ]
        for number, dream in enumerate(DREAMS):
            sent(Talk(stack).open(an_invitation(stack, f"2027-03-1{number}")), dream)
        with chromium() as browser:
            the_citizens_pages(browser, stack)
            the_desk(browser, stack, password)
        the_kiosk(stack, Path(folder))


def an_invitation(stack: Stack, meeting: str) -> str:
    return stack.invite(meeting, caseworker="kirsten")


def sent(talk: Talk, dream: str) -> None:
    for title in ("Ja, min egen", "Start", "Gem det", "Skrive", "Jeg er alene"):
        talk.press(title)
    talk.press("Spring over").press("Spring over").say(dream).press("Det passer")
    talk.press("Afslut og send").press("Ja, vis den").press("Ja, send")


def the_citizens_pages(browser: Browser, stack: Stack) -> None:
    """From the start page to the receipt, on a phone; the dream on a large screen too."""
    page = browser.new_page(viewport=PHONE, locale="da-DK", reduced_motion="reduce")
    page.goto(stack.citizen_url)
    keep(page, "start")
    page.locator("#code").fill(an_invitation(stack, "2027-03-12"))
    page.keyboard.press("Enter")
    for title in ("Ja, min egen", "Start", "Gem det", "Skrive", "Jeg er alene", "Spring over"):
        press(page, title)
    press(page, "Spring over")
    press(page, "Vis billeder")
    keep(page, "pictures")
    page.locator("[name=text]").fill("a ku godt tænk mæ en hund")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Det passer", exact=True).wait_for()
    keep(page, "chat")
    page.set_viewport_size(DESKTOP)
    keep(page, "chat-desktop")
    page.set_viewport_size(PHONE)
    for title in ("Det passer", "Lidt mere", "Spring over"):
        press(page, title)
    keep(page, "faces")
    for title in ("Afslut og send", "Ja, vis den", "Ja, send"):
        press(page, title)
    keep(page, "sent")


def the_kiosk(stack: Stack, folder: Path) -> None:
    """From the start to the receipt by speaking, lying and standing; a voice of espeak-ng is the citizen."""
    microphone = wav_file(folder / "citizen.wav", silence(1))
    fake = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
    reads = (
        "--autoplay-policy=no-user-gesture-required",
        f"--use-file-for-fake-audio-capture={microphone}%noloop",
    )
    with chromium(*fake, *reads) as browser:
        for name, (wide, high) in {"wide": (1920, 1080), "tall": (1080, 1920)}.items():
            context = browser.new_context(viewport={"width": wide, "height": high}, reduced_motion="reduce")
            at_the_kiosk(context.new_page(), stack, microphone, name)
            context.close()


def at_the_kiosk(page: Page, stack: Stack, microphone: Path, name: str) -> None:
    page.goto(f"{stack.citizen_url}/kiosk")
    keep(page, f"kiosk-start-{name}")
    page.keyboard.type(an_invitation(stack, "2027-03-12"))
    page.keyboard.press("Enter")
    page.get_by_text("Hvad vil du nu?").wait_for()
    page.wait_for_load_state()
    for title in ("Start", "Gem det", "Tale", "Jeg er alene", "Spring over", "Spring over"):
        press(page, title)
    wav_file(microphone, silence(0.5) + spoken("jeg vil gerne passe heste i weekenden") + silence(30))
    page.locator("#tal").click()
    page.locator("#live").get_by_text("heste").wait_for()
    keep(page, f"kiosk-listening-{name}")
    page.locator("#hoert").wait_for()
    keep(page, f"kiosk-heard-{name}")
    page.keyboard.press("1")
    page.locator("#kort .goal").wait_for()
    keep(page, f"kiosk-card-{name}")
    for title in ("Det passer", "Afslut og send", "Ja, vis den", "Ja, send"):
        press(page, title)
    keep(page, f"kiosk-sent-{name}")


def the_desk(browser: Browser, stack: Stack, password: str) -> None:
    """The list, one dream, its meeting and the meeting's papers."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="da-DK")
    page.goto(stack.desk_url)
    page.locator("[name=login]").fill("kirsten")
    page.locator("[name=password]").fill(password)
    page.keyboard.press("Enter")
    page.get_by_text("hund").first.wait_for()
    keep(page, "desk")
    page.locator("a[href^='/droemme/']").first.click()
    page.wait_for_url("**/droemme/*")
    keep(page, "desk-dream")
    page.locator("main a[href^='/moeder/']").first.click()
    page.wait_for_url("**/moeder/*")
    keep(page, "desk-meeting")
    page.goto(f"{page.url}/papirer")
    keep(page, "desk-papers")


def press(page: Page, title: str) -> None:
    """Press the newest button with this title and wait for the answer."""
    told = "document.querySelector('#log')?.dataset.total"
    button = page.get_by_role("button", name=title, exact=True).last
    button.wait_for()
    before = page.evaluate(told)
    button.click()
    page.wait_for_function(f"before => {told} !== before", arg=before)


def keep(page: Page, name: str) -> None:
    """Write the picture."""
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
