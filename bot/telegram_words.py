"""The Telegram front's own sentences, read once from telegram.yml and the operator's page. Says nothing of dreams."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SENTENCES = Path(__file__).parent / "telegram.yml"
PAGE = "telegram.md"
LONGEST_PAGE = 3000


@dataclass(frozen=True)
class Command:
    """One entry of Telegram's menu; without a payload the front answers itself."""

    command: str
    says: str
    payload: str | None = None
    also: str | None = None
    """As people write it, though Telegram's menu has no such letters."""


class Words:
    """Every sentence by its name."""

    def __init__(self, pages: Path, web: str, bot_name: str) -> None:
        """Read the file; `pages` may hold the municipality's own first message."""
        self._told: dict[str, Any] = yaml.safe_load(SENTENCES.read_text("utf-8"))
        self._known = {"web": web, "bot": f"https://t.me/{bot_name}"}
        self.commands = tuple(Command(**each) for each in self._told["commands"])
        own = pages / PAGE
        if own.is_file() and (text := _read(own).strip()):
            self._told["third_party"] = text[:LONGEST_PAGE]

    def __getitem__(self, name: str) -> str:
        # Not str.format: a municipality's own text may hold braces.
        return re.sub(r"\{(web|bot)\}", lambda found: self._known[found[1]], str(self._told[name]))

    def filled(self, name: str, **values: str) -> str:
        """A sentence with the person's words, or others, in their places; in one step, as words may hold braces."""
        return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), self[name])

    def means(self, name: str, said: str) -> bool:
        """Whether what was said is one of the words of that list."""
        return said.strip().strip(".!").lower() in self._told[name]

    def yes_or_no(self, said: str) -> bool | None:
        """Which of the two was said; None where it is neither."""
        if self.means("yes_words", said):
            return True
        return False if self.means("no_words", said) else None

    def spoken_after(self, choice: str) -> bool | None:
        """Whether answers are read aloud after this choice; None where it says nothing about it."""
        if choice == self._told["speak_choice"]:
            return True
        return False if choice in self._told["other_choices"] else None

    def command(self, name: str) -> Command | None:
        """The command of that name."""
        return next((each for each in self.commands if name in (each.command, each.also)), None)


def _read(page: Path) -> str:
    """A page as somebody saved it: many editors of Windows do not write UTF-8, or put a mark before it."""
    held = page.read_bytes()
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError:
        return held.decode("cp1252", "replace")


def command_in(text: str) -> tuple[str, str]:
    """The name of a command as somebody typed it, and what stands behind it."""
    name, rest = re.findall(r"/(\w*)(?:@\w*)?[\s.,!?]*(.*)", text, re.DOTALL)[0]
    return name.lower(), rest.strip()
