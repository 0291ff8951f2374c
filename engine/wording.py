"""Chooses a response's wording (plain or easy) and fills it. Never logs what it fills in."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class WordingGenerator(TemplatedNaturalLanguageGenerator):
    """Rasa's templates with three differences, each for a reason.

    - The wording comes with the call, because an action's slots are set only after it has spoken.
    - Buttons are written once, at the plain wording, and `offer` picks and orders them.
    - Values are put in as they are: Rasa's interpolator logs a template that it cannot fill
      and trips over words such as "0[" in what a person wrote.
    """

    def __init__(self, endpoint_config: EndpointConfig | None, domain: Domain) -> None:
        # Rasa hands this kind of generator the model's responses once the model is loaded.
        super().__init__(domain.responses)

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """Return the chosen variation with its placeholders filled, None if there is none."""
        variations = self.responses.get(utter_action)
        if not variations:
            return None
        slots = {**tracker.current_slot_values(), "wording": kwargs.get("wording")}
        fitting = ResponseVariationFilter(self.responses).responses_for_utter_action(
            utter_action, output_channel, slots
        )
        chosen = copy.deepcopy(fitting[0] if fitting else variations[0])
        chosen.pop("condition", None)
        buttons = chosen.get("buttons") or variations[0].get("buttons") or []
        chosen["buttons"] = offered(copy.deepcopy(buttons), kwargs.get("offer"))
        chosen["text"] = fill(chosen.get("text", ""), kwargs)
        return chosen


def fill(text: str, values: dict[str, Any]) -> str:
    """Replace each {placeholder} that has a value; leave every other brace alone."""
    filled = PLACEHOLDER.sub(
        lambda match: str(values[match[1]]) if values.get(match[1]) is not None else "", text
    )
    # Nothing to fill in at the end leaves an empty line.
    return filled.rstrip("\n")


def offered(buttons: list[dict[str, Any]], offer: list[str] | None) -> list[dict[str, Any]]:
    """Return the buttons whose value is in `offer`, in that order; all of them without an offer."""
    if offer is None:
        return buttons
    by_value = {value_of(button["payload"]): button for button in buttons}
    return [by_value[value] for value in offer if value in by_value]


def value_of(payload: str) -> str:
    """Return what a button stands for: the v of /choose{"q":…,"v":…}, else the command's name."""
    command, brace, rest = payload.partition("{")
    if not brace:
        return command.lstrip("/")
    return str(json.loads(brace + rest).get("v", ""))
