"""`python -m voice.model`: makes the bootstrap model, or one from recordings of people; prints its progress."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

from voice.model import build, from_people, sentences
from voice.model.network import Shape
from voice.model.recipe import Recipe

OUT = sentences.ROOT / "voice" / "models" / "drommeplan-da-bootstrap"
PEOPLE = sentences.ROOT / "var" / "speech"
LARGE = Shape(first=384, width=640, narrow=128, layers=10, last=384)
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
    parser.add_argument("--corpus", type=Path, action="append", help="folder of recordings; may be repeated")
    parser.add_argument("--name", default="drommeplan-da", help="name of the model from recordings")
    parser.add_argument("--start", type=Path, default=OUT, help="model that aligns them, and learns further")
    parser.add_argument(
        "--large", action="store_true", help="a larger network from nothing, for 50 hours or more"
    )
    wanted = parser.parse_args()
    recipe, danish = replace(Recipe(), seed=wanted.seed, steps=wanted.steps), sentences.of_the_project()
    if wanted.corpus:
        shape = LARGE if wanted.large else None
        people = from_people.Wanted(wanted.corpus, wanted.start, wanted.name, shape=shape)
        # The model that comes along is never written over.
        out = wanted.out if wanted.out != OUT else PEOPLE / wanted.name
        from_people.make(people, recipe, danish, PEOPLE / f"{wanted.name}.work", out, say)
    elif wanted.words_only:
        build.new_words(danish, recipe, wanted.out, say)
    else:
        build.build(recipe, danish, wanted.work, wanted.out, wanted.jobs, say)


if __name__ == "__main__":
    main()
