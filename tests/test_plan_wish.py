"""A wish makes the moves of the one table and no others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from plan.wish import MOVES, STATES, NotPossible, Wish
from tests.store_fixtures import MEETING, NOW, a_wish

DAY = date(2026, 9, 1)


def wish(**more: Any) -> Wish:
    said = a_wish("svømme", why="sjovt", share_provider=True)
    kept = {name: getattr(said, name) for name in said.__dataclass_fields__}
    stands: dict[str, Any] = {
        "status": "new",
        "receipt": "hest 47",
        "citizen_ref": "borger-1",
        "received_at": NOW,
        "meeting_date": MEETING,
    }
    return Wish(**kept | stands | more)


def test_every_move_goes_between_known_states() -> None:
    for move in MOVES.values():
        assert {move.to} | move.frm <= set(STATES)
        assert move.who in ("caseworker", "citizen")


def test_every_state_but_the_first_can_be_reached() -> None:
    assert {move.to for move in MOVES.values()} == set(STATES)


def test_what_came_true_or_was_withdrawn_moves_no_more() -> None:
    for name in MOVES:
        for state in ("came_true", "withdrawn"):
            with pytest.raises(NotPossible, match=f"{name}_from_{state}"):
                wish(status=state).move(name)


def test_only_these_answers_want_a_reason() -> None:
    assert {move.to for move in MOVES.values() if move.reason} == {"changed", "later", "not_now"}


def test_reading_twice_keeps_the_first_time() -> None:
    once = wish().read(NOW)

    assert once.read(NOW + timedelta(days=1)) is once
    assert (once.status, once.read_at) == ("read", NOW)


def test_a_withdrawn_wish_has_no_words_and_keeps_whom_it_was_shared_with() -> None:
    gone = wish().withdraw(DAY)

    assert (gone.status, gone.receipt, gone.share_provider) == ("withdrawn", "hest 47", True)
    assert "svømme" not in repr(gone)
    assert "sjovt" not in repr(gone)


@pytest.mark.parametrize("days", [0, 1])
def test_the_citizen_moves_only_until_the_day_of_the_meeting(days: int) -> None:
    on = MEETING + timedelta(days=days)
    moves: list[Callable[[], Wish]] = [
        lambda: wish().withdraw(on),
        lambda: wish().reword(a_wish(), on),
    ]
    for move in moves:
        if days == 0:
            assert move()
        else:
            with pytest.raises(NotPossible, match="after_meeting"):
                move()


def test_a_wish_without_a_meeting_can_always_be_withdrawn() -> None:
    assert wish(meeting_date=None).withdraw(DAY).status == "withdrawn"


def test_a_reworded_wish_waits_to_be_read_again() -> None:
    again = replace(wish().read(NOW), status="question").reword(a_wish("dykke"), DAY)

    assert (again.status, again.version, again.read_at, again.verbatim) == ("new", 2, None, "dykke")
