"""`python -m voice.model.measure MODEL`: how well a finished model hears the recordings told of on standard input."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from voice import options, scores
from voice.model.sounds import samples_of
from voice.scores import Said
from voice.vosk_engine import VoskEngine

_CHUNK = 8000


def measured(model: Path, told: list[dict[str, Any]]) -> dict[str, Any]:
    """Rows for all recordings and for each group; each is told by its `file`, `text`, `speaker` and `groups`."""
    engine = VoskEngine(model)
    said = []
    for each in told:
        samples = samples_of(Path(each["file"]))
        if samples is not None:
            heard = _heard(engine, samples.round().clip(-32768, 32767).astype("<i2").tobytes())
            said.append(Said(each["text"], heard, each["speaker"], each["groups"]))
    pairs = [(each.right, each.heard) for each in said]
    shares = {
        "word_error_rate": scores.word_errors(pairs).share if said else 1.0,
        "character_error_rate": scores.character_errors(pairs).share if said else 1.0,
    }
    rows = [f"| {row} |" for row in (scores.HEAD, *scores.rows(said))]
    rounded = {name: round(share, 4) for name, share in shares.items()}
    return {"measured": [rows[0], "|---|---|---|---|---|", *rows[1:]], **rounded}


def _heard(engine: VoskEngine, audio: bytes) -> str:
    hearing = engine.dictate()
    for begin in range(0, len(audio), _CHUNK):
        hearing.feed(audio[begin : begin + _CHUNK])
    return options.spoken_form(hearing.finish().text)


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), json.load(sys.stdin))))
