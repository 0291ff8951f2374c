"""Voice messages as Telegram's apps make them: Ogg/Opus, of tones or of silence. Nobody's voice."""

from __future__ import annotations

import io
import math
import wave
from array import array

from bot.telegram_sound import voice_message

RATE = 22_050


def wav(seconds: float, loud: int = 9000) -> bytes:
    """A tone as a WAV file."""
    samples = array("h", (int(loud * math.sin(n / 9)) for n in range(int(seconds * RATE))))
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return out.getvalue()


def voice(seconds: float, loud: int = 9000) -> bytes:
    """A tone as a voice message."""
    return voice_message(wav(seconds, loud))
