"""Reads the lines of data/nlu as they stand. Learns nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import ruamel.yaml


def nlu_lines(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (intent, line) of every intent in a folder of Rasa's training files."""
    yaml = ruamel.yaml.YAML(typ="safe")
    for file in sorted(folder.rglob("*.yml")):
        for entry in yaml.load(file.read_text("utf-8")).get("nlu", []):
            for line in entry["examples"].splitlines() if "intent" in entry else []:
                if line.strip():
                    yield entry["intent"], line.strip().removeprefix("- ").strip()
