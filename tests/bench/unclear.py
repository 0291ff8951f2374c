"""Synthetic speakers who are systematically unlike all that the model learned from: for adapting to one person.

They stand for nobody: a person's unclear speech is more than a rule. Nothing here is used in training.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import fft

from voice.model import synthesise, voices
from voice.model.roughen import RATE, at_model_rate


@dataclass(frozen=True)
class Speaker:
    """A voice, how another text is what its mouth makes of this one, and what becomes of the sound."""

    name: str
    voice: str
    mouth: Callable[[str], str] = str
    speed: int = 150
    tract: float = 1.0
    """How much shorter the vocal tract is: all of the spectrum so much higher. Training knows 0.82 to 1.22."""
    smeared: float = 0.0
    """Over how many seconds the loudness of each band blurs."""

    def say(self, text: str) -> Any:
        """Samples at RATE, at most 1, half a second of silence at both ends."""
        spoken = synthesise.say(
            self.mouth(text), voices.danish(self.voice), speed=int(self.speed / self.tract)
        )
        samples, _ = at_model_rate(spoken.samples, synthesise.RATE, self.tract)
        samples = _smeared(samples, self.smeared) if self.smeared else samples
        edge = np.zeros(RATE // 2)
        return np.concatenate([edge, samples / (np.abs(samples).max() + 1e-9) * 0.5, edge])


def _fronted(text: str) -> str:
    """K and g come from the teeth, s stops, r is a y: what children do, and some people all their life."""
    for sound, instead in (
        ("k", "t"),
        ("g(?!e?n?\\b)", "d"),
        ("s(?=[aeiouyæøå])", "t"),
        ("(?<![aeiouyæøå])r", "j"),
    ):
        text = re.sub(sound, instead, text)
    return text


def _reduced(text: str) -> str:
    """Of consonants in a row one is left, and the end of a word is lost."""
    text = re.sub(r"[bdfgkpstv](?=[lrjvnmptk][aeiouyæøå])", "", text)
    return re.sub(r"(?<=[aeiouyæøå])[tnrsdg]\b", "", text)


def _smeared(samples: Any, seconds: float) -> Any:
    """Each band's loudness over time made blunt, its fine structure left: no closure is quite closed."""
    size = fft.next_fast_len(len(samples))
    spectrum = fft.rfft(samples, size)
    frequencies = np.fft.rfftfreq(size, 1 / RATE)
    edges = np.concatenate([[0.0], np.geomspace(150, RATE / 2, 19)])
    window = np.hanning(int(seconds * RATE) | 1)
    made = np.zeros(size)
    for low, high in pairwise(edges):
        band = fft.irfft(spectrum * ((frequencies >= low) & (frequencies < high)), size)
        loud = np.sqrt(np.maximum(_blunt(band**2, window / window.sum()), 0)) + 1e-6
        quick = np.sqrt(np.maximum(_blunt(band**2, np.ones(161) / 161), 0)) + 1e-6
        made += band * np.minimum(loud / quick, 4.0)
    return made[: len(samples)]


def _blunt(values: Any, window: Any) -> Any:
    """Values averaged under a window, as many as before."""
    size = fft.next_fast_len(len(values) + len(window))
    whole = fft.irfft(fft.rfft(values, size) * fft.rfft(window, size), size)
    return whole[len(window) // 2 :][: len(values)]


UNCLEAR = (
    Speaker("a very short vocal tract", "f2", tract=1.8),
    Speaker("k, g, s and r elsewhere in the mouth", "m2", _fronted, speed=130),
    Speaker("consonants lost, slow", "m4", _reduced, speed=100),
    Speaker("slow and slurred", "m3", speed=90, smeared=0.3),
)
CLEAR = (Speaker("heard well", "f5"), Speaker("heard well", "paul"))
