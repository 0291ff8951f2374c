"""Measures what ten read sentences give speakers whom the model hears badly, and others whom it hears well.

`python -m tests.bench.voice_adapt [SPEAKERS]`, in the builder's environment. It says nothing about human speech.
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

from tests.bench.unclear import CLEAR, UNCLEAR, Speaker
from tests.bench.voice import MODEL, Clock, hear
from voice import scores
from voice.model import sentences
from voice.model.roughen import RATE, with_noise
from voice.vosk_engine import VoskEngine

_READ, _MEASURED, _DECIBELS = 10, 40, 25.0
_LONG_ENOUGH = 5
Pairs = list[tuple[str, str]]


def said(text: str, speaker: Speaker, dice: random.Random) -> bytes:
    """One speaker in a quiet room."""
    chance = np.random.default_rng(dice.randrange(2**32))
    whole = np.round(with_noise(speaker.say(text), chance, _DECIBELS) * 28000)
    return bytes(np.clip(whole, -32768, 32767).astype("<i2").tobytes())


def enrol(texts: list[str], speaker: Speaker, folder: Path) -> None:
    """Ten sentences as `drommeplan voice adapt` reads them."""
    dice = random.Random(1)
    rows = ["path,text,speaker"]
    for place, text in enumerate(texts):
        with wave.open(str(folder / f"{place}.wav"), "wb") as wav:
            wav.setnchannels(1)
            wav.setsampwidth(2)
            wav.setframerate(RATE)
            wav.writeframes(said(text, speaker, dice))
        rows.append(f"{place}.wav,{text},one")
    (folder / "read.csv").write_text("\n".join(rows), "utf-8")


def heard(model: Path, texts: list[str], speaker: Speaker) -> Pairs:
    """(right, heard) of each text by this speaker."""
    engine, dice = VoskEngine(model), random.Random(2)
    return [(text, hear(engine.dictate(), said(text, speaker, dice), Clock()).text) for text in texts]


def adapted(folder: Path) -> tuple[Path, str]:
    """The model as `drommeplan voice adapt` leaves it for this person, and what it told."""
    done = subprocess.run(
        [sys.executable, "-m", "voice.model.adaptation", MODEL, folder], capture_output=True, check=False
    )
    told = [line for line in done.stderr.decode().splitlines() if " wrong at " in line]
    if done.returncode != 0:
        return MODEL, f"model kept as it is: {done.stderr.decode().splitlines()[-1]}; {told}"
    shutil.copytree(MODEL, folder / "model")
    (folder / "model" / "am" / "final.mdl").write_bytes(done.stdout)
    return folder / "model", f"{told}"


def main() -> None:
    """Measure speaker by speaker, and print."""
    long_enough = [each for each in sentences.of_the_project().held_out if len(each.split()) >= _LONG_ENOUGH]
    drawn = random.Random(17).sample(long_enough, _READ + _MEASURED)
    speakers = (*UNCLEAR, *CLEAR)[: int(sys.argv[1]) if len(sys.argv) > 1 else None]
    print("| speaker | before | after ten sentences |\n|---|---|---|", flush=True)
    for speaker in speakers:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            enrol(drawn[:_READ], speaker, folder)
            before = heard(MODEL, drawn[_READ:], speaker)
            model, told = adapted(folder)
            after = before if model == MODEL else heard(model, drawn[_READ:], speaker)
        print(f"| {speaker.name} | {scores.word_errors(before)} | {scores.word_errors(after)} |", flush=True)
        print(told, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
