"""Measures what ten read sentences give a synthetic voice that was never learned: `python -m tests.bench.voice_adapt`.

Runs in the builder's environment. It says nothing about human speech.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

import numpy as np

from tests.bench.voice import MODEL, Clock, hear
from voice import scores
from voice.model import sentences, synthesise, voices
from voice.model.roughen import RATE, at_model_rate, with_noise
from voice.vosk_engine import VoskEngine

_READ, _MEASURED, _DECIBELS = 10, 40, 10.0


def said(text: str, voice: str, dice: random.Random) -> bytes:
    """One voice in noise, always at its own pitch."""
    made = synthesise.say(text, voices.danish(voice), speed=dice.randint(130, 170))
    samples, _ = at_model_rate(made.samples, synthesise.RATE)
    chance = np.random.default_rng(dice.randrange(2**32))
    edge = np.zeros(RATE // 2)
    samples = np.concatenate([edge, with_noise(samples, chance, _DECIBELS), edge])
    whole = np.round(samples / np.abs(samples).max() * 16000)
    return bytes(whole.astype("<i2").tobytes())


def enrol(texts: list[str], voice: str, folder: Path) -> None:
    """Ten sentences as `drommeplan voice adapt` reads them."""
    dice = random.Random(1)
    rows = ["path,text,speaker"]
    for place, text in enumerate(texts):
        with wave.open(str(folder / f"{place}.wav"), "wb") as wav:
            wav.setnchannels(1)
            wav.setsampwidth(2)
            wav.setframerate(RATE)
            wav.writeframes(said(text, voice, dice))
        rows.append(f"{place}.wav,{text},{voice}")
    (folder / "read.csv").write_text("\n".join(rows), "utf-8")


def heard(model: Path, texts: list[str], voice: str) -> list[tuple[str, str]]:
    """(right, heard) of each text by this voice."""
    engine, dice = VoskEngine(model), random.Random(2)
    return [(text, hear(engine.dictate(), said(text, voice, dice), Clock()).text) for text in texts]


def main() -> None:
    """Measure voice by voice, and print."""
    dice = random.Random(17)
    drawn = dice.sample(
        [each for each in sentences.of_the_project().held_out if " " in each], _READ + _MEASURED
    )
    before: list[tuple[str, str]] = []
    after: list[tuple[str, str]] = []
    for voice in voices.HELD_OUT[: int(sys.argv[1]) if len(sys.argv) > 1 else None]:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            enrol(drawn[:_READ], voice, folder)
            done = subprocess.run(
                [sys.executable, "-m", "voice.model.adaptation", MODEL, folder],
                capture_output=True,
                check=True,
            )
            shutil.copytree(MODEL, folder / "model")
            (folder / "model" / "am" / "final.mdl").write_bytes(done.stdout)
            one, other = (heard(model, drawn[_READ:], voice) for model in (MODEL, folder / "model"))
        print(f"{voice}: {scores.word_errors(one)} → {scores.word_errors(other)}", flush=True)
        before, after = before + one, after + other
    print(f"| before | {scores.word_errors(before)} |\n| after ten sentences | {scores.word_errors(after)} |")


if __name__ == "__main__":
    main()
