"""Promises of the error rates: what counts as an error, and intervals that know who spoke."""

from __future__ import annotations

from voice import scores
from voice.scores import Rate, Said

ALWAYS, NEVER = [(1, 1)] * 20, [(0, 1)] * 20


def width(rate: Rate) -> float:
    return rate.high - rate.low


def test_a_word_put_in_left_out_or_changed_is_one_error_each() -> None:
    pairs = [("jeg vil gerne rejse", "jeg gerne rejser nu"), ("nej", "nej")]

    assert (scores.word_errors(pairs).errors, scores.word_errors(pairs).of) == (3, 5)


def test_two_people_who_differ_leave_more_open_than_one_who_varies() -> None:
    several, alone = scores.rate_of_speakers([ALWAYS, NEVER]), scores.rate(ALWAYS + NEVER)

    assert several.share == alone.share == 0.5
    assert (several.low, several.high) == (0.0, 1.0)
    assert width(alone) < 0.4


def test_many_people_leave_less_open_than_two() -> None:
    many = scores.rate_of_speakers([ALWAYS, NEVER] * 20)

    assert width(many) < 0.4


def test_each_group_counts_its_own_people() -> None:
    said = [
        Said("ja", "ja", "a", {"age": "ung"}),
        Said("nej", "ja", "b", {"age": "ung"}),
        Said("nej", "nej", "b"),
    ]
    rows = scores.rows(said)

    assert [row.split(" | ")[:3] for row in rows] == [["age: ung", "2", "2"], ["all", "3", "2"]]
    assert "50.0 % (0.0-100.0)" in rows[0]


def test_nothing_heard_is_no_error() -> None:
    assert scores.rate([]).share == 0.0
    assert scores.rows([]) == []


def test_no_more_is_changed_than_helps() -> None:
    assert scores.gentlest({0.0: 0.3, 0.5: 0.1, 1.0: 0.1}) == 0.5
    assert scores.gentlest({0.0: 0.3, 0.5: 0.2, 1.0: 0.1}) == 1.0
    assert scores.gentlest({0.0: 0.1, 0.5: 0.1, 1.0: 0.2}) == 0.0
