"""Learns the weights of `plan/danger_learned.py` from data/danger, data/nlu and data/goals: `make danger`.

Run with Rasa's Python, which has scikit-learn. The same data gives the same file.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from engine.lines import nlu_lines
from plan.danger import HARMLESS, found_by_rules, plain_words, word_classes
from plan.danger_learned import PLACES, STEP, WEIGHTS, digest_of, hashed
from plan.danish_noise import hurt

ROOT = Path(__file__).parent.parent
DANGER = ROOT / "data" / "danger"
ORDINARY = "ordinary"
LIFE = ("suicide", "self_harm")
ORDINARY_WEIGHT = 0.7
"""Ordinary messages are many and easy; look-alikes are few and what matters."""
STRENGTH = 300.0
HURT_WORDS, HURT_WEIGHT = (0.25, 0.15), 0.5
"""Each line of danger and each look-alike is learned hurt too, with these shares of its words, counting less."""
SEEN_IN = 2
"""A feature of fewer lines says nothing: it is that line's own."""
FOLDS, HARD_FROM, HARD_WEIGHT = 4, -2.0, 3.0
"""Harmless lines that a model which has not seen them puts above HARD_FROM weigh so much more."""


def main() -> None:
    """Learn the tables and write them into one file."""
    signs = {file.stem: file.read_text("utf-8").splitlines() for file in sorted(DANGER.glob("*.txt"))}
    by_rule = YAML(typ="safe").load((DANGER / "by_rule.yml").read_text("utf-8"))
    for kind, lines in by_rule["signs"].items():
        signs.setdefault(kind, []).extend(map(str, lines))
    signs[HARMLESS] += [str(line) for line in by_rule["look_alikes"]]
    lines = [(line, kind, 1.0) for kind, of_kind in signs.items() for line in of_kind]
    rng = Random(42)
    lines += [(hurt(line, of, rng), kind, HURT_WEIGHT) for of in HURT_WORDS for line, kind, _ in lines]
    ordinary = [text for intent, text in nlu_lines(ROOT / "data" / "nlu") if intent != "crisis"]
    lines += [(text, ORDINARY, ORDINARY_WEIGHT) for text in [*ordinary, *_goal_messages()]]
    WEIGHTS.write_bytes(_learned(lines) + digest_of(ROOT))


def _goal_messages() -> list[str]:
    """Return the messages that drafting learns from: wishes and complaints, all without danger."""
    files = sorted((ROOT / "data" / "goals").glob("*.txt"))
    rows = [row for file in files for row in file.read_text("utf-8").splitlines()]
    return [row.split(" => ")[0] for row in rows if " => " in row and not row.startswith("#")]


def _learned(lines: list[tuple[str, str, float]]) -> bytes:
    """Return the tables of danger, of plain danger and of danger to one's own life, and that of rarities."""
    kinds = np.array([kind for _, kind, _ in lines])
    weights = np.array([weight for *_, weight in lines])
    places = _places([text for text, *_ in lines])
    rarity = _rarity(places)
    rows = _lengthened(places, rarity)
    danger = ~np.isin(kinds, (HARMLESS, ORDINARY))
    told = danger & ~np.isin(kinds, ("check", "danger"))
    return b"".join((
        _table(_fit(rows, danger, _harder(rows, danger, weights))),
        _table(_fit(rows, danger & (kinds != "check"), weights)),
        _table(_fit(rows[told], np.isin(kinds[told], LIFE), weights[told])),
        _written(np.append(rarity, 0.0)),
    ))  # fmt: skip


def _harder(rows: csr_matrix, right: NDArray[Any], weights: NDArray[Any]) -> NDArray[Any]:
    """Return the weights, where what is harmless and is nearly taken for danger counts more."""
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    unseen = cross_val_predict(_machine(STRENGTH / 10), rows, right, cv=folds, method="decision_function")
    return np.where(~right & (unseen > HARD_FROM), weights * HARD_WEIGHT, weights)


def _fit(rows: csr_matrix, right: NDArray[Any], weights: NDArray[Any]) -> LogisticRegression:
    return _machine(STRENGTH).fit(rows, right, weights)


def _table(model: LogisticRegression) -> bytes:
    return _written(np.append(model.coef_[0], model.intercept_[0]))


def _written(values: NDArray[Any]) -> bytes:
    return array("b", np.clip(np.rint(values / STEP), -127, 127).astype(int).tolist()).tobytes()


def _machine(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, class_weight="balanced", solver="liblinear", random_state=42)


def _places(texts: Sequence[str]) -> csr_matrix:
    """Return which features each text has."""
    rows: list[int] = []
    columns: list[int] = []
    for row, text in enumerate(texts):
        places = sorted(hashed(plain_words(text), found_by_rules(text), word_classes()))
        rows += [row] * len(places)
        columns += places
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(texts), PLACES))


def _rarity(places: csr_matrix) -> NDArray[Any]:
    """Return how rare each feature is (inverse document frequency, Spärck Jones 1972)."""
    number, seen = places.shape[0], np.asarray(places.sum(axis=0)).ravel()
    rarity: NDArray[Any] = np.log((1 + number) / (1 + seen)) + 1
    return np.where(seen >= SEEN_IN, rarity, 0.0)


def _lengthened(places: csr_matrix, rarity: NDArray[Any]) -> csr_matrix:
    """Return the features weighed by rarity, each text of length 1."""
    rare = places @ diags(rarity)
    lengths = np.sqrt(np.asarray(rare.multiply(rare).sum(axis=1)).ravel())
    return csr_matrix(diags(1 / np.maximum(lengths, 1e-9)) @ rare)


if __name__ == "__main__":
    main()
