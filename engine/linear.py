"""A linear model over words and letters, with a confidence that means what it says. Knows no label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.svm import LinearSVC

WORDS_AND_SIGNS = r"\w+|[^\w\s]"  # words, and signs and pictures one by one
FOLDS = 3
# Softmax temperatures to choose among: from very sure of itself to hardly.
TEMPERATURES = np.geomspace(0.05, 2.0, 40)


@dataclass(frozen=True)
class Linear:
    """A vectoriser with a support vector machine, and the temperature that makes its margins shares."""

    pipeline: Pipeline
    temperature: float

    def shares(self, text: str) -> list[tuple[str, float]]:
        """Return every label with the share of such texts that carry it, the likeliest first."""
        margins = np.atleast_2d(self.pipeline.decision_function([text.lower()]))
        found = zip(self.pipeline.classes_, _softmax(margins, self.temperature)[0], strict=True)
        return sorted(((str(label), float(share)) for label, share in found), key=lambda pair: -pair[1])


def learn(texts: list[str], labels: list[str], *, weight: float, letters: tuple[int, int]) -> Linear:
    """Fit a model: `weight` is the machine's C, `letters` the shortest and longest run of letters seen.

    The temperature is the one under which lines that were held out are least surprising
    (Guo et al. 2017, "On calibration of modern neural networks").
    """
    texts = [text.lower() for text in texts]
    unfitted = _pipeline(weight, letters)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=42)
    margins = cross_val_predict(unfitted, texts, labels, cv=folds, method="decision_function")
    names = np.unique(labels)
    places = np.searchsorted(names, labels)
    surprise = [_surprise(margins, places, t) for t in TEMPERATURES]
    fitted = _pipeline(weight, letters).fit(texts, labels)
    _shrink(fitted)
    return Linear(fitted, float(TEMPERATURES[int(np.argmin(surprise))]))


def _pipeline(weight: float, letters: tuple[int, int]) -> Pipeline:
    words = TfidfVectorizer(
        ngram_range=(1, 2), sublinear_tf=True, token_pattern=WORDS_AND_SIGNS, dtype=np.float32
    )
    runs = TfidfVectorizer(analyzer="char_wb", ngram_range=letters, sublinear_tf=True, dtype=np.float32)
    machine = LinearSVC(C=weight, class_weight="balanced", random_state=42)
    return Pipeline([("features", FeatureUnion([("words", words), ("runs", runs)])), ("machine", machine)])


def _shrink(fitted: Pipeline) -> None:
    """Keep the weights in half the memory; the difference is far below what a decision turns on."""
    machine: Any = fitted.named_steps["machine"]
    machine.coef_ = machine.coef_.astype(np.float32)
    for _, vectoriser in fitted.named_steps["features"].transformer_list:
        # Only needed to explain the fit, and as large as the rest.
        vectoriser.stop_words_ = None


def _softmax(margins: NDArray[Any], temperature: float) -> NDArray[Any]:
    scaled = margins / temperature
    scaled = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    shares: NDArray[Any] = scaled / scaled.sum(axis=1, keepdims=True)
    return shares


def _surprise(margins: NDArray[Any], places: NDArray[Any], temperature: float) -> float:
    shares = _softmax(margins, temperature)
    return float(-np.log(shares[np.arange(len(places)), places] + 1e-12).mean())
