"""The one safe action behind every rule: slot in, handler, responses out. Never silent, never leaks."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, EventType, SessionStarted
from rasa_sdk.executor import CollectingDispatcher

from actions import (
    commands,
    consent,
    danger,
    danger_check,
    journey,
    late_dreams,
    permission,
    readers,
    welcome,
)
from actions.asides import meant_by
from actions.heard import Heard, Say
from actions.journey import Handler
from actions.saying import TALK, finish
from actions.script import Script
from actions.talk import talk_from
from actions.turn import DANGER_QUESTIONS, Turn
from plan.danger import Sign
from plan.facts import Fact
from plan.store import Store

log = logging.getLogger(__name__)

# While somebody may be in danger, nothing leads back to goals but the way out that is offered.
ALLOWED_IN_DANGER = {"repeat", "simplify", "ask_human", "delete_data", "stop", "pause", "goodbye",
                     "crisis", "ask_rights", "ask_privacy", "show_data", "go_back", "skip",
                     "dont_know"}  # fmt: skip


@dataclass(frozen=True)
class Hinge:
    """What every action needs: the plan's store, the Danish, the facts and the time."""

    store: Store
    script: Script
    facts: list[Fact]
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


class TalkAction(Action):  # type: ignore[misc]  # rasa_sdk is untyped
    """An action of the domain: its name, and what it does when it is no answer to a question."""

    def __init__(self, hinge: Hinge, name: str, command: Handler | None = None) -> None:
        self._hinge = hinge
        self._name = name
        self._command = command

    def name(self) -> str:
        return self._name

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Take one turn. What goes wrong is told kindly, and logged by its kind alone."""
        try:
            turn = self._turn(tracker)
            self._take(turn, tracker)
            return finish(turn, dispatcher)
        except Exception as error:  # noqa: BLE001 - an edge: whatever it is, somebody waits for an answer
            # The text of an error may hold a person's words.
            log.error("%s failed: %s", self._name, type(error).__name__)
            dispatcher.utter_message(response="utter_sorry")
            return []

    def _take(self, turn: Turn, tracker: Tracker) -> None:
        take(turn, self._command)

    def _turn(self, tracker: Tracker) -> Turn:
        hinge, now = self._hinge, self._hinge.clock()
        talk = talk_from(tracker.get_slot(TALK))
        talk.started_at = talk.started_at or now.isoformat()
        heard = heard_in(tracker.latest_message or {})
        return Turn(
            talk,
            heard,
            conversation=tracker.sender_id,
            now=now,
            store=hinge.store,
            script=hinge.script,
            facts=hinge.facts,
        )


class SessionStart(TalkAction):
    """Opens a sitting: Rasa's own session start would forget the slots and say nothing."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Carry every slot over into a new sitting, and say where the talk is."""
        said = await super().run(dispatcher, tracker, domain)
        return [SessionStarted(), *said, ActionExecuted("action_listen")]

    def _take(self, turn: Turn, tracker: Tracker) -> None:
        metadata = tracker.get_slot("session_started_metadata") or {}
        turn.talk.channel = metadata.get("channel") or turn.talk.channel
        welcome.open_sitting(turn)


def heard_in(message: dict[str, Any]) -> Heard:
    """Return what was heard from Rasa's latest message."""
    metadata, intent = message.get("metadata") or {}, message.get("intent") or {}
    entities = {e["entity"]: e["value"] for e in message.get("entities") or []}
    text = str(message.get("text") or "")
    button = text.startswith("/")
    sign = message.get("danger")
    return Heard(
        text="" if button else text,
        kind=str(intent.get("name") or "no_words"),
        confidence=float(intent.get("confidence") or 0.0),
        area=message.get("area"),
        sign=Sign(**sign) if sign else None,
        asked=entities.get("q"),
        value=entities.get("v"),
        channel=metadata.get("channel") or "web",
        mode="button" if button else metadata.get("mode") or "typed",
        cpr=bool(metadata.get("cpr")),
    )


def take(turn: Turn, command: Handler | None) -> None:
    """Answer what was heard; that a number was removed is told before it, and is no answer itself."""
    turn.talk.channel = turn.heard.channel
    take_heard(turn, command)
    if turn.heard.cpr:
        turn.says.insert(0, Say("utter_cpr_removed"))


def no_danger(turn: Turn, sign: Sign) -> bool:
    """Return whether words that look like danger are a button's title, or shut somebody out of a dream."""
    return danger_check.is_title(turn) or (sign.certainty == "check" and readers.plainly_ended(turn))


def take_heard(turn: Turn, command: Handler | None) -> None:
    """Danger first, in every state; then an answer or a command; then, never, silence."""
    danger_check.hear_fun(turn)
    talk, heard = turn.talk, turn.heard
    if heard.sign and not danger_check.denies(turn) and not no_danger(turn, heard.sign):
        danger.hear_sign(turn, heard.sign)
        return
    if talk.question is None:
        welcome.greet(turn)
        if not heard.is_button:
            welcome.held(turn)
        return
    late_dreams.hear_out(turn)
    if talk.paused and consent.woken(turn):
        return
    if talk.question in DANGER_QUESTIONS and heard.kind not in ALLOWED_IN_DANGER | journey.ANSWERS:
        turn.ask_again()
    elif meant := meant_by(turn):
        talk.misses = 0
        meant(turn)
    elif command is None or journey.is_answer(turn):
        journey.answer(turn, commands.misunderstood, permission.finish)
    else:
        talk.misses = 0
        command(turn)
