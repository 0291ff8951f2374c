"""A person on Telegram, and one in the web chat, who answer the same way. Simulated; they wait for each answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.telegram_sound import voice_message
from operate.telegram_speech import speaking
from settings import Settings
from tests.bot_api import people
from tests.bot_api.server import BotApi, Sent
from tests.stack import Talk

PATIENCE = 120.0


@dataclass
class OnTelegram:
    """Somebody with a chat of their own."""

    api: BotApi
    id: int
    told: list[Sent] = field(default_factory=list)

    def open(self, code: str) -> OnTelegram:
        return self._does(lambda: self.api.says(self.id, f"/start {code}"), texts=2)

    def say(self, text: str) -> OnTelegram:
        return self._does(lambda: self.api.says(self.id, text))

    def send(self, **message: Any) -> OnTelegram:
        return self._does(lambda: self.api.says(self.id, **message))

    def press(self, title: str) -> OnTelegram:
        return self._does(lambda: self.api.presses(self.id, title))

    @property
    def titles(self) -> list[str]:
        return [button["text"] for button in self.told[-1].buttons]

    @property
    def text(self) -> str:
        return "\n".join(message.text for message in self.told)

    def _does(self, what: Any, texts: int = 1) -> OnTelegram:
        before = len(self.api.to(self.id))
        what()
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.told = self.api.to(self.id)[before:]
            # The text with its buttons comes last.
            if sum(message.method == "sendMessage" for message in self.told) >= texts:
                return self
            time.sleep(0.02)
        raise AssertionError("no answer on Telegram")

    def speak(self, text: str) -> OnTelegram:
        """Say it into the telephone, and confirm what was heard."""
        name = f"voice-{len(self.api.files)}"
        spoken = speaking(Settings.read(_env_file=None))(text)
        assert spoken is not None
        self.api.files[name] = voice_message(spoken)
        self.send(**people.voice(name, 3))
        assert f"Jeg hørte: «{text}»" in self.text
        return self.press("Ja, det er rigtigt")


Teller = OnTelegram | Talk


def through_a_dream(talk: Teller, tell: Callable[[str], object]) -> None:
    """From the first question to the sending: with buttons where there are some, and words told by `tell`."""
    for title in ("Start", "Gem det", "Skrive", "Jeg er alene", "Spring over", "Spring over"):
        talk.press(title)
    tell("jeg vil gerne bo i min egen lejlighed")
    talk.press("Det passer").press("Lidt mere")
    tell("fordi jeg er voksen")
    talk.press("Halvvejs")
    tell("ringe til min mor")
    talk.press("Familie").press("Spring over").press("Snart").press("Spring over")
    talk.press("Afslut og send").press("Ja, vis den").press("Ja, send")
