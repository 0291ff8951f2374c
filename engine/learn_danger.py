"""Learns the weights of `plan/danger_learned.py` from data/danger and data/nlu: `make danger`.

Run with Rasa's Python, which has scikit-learn. The same data gives the same file.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from engine.lines import nlu_lines
from plan.danger import HARMLESS, found_by_rules, plain_words, word_classes
from plan.danger_learned import PLACES, STEP, WEIGHTS, digest_of, hashed

ROOT = Path(__file__).parent.parent
DANGER = ROOT / "data" / "danger"
LIFE = ("suicide", "self_harm")
ORDINARY_WEIGHT = 0.4
"""Ordinary messages are many and easy; look-alikes are few and what matters."""
STRENGTH = 300.0
FOLDS, HARD_FROM, HARD_WEIGHT = 4, -2.0, 8.0
"""Harmless lines that a model which has not seen them puts above HARD_FROM weigh so much more."""


def main() -> None:
    """Learn both tables and write them into one file."""
    signs = {file.stem: file.read_text("utf-8").splitlines() for file in sorted(DANGER.glob("*.txt"))}
    by_rule = YAML(typ="safe").load((DANGER / "by_rule.yml").read_text("utf-8"))
    for kind, lines in by_rule["signs"].items():
        signs.setdefault(kind, []).extend(map(str, lines))
    harmless = signs.pop(HARMLESS) + [str(line) for line in by_rule["look_alikes"]]
    ordinary = [text for intent, text in nlu_lines(ROOT / "data" / "nlu") if intent != "crisis"]
    life = [line for kind in LIFE for line in signs[kind]]
    other = [
        line for kind, lines in signs.items() if kind not in (*LIFE, "check", "danger") for line in lines
    ]
    everything = [line for lines in signs.values() for line in lines]
    shares = [1.0] * (len(everything) + len(harmless)) + [ORDINARY_WEIGHT] * len(ordinary)
    danger = _learned(everything, harmless + ordinary, shares)
    to_life = _learned(life, other, [1.0] * (len(life) + len(other)))
    WEIGHTS.write_bytes(danger + to_life + digest_of(ROOT))


def _learned(yes: list[str], no: list[str], shares: list[float]) -> bytes:
    """Learn twice: the second time, what is harmless and was nearly taken for danger counts more."""
    rows = _matrix(yes + no)
    right = np.array([1] * len(yes) + [0] * len(no))
    weights = np.array(shares)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    unseen = cross_val_predict(_machine(STRENGTH / 10), rows, right, cv=folds, method="decision_function")
    weights[(right == 0) & (unseen > HARD_FROM)] *= HARD_WEIGHT
    model = _machine(STRENGTH).fit(rows, right, weights)
    table = np.append(model.coef_[0], model.intercept_[0]) / STEP
    return array("b", np.clip(np.rint(table), -127, 127).astype(int).tolist()).tobytes()


def _machine(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, class_weight="balanced", solver="liblinear", random_state=42)


def _matrix(texts: Sequence[str]) -> csr_matrix:
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, text in enumerate(texts):
        places = sorted(hashed(plain_words(text), found_by_rules(text), word_classes()))
        rows += [row] * len(places)
        columns += places
        values += [1 / float(np.sqrt(max(len(places), 1)))] * len(places)
    found: NDArray[np.float64] = np.array(values)
    return csr_matrix((found, (rows, columns)), shape=(len(texts), PLACES))


if __name__ == "__main__":
    main()
