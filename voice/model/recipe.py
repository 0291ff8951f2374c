"""What a model is made of: how much speech, how large a network, how long a training, from which seed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from voice.model.network import Shape


@dataclass(frozen=True)
class Recipe:
    """The same recipe on the same Danish makes the same model again, on the same kind of machine."""

    name: str = "drommeplan-da-bootstrap"
    seed: int = 1
    parts: int = 16
    """Pieces of synthetic speech, each kept in a file of its own."""
    hours_each: float = 0.5
    steps: int = 3000
    shape: Shape = field(default_factory=Shape)
    even_words: float = 0.05
    """The share of probability that all words have alike, also those that no sentence holds."""

    def fingerprint(self, danish: str) -> str:
        """Changes when anything does that the sounds are learned from."""
        return hashlib.sha256(json.dumps([asdict(self), danish]).encode()).hexdigest()


def keep_only_own(work: Path, fingerprint: str) -> bool:
    """Forget what another recipe left in the work folder; whether there was anything to forget."""
    work.mkdir(parents=True, exist_ok=True)
    stamp = work / "recipe"
    if stamp.exists() and stamp.read_text() == fingerprint:
        return False
    left = [file for file in work.iterdir() if file.is_file()]
    for file in left:
        file.unlink()
    stamp.write_text(fingerprint)
    return bool(left)
