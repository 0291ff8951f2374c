"""Speaks to the kiosk of a whole stack in real time, and prints what it made of it: `make bench-kiosk`.

About eight minutes: a browser's microphone cannot be fed faster than the clock goes. It says nothing of human speech.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.machine import say
from tests.kiosk_citizen import Citizen
from tests.kiosk_shown import Shown
from tests.sounds import babble, cough, english, music
from tests.spoken import RATE, noise, silence, spoken, together, wav_file
from tests.stack import LATER, MEETING, Stack, running, wishes
from voice.scores import errors

OVER = """() => {
  const seen = id => document.getElementById(id).checkVisibility();
  const status = document.getElementById('tale-status').textContent;
  return seen('hoert') || seen('ikke-hoert') || !['', 'Nu lytter jeg.', 'Vent lidt. Jeg tænker.'].includes(status);
}"""
BEFORE, AFTER = spoken("jeg vil gerne bo"), spoken("tæt på skoven")
SENTENCE = spoken("jeg vil gerne passe heste i weekenden")
MONOLOGUE = (
    "jeg vil gerne arbejde med dyr", "jeg har altid holdt af heste", "min søster har en hund", "den bor hos min mor",
    "jeg vil gerne lære at svømme", "jeg tør ikke gå i svømmehallen alene", "jeg vil gerne have flere venner",
    "jeg er tit alene om aftenen", "jeg kan godt lide musik", "jeg vil gerne spille på guitar",
    "jeg drømmer om at bo i min egen lejlighed",
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """Something that the microphone hears, and how long a pause may be meanwhile."""

    what: str
    sound: bytes
    waits: int = 4
    right: str = ""
    """Its words, where they are too many to be printed."""


@dataclass(frozen=True)
class Row:
    """What the kiosk made of it."""

    said: Said
    shown: str
    after: float
    """Seconds from the first sound to what was shown."""
    dreams: int
    """How many the caseworker has by then."""


def monologue(seconds: float) -> Said:
    """Sentence after sentence, with a breath and now and then a long thought in between."""
    told, words = b"", list[str]()
    while len(told) < 2 * RATE * seconds:
        words.append(MONOLOGUE[len(words) % len(MONOLOGUE)])
        told += spoken(words[-1]) + silence(2.5 if len(words) % 3 == 0 else 0.8)
    return Said("a monologue, with thoughts of 2.5 s", told, right=" ".join(words))


def what_is_said() -> list[Said]:
    """In this order: two that are no words come one after the other, so that the second is answered otherwise."""
    cut = BEFORE + silence(6) + AFTER
    return [
        Said("a pause of 2 s in a sentence", BEFORE + silence(2) + AFTER),
        Said("a pause of 4 s", BEFORE + silence(4) + AFTER, 6),
        Said("a pause of 6 s", BEFORE + silence(6) + AFTER, 8),
        Said("a pause of 6 s, too long for what was chosen", cut, 4),
        Said("«… jeg er færdig»", SENTENCE + spoken("jeg er færdig"), 10),
        Said("a sentence beside a fan, 20 dB quieter", together(silence(1) + SENTENCE, noise(12, -36))),
        Said("a sentence beside six voices, 18 dB quieter", together(silence(1) + SENTENCE, babble(14, 18))),
        Said("silence", silence(1)),
        Said("a cough", silence(1) + cough()),
        Said("six voices at the next table alone", babble(12)),
        Said("music", music(12)),
        Said("English", english("I would like to live in a house by the sea with my best friend")),
    ]


def outcome(page: Page) -> tuple[str, float]:
    """What was shown in the end, and how long after the sound began."""
    began = time.monotonic()
    page.wait_for_function(OVER, timeout=200_000)
    after = time.monotonic() - began - 0.5
    if page.locator("#hoert").is_visible():
        words = page.locator("#hoert-ord button").all()
        shown = " ".join(
            w.inner_text() + ("?" if "unsure" in (w.get_attribute("class") or "") else "") for w in words
        )
        return f"Jeg hørte: {shown}. Er det rigtigt?", after
    if page.locator("#ikke-hoert").is_visible():
        return " ".join(page.locator("#ikke-hoert").inner_text().split()), after
    return page.locator("#tale-status").inner_text(), after


def in_short(row: Row) -> str:
    """What was shown; of a long text only how much of it is right."""
    if not row.said.right:
        return row.shown
    heard = row.shown.removeprefix("Jeg hørte: ").removesuffix(". Er det rigtigt?").replace("?", "").split()
    return f"Jeg hørte: … ({len(heard)} words, {errors(row.said.right.split(), heard)} of them wrong)"


def forget(page: Page) -> None:
    if page.locator("#hoert").is_visible():
        page.locator("[data-heard=drop]").click()
    elif page.locator("#ikke-hoert").is_visible():
        page.keyboard.press("Escape")


def hear(stack: Stack, citizen: Citizen, said: Said, token: str) -> Row:
    """Say one thing at the open question."""
    citizen.waits_for(said.waits)
    citizen.speak(said.sound)
    shown, after = outcome(citizen.page)
    row = Row(said, shown, after, len(wishes(stack, token)))
    say(f"  {said.what}: {shown}")
    return row


def sent(citizen: Citizen) -> str:
    """Say yes to what was heard, to the goal and to the sending."""
    page = citizen.page
    page.locator("[data-heard=yes]").click()
    page.locator("#svar").get_by_role("button", name="Det passer", exact=True).wait_for()
    for title in ("Det passer", "Afslut og send", "Ja, vis den", "Ja, send"):
        citizen.press(title)
    return next(line for line in page.locator("#log .now p").all_inner_texts() if "sendt" in line)


def main() -> None:
    """Everything one citizen says, then the next one at the same machine; the table."""
    more = {"VOICE_ACCEPT_SYNTHETIC_DICTATION": "1", "DROMMEPLAN_KIOSK_IDLE_SECONDS": "540"}
    with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "home", **more) as stack:
        microphone = wav_file(Path(folder) / "citizen.wav", silence(1))
        shown, token = Shown(stack.citizen_url, microphone), stack.cli("token").split()[-1]
        try:
            with sync_playwright() as play:
                first = Citizen(shown.page(play), microphone)
                first.give(stack.invite(MEETING))
                first.press("Start")
                first.at_the_dream()
                rows = []
                for said in what_is_said():
                    rows.append(hear(stack, first, said, token))
                    forget(first.page)
                rows.append(hear(stack, first, monologue(90), token))
                forget(first.page)
                rows.append(hear(stack, first, Said("a dream, and three presses", SENTENCE), token))
                receipts = [sent(first)]
                first.page.locator(".k-leave").click(no_wait_after=True)
                following = Citizen(shown.page(play), microphone)
                seen = "heste" in following.page.content()
                following.give(stack.invite(LATER))
                seen = seen or "heste" in following.page.content()
                following.press("Start")
                following.at_the_dream()
                said = Said("the next citizen at the same machine", spoken("jeg vil gerne lære at svømme"))
                rows.append(hear(stack, following, said, token))
                receipts.append(sent(following))
        finally:
            shown.end()
        final = sorted(wish["final"] for wish in wishes(stack, token))
    report(rows, receipts, final, seen=seen)


def report(rows: list[Row], receipts: list[str], final: list[str], *, seen: bool) -> None:
    """Print; ends with an error where a dream was made without a yes, or a person saw another's words."""
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}\n")
    print("| said | it lasts | pauses up to | shown after | what is shown | dreams sent by then |")
    print("|---|---|---|---|---|---|")
    for row in rows:
        lasts, waits = len(row.said.sound) / (2 * RATE), row.said.waits
        times = f"{lasts:.1f} s | {waits} s | {row.after:.1f} s"
        print(f"| {row.said.what} | {times} | {in_short(row)} | {row.dreams} |")
    print(f"\nReceipts: {' / '.join(receipts)}\nAt the caseworker's: {' / '.join(final)}")
    if seen or [row.dreams for row in rows] != [0] * (len(rows) - 1) + [1] or len(final) != len(receipts):
        sys.exit("Something was sent without a yes, lost, or seen by the next person.")


if __name__ == "__main__":
    main()
