"""Voice messages: Ogg/Opus to the samples that a recogniser takes, and spoken WAV back to Ogg/Opus. In memory only."""

from __future__ import annotations

from array import array
from io import BytesIO

import av
from av.audio.resampler import AudioResampler

RATE = 16000
OPUS_RATE = 48000
LONGEST = 60
"""Seconds of a voice message that are listened to."""
QUIET = 200
"""Loudest sample (of 32767) below which nothing can have been said."""


class NotSound(Exception):
    """The file is no voice message."""


class TooQuiet(Exception):
    """Nothing can be heard."""


class TooLongToHear(Exception):
    """It goes on longer than one answer does."""


def samples(voice: bytes) -> bytes:
    """16-bit samples of one channel, 16000 a second. Raises NotSound, TooQuiet, TooLongToHear."""
    heard = bytearray()
    try:
        with av.open(BytesIO(voice), mode="r", format="ogg") as file:
            resampler = AudioResampler(format="s16", layout="mono", rate=RATE)
            for frame in file.decode(audio=0):
                heard += b"".join(_bytes(one) for one in resampler.resample(frame))
                if len(heard) > 2 * RATE * (LONGEST + 1):
                    raise TooLongToHear
            heard += b"".join(_bytes(one) for one in resampler.resample(None))
    except (av.FFmpegError, IndexError, ValueError):
        raise NotSound from None
    if not heard or max(map(abs, array("h", bytes(heard)))) < QUIET:
        raise TooQuiet
    return bytes(heard)


def voice_message(wav: bytes) -> bytes:
    """A WAV file as Ogg/Opus, as Telegram's voice messages are."""
    out = BytesIO()
    with av.open(BytesIO(wav), "r") as spoken, av.open(out, "w", format="ogg") as file:
        stream = file.add_stream("libopus", rate=OPUS_RATE, layout="mono", options={"b": "24000"})
        resampler = AudioResampler(format="s16", layout="mono", rate=OPUS_RATE)
        for frame in [*spoken.decode(audio=0), None]:
            for one in resampler.resample(frame):
                file.mux(stream.encode(one))
        file.mux(stream.encode(None))
    return out.getvalue()


def _bytes(frame: av.AudioFrame) -> bytes:
    return bytes(frame.planes[0])[: frame.samples * 2]
