"""Measures understanding on lines that are in no training data, and prints a table: `make eval`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import yaml

from operate.understanding import ALSO

ROOT = Path(__file__).resolve().parents[2]
FILES = ("nlu_held_out", "nlu_unseen")
Pairs = list[tuple[str, str]]


def main() -> None:
    """Print macro F1 of kind and of life area for each file."""
    print("| set | lines | kind, macro F1 | wishes | life area, macro F1 |\n|---|---|---|---|---|")
    for name in FILES:
        labelled = lines_of(ROOT / "tests" / "data" / f"{name}.yml")
        read = understood([line for _, line in labelled])
        kinds, areas = compared(labelled, read)
        print(f"| {name} | {len(kinds)} | {macro_f1(kinds):.3f} | {len(areas)} | {macro_f1(areas):.3f} |")


def lines_of(path: Path) -> Pairs:
    """Return (label, line) of a file; a label is a kind, or wish/<life area>."""
    groups = yaml.safe_load(path.read_text("utf-8"))
    return [(label, line) for label, lines in groups.items() for line in lines]


def understood(lines: list[str]) -> list[dict[str, str]]:
    """Return what `drommeplan understand` makes of the lines."""
    asked = "".join(json.dumps({"text": line}) + "\n" for line in lines)
    command = [str(ROOT / ".venv" / "bin" / "drommeplan"), "understand"]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True, cwd=ROOT)
    return [json.loads(line) for line in done.stdout.splitlines()]


def compared(labelled: Pairs, read: Iterable[dict[str, str]]) -> tuple[Pairs, Pairs]:
    """Return (true, found) pairs of kinds, and of life areas where a wish was found in a wish."""
    kinds: Pairs = []
    areas: Pairs = []
    for (label, _), found in zip(labelled, read, strict=True):
        kind, _, area = label.partition("/")
        kinds.append((ALSO.get(kind, kind), found["kind"]))
        if area:
            areas.append((area, str(found["area"])))
    return kinds, areas


def macro_f1(pairs: Pairs) -> float:
    """Return the mean over labels of 2tp / (2tp + fp + fn)."""
    labels = {true for true, _ in pairs}
    scores = []
    for label in labels:
        hits = sum(true == found == label for true, found in pairs)
        wrong = sum((true == label) != (found == label) for true, found in pairs)
        scores.append(2 * hits / (2 * hits + wrong))
    return sum(scores) / len(scores)


if __name__ == "__main__":
    main()
