"""One turn of a conversation: read, answered by Rasa, kept. The same key happens once; a failed turn leaves nothing."""

from __future__ import annotations

from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
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

from engine.reading import Reading, read_choice, reading_of
from engine.told import once, told_in
from engine.tracker_store import KeepingTrackerStore
from plan import danish

# Rasa replays a sitting's events at every turn: past this many turns a new sitting is opened
# without a word, with all slots carried over, so that the sixtieth turn costs what the first does.
TURNS_IN_A_SITTING = 15
START_METADATA = "session_started_metadata"


class TurnFailed(Exception):
    """The turn gave no answer, so nothing of it was kept; the same key may be tried again."""


async def open_talk(agent: Agent, body: dict[str, Any]) -> dict[str, Any]:
    """Open a new sitting: the greeting, or what was said last and the open question."""
    store_of(agent)
    async with agent.lock_store.lock(body["conversation"]):
        tracker = await agent.processor.get_tracker(body["conversation"])
        seen = len(tracker.events)
        await _open_sitting(agent.processor, tracker, {"channel": body["channel"], "open": True})
        return await _close_turn(agent, tracker, list(tracker.events)[seen:])


async def take_turn(agent: Agent, body: dict[str, Any]) -> dict[str, Any]:
    """Take one turn; the same key gives the same answer and happens once."""
    metadata = {k: body.get(k) for k in ("channel", "mode", "key") if body.get(k)}
    reading = await _reading(agent, body, metadata)
    store = store_of(agent)
    processor = agent.processor
    async with agent.lock_store.lock(body["conversation"]):
        tracker = await processor.get_tracker(body["conversation"])
        repeated = await _answered_before(store, tracker, body.get("key"))
        if repeated:
            return {"messages": told_in(repeated), "session": session_of(tracker)}
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
    # What was said to a machine that listens has lost its number there.
    if hidden or danish.REMOVED in words:
        metadata["cpr"] = True
    # Rasa reads a leading slash as a command; only a choice may send one.
    return await read(agent, words.lstrip("/ \t\n"))


async def read(agent: Agent, words: str) -> Reading:
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
    # A talk that began with this very turn asks its question once, not before and after the answer.
    told = once(told_in(fresh, own_words=False))
    if not told:
        raise TurnFailed
    if tracker.get_slot("erase"):
        # This very turn must go too, so it is never written.
        await store_of(agent).erase(tracker.sender_id)
    else:
        await store_of(agent).save(tracker)
    return {"messages": told, "session": session_of(tracker)}


def store_of(agent: Agent) -> KeepingTrackerStore:
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


def session_of(tracker: DialogueStateTracker) -> dict[str, Any]:
    return tracker.get_slot("session") or {}
