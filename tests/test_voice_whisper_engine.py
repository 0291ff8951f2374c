"""Promises of the second engine: a local folder alone, times and confidence, no words in silence, no closed choices.

Its model is tiny and writes the same word of anything: that means nothing, so nothing is asked of its words.
"""

from __future__ import annotations

import io
import wave
from array import array
from pathlib import Path
from typing import Any

import pytest

from tests import small_whisper
from tests.test_voice_vosk_engine import MODEL
from voice import installed, sound
from voice.listen import RATE, NoChoice, Question, Word, engine_for
from voice.model_card import UnusableModel
from voice.sound import Sound
from voice.speak import Speaker
from voice.vosk_engine import VoskEngine
from voice.whisper_engine import WhisperEngine, WhisperHearing

STEP = 300
"""Between the levels of two numbers."""


class Counting(WhisperEngine):
    """Hears a number in each steady level, as often as it is listened to: a word that is lost or doubled shows."""

    def words_in(self, samples: Any, expected: str) -> list[Word]:
        levels = (samples * 32768 / STEP).round().astype(int).tolist()
        begins = [at for at in range(len(levels)) if levels[at] and (at == 0 or levels[at] != levels[at - 1])]
        return [
            Word(str(levels[at]), at / RATE, (at + levels[at : at + RATE].count(levels[at])) / RATE, 1.0)
            for at in begins
        ]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> WhisperEngine:
    return WhisperEngine(small_whisper.write(tmp_path_factory.mktemp("whisper") / "tiny"))


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    speaker = Speaker(tmp_path_factory.mktemp("spoken"))
    sentences = list(speaker.speak("Jeg vil gerne bo i min egen lejlighed. Og jeg vil gerne have en hund."))
    with wave.open(io.BytesIO(sound.joined(sentences, 0.3))) as wav:
        return Sound(wav.readframes(wav.getnframes()), wav.getframerate())


def test_it_writes_words_with_times_and_confidence(engine: WhisperEngine, spoken: Sound) -> None:
    hearing = engine.dictate(["Zara"], rate=spoken.rate)
    shown = [hearing.feed(spoken.samples[at : at + 8001]) for at in range(0, len(spoken.samples), 8001)]
    told = hearing.finish()

    assert any(shown)  # while somebody still speaks
    assert told.text == " ".join(word.word for word in told.words)
    assert told.words
    assert all(0 <= word.confidence <= 1 for word in told.words)
    assert all(0 <= word.start <= word.end <= spoken.seconds + 0.1 for word in told.words)


def test_a_long_turn_is_settled_piece_by_piece_and_no_word_is_lost_or_doubled(tmp_path: Path) -> None:
    hearing = WhisperHearing(Counting(small_whisper.write(tmp_path / "tiny"), later=True), "", RATE)
    numbers = range(1, 91)
    for number in numbers:
        hearing.feed(array("h", [number * STEP] * (RATE // 2) + [0] * (RATE // 2)).tobytes())
        assert len(hearing._samples) < 35 * RATE
    told = hearing.finish()

    assert told.text == " ".join(map(str, numbers))
    assert [round(word.start, 3) for word in told.words] == [number - 1 for number in numbers]


@pytest.mark.parametrize("audio", [b"", b"\0", bytes(2 * 16000 * 4)])
def test_where_nobody_speaks_nothing_is_written(engine: WhisperEngine, audio: bytes) -> None:
    hearing = engine.dictate()
    hearing.feed(audio)

    assert hearing.finish().text == ""


def test_it_answers_open_questions_and_no_closed_ones(engine: WhisperEngine) -> None:
    vosk = VoskEngine(MODEL)

    assert engine_for(Question.OPEN, [vosk, engine]) is engine
    assert engine_for(Question.CHOICE, [engine, vosk]) is vosk
    with pytest.raises(NoChoice):
        engine.choose(["Ja", "Nej"])


def test_the_card_says_which_engine_loads_a_folder(tmp_path: Path) -> None:
    folder = small_whisper.write(tmp_path / "tiny", word_error_rate="none")
    assert installed.engines([folder], lambda line: None) == []
    found = installed.engines([small_whisper.write(tmp_path / "other"), MODEL], lambda line: None)

    assert [each.name for each in found] == ["whisper", "vosk"]


@pytest.mark.parametrize(
    ("lost", "card", "why"),
    [
        ("tokenizer.json", {}, "lacks tokenizer.json"),
        ("model.bin", {}, "lacks model.bin"),
        ("", {"engine": "vosk"}, "not for Whisper"),
        ("", {"language": "en"}, "not Danish"),
    ],
)
def test_what_is_no_danish_whisper_model_is_refused(
    tmp_path: Path, lost: str, card: dict[str, str], why: str
) -> None:
    folder = small_whisper.write(tmp_path / "tiny", **card)
    if lost:
        (folder / lost).unlink()

    with pytest.raises(UnusableModel, match=why):
        WhisperEngine(folder)


def test_a_broken_model_is_refused(tmp_path: Path) -> None:
    folder = small_whisper.write(tmp_path / "tiny")
    (folder / "model.bin").write_bytes(b"no model")

    with pytest.raises(UnusableModel, match="cannot be loaded"):
        WhisperEngine(folder)
