"""Promises of the model builder: from nothing to a model that the stock Vosk loads, and that hears what it learned."""

from __future__ import annotations

import io
import subprocess
import wave
from pathlib import Path

from tests.test_voice_vosk_engine import MODEL
from voice import sound
from voice.speak import Speaker
from voice.vosk_engine import VoskEngine

ROOT = MODEL.parents[2]
WORDS = ("bolig", "familie", "fem", "hej", "hund", "ja", "kat", "nej", "tak")


def test_a_tiny_model_is_built_and_hears_its_words(tmp_path: Path) -> None:
    python = ROOT / ".venv-speech/bin/python"
    assert python.exists(), "make install-speech"
    built = subprocess.run(
        [python, "-m", "tests.small_speech_model", tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    engine, speaker = VoskEngine(tmp_path / "model"), Speaker(tmp_path)
    heard = []
    for word in WORDS:
        with wave.open(io.BytesIO(sound.joined(list(speaker.speak(word)), 0.2))) as wav:
            hearing = engine.dictate(rate=wav.getframerate())
            hearing.feed(wav.readframes(wav.getnframes()))
        heard.append(hearing.finish().text)

    assert sum(text == word for text, word in zip(heard, WORDS, strict=True)) >= len(WORDS) - 1
