"""Synthetic speech to learn from: random sentences in random voices and rooms, as frames with their sounds."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np

from voice.model import synthesise, voices
from voice.model.features import Example, frames, labels
from voice.model.roughen import RATE, at_model_rate, rough
from voice.model.sentences import Danish

FRAMES_IN_AN_HOUR = 360_000
_OTHERS = 200
_TOO_SHORT = 2000


def pieces(danish: Danish, hours: float, seed: int, names: tuple[str, ...] = voices.LEARNED) -> list[Example]:
    """So many hours of speech. The same seed gives the same speech."""
    dice, chance = random.Random(seed), np.random.default_rng(seed)
    others: list[Any] = []
    made: list[Example] = []
    wanted = hours * FRAMES_IN_AN_HOUR
    while wanted > 0:
        example = _one(danish.random_talk(dice), dice, chance, others, names)
        if example is not None:
            made.append(example)
            wanted -= len(example.frames)
    return made


def _one(
    text: str, dice: random.Random, chance: Any, others: list[Any], names: tuple[str, ...]
) -> Example | None:
    spoken = synthesise.say(
        text,
        voices.danish(dice.choice(names)),
        speed=dice.randint(100, 240),
        pitch=dice.randint(10, 90),
        pitch_range=dice.randint(5, 100),
    )
    if not spoken.is_danish or not spoken.sounds or len(spoken.samples) < _TOO_SHORT:
        return None
    ratio = dice.uniform(0.82, 1.22)
    samples, places = at_model_rate(spoken.samples, synthesise.RATE, ratio, wobble=chance)
    if len(others) < _OTHERS:
        others.append(samples)
    elif dice.random() < 0.02:
        others[dice.randrange(_OTHERS)] = samples
    before, after = (int(dice.expovariate(4) * RATE) + 800 for _ in range(2))
    padded = np.concatenate([np.zeros(before), samples, np.zeros(after)])
    heard = rough(padded, chance, others) + chance.standard_normal(len(padded))
    seen = frames(np.clip(np.round(heard), -32768, 32767))
    begins = np.searchsorted(places, [sound.begins for sound in spoken.sounds])
    named = [(sound.name, int(begin) + before) for sound, begin in zip(spoken.sounds, begins, strict=True)]
    return Example(seen.astype(np.float16), *labels(named, len(seen)))


def save(examples: list[Example], file: Path) -> None:
    """One file: all frames in a row, and how long each utterance is. Appears whole or not at all."""
    unfinished = file.with_suffix(".part.npz")
    np.savez(
        unfinished,
        frames=np.concatenate([each.frames for each in examples]),
        sounds=np.concatenate([each.sounds for each in examples]),
        places=np.concatenate([each.places for each in examples]),
        lengths=np.array([len(each.frames) for each in examples]),
    )
    unfinished.rename(file)
