"""A conversation that was closed stays closed when the front is started again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.ended import Ended
from bot.handles import KEPT, EndedHandle, Presence, new_handle

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SOON = NOW + timedelta(minutes=1)


def test_a_copied_id_opens_nothing_after_a_restart(tmp_path: Path) -> None:
    handle = new_handle("c", "web", NOW)
    Presence(NOW, Ended(tmp_path / "run" / "closed")).end(handle, NOW)

    with pytest.raises(EndedHandle):
        Presence(SOON, Ended(tmp_path / "run" / "closed", SOON)).touch(handle, SOON)


def test_others_go_on_after_a_restart(tmp_path: Path) -> None:
    Presence(NOW, Ended(tmp_path / "closed")).end(new_handle("c", "web", NOW), NOW)
    other = new_handle("c", "web", NOW)

    assert Presence(SOON, Ended(tmp_path / "closed", SOON)).touch(other, SOON).mark == other.mark


def test_the_file_names_nobody_and_forgets_what_no_seal_opens_any_more(tmp_path: Path) -> None:
    handle = new_handle("c", "web", NOW)
    Presence(NOW, Ended(tmp_path / "closed")).end(handle, NOW)
    assert handle.mark not in (tmp_path / "closed").read_text("ascii")

    Ended(tmp_path / "closed", NOW + KEPT)

    assert (tmp_path / "closed").read_text("ascii") == ""


def test_a_line_that_was_cut_off_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "closed").write_text("abc 17\nabc", "ascii")

    assert "mark" not in Ended(tmp_path / "closed", NOW)


def test_where_nothing_can_be_written_it_is_closed_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("a file, no folder")
    ended = Ended(tmp_path / "run" / "closed", NOW)

    ended.add("mark", NOW + KEPT)

    assert "mark" in ended
