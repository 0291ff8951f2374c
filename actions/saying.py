"""The end of a turn: its messages are worded and uttered, and its slots are left. Decides nothing else."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from zlib import crc32

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.heard import Say
from actions.journey import question_of
from actions.script import Script
from actions.talk import Talk
from actions.turn import Turn

TALK = "talk"
SAME_TEXT_AT_MOST = 2
# What is said about a turn is not said again with it.
PASSING = {"utter_say_again", "utter_say_differently", "utter_back", "utter_stale_button",
           "utter_not_understood", "utter_cpr_removed"}  # fmt: skip


def finish(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Utter what the turn says and return the slots that it leaves."""
    talk = turn.talk
    says = [vary(turn.script, talk, say) for say in turn.says]
    for say, easy in says:
        dispatcher.utter_message(
            response=say.response,
            buttons=say.buttons,
            json_message={"card": say.card} if "draft" in (say.card or {}) else say.card,
            offer=say.offer,
            wording="easy" if easy else "plain",
            **say.values,
        )
    talk.recent = [*talk.recent, [_signature(turn.script, say, easy) for say, easy in says]][
        -SAME_TEXT_AT_MOST:
    ]
    talk.said = [asdict(say) for say in turn.says if say.response not in PASSING]
    return [
        SlotSet(TALK, talk.as_dict()),
        SlotSet("keeping", bool(talk.keep)),
        SlotSet("erase", talk.erase),
        SlotSet("session", session(turn)),
    ]


def vary(script: Script, talk: Talk, say: Say) -> tuple[Say, bool]:
    """Return the message with its wording: the other one where the same text would come a third time."""
    same = all(_signature(script, say, talk.easy) in said for said in talk.recent)
    if len(talk.recent) == SAME_TEXT_AT_MOST and same:
        return say, not talk.easy
    return say, talk.easy


def _signature(script: Script, say: Say, easy: bool) -> str:
    return f"{crc32(script.rendered(say.response, say.values, easy).encode()):x}"


def session(turn: Turn) -> dict[str, Any]:
    """Return what a front may know: never words."""
    talk = turn.talk
    return {
        "linked": turn.linked is not None,
        "keeps": bool(talk.keep),
        "own_device": talk.own_device,
        "question": talk.question,
        # Whoever listens must know whether to expect a button's title or anything.
        "open": question_of(talk.question).is_open,
        "erased": talk.erase,
        "stopped": talk.paused,
    }
