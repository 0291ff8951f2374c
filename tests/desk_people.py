"""Kirsten owns the case, Bo is a colleague, Charlie sits elsewhere, Vibe is on duty: a desk to test at."""

import atexit
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4

from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response

from bot.pictures import Pictures
from caseworker.app import desk
from caseworker.identity import Provider
from caseworker.invitation import Letter
from plan.posting import MeetingWishes, NewWish, Posting, digest_of
from plan.store import Store, migrate
from tests.store_fixtures import QuickStore

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)  # a Tuesday
PASSWORD = "en lang adgangskode"
ROOT = Path(__file__).parents[1]
QUESTIONS = {"dream": "Hvad drømmer du om?", "good_day": "Hvad er en god dag?"}
PAGES = {
    "om": "# Om Drømmeplan\n\nHer står, hvem vi er.\n\n<script>alert(1)</script>\n",
    "privatliv": "# Privatliv\n\n1. Kun du bestemmer, hvad der sendes.\n",
    "was": "# Tilgængelighed\n\n| Krav | Status |\n| --- | --- |\n| WCAG 2.2 | undersøges |\n",
}


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


class Browser(AsyncClient):
    """A browser at the desk: keeps the cookie and sends a page's own form token."""

    def __init__(self, app: FastAPI, url: str) -> None:
        super().__init__(transport=ASGITransport(app, client=("192.0.2.7", 1)), base_url=url)

    async def form_token(self, page: str = "/log-ind") -> str:
        text = (await self.get(page, follow_redirects=True)).text
        found = re.search(r'name="form_token" value="([0-9a-f]+)"', text)
        assert found
        return found.group(1)

    async def press(self, address: str, *, page: str, **fields: Any) -> Response:
        """Posts a form of `page` as its button would."""
        return await self.post(address, data={"form_token": await self.form_token(page), **fields})

    async def sign_in(self, login: str, password: str = PASSWORD, **fields: Any) -> Response:
        return await self.press("/log-ind", page="/log-ind", login=login, password=password, **fields)


@dataclass
class House:
    """A store with its people, and the desk in front of it."""

    store: Store
    clock: Clock
    app: FastAPI
    url: str

    def browser(self) -> Browser:
        return Browser(self.app, self.url)

    async def signed_in(self, login: str) -> Browser:
        browser = self.browser()
        assert (await browser.sign_in(login)).status_code == 303
        return browser

    def citizen(self, ref: str = "K-104", meeting: date | None = None, **more: Any) -> str:
        """A citizen with a linked conversation; returns the conversation."""
        known = {"municipality": "Nordby", "caseworker": "kirsten"} | more
        code = self.store.invite(now=self.clock(), citizen_ref=ref, meeting_date=meeting, **known)
        return self.store.link(code.digits, channel="web", now=self.clock())

    def sends(self, conversation: str, *wishes: NewWish, **meeting: Any) -> list[str]:
        """Sends dreams that got the yes; returns their ids."""
        posting = Posting(
            key=uuid4().hex,
            conversation=conversation,
            wishes=wishes,
            digest=digest_of("godkendt"),
            channel="web",
            kilde="25b4e705-2e9a-47a2-b11a-c829316b9d3a",
            meeting=MeetingWishes(**meeting),
        )
        return [receipted.wish_id for receipted in self.store.post(posting, self.clock())]


def a_wish(words: str = "jeg vil lære at svømme", **details: Any) -> NewWish:
    """A dream as the citizen approved it."""
    goal: Mapping[str, Any] = {"final": "Jeg vil gerne lære at svømme.", "draft": ""}
    return NewWish(id=uuid4().hex, verbatim=words, **({**goal, "life_area": "leisure"} | details))


@cache
def _migrated() -> Path:
    """A file with all tables and no rows; migrating anew for each house takes most of a test's time."""
    file = Path(mkdtemp()) / "migrated.sqlite"
    migrate(f"sqlite:///{file}")
    atexit.register(shutil.rmtree, file.parent)
    return file


def a_house(
    folder: Path,
    *,
    https: bool = False,
    design: Path | None = None,
    telegram_bot: str | None = None,
    provider: Provider | None = None,
) -> House:
    """A new desk on SQLite in `folder`."""
    shutil.copy(_migrated(), folder / "desk.sqlite")
    clock = Clock()
    store = QuickStore(
        f"sqlite:///{folder / 'desk.sqlite'}", pepper=b"pepper for tests", municipality="Nordby"
    )
    for name, login, roles, municipality in (
        ("Kirsten Holm", "kirsten", {"caseworker"}, "Nordby"),
        ("Bo Lund", "bo", {"caseworker"}, "Nordby"),
        ("Charlie Dam", "charlie", {"caseworker", "duty"}, "Sydby"),
        ("Vibe Krog", "vibe", {"duty"}, "Nordby"),
    ):
        store.create_account(name, login, PASSWORD, roles, municipality, now=NOW)
    pages = folder / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / f"{name}.md").write_text(text, encoding="utf-8")
    url = "https://desk.test" if https else "http://desk.test"
    app = desk(
        store,
        secret="a secret for tests",
        secure_cookies=https,
        public_url=url,
        pages_dir=pages,
        design_dir=design or folder,
        letter=Letter("https://drom.test", Pictures(ROOT / "node_modules").draw, telegram_bot),
        clock=clock,
        provider=provider,
        questions=QUESTIONS,
    )
    return House(store, clock, app, url)
