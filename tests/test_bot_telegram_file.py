"""A damaged memory of the Telegram front stops nobody, and a whole one is never thrown away."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.telegram_file import opened


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "inbox.sqlite"
    for ending in ("", "-wal"):
        file.with_name(file.name + ending).write_bytes(b"kvorkelhop" * 1000)
    kept = opened(file)

    assert kept.execute("select count(*) from arrived").fetchone() == (0,)
    kept.close()
    assert b"kvorkelhop" not in file.read_bytes()


def test_a_file_that_cannot_be_written_just_now_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "inbox.sqlite"
    folder.mkdir()
    with pytest.raises(sqlite3.OperationalError):
        opened(folder)

    assert folder.exists()
