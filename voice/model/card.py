"""The model card: what a model is for and what it is not, what it was made of, and the hashes of its files."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from voice.model.recipe import Recipe
from voice.model.sentences import Danish

FILE = "card.json"


def of_bootstrap(recipe: Recipe, danish: Danish) -> dict[str, Any]:
    """The card of the model that knows synthetic voices alone."""
    return {
        "name": recipe.name,
        "language": "da",
        "engine": "vosk",
        "trained_on": "synthetic",
        "for": "Closed choices among a few clearly different answers, tests, and a fallback without internet.",
        "not_for": "Dictation of human speech: it has heard no human being. Never decides anything alone.",
        "words": len(danish.words),
        "recipe": {
            "seed": recipe.seed,
            "hours": recipe.parts * recipe.hours_each,
            "steps": recipe.steps,
            "danish": danish.fingerprint,
            "torch": version("torch"),
        },
        "reproducible": "The same recipe, Danish, espeak-ng, torch and kind of processor make the same files: "
        "everything is drawn from the seed, each part is spoken in a process of its own, and learning is on one "
        "thread. Another processor rounds otherwise, and other words in domain/ or data/ (recipe.danish) are other "
        "speech: the hashes differ then.",
        "licence": "Made from the project's own words and from sound that espeak-ng spoke; no recording, no word list "
        "of others.",
    }


def read(folder: Path) -> dict[str, Any]:
    """What a finished model's card says."""
    told: dict[str, Any] = json.loads((folder / FILE).read_text("utf-8"))
    return told


def write(folder: Path, told: dict[str, Any]) -> None:
    """Write the card with the hash of every file beside it."""
    files = {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != FILE
    }
    (folder / FILE).write_text(
        json.dumps(told | {"files": files}, ensure_ascii=False, indent=2) + "\n", "utf-8"
    )
