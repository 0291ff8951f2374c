"""What kind of message it is, and which life area a wish belongs to: two linear models over letters and words.

Learns from data/nlu alone: the lines of each intent, and the word lists (lookup tables) of the life areas.
"""

from __future__ import annotations

from random import Random
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from engine.linear import Linear, learn
from plan.danish_noise import hurt

AREA = "area"
RANKING = "intent_ranking"
FILE = "models.joblib"
SHOWN = 5  # of the ranking; more would only make every turn larger


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class Understanding(GraphComponent):
    """Sets intent, ranking and life area of every message that has words."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return what config.yml may change.

        `splits` names the intent that has areas; `kind_weight` and `area_weight` are the machines' C,
        `letters` the shortest and longest run of letters; `noise` is the share of lines that are
        learned hurt too, with `hurt_words` of their words. An `aside` that may with the share
        `hear_out` be a wish is one: hearing it out loses nothing.
        """
        return {
            **{"splits": "wish", "aside": "answer", "hear_out": 0.15},
            **{"kind_weight": 2.0, "area_weight": 0.2, "letters": [1, 5]},
            **{"noise": 0.0, "hurt_words": 0.15},
        }

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        models: tuple[Linear, Linear] | None = None,
    ) -> None:
        self._config, self._storage, self._resource, self._models = config, storage, resource, models

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Understanding:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Understanding:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the kinds from all lines, the areas from the wishes and the areas' word lists."""
        splits = self._config["splits"]
        lines = [message for message in training_data.intent_examples if message.get(TEXT)]
        kinds = [(message.get(TEXT), message.get(INTENT)) for message in lines]
        keys = [(message.get(TEXT), message.get(INTENT_RESPONSE_KEY)) for message in lines]
        areas = [(text, key.partition("/")[2]) for text, key in keys if key and key.startswith(splits)]
        for table in training_data.lookup_tables:
            areas += [(word, table["name"]) for word in table["elements"]]
        self._models = (
            self._learn(kinds, self._config["kind_weight"]),
            self._learn(areas, self._config["area_weight"]),
        )
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._models, folder / FILE, compress=3)
        return self._resource

    def _learn(self, pairs: list[tuple[str, str]], weight: float) -> Linear:
        rng = Random(42)
        noise = self._config["noise"]
        hurt_too = [
            (hurt(text, self._config["hurt_words"], rng), label)
            for text, label in pairs
            if rng.random() < noise
        ]
        texts, labels = zip(*(pairs + hurt_too), strict=True)
        low, high = self._config["letters"]
        return learn(list(texts), list(labels), weight=weight, letters=(low, high))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message; of a wish the life area too."""
        if self._models is None:
            return messages
        kinds, areas = self._models
        for message in messages:
            text = message.get(TEXT) or ""
            if not text.strip():
                continue
            shares = self._heard_out(kinds.shares(text))
            ranking = [{"name": kind, "confidence": share} for kind, share in shares[:SHOWN]]
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set(RANKING, ranking, add_to_output=True)
            if ranking[0]["name"] == self._config["splits"]:
                message.set(AREA, areas.shares(text)[0][0], add_to_output=True)
        return messages

    def _heard_out(self, shares: list[tuple[str, float]]) -> list[tuple[str, float]]:
        """Put the wish first where an aside leads and a wish is likely enough."""
        splits, lead = self._config["splits"], shares[0]
        wish = next((pair for pair in shares if pair[0] == splits), None)
        if wish is None or lead[0] != self._config["aside"] or wish[1] < self._config["hear_out"]:
            return shares
        return [(splits, wish[1] + lead[1]), *(pair for pair in shares[1:] if pair != wish)]

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data as it is: no later component learns from this one."""
        return training_data
