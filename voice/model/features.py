"""What the network sees of speech: 40 cepstra each 10 ms, and which sound each of those frames belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import kaldi_native_fbank
import numpy as np

from voice.model import phones
from voice.model.roughen import RATE

SIZE = 40
CONFIG = (
    "--use-energy=false",
    "--num-mel-bins=40",
    "--num-ceps=40",
    "--low-freq=20",
    "--high-freq=7600",
    "--sample-frequency=16000",
)
"""The same features, as the recogniser is told of them in conf/mfcc.conf."""
_HOP, _MIDDLE = 160, 200
# The network looks at every third frame: a shorter sound could fall between two looks.
_SHORTEST = 3


@dataclass(frozen=True)
class Example:
    """Frames, the number of the sound of each, and the number of its place in the utterance."""

    frames: Any
    sounds: Any
    places: Any


def frames(samples: Any) -> Any:
    """Cepstra of samples at 16 kHz and 16-bit scale; shape (frames, SIZE)."""
    options = kaldi_native_fbank.MfccOptions()
    options.frame_opts.samp_freq = RATE
    options.frame_opts.dither = 0
    options.frame_opts.snip_edges = True
    options.use_energy = False
    options.mel_opts.num_bins = SIZE
    options.num_ceps = SIZE
    options.mel_opts.low_freq = 20
    options.mel_opts.high_freq = 7600
    analysis = kaldi_native_fbank.OnlineMfcc(options)
    analysis.accept_waveform(RATE, samples.astype(np.float32).tolist())
    analysis.input_finished()
    made = [analysis.get_frame(place) for place in range(analysis.num_frames_ready)]
    return np.stack(made) if made else np.zeros((0, SIZE), np.float32)


def labels(sounds: list[tuple[str, int]], count: int) -> tuple[Any, Any]:
    """For `count` frames: which sound each is of, and which place in the row, from (sound, first sample)."""
    row = [(phones.SILENCE, 0)]
    for name, sample in sounds:
        if name == phones.SILENCE and row[-1][0] == phones.SILENCE:
            continue
        frame = max(0, -(-(sample - _MIDDLE) // _HOP))
        earliest = row[-1][1] + (_SHORTEST if len(row) > 1 else 0)
        row.append((name, max(frame, earliest)))
    which, place = np.zeros(count, np.uint8), np.zeros(count, np.uint16)
    ends = [begin for _, begin in row[1:]] + [count]
    for number, ((name, begin), end) in enumerate(zip(row, ends, strict=True)):
        which[begin:end] = phones.NUMBER[name]
        place[begin:end] = number
    return which, place
