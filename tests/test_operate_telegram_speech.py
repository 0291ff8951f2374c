"""What is said to the Telegram front is heard by the project's own recogniser, as far as its model may."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bot.telegram_media import HearsNobody, NotUnderstood
from bot.telegram_sound import samples, voice_message
from operate.telegram_speech import hearing, hears, speaking
from settings import Settings


def settings(home: Path, accept: bool = False) -> Settings:
    return Settings.read(_env_file=None, home=home, VOICE_ACCEPT_SYNTHETIC_DICTATION=accept)


def said(home: Path, text: str) -> bytes:
    """The text as a voice message, there and back."""
    wav = speaking(settings(home))(text)
    assert wav is not None
    return samples(voice_message(wav))


def test_free_words_are_written_down_where_the_operator_accepts_it(tmp_path: Path) -> None:
    spoken = hearing(settings(tmp_path, accept=True))(
        said(tmp_path, "Jeg vil gerne bo i min egen lejlighed"), ()
    )

    assert spoken.words == "jeg vil gerne bo i min egen lejlighed"
    assert not spoken.danger


def test_a_model_that_has_heard_no_human_being_hears_choices_alone(tmp_path: Path) -> None:
    hear = hearing(settings(tmp_path))

    assert hear(said(tmp_path, "Spring over"), ["Vis billeder", "Spring over"]).words == "Spring over"
    with pytest.raises(HearsNobody):
        hear(said(tmp_path, "Jeg vil gerne bo i min egen lejlighed"), ["Ja", "Nej"])


def test_danger_is_noticed_in_what_was_heard(tmp_path: Path) -> None:
    spoken = hearing(settings(tmp_path, accept=True))(said(tmp_path, "Jeg vil ikke leve mere"), ())

    assert spoken.danger


@pytest.mark.parametrize("voice", ["en", "de", "pl"])
def test_another_language_is_told_and_not_read_back_as_danish(tmp_path: Path, voice: str) -> None:
    words = {"en": "I dream of getting a job", "de": "weil ich erwachsen bin", "pl": "Chciałbym mieszkać sam"}
    spoken = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", "140", "--stdout", words[voice]], capture_output=True, check=True
    )

    with pytest.raises(NotUnderstood):
        hearing(settings(tmp_path, accept=True))(samples(voice_message(spoken.stdout)), ())


def test_whether_free_words_are_heard_here_is_told_by_the_models_cards(tmp_path: Path) -> None:
    assert hears(settings(tmp_path, accept=True))
    assert not hears(settings(tmp_path))


def test_nothing_that_was_read_aloud_stays(tmp_path: Path) -> None:
    said(tmp_path, "Jeg vil gerne have en hund")

    assert [file for file in tmp_path.rglob("*") if file.is_file() and file.suffix == ".wav"] == []
