"""Speech for tests: espeak-ng says it, at the rate that the socket takes, with silence and noise around it."""

from __future__ import annotations

import io
import random
import time
import wave
from array import array
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import psutil

from bot.front_door import FrontDoor
from operate.speech import NEST, SHIPPED, reader
from tests.bot_fakes import Bench, FakeRasa
from voice.lyd import speech
from voice.people import People, Set
from voice.speak import Speaker

RATE = 16000
BLOCK = 3200
"""Bytes of a tenth of a second."""


@cache
def _speaker() -> Speaker:
    return Speaker(Path("/nonexistent"))


@cache
def spoken(text: str, speed: int = 130) -> bytes:
    """16-bit samples at 16 kHz."""
    parts = []
    for sentence in _speaker().speak(text, speed):
        with wave.open(io.BytesIO(sentence)) as wav:
            samples, rate = array("h", wav.readframes(wav.getnframes())), wav.getframerate()
        step = rate / RATE
        parts.append(array("h", (samples[int(at * step)] for at in range(int(len(samples) / step)))))
    return b"".join(part.tobytes() for part in parts)


def silence(seconds: float) -> bytes:
    return bytes(2 * int(RATE * seconds))


def noise(seconds: float, decibels: float, seed: int = 1) -> bytes:
    """A fan: steady, so many decibels below the loudest."""
    dice, loud = random.Random(seed), 32768 * 10 ** (decibels / 20)
    return array("h", (int(dice.gauss(0, loud)) for _ in range(int(RATE * seconds)))).tobytes()


def together(*sounds: bytes) -> bytes:
    """All of them at once."""
    longest = max(map(len, sounds))
    rows = [array("h", sound + bytes(longest - len(sound))) for sound in sounds]
    return array("h", (max(-32768, min(32767, sum(row))) for row in zip(*rows, strict=True))).tobytes()


def quieter(sound: bytes, decibels: float) -> bytes:
    factor = 10 ** (-decibels / 20)
    return array("h", (int(sample * factor) for sample in array("h", sound))).tobytes()


def wav_file(file: Path, sound: bytes) -> Path:
    """For the microphone of a browser."""
    with wave.open(str(file), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(RATE)
        wav.writeframes(sound)
    return file


def blocks(sound: bytes, size: int = BLOCK) -> Sequence[bytes]:
    return [sound[at : at + size] for at in range(0, len(sound), size)]


def models() -> list[Path]:
    """The folders of the models that come along."""
    return sorted(folder for folder in SHIPPED.iterdir() if folder.is_dir())


def nest() -> psutil.Process:
    """The process of this test's bench that people's processes are forks of."""
    for child in psutil.Process().children():
        with suppress(psutil.NoSuchProcess):
            if NEST in child.cmdline():
                return child
    raise AssertionError("there is no nest")


class SpeakingBench(Bench):
    """A front that hears and speaks, with everything else around it fake."""

    door: FrontDoor

    def __init__(
        self,
        cache: Path,
        rasa: FakeRasa | None = None,
        *,
        given: Set | None = None,
        most: int = 20,
        **settings: Any,
    ) -> None:
        self.people = People(
            given or Set(models(), cache, NEST, True, frozenset({"Hvad drømmer du om?"}), most)
        )
        self.passed = 0.0
        """Seconds that have passed without anybody waiting for them."""
        super().__init__(
            rasa,
            rooms=(speech(self.people, None, lambda: time.monotonic() + self.passed), self._remember),
            reader=reader(self.people, 130),
            **settings,
        )

    def _remember(self, app: Any, door: FrontDoor, cookie: Any) -> None:
        self.door = door
