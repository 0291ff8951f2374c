"""A citizen at the kiosk's page who presses its buttons and speaks into its microphone. Decides nothing."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.spoken import silence, wav_file

LONG = 60_000
TOLD = "document.querySelector('#log')?.dataset.total"


class Citizen:
    """Presses and speaks at the kiosk's page."""

    def __init__(self, page: Page, microphone: Path) -> None:
        self.page = page
        self._microphone = microphone

    def give(self, code: str) -> None:
        """Press the code."""
        self.page.keyboard.type(code)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("log")).to_contain_text("Jeg er en computer")
        self.page.wait_for_load_state()
        expect(self.page.get_by_role("button", name="Tryk og tal")).to_be_enabled()

    def press(self, title: str) -> None:
        """Press an answer and wait for what is said to it."""
        button = self.page.locator("#svar").get_by_role("button", name=title, exact=True)
        before = self.page.evaluate(TOLD)
        button.click()
        self.page.wait_for_function(f"before => {TOLD} !== before", arg=before)

    def speak(self, *parts: bytes) -> None:
        """Press the microphone and say it."""
        wav_file(self._microphone, silence(1) + b"".join(parts) + silence(90))
        self.page.locator("#tal").click()
        expect(self.page.locator("#tal")).to_have_attribute("aria-pressed", "true")
        expect(self.page.locator("#tale-status")).to_contain_text("Nu lytter jeg")

    def finish(self, word: str) -> None:
        """Press once more when this word is seen, instead of being silent."""
        expect(self.page.locator("#live")).to_contain_text(word, timeout=LONG)
        self.page.locator("#tal").click()
        expect(self.page.locator("#tal")).to_have_attribute("aria-pressed", "false", timeout=LONG)

    def at_the_dream(self) -> None:
        """Answer what is asked before the first dream."""
        for title in ("Gem det", "Tale", "Jeg er alene", "Spring over", "Spring over"):
            self.press(title)

    def stays_until(self, place: Locator, words: str) -> None:
        """Wait for these words, and touch a key now and then, so that the screen is not emptied meanwhile."""
        for _ in range(240):
            if words in (place.text_content() or ""):
                return
            self.page.keyboard.press("Shift")
            self.page.wait_for_timeout(500)
        raise AssertionError(words)

    def waits_for(self, seconds: int) -> None:
        """Choose how long a pause may be, as anybody does it: by the buttons."""
        self.page.get_by_role("button", name="Sådan vil jeg have det").click()
        shown = self.page.locator("[data-shows=silence]")
        while (now := int(shown.inner_text())) != seconds:
            by = "1" if now < seconds else "-1"
            self.page.locator(f"[data-step=silence][data-by='{by}']").click()
        self.page.locator("#valg").get_by_role("button", name="Færdig").click()


FRAMED = """name => {
  const framed = document.querySelector('.k-scanned');
  const keys = framed?.matches('button, a') ? [framed] : [...framed?.querySelectorAll('button, a') ?? []];
  const seen = keys.filter(key => key.checkVisibility() && !key.disabled);
  const here = seen.some(key => key.innerText.trim().split('\\n').pop() === name);
  return !here ? 'elsewhere' : seen.length > 1 ? 'group' : 'button';
}"""
PACE = 2000


class Switch:
    """Somebody who has one switch, at a page whose clock stands still between two steps: nothing is raced."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.clock.install(time=0)
        page.clock.pause_at(1)

    def press(self, name: str) -> None:
        """Press when the group that holds this button is framed, and again when the button itself is."""
        for _ in range(200):
            framed = self._page.evaluate(FRAMED, name)
            if framed == "elsewhere":
                self._page.clock.run_for(PACE)
                continue
            self._page.keyboard.press("Space")
            if framed == "button":
                return
        raise AssertionError(f"{name} is never framed")
