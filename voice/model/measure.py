"""`python -m voice.model.measure MODEL`: how well a finished model hears the recordings told of on standard input."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from voice import options, scores
from voice.model.sounds import samples_of
from voice.vosk_engine import VoskEngine

_CHUNK = 8000
Pair = tuple[str, str]


def measured(model: Path, told: list[dict[str, Any]]) -> dict[str, Any]:
    """Rows for all recordings and for each group; each is told by its `file`, `text` and `groups`."""
    engine = VoskEngine(model)
    by_group: dict[str, list[Pair]] = defaultdict(list)
    for each in told:
        samples = samples_of(Path(each["file"]))
        if samples is None:
            continue
        pair = (each["text"], _heard(engine, samples.round().clip(-32768, 32767).astype("<i2").tobytes()))
        for group in ("all", *(f"{name}: {value}" for name, value in each["groups"].items())):
            by_group[group].append(pair)
    head = "| speakers never learned | recordings | word error rate (95 %) | character error rate (95 %) |"
    rows = [
        f"| {group} | {len(pairs)} | {scores.word_errors(pairs)} | {scores.character_errors(pairs)} |"
        for group, pairs in sorted(by_group.items())
    ]
    errors = scores.word_errors(by_group["all"]).share if by_group["all"] else 1.0
    return {"measured": [head, "|---|---|---|---|", *rows], "word_error_rate": round(errors, 4)}


def _heard(engine: VoskEngine, audio: bytes) -> str:
    hearing = engine.dictate()
    for begin in range(0, len(audio), _CHUNK):
        hearing.feed(audio[begin : begin + _CHUNK])
    return options.spoken_form(hearing.finish().text)


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), json.load(sys.stdin))))
