"""Walks through the conversation in one process: the actions, the Danish and a real store, no Rasa."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Hinge, SessionStart, TalkAction
from actions.register import ACTIONS
from actions.script import Script, plain
from plan import danger, facts
from plan.store import Store

ROOT = Path(__file__).parent.parent
LOOP = asyncio.new_event_loop()
FACTS = facts.load()
SCRIPT = Script(ROOT / "domain")
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

# Which kind Rasa gives to the few plain words that the walks type; everything else is a wish.
KINDS = {
    "ja": "affirm",
    "nej": "deny",
    "hej": "greet",
    "tak": "thanks",
    "ved ikke": "dont_know",
    "spring over": "skip",
    "tilbage": "go_back",
    "stop": "stop",
    "slet alt": "delete_data",
    "asdf qwer": "nlu_fallback",
    "må jeg klage": "ask_rights",
    "hvem ser det": "ask_privacy",
}
RULES = {
    "greet": "action_greet_person",
    "thanks": "action_accept_thanks",
    "go_back": "action_go_back",
    "stop": "action_stop_talk",
    "pause": "action_stop_talk",
    "delete_data": "action_delete_data",
    "ask_rights": "action_answer_rights",
    "ask_privacy": "action_explain_privacy",
    "ask_human": "action_offer_human",
    "repeat": "action_repeat_words",
    "simplify": "action_simplify_words",
    "show_data": "action_show_data",
    "change_goal": "action_change_goal",
    "continue_elsewhere": "action_continue_elsewhere",
    "finish": "action_finish_talk",
    "want_peer_guide": "action_note_guide",
    "want_budget": "action_note_budget",
    "invite_person": "action_note_invitation",
    "ask_meeting": "action_tell_meeting",
    "ask_bot": "action_explain_bot",
    "goodbye": "action_say_goodbye",
    "chitchat": "action_answer_chat",
    "out_of_scope": "action_answer_unknown",
    "crisis": "action_answer_danger",
}


@dataclass
class Walk:
    """One citizen's conversation; `told` is what the last turn said, as a front would show it."""

    store: Store
    conversation: str
    channel: str = "web"
    now: datetime = NOON
    slots: dict[str, Any] = field(default_factory=dict)
    told: list[dict[str, Any]] = field(default_factory=list)

    def start(self) -> Walk:
        """Open a sitting."""
        self.slots["session_started_metadata"] = {"channel": self.channel}
        return self._run(SessionStart(self._hinge(), "action_session_start"), {})

    def say(self, words: str, kind: str | None = None, mode: str = "typed", sure: float = 0.95) -> Walk:
        """Type words."""
        kind = kind or KINDS.get(plain(words), "wish")
        sign = danger.look(words)
        return self.hear_sign(words, asdict(sign) if sign else None, kind, mode, sure=sure)

    def hear_sign(
        self,
        words: str,
        sign: dict[str, Any] | None,
        kind: str = "answer",
        mode: str = "typed",
        cpr: bool = False,
        sure: float = 0.95,
    ) -> Walk:
        """Type words in which this sign of danger was seen, or none; `cpr`: a number was taken out of them."""
        message = {
            "text": words,
            "intent": {"name": kind, "confidence": sure},
            "danger": sign,
            "metadata": {"channel": self.channel, "mode": mode, "cpr": cpr},
        }
        if sign and sign["certainty"] == "sure":
            kind = "crisis"
        return self._run(self._action(kind), message)

    def press(self, value: str, question: str | None = None) -> Walk:
        """Press the button that stands for this value, or send a bare command such as /stop."""
        if value.startswith("/"):
            command = {"text": value, "intent": {"name": value[1:], "confidence": 1.0}}
            return self._run(self._action(value[1:]), command)
        asked = {"q": question or self.question, "v": value}
        message: dict[str, Any] = {
            "text": f"/choose{json.dumps(asked)}",
            "intent": {"name": "choose", "confidence": 1.0},
            "entities": [{"entity": name, "value": asked[name]} for name in asked],
        }
        return self._run(self._action("choose"), message)

    @property
    def question(self) -> str:
        return str(self.slots["talk"]["question"])

    @property
    def talk(self) -> dict[str, Any]:
        talk: dict[str, Any] = self.slots["talk"]
        return talk

    @property
    def names(self) -> list[str]:
        return [message["response"].removeprefix("utter_") for message in self.told]

    @property
    def texts(self) -> list[str]:
        return [message["text"] for message in self.told]

    @property
    def offered(self) -> list[str]:
        """The values of the buttons that the last turn shows, in order."""
        shown = self.told[-1]
        buttons = SCRIPT.buttons(shown["response"].removeprefix("utter_ask_"))
        offer = shown["offer"]
        values = [b.value for b in buttons] if offer is None else offer
        return [*values, *(b["payload"] for b in shown["buttons"])]

    def _hinge(self) -> Hinge:
        return Hinge(self.store, SCRIPT, FACTS, lambda: self.now)

    def _action(self, kind: str) -> TalkAction:
        name = RULES.get(kind, "action_answer_question")
        return TalkAction(self._hinge(), name, ACTIONS[name])

    def _run(self, action: TalkAction, message: dict[str, Any]) -> Walk:
        latest = {"metadata": {"channel": self.channel}, **message}
        tracker = Tracker(self.conversation, self.slots, latest, [], False, None, {}, "action_listen")
        dispatcher = CollectingDispatcher()
        events = LOOP.run_until_complete(action.run(dispatcher, tracker, {}))
        for event in events:
            if event["event"] == "slot":
                self.slots[event["name"]] = json.loads(json.dumps(event["value"]))
        self.told = [{**said, "text": _text(said)} for said in dispatcher.messages]
        return self


def _text(said: dict[str, Any]) -> str:
    variations = SCRIPT.responses[said["response"]]
    text = str(variations[1 if said.get("wording") == "easy" else 0]["text"])
    for name, value in said.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def a_linked_walk(store: Store, meeting: date | None = date(2026, 12, 4)) -> Walk:
    """Return the walk of a citizen with a code and a meeting."""
    invited = store.invite(now=NOON, meeting_date=meeting)
    conversation = store.link(invited.digits, channel="web", now=NOON)
    return Walk(store, conversation).start()


def at_the_dream(walk: Walk) -> Walk:
    """Walk through the opening to the first question about a dream."""
    for value in ("yes", "start", "keep", "write", "alone", "skip", "skip"):
        walk.press(value)
    assert walk.question == "dream"
    return walk
