"""Promises of operate/preflight.py: what would keep the stack from running is one line that says what to do."""

from __future__ import annotations

import os
import re
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from operate import CannotGoOn
from operate.preflight import (
    bring_up_to_date,
    check_before_start,
    check_database,
    check_disk,
    check_facts,
    check_packages,
    check_port,
    check_ports,
)
from settings import Settings
from tests.ports import free_ports


def test_a_taken_port_is_named_with_its_variable() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CannotGoOn, match=rf"Port {port} .* DROMMEPLAN_DESK_PORT"):
            check_port("127.0.0.1", port, "DESK_PORT")


def test_a_free_port_is_left_alone() -> None:
    (port,) = free_ports(1)
    check_port("127.0.0.1", port, "PORT")

    check_port("127.0.0.1", port, "PORT")


def test_a_port_that_is_wanted_twice_is_told_with_both_variables(tmp_path: Path) -> None:
    (port,) = free_ports(1)
    settings = Settings.read(_env_file=None, home=tmp_path, port=port, desk_port=port)

    with pytest.raises(CannotGoOn, match=rf"^DROMMEPLAN_PORT and DROMMEPLAN_DESK_PORT are both {port}"):
        check_ports(settings)


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CannotGoOn, match=r"DROMMEPLAN_HOME: .*file"):
        check_disk(tmp_path / "file" / "home")


@pytest.mark.parametrize("name", ["log", "models", "run", "secrets"])
def test_a_folder_of_home_that_is_none_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()

    with pytest.raises(CannotGoOn, match=rf"^DROMMEPLAN_HOME: .*{name} cannot be written"):
        check_disk(tmp_path)


def test_a_home_of_somebody_else_is_named(tmp_path: Path) -> None:
    # Root may write anywhere but among the kernel's own files.
    home = Path("/proc/home") if os.geteuid() == 0 else tmp_path / "home"
    if os.geteuid():
        home.mkdir(mode=0o500)

    with pytest.raises(CannotGoOn, match=r"^DROMMEPLAN_HOME: .*home cannot be written"):
        check_disk(home)


def test_pages_without_their_packages_are_not_served(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match=r"make install"):
        check_packages(tmp_path / "node_modules")


@pytest.mark.parametrize("written", ["[", "words", "- id: unknown", "- {id: livslinien, checked_on: soon}"])
def test_a_file_of_facts_that_cannot_be_used_is_named(tmp_path: Path, written: str) -> None:
    (tmp_path / "facts.yml").write_text(written)

    with pytest.raises(CannotGoOn, match=r"facts\.yml cannot be used") as stopped:
        check_facts(tmp_path)

    assert "\n" not in str(stopped.value)


def test_too_little_disk_is_told_in_megabytes(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match=r"Only \d+ MB are free"):
        check_disk(tmp_path, megabytes=10**9)


def test_a_database_that_does_not_answer_is_named_without_its_password() -> None:
    url = f"postgresql+psycopg://plan:hunter2@127.0.0.1:{free_ports(1)[0]}/plan"

    with pytest.raises(CannotGoOn, match=r"^DATABASE_URL: .*plan:…@127.0.0.1") as stopped:
        check_database(url)

    assert "hunter2" not in str(stopped.value)
    assert "\n" not in str(stopped.value)


def test_a_password_behind_a_question_mark_is_not_shown() -> None:
    url = f"postgresql+psycopg://127.0.0.1:{free_ports(1)[0]}/plan?user=plan&password=hunter2"

    with pytest.raises(CannotGoOn, match=r"^DATABASE_URL: ") as stopped:
        check_database(url)

    assert "hunter2" not in str(stopped.value)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("This is a letter, and no database at all.")

    with pytest.raises(CannotGoOn, match=r"^DATABASE_URL: .*letter cannot be used: file is not a database"):
        bring_up_to_date(f"sqlite:///{tmp_path}/letter")


def test_a_database_of_a_newer_version_is_told(tmp_path: Path) -> None:
    newer = sqlite3.connect(tmp_path / "newer")
    newer.executescript("create table alembic_version (version_num text);")
    newer.execute("insert into alembic_version values ('from the future')")
    newer.commit()
    newer.close()

    with pytest.raises(
        CannotGoOn, match=r"^DATABASE_URL: .*newer is of another version: .*install"
    ) as stopped:
        bring_up_to_date(f"sqlite:///{tmp_path}/newer")

    assert "\n" not in str(stopped.value)


@pytest.fixture
def guest(postgres: str) -> Iterator[str]:
    """The address of a database that belongs to somebody else, for a user who may only look."""
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as server:
        server.execute("create role guest login")
        server.execute("create database anothers")
    yield f"{re.sub('://[^@]+@', '://guest@', postgres)}/anothers"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as server:
        server.execute("drop database anothers with (force)")
        server.execute("drop role guest")


def test_a_database_that_belongs_to_somebody_else_is_told(guest: str) -> None:
    with pytest.raises(CannotGoOn, match=r"^DATABASE_URL: .*make its user the database's owner") as stopped:
        bring_up_to_date(guest)

    assert "\n" not in str(stopped.value)


def test_an_sqlite_file_in_no_folder_is_named() -> None:
    with pytest.raises(CannotGoOn, match=r"^DATABASE_URL: sqlite:////nowhere/plan\.sqlite"):
        check_database("sqlite:////nowhere/plan.sqlite")


def test_where_all_is_well_nothing_is_said(tmp_path: Path) -> None:
    names = ("port", "desk_port", "rasa_port", "actions_port", "door_port")
    ports = dict(zip(names, free_ports(len(names)), strict=True))
    settings = Settings.read(_env_file=None, home=tmp_path, **ports)
    check_before_start(settings)

    assert settings.home.exists()
