"""Rasa's only door: turns, starts and readings behind one secret. Decides nothing itself."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, Request, response
from sanic.response import HTTPResponse

from engine.reading import Reading, read_choice, reading_of
from engine.tracker_store import KeepingTrackerStore
from plan import danish

log = logging.getLogger(__name__)
# Its warnings name the conversation's key, and its errors may hold what an action answered.
logging.getLogger("rasa.core.processor").setLevel(logging.CRITICAL)

# Rasa replays a sitting's events at every turn: past this many turns a new sitting is opened
# without a word, with all slots carried over, so that the sixtieth turn costs what the first does.
TURNS_IN_A_SITTING = 15
START_METADATA = "session_started_metadata"
READY_SENTENCE = "Jeg vil gerne have en hund"

Handler = Callable[[Request], Awaitable[HTTPResponse]]


class TurnFailed(Exception):
    """The turn gave no answer, so nothing of it was kept; the same key may be tried again."""


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
            reading = await _read(request.app.ctx.agent, READY_SENTENCE)
            return response.json({"ready": reading.kind == "wish"})

        @routes.post("/parse")
        @guard
        async def parse(request: Request) -> HTTPResponse:
            reading = await _read(request.app.ctx.agent, str(request.json.get("text", "")))
            return response.json(reading.public())

        @routes.post("/start")
        @guard
        async def start(request: Request) -> HTTPResponse:
            return await _answer(request, _start)

        @routes.post("/turn")
        @guard
        async def turn(request: Request) -> HTTPResponse:
            return await _answer(request, _turn)

        @routes.post("/messages")
        @guard
        async def messages(request: Request) -> HTTPResponse:
            store = _store(request.app.ctx.agent)
            tracker = await store.retrieve_full_tracker(request.json["conversation"])
            if tracker is None:
                return response.json({"messages": [], "session": None})
            return response.json({"messages": _told(list(tracker.events)), "session": _session(tracker)})

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


async def _start(agent: Agent, body: dict[str, Any]) -> dict[str, Any]:
    """Open a new sitting: the greeting, or what was said last and the open question."""
    _store(agent)
    async with agent.lock_store.lock(body["conversation"]):
        tracker = await agent.processor.get_tracker(body["conversation"])
        seen = len(tracker.events)
        await _open_sitting(agent.processor, tracker, {"channel": body["channel"], "open": True})
        return await _close_turn(agent, tracker, list(tracker.events)[seen:])


async def _turn(agent: Agent, body: dict[str, Any]) -> dict[str, Any]:
    """Take one turn; the same key gives the same answer and happens once."""
    metadata = {k: body.get(k) for k in ("channel", "mode", "key") if body.get(k)}
    reading = await _reading(agent, body, metadata)
    store = _store(agent)
    processor = agent.processor
    async with agent.lock_store.lock(body["conversation"]):
        tracker = await processor.get_tracker(body["conversation"])
        repeated = await _answered_before(store, tracker, body.get("key"))
        if repeated:
            return {"messages": _told(repeated), "session": _session(tracker)}
        before = list(tracker.events)
        if not before:
            await _open_sitting(processor, tracker, metadata)
        elif sum(isinstance(event, UserUttered) for event in before) >= TURNS_IN_A_SITTING:
            _carry_over(processor, tracker)
        message = UserMessage(
            text=reading.text,
            output_channel=CollectingOutputChannel(),
            sender_id=body["conversation"],
            input_channel="front",
            parse_data={**reading.parse_data(), "metadata": metadata},
            metadata=metadata,
        )
        await processor._handle_message_with_tracker(message, tracker)
        await processor._run_prediction_loop(message.output_channel, tracker)
        return await _close_turn(agent, tracker, list(tracker.events)[len(before) :])


async def _reading(agent: Agent, body: dict[str, Any], metadata: dict[str, Any]) -> Reading:
    if "choice" in body:
        return read_choice(str(body["choice"]))
    words, hidden = danish.without_cpr(str(body.get("text", "")))
    if hidden:
        metadata["cpr"] = True
    # Rasa reads a leading slash as a command; only a choice may send one.
    return await _read(agent, words.lstrip("/ \t\n"))


async def _read(agent: Agent, words: str) -> Reading:
    return reading_of(words, await agent.parse_message(words) if words.strip() else {})


async def _open_sitting(
    processor: MessageProcessor, tracker: DialogueStateTracker, metadata: dict[str, Any]
) -> None:
    tracker.update(SlotSet(START_METADATA, metadata), processor.domain)
    action = processor._get_action(ACTION_SESSION_START_NAME)
    chosen = PolicyPrediction.for_action_name(processor.domain, ACTION_SESSION_START_NAME)
    await processor._run_action(action, tracker, CollectingOutputChannel(), processor.nlg, chosen)


def _carry_over(processor: MessageProcessor, tracker: DialogueStateTracker) -> None:
    slots = [SlotSet(k, v) for k, v in tracker.current_slot_values().items() if v is not None]
    opening = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted(), *slots]
    for event in [*opening, ActionExecuted(ACTION_LISTEN_NAME)]:
        tracker.update(event, processor.domain)


async def _close_turn(agent: Agent, tracker: DialogueStateTracker, fresh: list[Any]) -> dict[str, Any]:
    told = _told(fresh, own_words=False)
    if not told:
        raise TurnFailed
    if tracker.get_slot("erase"):
        # This very turn must go too, so it is never written.
        await _store(agent).erase(tracker.sender_id)
    else:
        await _store(agent).save(tracker)
    return {"messages": told, "session": _session(tracker)}


def _store(agent: Agent) -> KeepingTrackerStore:
    """Return our own store, and let Rasa use nothing else.

    Rasa wraps it in one that meets every error with an empty conversation or with memory: then
    a person would be greeted anew, or words that were said to be kept would not be.
    """
    wrapped = agent.tracker_store
    store = getattr(wrapped, "_tracker_store", wrapped)
    agent.tracker_store = agent.processor.tracker_store = store
    return store


async def _answered_before(
    store: KeepingTrackerStore, tracker: DialogueStateTracker, key: str | None
) -> list[Any]:
    """Return what was said to a turn with this key, also when a new sitting has begun since."""
    if not key or not await store.heard_key(tracker.sender_id, key):
        return []
    whole = await store.retrieve_full_tracker(tracker.sender_id)
    events = list(whole.events) if whole else []
    for at, event in enumerate(events):
        if isinstance(event, UserUttered) and event.metadata.get("key") == key:
            rest = events[at + 1 :]
            stop = next((i for i, e in enumerate(rest) if isinstance(e, UserUttered)), len(rest))
            return [e for e in rest[:stop] if isinstance(e, BotUttered)]
    return []


def _session(tracker: DialogueStateTracker) -> dict[str, Any]:
    return tracker.get_slot("session") or {}


def _told(events: list[Any], own_words: bool = True) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    titles: dict[str, str] = {}
    for event in events:
        if isinstance(event, BotUttered):
            told.append(_bot_message(event))
            titles |= {b["payload"]: b["title"] for b in told[-1]["buttons"]}
        elif own_words and isinstance(event, UserUttered):
            words = event.text or ""
            # A button shows as its title; a command's payload is nobody's words.
            shown = titles.get(words, "") if words.startswith("/") else words
            told += [{"from": "citizen", "text": shown, "buttons": []}] if shown else []
    return told


def _bot_message(event: BotUttered) -> dict[str, Any]:
    message: dict[str, Any] = {
        "from": "bot",
        "text": event.text or "",
        "buttons": [
            {k: b[k] for k in ("title", "payload", "image") if b.get(k)}
            for b in event.data.get("buttons") or []
        ],
    }
    if event.data.get("image"):
        message["image"] = event.data["image"]
    return {**message, **(event.data.get("custom") or {})}
