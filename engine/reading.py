"""What Rasa made of one message, in the few words that the rest needs. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

# What a button may say. Everything else, Rasa's own /restart and /session_start too, is no words.
COMMANDS = {
    "choose", "repeat", "simplify", "skip", "dont_know", "go_back", "change_goal", "show_data",
    "stop", "pause", "delete_data", "ask_human", "crisis", "ask_rights", "ask_privacy", "finish",
    "continue_elsewhere",
}  # fmt: skip
# Rasa writes everything that it parsed into each turn; rankings would triple a turn's size.
NOTHING_SAID = "no_words"


@dataclass(frozen=True)
class Reading:
    """One message: its words, its kind (an intent), a wish's life area, a sign of danger."""

    text: str
    kind: str
    confidence: float = 1.0
    area: str | None = None
    danger: dict[str, Any] | None = None
    entities: list[dict[str, Any]] = field(default_factory=list)

    def parse_data(self) -> dict[str, Any]:
        """Return the message as Rasa keeps it in a tracker."""
        return {
            "text": self.text,
            "intent": {"name": self.kind, "confidence": self.confidence},
            "entities": self.entities,
            "area": self.area,
            "danger": self.danger,
        }

    def public(self) -> dict[str, Any]:
        """Return the reading as `drommeplan understand` prints it."""
        certainty = (self.danger or {}).get("certainty")
        return {
            "text": self.text,
            "kind": self.kind,
            "area": self.area,
            "confidence": round(self.confidence, 4),
            "crisis": certainty == "sure",
            "check": certainty == "check",
        }


def reading_of(words: str, parsed: dict[str, Any]) -> Reading:
    """Return the reading of typed or spoken words from what Rasa's pipeline parsed."""
    intent = parsed.get("intent") or {}
    kind = str(intent.get("name") or NOTHING_SAID)
    return Reading(
        text=words,
        kind=kind,
        confidence=float(intent.get("confidence") or 0.0),
        area=parsed.get("area") if kind == "wish" else None,
        danger=parsed.get("danger"),
    )


def read_choice(payload: str) -> Reading:
    """Return the reading of a button's payload: /command or /choose{"q":…,"v":…}."""
    command, brace, rest = payload.partition("{")
    try:
        values = json.loads(brace + rest) if brace else {}
    except json.JSONDecodeError:
        values = {}
    entities = [{"entity": k, "value": str(values[k])} for k in ("q", "v") if k in values]
    kind = command.removeprefix("/")
    return Reading(text=payload, kind=kind if kind in COMMANDS else NOTHING_SAID, entities=entities)
