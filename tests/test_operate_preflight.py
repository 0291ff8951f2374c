"""Promises of operate/preflight.py: what would keep the stack from running is one line that says what to do."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from operate import CannotGoOn
from operate.preflight import check_before_start, check_database, check_disk, check_port
from settings import Settings


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def test_a_taken_port_is_named_with_its_variable() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CannotGoOn, match=rf"Port {port} .* DROMMEPLAN_DESK_PORT"):
            check_port("127.0.0.1", port, "DESK_PORT")


def test_a_free_port_is_left_alone() -> None:
    port = free_port()
    check_port("127.0.0.1", port, "PORT")

    check_port("127.0.0.1", port, "PORT")


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CannotGoOn, match=r"DROMMEPLAN_HOME: .*file"):
        check_disk(tmp_path / "file" / "home")


def test_too_little_disk_is_told_in_megabytes(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match=r"Only \d+ MB are free"):
        check_disk(tmp_path, megabytes=10**9)


def test_a_database_that_does_not_answer_is_named_without_its_password() -> None:
    url = f"postgresql+psycopg://plan:hunter2@127.0.0.1:{free_port()}/plan"

    with pytest.raises(CannotGoOn, match=r"^DATABASE_URL: .*plan:…@127.0.0.1") as stopped:
        check_database(url)

    assert "hunter2" not in str(stopped.value)
    assert "\n" not in str(stopped.value)


def test_an_sqlite_file_in_no_folder_is_named() -> None:
    with pytest.raises(CannotGoOn, match=r"^DATABASE_URL: sqlite:////nowhere/plan\.sqlite"):
        check_database("sqlite:////nowhere/plan.sqlite")


def test_where_all_is_well_nothing_is_said(tmp_path: Path) -> None:
    ports = {name: free_port() for name in ("port", "desk_port", "rasa_port", "actions_port", "door_port")}
    settings = Settings.read(_env_file=None, home=tmp_path, **ports)
    check_before_start(settings)

    assert settings.home.exists()
