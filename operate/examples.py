"""JSON lines in, JSON lines out, one each in the same order, whatever comes in. Knows no Danish."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

Answer = dict[str, Any]


class Unreadable(Exception):
    """The line is no JSON object with a string under "text"."""


def text_of(line: bytes) -> str:
    """The text of one line. Raises Unreadable."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise Unreadable from None
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise Unreadable
    # A lone half of a surrogate pair is legal JSON, and no text.
    text: str = value["text"]
    return text.encode("utf-8", "replace").decode("utf-8")


def answers(lines: Iterator[bytes], answer: Callable[[str], Answer], unreadable: Answer) -> Iterator[Answer]:
    """One answer for each line; `unreadable` for a line without a text."""
    for line in lines:
        try:
            text = text_of(line)
        except Unreadable:
            yield {"text": None, **unreadable}
        else:
            yield {"text": text, **answer(text)}


def write(answers: Iterator[Answer], out: BinaryIO) -> None:
    """Print each answer as soon as it is known."""
    for answer in answers:
        out.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        out.flush()
