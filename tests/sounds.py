"""Sounds for a microphone that are no Danish sentence: a cough, music, many voices at once, English. Made here."""

from __future__ import annotations

import io
import math
import random
import subprocess
import wave
from array import array

from tests.spoken import RATE, quieter, silence, spoken, together

CHORDS = ((220.0, 277.2, 329.6), (174.6, 220.0, 261.6), (196.0, 246.9, 293.7), (164.8, 207.7, 246.9))
MELODY = (659.3, 587.3, 523.3, 587.3, 659.3, 698.5, 784.0, 659.3)
TABLE_TALK = (
    "Hun kom hjem i går og lavede mad til os alle sammen",
    "Vi skal huske at købe mælk og brød på vejen hjem",
    "Bussen var forsinket igen så jeg måtte gå hele vejen",
    "Det regner nok i morgen siger de i radioen",
    "Har du set den nye film om de to brødre",
    "Min mor ringer altid når jeg står i køkkenet",
)


def cough(seed: int = 1) -> bytes:
    """Two barks of noise, each loud at once and gone in a third of a second."""
    dice = random.Random(seed)
    bark: list[int] = []
    last = 0.0
    for at in range(int(RATE * 0.3)):
        last += 0.45 * (dice.gauss(0, 1) - last)
        bark.append(max(-32768, min(32767, int(24000 * last * math.exp(-at / (RATE * 0.07))))))
    one = array("h", bark).tobytes()
    return one + silence(0.15) + one


def music(seconds: float) -> bytes:
    """A melody over chords, half a second each, as from a loudspeaker in the room."""
    notes = []
    for at in range(int(RATE * seconds)):
        half, within = divmod(at, RATE // 2)
        tones = (*CHORDS[half // 2 % len(CHORDS)], MELODY[half % len(MELODY)])
        swell = math.exp(-within / (RATE * 0.4)) * min(1.0, within / 400)
        notes.append(int(2200 * swell * sum(math.sin(2 * math.pi * tone * at / RATE) for tone in tones)))
    return array("h", notes).tobytes()


def babble(seconds: float, decibels: float = 12) -> bytes:
    """Six people who talk at the next table, all at once, so many decibels quieter than somebody who is close."""
    length = 2 * int(RATE * seconds)
    voices = []
    for place, words in enumerate(TABLE_TALK):
        said = spoken(words, 120 + 12 * place)
        turned = said[2 * RATE * place // 3 :] + said[: 2 * RATE * place // 3]
        voices.append((turned * (length // len(turned) + 1))[:length])
    return quieter(together(*(quieter(voice, 8) for voice in voices)), decibels)


def english(text: str) -> bytes:
    """Somebody who speaks English."""
    said = subprocess.run(
        ["espeak-ng", "-v", "en-gb", "-s", "140", "--stdout", text], capture_output=True, check=True
    ).stdout
    with wave.open(io.BytesIO(said)) as wav:
        rate = wav.getframerate()
        samples = array("h", said[44 : 44 + 2 * ((len(said) - 44) // 2)])
    step = rate / RATE
    return array("h", (samples[int(at * step)] for at in range(int(len(samples) / step)))).tobytes()
