"""Promises of `drommeplan transcribe`, `speak` and `voices`: what is spoken is written down, trouble is one line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import wave
from pathlib import Path

import pytest

from operate import CannotGoOn, speech
from settings import ROOT, Settings


def settings(home: Path) -> Settings:
    return Settings.read(_env_file=None, home=home)


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / ".venv/bin/drommeplan", *arguments],
        env={**os.environ, "DROMMEPLAN_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_what_is_spoken_is_written_down_again(tmp_path: Path) -> None:
    spoken = run(
        tmp_path, "speak", "Jeg vil gerne bo i min egen lejlighed. Og have en hund!", f"{tmp_path}/a.wav"
    )
    heard = run(tmp_path, "transcribe", f"{tmp_path}/a.wav")

    assert (spoken.returncode, spoken.stdout, spoken.stderr) == (0, "", "")
    told = json.loads(heard.stdout)
    assert told["text"] == "jeg vil gerne bo i min egen lejlighed og have en hund"
    assert set(told["words"][0]) == {"word", "start", "end", "confidence"}
    assert heard.stderr == f"{speech.SYNTHETIC_WARNING}\n"


def test_speaking_slower_takes_longer_and_leaves_no_other_file(tmp_path: Path) -> None:
    for name, speed in (("usual", None), ("slow", 80)):
        speech.speak(settings(tmp_path), "Hvad drømmer du om?", tmp_path / f"{name}.wav", speed)
    with wave.open(str(tmp_path / "usual.wav")) as usual, wave.open(str(tmp_path / "slow.wav")) as slow:
        assert slow.getnframes() > 1.2 * usual.getnframes()

    assert sorted(file.name for file in tmp_path.rglob("*")) == ["slow.wav", "usual.wav"]


def test_what_is_no_sound_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("no sound")
    done = run(tmp_path, "transcribe", f"{tmp_path}/a.wav")

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"{tmp_path}/a.wav: is no WAV, FLAC, Ogg or MP3 file that can be read")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("text", ["", "...", "😀"])
def test_nothing_to_say_is_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(CannotGoOn, match="nothing in this text"):
        speech.speak(settings(tmp_path), text, tmp_path / "a.wav", None)


def test_a_file_that_cannot_be_written_is_named_without_the_words(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn) as told:
        speech.speak(settings(tmp_path), "hemmelig", tmp_path / "missing" / "a.wav", None)

    assert "hemmelig" not in str(told.value)
    assert "a.wav" in str(told.value)


def test_a_model_of_the_operator_comes_first_and_a_foreign_one_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "voice" / "models"
    for name, changed in (("a-foreign", {"language": "en"}), ("b-human", {"trained_on": "human"})):
        shutil.copytree(next(speech.SHIPPED.iterdir()), own / name)
        card = json.loads((own / name / "card.json").read_text("utf-8"))
        (own / name / "card.json").write_text(json.dumps({**card, **changed, "name": name}), "utf-8")
    told: list[str] = []
    found = speech.engines(settings(tmp_path), told.append)

    assert [engine.card.name for engine in found] == ["b-human", "drommeplan-da-bootstrap"]
    assert told == ['Speech model not used: a-foreign: declares the language "en", not Danish (da)']


def test_the_operator_is_told_who_answers_which_question(tmp_path: Path) -> None:
    told = run(tmp_path, "voice", "list").stdout

    assert "drommeplan-da-bootstrap (vosk, da, trained on synthetic speech)" in told
    assert "Closed choices: drommeplan-da-bootstrap" in told
    assert "Open questions: nobody" in told


def test_a_synthetic_model_answers_open_questions_only_where_the_operator_says_so(tmp_path: Path) -> None:
    accepting = Settings.read(_env_file=None, home=tmp_path, VOICE_ACCEPT_SYNTHETIC_DICTATION=True)
    told = speech.answering(accepting, lambda _: None)

    assert "Open questions: drommeplan-da-bootstrap" in told
    assert speech.SYNTHETIC_WARNING in told


def test_the_operators_words_are_read_and_those_that_no_model_knows_are_told(tmp_path: Path) -> None:
    file = tmp_path / speech.WORDS
    file.parent.mkdir()
    file.write_text("# bosteder\nZara\n\nSkovbrynsgården\n", "utf-8")
    told: list[str] = []

    assert speech.own_words(settings(tmp_path), told.append) == ["Zara", "Skovbrynsgården"]
    assert speech.answering(settings(tmp_path), told.append).endswith("does not know them: Skovbrynsgården")
    assert told == []


def test_a_list_of_words_that_cannot_be_read_is_told_and_left_out(tmp_path: Path) -> None:
    told: list[str] = []
    assert speech.own_words(settings(tmp_path), told.append) == []
    (tmp_path / speech.WORDS).parent.mkdir()
    (tmp_path / speech.WORDS).write_bytes(b"\xff\xfe")

    assert speech.own_words(settings(tmp_path), told.append) == []
    assert told == [f"{tmp_path / speech.WORDS}: is not used, as it cannot be read (UnicodeDecodeError)"]
