"""Rasa's only door: turns, starts and readings behind one secret. Decides nothing itself."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Request, response
from sanic.response import HTTPResponse

from engine.told import told_in
from engine.turns import TurnFailed, open_talk, read, session_of, store_of, take_turn

log = logging.getLogger(__name__)
# Its warnings name the conversation's key, and its errors may hold what an action answered.
logging.getLogger("rasa.core.processor").setLevel(logging.CRITICAL)

READY_SENTENCE = "Jeg vil gerne have en hund"

Handler = Callable[[Request], Awaitable[HTTPResponse]]


class FrontChannel(InputChannel):
    """The custom channel that the citizen fronts speak to on loopback."""

    def __init__(self, secret: str) -> None:
        self.secret = secret

    @classmethod
    def name(cls) -> str:
        return "front"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> FrontChannel:
        secret = (credentials or {}).get("secret")
        if not secret:
            cls.raise_missing_credentials_exception()
        return cls(str(secret))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Lay out the routes; `on_new_message` stays unused, because a failed turn must not be saved."""
        routes = Blueprint("front_channel")
        guard = self._guarded

        @routes.get("/ready")
        @guard
        async def ready(request: Request) -> HTTPResponse:
            reading = await read(request.app.ctx.agent, READY_SENTENCE)
            return response.json({"ready": reading.kind == "wish"})

        @routes.post("/parse")
        @guard
        async def parse(request: Request) -> HTTPResponse:
            reading = await read(request.app.ctx.agent, str(request.json.get("text", "")))
            return response.json(reading.public())

        @routes.post("/start")
        @guard
        async def start(request: Request) -> HTTPResponse:
            return await _answer(request, open_talk)

        @routes.post("/turn")
        @guard
        async def turn(request: Request) -> HTTPResponse:
            return await _answer(request, take_turn)

        @routes.post("/messages")
        @guard
        async def messages(request: Request) -> HTTPResponse:
            store = store_of(request.app.ctx.agent)
            tracker = await store.retrieve_full_tracker(request.json["conversation"])
            if tracker is None:
                return response.json({"messages": [], "session": None})
            return response.json({"messages": told_in(list(tracker.events)), "session": session_of(tracker)})

        return routes

    def _guarded(self, handler: Handler) -> Handler:
        @wraps(handler)
        async def guarded(request: Request) -> HTTPResponse:
            if not hmac.compare_digest(request.token or "", self.secret):
                return response.json({"error": "unauthorized"}, status=401)
            return await handler(request)

        return guarded


async def _answer(
    request: Request, take: Callable[[Agent, dict[str, Any]], Awaitable[dict[str, Any]]]
) -> HTTPResponse:
    try:
        return response.json(await take(request.app.ctx.agent, request.json))
    except TurnFailed:
        log.error("a turn gave no answer")
        return response.json({"error": "turn failed"}, status=503)
    except Exception as error:  # noqa: BLE001 - an edge: whatever it is, somebody waits for an answer
        # Only the kind of the error: its text may hold a person's words.
        log.error("a turn failed: %s", type(error).__name__)
        return response.json({"error": "turn failed"}, status=503)
