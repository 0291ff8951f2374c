"""The danger check in Rasa's pipeline: runs last and has the last word. Learns nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from plan import danger

DANGER = "danger"
CRISIS = {"name": "crisis", "confidence": 1.0}


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class DangerCheck(GraphComponent):
    """Puts what `plan.danger` saw on every message; a sure sign also becomes the intent."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DangerCheck:
        # The first look compiles the patterns: better now than in somebody's first turn.
        danger.look("")
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Mark each message with the sign of danger in its text, if there is one."""
        for message in messages:
            sign = danger.look(message.get(TEXT) or "")
            if sign is None:
                continue
            message.set(DANGER, asdict(sign), add_to_output=True)
            if sign.certainty == "sure":
                message.set(INTENT, dict(CRISIS), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data as it is: rules are not trained."""
        return training_data
