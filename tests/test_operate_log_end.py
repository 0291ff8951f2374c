"""Promises of operate/log_end.py: a log that lost its end is noticed, and the note of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from operate import CannotGoOn, log_end
from operate.clocks import note_log_end
from plan.access import Account
from plan.store import Store
from tests.store_fixtures import NOW
from tests.test_plan_audit import unguarded


def test_the_end_is_noted_again_and_again(store: Store, kirsten: Account, tmp_path: Path) -> None:
    assert log_end.noted(tmp_path) is None
    assert log_end.note(tmp_path, store)
    store.queue(kirsten, NOW)
    assert log_end.note(tmp_path, store)

    assert log_end.noted(tmp_path) == store.newest()


def test_a_lost_end_is_told_and_its_note_is_kept(
    store: Store, kirsten: Account, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.queue(kirsten, NOW)
    log_end.note(tmp_path, store)
    before = log_end.noted(tmp_path)
    unguarded(store, "delete from moves where seq = 2")

    assert not log_end.note(tmp_path, store)
    assert log_end.noted(tmp_path) == before
    assert "the log of moves was cut off: move 2" in caplog.text


def test_a_note_that_is_none_is_no_note(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / log_end.NOTE).write_text("nonsense")
    note_log_end(tmp_path, store)

    with pytest.raises(CannotGoOn, match="cannot be read"):
        log_end.noted(tmp_path)
    assert "the end of the log was not noted: CannotGoOn" in caplog.text
