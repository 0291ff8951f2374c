"""Promises of the model builder: from nothing to a model that the stock Vosk loads and that hears, and on to people's.

One tiny building serves the whole file.
"""

from __future__ import annotations

import io
import json
import subprocess
import wave
from pathlib import Path

import pytest

from tests.test_voice_vosk_engine import MODEL
from voice import sound
from voice.speak import Speaker
from voice.vosk_engine import VoskEngine

# Less than a minute of computing, and several where others are busy: the first test waits for it.
pytestmark = pytest.mark.timeout(1200)
ROOT = MODEL.parents[2]
WORDS = ("bolig", "familie", "fem", "hej", "hund", "ja", "kat", "nej", "tak")
# Two minutes of speech and a hundred steps teach one word more or less; a network that learned nothing hears one.
MOST = len(WORDS) - 1


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    python = ROOT / ".venv-speech/bin/python"
    assert python.exists(), "make install-speech"
    done = subprocess.run(
        [python, "-m", "tests.small_speech_model", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (folder / "told").write_text(done.stdout, "utf-8")
    return folder


def heard_right(model: Path, cache: Path) -> int:
    engine, speaker = VoskEngine(model), Speaker(cache)
    heard = []
    for word in WORDS:
        with wave.open(io.BytesIO(sound.joined(list(speaker.speak(word)), 0.2))) as wav:
            hearing = engine.dictate(rate=wav.getframerate())
            hearing.feed(wav.readframes(wav.getnframes()))
        heard.append(hearing.finish().text)
    return sum(text == word for text, word in zip(heard, WORDS, strict=True))


def test_a_tiny_model_is_built_and_hears_most_of_its_words(built: Path) -> None:
    assert heard_right(built / "model", built) >= MOST


def test_a_model_from_recordings_in_both_layouts_hears_too(built: Path) -> None:
    assert heard_right(built / "people", built) >= MOST


def test_recordings_that_do_not_fit_are_dropped_and_counted(built: Path) -> None:
    card = json.loads((built / "people" / "card.json").read_text("utf-8"))

    assert (card["language"], card["trained_on"], card["speakers"]) == ("da", "human", 4)
    assert card["recordings"]["no sound that can be decoded"] == 1
    assert 1 <= card["recordings"]["does not fit its sentence"] <= 4
    assert card["recordings"]["learned"] >= 36


def test_speakers_who_were_kept_apart_are_measured_by_group(built: Path) -> None:
    measured = json.loads((built / "people" / "card.json").read_text("utf-8"))["measured"]

    assert [row.split(" | ")[1] for row in measured[2:]] == ["10", "10"]
    assert measured[2].startswith("| age: ")
    assert all("% (" in row for row in measured[2:])
    assert "\n".join(measured) in (built / "told").read_text("utf-8")


def test_a_making_that_was_killed_at_every_stage_ends_in_the_same_model(built: Path) -> None:
    told = (built / "told").read_text("utf-8")
    one, other = (
        json.loads((built / name / "card.json").read_text("utf-8"))["files"] for name in ("people", "killed")
    )

    assert told.count("killed at: ") == 9
    assert one == other


def test_what_was_done_before_a_kill_is_not_done_again(built: Path) -> None:
    last = [line for line in (built / "told").read_text("utf-8").splitlines() if "after the kills: " in line]

    assert not [line for line in last if "aligned" in line or " step " in line]
    assert [line for line in last if "Round 2 of 2" in line]
