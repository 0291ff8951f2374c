"""Promises of operate/log_end.py: a log that lost its end is noticed, and the note of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from operate import CannotGoOn, log_end
from operate.clocks import note_log_end
from operate.people import verify_audit
from operate.processes import open_store
from plan.access import Account
from plan.store import Store
from settings import Settings
from tests.store_fixtures import NOW
from tests.test_plan_audit import unguarded


def test_the_end_is_noted_again_and_again(store: Store, kirsten: Account, tmp_path: Path) -> None:
    assert log_end.noted(tmp_path) is None
    assert log_end.note(tmp_path, store)
    store.check_login("kirsten", "kirstens ord", "192.0.2.1", NOW)
    assert log_end.note(tmp_path, store)

    assert log_end.noted(tmp_path) == store.newest()


def test_a_lost_end_is_told_and_its_note_is_kept(
    store: Store, kirsten: Account, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.check_login("kirsten", "kirstens ord", "192.0.2.1", NOW)
    log_end.note(tmp_path, store)
    before = log_end.noted(tmp_path)
    unguarded(store, "delete from moves where seq = 2")

    assert not log_end.note(tmp_path, store)
    assert log_end.noted(tmp_path) == before
    assert "the log of moves was cut off: move 2" in caplog.text


def test_the_command_tells_what_is_missing_and_ends_with_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings.read(_env_file=None, home=tmp_path)
    kept = open_store(settings)
    for number in range(3):
        kept.create_account("Eva", f"eva{number}", "et langt ord", now=NOW)
    verify_audit(settings)
    assert capsys.readouterr().out.startswith("The log of moves is whole.\n3 moves")
    unguarded(kept, "delete from moves where seq = 3")
    kept.close()

    with pytest.raises(CannotGoOn, match="move 3 is not what it was, is missing"):
        verify_audit(settings)


def test_a_note_that_is_none_is_no_note(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / log_end.NOTE).write_text("nonsense")
    note_log_end(tmp_path, store)

    with pytest.raises(CannotGoOn, match="cannot be read"):
        log_end.noted(tmp_path)
    assert "the end of the log was not noted: CannotGoOn" in caplog.text
