"""Promises of operate/model.py: trained when the training data changed, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from operate import CannotGoOn
from operate.model import (
    complaint,
    model_file,
    rasa_command,
    rasa_environment,
    train,
    trained_model,
    unreadable_yaml,
)
from settings import Settings


def a_project(root: Path) -> Path:
    for name in ("domain/wish.yml", "data/nlu/wish.yml", "engine/component.py", "requirements/rasa.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    (root / "config.yml").write_text("pipeline")
    return root


def settings_in(home: Path) -> Settings:
    return Settings.read(_env_file=None, home=home)


@pytest.mark.parametrize(
    "changed", ["config.yml", "domain/wish.yml", "data/nlu/new.yml", "engine/component.py"]
)
def test_other_training_data_wants_another_model(tmp_path: Path, changed: str) -> None:
    root, settings = a_project(tmp_path), settings_in(tmp_path / "var")
    before = model_file(settings, root)
    (root / changed).write_text("changed")

    assert model_file(settings, root) != before


def test_a_renamed_file_wants_another_model(tmp_path: Path) -> None:
    root, settings = a_project(tmp_path), settings_in(tmp_path / "var")
    before = model_file(settings, root)
    (root / "domain/wish.yml").rename(root / "domain/dream.yml")

    assert model_file(settings, root) != before


def test_what_is_no_part_of_the_model_changes_nothing(tmp_path: Path) -> None:
    root, settings = a_project(tmp_path), settings_in(tmp_path / "var")
    before = model_file(settings, root)
    (root / "domain/__pycache__").mkdir()
    (root / "domain/__pycache__/wish.pyc").touch()
    (root / "engine/channel.py").touch()

    assert model_file(settings, root) == before


def test_without_a_model_the_command_that_makes_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match="drommeplan train"):
        trained_model(settings_in(tmp_path))


def test_a_home_that_cannot_be_written_is_told_before_training(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CannotGoOn, match=r"^DROMMEPLAN_HOME: "):
        train(settings_in(tmp_path / "file" / "home"), print)


def test_the_first_file_that_is_no_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    root = a_project(tmp_path)
    (root / "domain/wish.yml").write_text("responses:\n  utter_hej: [\n")

    assert str(unreadable_yaml(root)).startswith("domain/wish.yml, line 3: ")


def test_where_all_is_yaml_no_file_is_named(tmp_path: Path) -> None:
    assert unreadable_yaml(a_project(tmp_path)) is None


def test_the_last_error_of_a_training_is_its_complaint() -> None:
    log = (
        "a.py:7: UserWarning: old\n\x1b[91mInvalidConfigException: No class 'X'.\x1b[0m\nSee the manual.\n\n"
    )

    assert complaint(log) == "InvalidConfigException: No class 'X'."
    assert complaint("Killed\n") == "Killed"
    assert complaint("") == "it said nothing"


def test_rasa_listens_on_loopback_and_has_no_api(tmp_path: Path) -> None:
    command = rasa_command(tmp_path / "model.tar.gz", 7699)

    assert command[command.index("--interface") + 1] == "127.0.0.1"
    assert "--enable-api" not in command


def test_rasa_calls_nobodys_home(tmp_path: Path) -> None:
    assert rasa_environment(settings_in(tmp_path))["RASA_TELEMETRY_ENABLED"] == "false"
