"""Finds where each sound of a read sentence lies in its recording, and whether the sentence is what was read at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from voice.model import network, phones, synthesise
from voice.model.features import Example
from voice.model.network import STRIDE
from voice.model.phones import NUMBER, SILENCE
from voice.model.training import Trained

_NEVER = -1e30
# Half as much as in decoding: here every sound must find its place.
_WEIGHT = 0.3


@dataclass(frozen=True)
class Row:
    """The sounds of a sentence by number, and which of them may be missing: the pauses around its words."""

    sounds: Any
    may_miss: Any


def row_of(text: str) -> Row | None:
    """How espeak-ng says a sentence; None where it leaves Danish."""
    spoken = synthesise.say(text)
    if not spoken.is_danish or not spoken.sounds:
        return None
    sounds, pauses, word = [NUMBER[SILENCE]], [True], -1
    for sound in spoken.sounds:
        if sound.name == SILENCE:
            continue
        if word not in (-1, sound.word):
            sounds.append(NUMBER[SILENCE])
            pauses.append(True)
        sounds.append(NUMBER[sound.name])
        pauses.append(False)
        word = sound.word
    return Row(np.array([*sounds, NUMBER[SILENCE]]), np.array([*pauses, True]))


def likelihoods(trained: Trained, frames: Any) -> Any:
    """How well each output fits each step, freed of how often that output is right in general."""
    return _WEIGHT * (network.scores(trained.network, frames) - np.log(trained.priors))


def best_path(likely: Any, row: Row) -> tuple[float, Any] | None:
    """Score for each step, and the place in the row at each step (Viterbi); None where it is too short for the row."""
    steps, places = len(likely), len(row.sounds)
    if steps < int((~row.may_miss).sum()):
        return None
    first, further = likely[:, 2 * row.sounds], likely[:, 2 * row.sounds + 1]
    after_pause = np.concatenate([[False, False], row.may_miss[1:-1]])[:places]
    best = np.full(places, _NEVER)
    best[:2] = first[0, :2]
    came_by = np.zeros((steps, places), np.int8)
    for step in range(1, steps):
        stay = best + further[step]
        follow = np.concatenate([[_NEVER], best[:-1]]) + first[step]
        skip = np.where(after_pause, np.concatenate([[_NEVER, _NEVER], best[:-2]]) + first[step], _NEVER)
        ways = np.stack([stay, follow, skip])
        came_by[step], best = ways.argmax(0), ways.max(0)
    place = places - 1 if best[-1] > best[-2] else places - 2
    score = float(best[place]) / steps
    path = np.zeros(steps, np.int64)
    for step in range(steps - 1, -1, -1):
        path[step] = place
        place -= int(came_by[step, place])
    return (score, path) if score > _NEVER / steps else None


def aligned(trained: Trained, frames: Any, row: Row, others: list[Row]) -> Example | None:
    """Frames with their sounds; None where one of the other sentences fits better than the one it should be."""
    likely = likelihoods(trained, frames)
    found = best_path(likely, row)
    if found is None or len(phones.SOUNDS) * 2 != likely.shape[1]:
        return None
    score, path = found
    rivals = (best_path(likely, other) for other in others)
    if any(rival is not None and rival[0] >= score for rival in rivals):
        return None
    places = np.repeat(path, STRIDE)[: len(frames)]
    frames = frames[: len(places)]
    return Example(frames.astype(np.float16), row.sounds[places].astype(np.uint8), places.astype(np.uint16))
