"""Promises of `drommeplan voice eval`: a table for each group, from recordings as people keep them."""

from __future__ import annotations

from pathlib import Path

import pytest

from operate import CannotGoOn, speech
from operate.voice_eval import evaluate
from settings import Settings
from voice import recordings
from voice.recordings import NotRecordings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.read(_env_file=None, home=tmp_path / "home")


def a_table(folder: Path, text: str, name: str = "mine.csv") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_each_group_gets_its_rates_with_intervals(settings: Settings, tmp_path: Path) -> None:
    folder = a_table(
        tmp_path / "own", "path,text,speaker,age\na.wav,Jeg vil gerne rejse!,1,ung\nb.wav,2 drømme,2,\n"
    )
    speech.speak(settings, "Jeg vil gerne rejse", folder / "a.wav", None)
    speech.speak(settings, "Nej", folder / "b.wav", None)
    table = evaluate(settings, folder, lambda line: None)

    assert "| age: ung | 1 | 1 | 0.0 % (0.0-0.0) | 0.0 % (0.0-0.0) |" in table
    assert "| all | 2 | 2 | 33.3 % (0.0-100.0) |" in table
    assert "2 recordings of 2 speakers" in table


def test_common_voice_is_read_as_it_comes(tmp_path: Path) -> None:
    (tmp_path / "cv" / "clips").mkdir(parents=True)
    row = 'abc\tx.mp3\tHun sagde "hej" kl. 9\t2\t0\ttwenties\tfemale\tFynsk\tda\t\n'
    head = "client_id\tpath\tsentence\tup_votes\tdown_votes\tage\tgender\taccents\tlocale\tsegment\n"
    folder = a_table(tmp_path / "cv", head + row, "validated.tsv")
    a_table(folder, head + row, "train.tsv")
    (one,) = recordings.read(folder)

    assert (one.file, one.text, one.speaker) == (folder / "clips/x.mp3", "hun sagde hej klokken ni", "abc")
    assert one.groups == {"age": "twenties", "sex": "female", "dialect": "Fynsk"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "holds no recordings"),
        ("path,text\na.wav,hemmelig drøm\n", "line 2: has no speaker"),
        ("path,text,speaker\n../a.wav,hemmelig drøm,1\n", "leads out"),
        ("path,text,speaker\na.wav,hemmelig drøm,1\n", "a.wav: cannot be read"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_without_its_words(
    settings: Settings, tmp_path: Path, text: str, why: str
) -> None:
    with pytest.raises(CannotGoOn, match=why) as refused:
        evaluate(settings, a_table(tmp_path / "own", text), lambda line: None)

    assert "hemmelig" not in str(refused.value)


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotRecordings, match="holds no recordings"):
        recordings.read(tmp_path / "nowhere")
