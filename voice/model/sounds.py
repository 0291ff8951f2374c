"""Decodes the sound files of a corpus, of any common kind (WAV, FLAC, MP3, Ogg). Needs no torch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from voice.model.roughen import at_model_rate

_LONGEST_SECONDS = 30
_LOUDEST = 32000.0


def samples_of(file: Path) -> Any | None:
    """The sound of any common file at the model's rate and 16-bit scale; None where it cannot be decoded."""
    try:
        with soundfile.SoundFile(file) as opened:
            if opened.frames > _LONGEST_SECONDS * opened.samplerate:
                return None
            heard, rate = opened.read(always_2d=True).mean(1), opened.samplerate
    except (OSError, soundfile.SoundFileError):
        return None
    loudest = np.abs(heard).max(initial=0.0)
    if loudest == 0 or not np.isfinite(loudest):
        return None
    samples, _ = at_model_rate(heard / loudest * _LOUDEST, rate)
    return samples
