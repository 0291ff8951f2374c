"""A given line waits for a person, belongs to nobody, and goes when it was read or its time has come."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import inspect

from plan.store import NotPossible, Rules, Store
from tests.store_fixtures import NOW

LINES = ["plimsk og brask", "snurr med [navn]"]


def test_given_lines_wait_to_be_read(store: Store) -> None:
    store.give_lines(LINES, NOW)

    assert sorted(given.line for given in store.given_lines()) == LINES


def test_nothing_given_is_nothing_kept(store: Store) -> None:
    store.give_lines([], NOW)

    assert store.given_lines() == ()


def test_a_line_holds_its_words_and_the_day_alone(store: Store) -> None:
    store.give_lines(LINES[:1], datetime(2026, 9, 1, 22, 30, tzinfo=UTC))

    assert {column["name"] for column in inspect(store.engine).get_columns("misunderstood")} == {
        "id",
        "line",
        "day",
    }
    # Half past midnight in Denmark.
    assert [given.day for given in store.given_lines()] == [date(2026, 9, 2)]


def test_giving_leaves_no_trace_in_the_log(store: Store) -> None:
    store.give_lines(LINES, NOW)

    assert store.moves_of("misunderstood") == ()


def test_lines_come_by_their_id_and_not_in_the_order_they_were_given(store: Store) -> None:
    store.give_lines([f"linje {number}" for number in range(20)], NOW)
    ids = [given.id for given in store.given_lines()]

    assert ids == sorted(ids)


def test_a_line_that_was_read_is_erased_and_the_log_says_so_without_words(store: Store) -> None:
    store.give_lines(LINES, NOW)
    first, second = store.given_lines()
    assert store.given_line(first.id) == first.line

    store.erase_line(first.id, NOW)

    assert store.given_lines() == (second,)
    (move,) = store.moves_of("misunderstood")
    assert (move.verb, move.object) == ("erase", first.id)
    assert store.verify() is None


def test_an_unknown_line_is_neither_read_nor_erased(store: Store) -> None:
    with pytest.raises(NotPossible, match="unknown_line"):
        store.given_line("no such id")
    with pytest.raises(NotPossible, match="unknown_line"):
        store.erase_line("no such id", NOW)


def test_a_line_that_nobody_read_goes_after_ninety_days(store: Store) -> None:
    store.give_lines(LINES, NOW)
    store.erase_due(NOW + timedelta(days=90), Rules())
    assert len(store.given_lines()) == 2

    assert store.erase_due(NOW + timedelta(days=91), Rules())["misunderstood"] == 2

    assert store.given_lines() == ()
