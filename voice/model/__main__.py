"""`python -m voice.model`: makes the bootstrap model; prints its progress, and can be stopped and started again."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

from voice.model import build, sentences
from voice.model.recipe import Recipe

OUT = sentences.ROOT / "voice" / "models" / "drommeplan-da-bootstrap"
WORK = sentences.ROOT / "var" / "speech" / "bootstrap"


def say(line: str) -> None:
    """Tell whoever waits."""
    print(line, flush=True)


def main() -> None:
    """Read the arguments and build."""
    parser = argparse.ArgumentParser(prog="make speech-model", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the finished model")
    parser.add_argument("--work", type=Path, default=WORK, help="folder of what is unfinished")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=Recipe().steps, help="steps of training")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that speak")
    parser.add_argument(
        "--words-only", action="store_true", help="new words for the finished model, no training"
    )
    wanted = parser.parse_args()
    recipe, danish = replace(Recipe(), seed=wanted.seed, steps=wanted.steps), sentences.of_the_project()
    if wanted.words_only:
        build.new_words(danish, recipe, wanted.out, say)
    else:
        build.build(recipe, danish, wanted.work, wanted.out, wanted.jobs, say)


if __name__ == "__main__":
    main()
