"""A simulated citizen: answers what is asked, by button or in words, and notes how long each turn took."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

DREAMS = ("Jeg vil gerne lære at svømme", "Jeg vil have min egen lejlighed", "Jeg vil gerne have et job")
CHOICES = {
    **{"own_device": "yes", "keep": "keep", "form": "write", "helper": "alone", "approve": "yes"},
    **{"share": "share", "send": "send", "rest": "another"},
}
"""What is chosen where it matters; elsewhere the first button that is a real answer."""
NO_ANSWER = {
    "more",
    "other",
    "dont_know",
    "skip",
    "stop",
    "read_more",
    "tell_more",
    "withdraw",
    "wait",
    "fix",
}
IN_BETWEEN = ("/repeat", "/simplify", "/show_data")
"""Said where there is nothing left to answer; such commands are not shown as the person's words."""


@dataclass
class Citizen:
    """One conversation over the JSON API, from the code to as many turns as are wanted."""

    http: httpx.AsyncClient
    code: str
    id: str = ""
    turns: int = 0
    failed: int = 0
    visible: int = 0
    shared: int = 0
    sent: int = 0
    seconds: list[float] = field(default_factory=list)
    answer: dict[str, Any] = field(default_factory=dict)
    dreams: itertools.cycle[str] = field(default_factory=lambda: itertools.cycle(DREAMS))
    filler: itertools.cycle[str] = field(default_factory=lambda: itertools.cycle(IN_BETWEEN))

    async def start(self) -> None:
        """Open a sitting with the code. Not counted as a turn."""
        reply = await self.http.post("/api/conversations", json={"code": self.code})
        reply.raise_for_status()
        self.answer = reply.json()
        self.id = self.answer["id"]

    async def turn(self) -> None:
        """Say the next thing and keep how long the answer took; a failure is counted, not hidden."""
        said = {**self._next(), "key": f"{self.code}-{self.turns}"}
        began = time.perf_counter()
        try:
            reply = await self.http.post(f"/api/conversations/{self.id}/messages", json=said)
            good = reply.status_code == 200
        except httpx.HTTPError:
            good = False
        self.seconds.append(time.perf_counter() - began)
        self.turns += 1
        if good:
            self.answer = reply.json()
            self._count(said.get("choice", ""))
        else:
            self.failed += 1

    async def forgotten(self) -> int:
        """How many answers of this citizen the conversation no longer shows."""
        reply = await self.http.get(f"/api/conversations/{self.id}")
        messages = reply.json().get("messages", []) if reply.status_code == 200 else []
        shown = [message for message in messages if message.get("from") == "citizen"]
        return self.visible - len(shown)

    def _count(self, choice: str) -> None:
        self.visible += choice not in IN_BETWEEN
        self.shared += '"q":"share","v":"share"' in choice
        if '"q":"send","v":"send"' in choice:
            self.sent, self.shared = self.sent + self.shared, 0

    def _next(self) -> dict[str, str]:
        question = (self.answer.get("session") or {}).get("question")
        buttons = (self.answer.get("messages") or [{}])[-1].get("buttons") or []
        answers = {_value(b["payload"]): b["payload"] for b in buttons if "{" in b["payload"]}
        if question in ("dream", "dream_again"):
            return {"text": next(self.dreams)}
        if question in CHOICES and CHOICES[question] in answers:
            return {"choice": answers[CHOICES[question]]}
        real = [payload for value, payload in answers.items() if value not in NO_ANSWER]
        if real and question != "rest":
            return {"choice": real[0]}
        if question in (None, "rest"):
            return {"choice": next(self.filler)}
        return {"text": "Fordi det gør mig glad"}


def _value(payload: str) -> str:
    return str(json.loads(payload[payload.index("{") :]).get("v", ""))


async def crowd(citizens: list[Citizen], turns: int, interval: float) -> None:
    """Let everybody talk at their own moments, one turn each `interval` seconds."""
    began = asyncio.get_running_loop().time()

    async def one(place: int, citizen: Citizen) -> None:
        offset = interval * place / len(citizens)
        for number in range(turns + 1):
            due = began + offset + number * interval
            await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))
            await (citizen.turn() if number else citizen.start())

    await asyncio.gather(*(one(place, citizen) for place, citizen in enumerate(citizens)))
