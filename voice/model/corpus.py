"""Recordings of people to learn from: decodes them, keeps speakers apart, and aligns each with its sentence."""

from __future__ import annotations

import random
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from voice import recordings
from voice.model import alignment, speech
from voice.model.alignment import Row
from voice.model.features import Example, frames
from voice.model.roughen import rough
from voice.model.sounds import samples_of
from voice.model.training import Trained
from voice.recordings import Recording

_RIVALS = 3


class TooFewPeople(Exception):
    """A corpus of one speaker: nobody is left to measure on."""


@dataclass(frozen=True)
class Parted:
    """Whom the model learns from, and whom it is measured on; no speaker is in both."""

    learned: list[Recording]
    measured: list[Recording]


def read(folders: list[Path], measured_share: float) -> Parted:
    """All recordings of these folders, parted by speaker; the same speaker always falls on the same side."""
    everything = [each for folder in folders for each in recordings.read(folder)]
    speakers = sorted(
        {each.speaker for each in everything}, key=lambda name: (zlib.crc32(name.encode()), name)
    )
    if len(speakers) < 2:
        raise TooFewPeople
    apart = set(speakers[: min(len(speakers) - 1, max(1, round(measured_share * len(speakers))))])
    return Parted(
        [each for each in everything if each.speaker not in apart],
        [each for each in everything if each.speaker in apart],
    )


def learn_from(told: list[Recording], trained: Trained, seed: int) -> tuple[list[Example], Counter[str]]:
    """Each recording twice, as it is and roughened, with its sounds; and what became of all of them."""
    dice, chance = random.Random(seed), np.random.default_rng(seed)
    rows = {text: alignment.row_of(text) for text in sorted({each.text for each in told})}
    usable = [row for row in rows.values() if row is not None]
    made: list[Example] = []
    became: Counter[str] = Counter()
    for each in told:
        row = rows[each.text]
        if row is None:
            became["not read as Danish"] += 1
            continue
        samples = samples_of(each.file)
        if samples is None:
            became["no sound that can be decoded"] += 1
            continue
        others = dice.sample(usable, min(_RIVALS + 1, len(usable)))
        found = _one(samples, trained, row, [other for other in others if other is not row][:_RIVALS], chance)
        became["learned" if found else "does not fit its sentence"] += 1
        made += found
    return made, became


def _one(samples: Any, trained: Trained, row: Row, others: list[Row], chance: Any) -> list[Example]:
    plain = alignment.aligned(trained, _seen(samples, chance), row, others)
    if plain is None:
        return []
    again = _seen(rough(samples, chance, []), chance)[: len(plain.frames)]
    return [plain, Example(again.astype(np.float16), plain.sounds, plain.places)]


def _seen(samples: Any, chance: Any) -> Any:
    dithered = samples + chance.standard_normal(len(samples))
    return frames(np.clip(np.round(dithered), -32768, 32767))


def save(examples: list[Example], file: Path) -> None:
    """As synthetic speech is kept."""
    speech.save(examples, file)
