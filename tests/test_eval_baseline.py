"""A part of the training lines is a fair part: each intent's own share, and the same each time."""

from __future__ import annotations

from pathlib import Path

from engine.lines import nlu_lines
from tests.eval.baseline import NLU, write_part


def test_each_intent_keeps_its_share_of_lines(tmp_path: Path) -> None:
    write_part(0.2, tmp_path)

    whole, part = list(nlu_lines(NLU)), list(nlu_lines(tmp_path))
    kept = {intent: [text for name, text in part if name == intent] for intent, _ in whole}
    for intent, lines in kept.items():
        number = sum(name == intent for name, _ in whole)
        assert abs(len(lines) - 0.2 * number) <= max(5, 0.02 * number), intent
    assert set(part) <= set(whole)


def test_the_same_part_is_taken_each_time(tmp_path: Path) -> None:
    write_part(0.1, tmp_path / "once")
    write_part(0.1, tmp_path / "again")

    assert list(nlu_lines(tmp_path / "once")) == list(nlu_lines(tmp_path / "again"))
