"""Promises of `drommeplan voice adapt`: only with a yes, one locked file, its key elsewhere, opened in memory alone."""

from __future__ import annotations

import json
import stat
import wave
from pathlib import Path

import pytest

from operate import CannotGoOn, speech, voice_adapt
from settings import Settings
from tests.test_voice_vosk_engine import MODEL
from voice import personal, scores
from voice.model_card import UnusableModel

MEMORY = Path("/dev/shm")  # noqa: S108 - looked into, not written to
SENTENCES = (
    "jeg vil gerne rejse",
    "jeg vil gerne have en hund",
    "hvad drømmer du om",
    "jeg vil gerne lære at svømme",
    "jeg vil gerne bo i min egen lejlighed",
)
# So much shorter is the throat of a person whom the model hears badly: four letters in ten are wrong, and whichever
# way another processor rounds, learning takes most of them away.
SHORTER = 2.0


def quiet(line: str) -> None:
    """Whoever waits in a test waits in silence."""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings.read(_env_file=None, home=tmp_path_factory.mktemp("home"))


def reading(settings: Settings, folder: Path, shorter: float) -> Path:
    """A folder of sentences as one person reads them; played faster, they come from a smaller body."""
    folder.mkdir()
    for place, text in enumerate(SENTENCES):
        file = folder / f"{place}.wav"
        speech.speak(settings, text, file, round(130 / shorter))
        with wave.open(str(file)) as wav:
            rate, samples = wav.getframerate(), wav.readframes(wav.getnframes())
        with wave.open(str(file), "wb") as wav:
            wav.setnchannels(1)
            wav.setsampwidth(2)
            wav.setframerate(round(rate * shorter))
            wav.writeframes(samples)
    rows = [f"{place}.wav,{text},mig" for place, text in enumerate(SENTENCES)]
    (folder / "read.csv").write_text("\n".join(["path,text,speaker", *rows]), "utf-8")
    return folder


@pytest.fixture(scope="module")
def read_aloud(settings: Settings) -> Path:
    return reading(settings, settings.home / "read", SHORTER)


@pytest.fixture(scope="module")
def learned(settings: Settings, read_aloud: Path) -> tuple[Path, Path]:
    file, key = settings.home / "person", settings.home / "key"
    voice_adapt.adapt(settings, read_aloud, file, key, quiet, they_said_yes=True, steps=40)
    return file, key


def test_without_a_yes_nothing_is_learned(settings: Settings, read_aloud: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match="they-said-yes"):
        voice_adapt.adapt(settings, read_aloud, tmp_path / "f", tmp_path / "k", quiet, they_said_yes=False)

    assert list(tmp_path.iterdir()) == []


def test_a_person_who_was_heard_badly_is_heard_with_their_own_file(
    settings: Settings, learned: tuple[Path, Path]
) -> None:
    said, before = settings.home / "read" / "4.wav", opened()
    without = json.loads(speech.transcribe(settings, said, quiet))
    told = json.loads(voice_adapt.transcribe(settings, said, *learned, quiet))

    wrong = [scores.character_errors([(SENTENCES[4], each["text"])]).share for each in (without, told)]
    assert wrong[1] < wrong[0] / 2
    assert opened() <= before


def opened() -> set[Path]:
    """What lies open in memory, also of others on this machine."""
    return set(MEMORY.glob("drommeplan_person-*"))


def test_a_person_who_is_heard_well_keeps_the_model_as_it_is(settings: Settings, tmp_path: Path) -> None:
    folder = reading(settings, tmp_path / "read", 1.0)
    with pytest.raises(CannotGoOn, match="heard best by the model as it is"):
        voice_adapt.adapt(
            settings, folder, tmp_path / "f", tmp_path / "k", quiet, they_said_yes=True, steps=5
        )

    assert not (tmp_path / "f").exists()
    assert not (tmp_path / "k").exists()


def test_the_file_tells_nothing_and_is_its_owners_alone(learned: tuple[Path, Path]) -> None:
    file, key = learned

    assert b"Nnet3" not in file.read_bytes()
    assert key.read_bytes() not in file.read_bytes()
    assert [stat.S_IMODE(each.stat().st_mode) for each in learned] == [0o600, 0o600]


def test_another_key_a_changed_file_or_another_model_opens_nothing(
    settings: Settings, learned: tuple[Path, Path], tmp_path: Path
) -> None:
    file, key = learned
    changed = bytearray(file.read_bytes())
    changed[len(changed) // 2] ^= 1
    (tmp_path / "changed").write_bytes(changed)
    (tmp_path / "am").mkdir()
    (tmp_path / "am" / "final.mdl").write_bytes(b"another")

    with pytest.raises(personal.WrongKey):
        personal.opened(file, personal.new_key(), MODEL)
    with pytest.raises(personal.WrongKey):
        personal.opened(tmp_path / "changed", key.read_bytes(), MODEL)
    with pytest.raises(UnusableModel, match="made from another model"):
        personal.opened(file, key.read_bytes(), tmp_path)
    with pytest.raises(CannotGoOn, match="cannot be read"):
        voice_adapt.transcribe(settings, settings.home / "read" / "1.wav", tmp_path / "erased", key, quiet)


def test_a_file_that_is_there_is_never_written_over(
    settings: Settings, read_aloud: Path, learned: tuple[Path, Path], tmp_path: Path
) -> None:
    with pytest.raises(CannotGoOn, match="is there already"):
        voice_adapt.adapt(settings, read_aloud, learned[0], tmp_path / "k", quiet, they_said_yes=True)


@pytest.mark.parametrize(
    ("file", "key", "why"),
    [
        ("same", "same", "must be another file"),
        ("f", "away/k", "is no folder"),
        ("away/f", "k", "is no folder"),
    ],
)
def test_where_one_of_the_two_cannot_be_written_none_is(
    settings: Settings, tmp_path: Path, file: str, key: str, why: str
) -> None:
    with pytest.raises(CannotGoOn, match=why):
        voice_adapt.adapt(settings, tmp_path, tmp_path / file, tmp_path / key, quiet, they_said_yes=True)

    assert list(tmp_path.iterdir()) == []


def test_recordings_of_something_else_teach_nothing(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "read.csv").write_text("path,text,speaker\na.wav,min hemmelige drøm,1\n", "utf-8")
    with pytest.raises(CannotGoOn, match="NothingFits") as refused:
        voice_adapt.adapt(settings, tmp_path, tmp_path / "f", tmp_path / "k", quiet, they_said_yes=True)

    assert "hemmelige" not in str(refused.value)
    assert not (tmp_path / "f").exists()
