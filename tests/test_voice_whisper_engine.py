"""Promises of the second engine: a local folder alone, times and confidence, no words in silence, no closed choices.

Its model is tiny and of random weights: what it writes means nothing, so nothing is asked of its words.
"""

from __future__ import annotations

import io
import wave
from pathlib import Path

import pytest

from tests import small_whisper
from tests.test_voice_vosk_engine import MODEL
from voice import installed, sound
from voice.listen import NoChoice, Question, engine_for
from voice.model_card import UnusableModel
from voice.sound import Sound
from voice.speak import Speaker
from voice.vosk_engine import VoskEngine
from voice.whisper_engine import WhisperEngine


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


def test_a_long_turn_is_settled_piece_by_piece(engine: WhisperEngine, spoken: Sound) -> None:
    hearing = engine.dictate(rate=spoken.rate)
    times = int(60 / spoken.seconds) + 1
    for _ in range(times):
        hearing.feed(spoken.samples)
    told = hearing.finish()

    assert len(hearing._samples) < 35 * 16000
    assert told.words[-1].end > 40
    assert [word.start for word in told.words] == sorted(word.start for word in told.words)


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
