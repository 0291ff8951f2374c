"""Builds a tiny model in the builder's environment, for a test: FOLDER is where it goes."""

from __future__ import annotations

import sys
from pathlib import Path

from voice.model import build
from voice.model.network import Shape
from voice.model.recipe import Recipe
from voice.model.sentences import Danish

WORDS = ("bolig", "familie", "fem", "hej", "hund", "ja", "kat", "nej", "stop", "tak")
RECIPE = Recipe(
    name="tiny",
    parts=2,
    hours_each=0.05,
    steps=120,
    shape=Shape(first=96, width=128, narrow=48, layers=3, last=96),
)


def main() -> None:
    """Build it, and say what is done."""
    folder = Path(sys.argv[1])
    build.build(
        RECIPE,
        Danish(WORDS, WORDS, ()),
        folder / "work",
        folder / "model",
        1,
        lambda line: print(line, flush=True),
    )


if __name__ == "__main__":
    main()
