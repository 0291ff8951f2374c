"""Promises of operate/examples.py: one answer for each line, in order, whatever comes in."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operate.examples import Answer, answers, write

UNREADABLE: Answer = {"status": "UNREADABLE"}


def answered(lines: bytes) -> list[Answer]:
    out = io.BytesIO()
    write(answers(iter(io.BytesIO(lines)), lambda text: {"length": len(text)}, UNREADABLE), out)
    return [json.loads(line) for line in out.getvalue().decode().splitlines()]


def test_each_line_is_answered_in_order() -> None:
    assert answered(b'{"text": "a"}\n{"text": "bb"}\n') == [
        {"text": "a", "length": 1},
        {"text": "bb", "length": 2},
    ]


@pytest.mark.parametrize(
    "line",
    [
        b"no json",
        b"",
        b"[]",
        b'"text"',
        b"{}",
        b'{"text": 3}',
        b'{"text": null}',
        b'{"text": "\xff"}',
        b"[" * 100_000,
    ],
)
def test_an_unreadable_line_is_answered_as_such(line: bytes) -> None:
    assert answered(line + b'\n{"text": "a"}') == [
        {"text": None, "status": "UNREADABLE"},
        {"text": "a", "length": 1},
    ]


def test_danish_letters_come_out_as_they_went_in() -> None:
    out = io.BytesIO()
    write(iter([{"text": "blåbærgrød"}]), out)

    assert out.getvalue() == '{"text": "blåbærgrød"}\n'.encode()


def test_half_a_letter_is_answered_too() -> None:
    assert answered(rb'{"text": "\ud83d"}') == [{"text": "?", "length": 1}]


@given(st.lists(st.binary().filter(lambda line: b"\n" not in line), max_size=5))
def test_any_bytes_give_one_answer_for_each_line(lines: list[bytes]) -> None:
    fed = b"\n".join(lines)

    assert len(answered(fed)) == len(io.BytesIO(fed).readlines())
