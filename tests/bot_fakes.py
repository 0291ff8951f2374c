"""A small Rasa and a small door for the tests of the citizen front. Understands nothing."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from fastapi import FastAPI

from bot.dialogue import Dialogue
from bot.handles import Seal
from bot.hinge import CodeRefused, TooManyCodes
from bot.web import front

CODE = "12345678"
SECRET = "hemmeligt-langt-tegn-3f9"


class FakeClock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **how_long: float) -> None:
        self.now += timedelta(**how_long)


def choose(question: str, value: str) -> str:
    held = json.dumps({"q": question, "v": value}, separators=(",", ":"))
    return f"/choose{held}"


def button(title: str, question: str, value: str, image: str | None = None) -> dict[str, str]:
    made = {"title": title, "payload": choose(question, value)}
    return {**made, "image": f"/pictures/{image}.svg"} if image else made


class FakeRasa:
    """Walks through its `script` one answer a turn, and keeps what was said like the channel does."""

    def __init__(self, script: list[list[dict[str, Any]]] | None = None) -> None:
        self.script = script or [[{"text": "Hvad drømmer du om?", "buttons": []}]]
        self.session: dict[str, Any] = {"linked": True, "own_device": None, "question": "dream"}
        self.told: dict[str, list[dict[str, Any]]] = {}
        self.answers: dict[tuple[str, str], dict[str, Any]] = {}
        self.turns: list[dict[str, Any]] = []
        self.away = False

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.away:
            raise httpx.ConnectError("away")
        step = request.url.path.rsplit("/", 1)[-1]
        if step == "ready":
            return httpx.Response(200, json={"ready": True})
        body = json.loads(request.content)
        told = self.told.get(body["conversation"], [])
        if step == "messages":
            session = self.session if told else None
            return httpx.Response(200, json={"messages": told, "session": session})
        return httpx.Response(200, json=self._answer(step, body))

    def _answer(self, step: str, body: dict[str, Any]) -> dict[str, Any]:
        told = self.told.setdefault(body["conversation"], [])
        once = (body["conversation"], body["key"])
        if once in self.answers:
            return self.answers[once]
        if step == "turn":
            self.turns.append(body)
            told.append({"from": "citizen", "text": self._own_words(body, told), "buttons": []})
        at = min(sum(m["from"] == "citizen" for m in told), len(self.script) - 1)
        fresh = [{"from": "bot", **m} for m in self.script[at]]
        told.extend(fresh)
        self.answers[once] = {"messages": fresh, "session": dict(self.session)}
        return self.answers[once]

    def _own_words(self, body: dict[str, Any], told: list[dict[str, Any]]) -> str:
        if "text" in body:
            return str(body["text"])
        last = told[-1]["buttons"] if told else []
        return next((b["title"] for b in last if b["payload"] == body["choice"]), "")

    def erase(self) -> None:
        self.told.clear()


class FakeHinge:
    def __init__(self) -> None:
        self.asked: list[dict[str, str | None]] = []
        self.refuse: str | None = None

    async def link(self, code: str, *, channel: str, address: str, account: str | None = None) -> str:
        self.asked.append({"code": code, "channel": channel, "address": address})
        if self.refuse == "too_many":
            raise TooManyCodes(90)
        if self.refuse:
            raise CodeRefused(self.refuse)
        if code.replace(" ", "") not in (CODE, SECRET):
            raise CodeRefused("wrong")
        return "raw-conversation-key"


class Bench:
    """A front with everything around it fake."""

    def __init__(self, rasa: FakeRasa | None = None, **settings: Any) -> None:
        self.rasa = rasa or FakeRasa()
        self.hinge = FakeHinge()
        self.clock = FakeClock()
        self.app: FastAPI = front(
            self.dialogue(), self.hinge, Seal("seal-secret"), clock=self.clock, **settings
        )

    def dialogue(self) -> Dialogue:
        transport = httpx.MockTransport(self.rasa)
        return Dialogue("http://rasa", "s", transport=transport, patience=0, sleep=_at_once)

    def client(self, **settings: Any) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app)
        return httpx.AsyncClient(transport=transport, base_url="http://front", **settings)


async def _at_once(_: float) -> None:
    await asyncio.sleep(0)
