"""Sound files: reads WAV, FLAC, Ogg and MP3 as one 16-bit channel, and joins sentences to one. Keeps nothing."""

from __future__ import annotations

import sys
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

_NO_LISTS = {"format_whitelist": "wav,flac,ogg,mp3"}
_RATES = range(8000, 192_001)


class NotSound(Exception):
    """A file that is no WAV, FLAC, Ogg or MP3, or holds no sound."""


@dataclass(frozen=True)
class Sound:
    """16-bit samples of one channel, little-endian, and how many a second."""

    samples: bytes
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / 2 / self.rate


def read(file: Path) -> Sound:
    """The sound of a file: channels are mixed to one. Raises NotSound."""
    try:
        with wave.open(str(file), "rb") as wav:
            channels, width, rate = wav.getnchannels(), wav.getsampwidth(), wav.getframerate()
            data = wav.readframes(wav.getnframes())
        found = Sound(_mixed(_at_16_bits(data, width), channels), rate)
    except (EOFError, wave.Error):
        found = _decoded(file)
    except OSError as error:
        raise NotSound(f"{file}: cannot be read ({type(error).__name__})") from None
    if found.rate not in _RATES or not found.samples:
        raise NotSound(f"{file}: holds no sound")
    return found


def _decoded(file: Path) -> Sound:
    """A file that is no WAV of whole numbers."""
    import av

    heard = bytearray()
    try:
        # An open file, and no lists: what stands in it cannot lead to other files or to the net.
        with file.open("rb") as plain, av.open(plain, "r", container_options=_NO_LISTS) as opened:
            rate = opened.streams.audio[0].rate
            to_one_channel = av.AudioResampler(format="s16", layout="mono", rate=rate)
            for frame in [*opened.decode(audio=0), None]:
                for each in to_one_channel.resample(frame):
                    heard += each.to_ndarray().tobytes()
    except (av.FFmpegError, IndexError, ValueError, OSError) as error:
        kind = type(error).__name__
        raise NotSound(f"{file}: is no WAV, FLAC, Ogg or MP3 file that can be read ({kind})") from None
    return Sound(bytes(heard), rate)


def _at_16_bits(data: bytes, width: int) -> array[int]:
    """The two most significant bytes of each sample; 8-bit samples have no sign in a WAV."""
    if width == 1:
        return array("h", ((byte - 128) << 8 for byte in data))
    high = bytearray(2 * (len(data) // width))
    high[0::2], high[1::2] = data[width - 2 :: width], data[width - 1 :: width]
    samples = array("h", bytes(high))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def _mixed(samples: array[int], channels: int) -> bytes:
    if channels > 1:
        rows = (samples[channel::channels] for channel in range(channels))
        samples = array("h", (sum(row) // channels for row in zip(*rows, strict=False)))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()


def joined(sentences: Sequence[bytes], pause: float) -> bytes:
    """WAV files of one kind as one WAV file, with so many seconds of silence between them."""
    frames: list[bytes] = []
    with BytesIO() as out:
        with wave.open(out, "wb") as joint:
            for place, sentence in enumerate(sentences):
                with wave.open(BytesIO(sentence), "rb") as wav:
                    if place == 0:
                        joint.setparams(wav.getparams())
                    else:
                        frames.append(bytes(2 * int(pause * wav.getframerate())))
                    frames.append(wav.readframes(wav.getnframes()))
            joint.writeframes(b"".join(frames))
        return out.getvalue()
