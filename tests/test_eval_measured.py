"""What is understood, drafted and noticed may not fall. Starts Rasa once; the slowest file of its kind."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from operate.understanding import draft, parse, public, reader
from settings import Settings
from tests.eval.cases import cases
from tests.eval.measure import Measured, measure
from tests.eval.table import fallen

KEPT = Path(__file__).parent / "eval" / "figures.json"
ODD = ["", " ", "\x00\x07\x1b[0m", "😀😀😀", "a" * 100_000, "jeg vil " * 12_500, "我想要一只狗", "{}[]<>&%$", "-1",
       "/restart", "SELECT * FROM wishes;", "\u202eomvendt", "ﷺ" * 50, "I want a house", "?\n!\n."]  # fmt: skip


@pytest.fixture(scope="module")
def rasa() -> Iterator[httpx.Client]:
    with reader(Settings.read(), lambda told: None) as client:
        yield client


@pytest.fixture(scope="module")
def told(rasa: httpx.Client) -> Measured:
    return measure(cases("report"), lambda text: public(parse(rasa, text)))


def test_no_figure_has_fallen(told: Measured) -> None:
    assert fallen(KEPT, told) == []


def test_somebody_elses_wish_is_hardly_ever_made_a_goal(told: Measured) -> None:
    figure = told.figures["others' wishes or inverted negatives made goals"]

    assert figure.value <= 0.02


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_any_input_is_understood_somehow(rasa: httpx.Client, text: str) -> None:
    read = public(parse(rasa, text))

    assert 0 <= read["confidence"] <= 1


def test_any_input_is_drafted_somehow() -> None:
    lines = b"".join(json.dumps({"text": text}).encode() + b"\n" for text in ODD) + b"no json\n[]\n"
    out = io.BytesIO()

    draft(io.BytesIO(lines), out, lambda told: pytest.fail(told))

    made = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["text"] for line in made] == [*ODD, None, None]


def spent() -> float:
    """Seconds that this process and the Rasa that it started have computed: others on the machine take none of them."""
    own = psutil.Process()
    return sum(sum(each.cpu_times()[:2]) for each in (own, *own.children(recursive=True)))


def test_a_thousand_lines_a_minute_can_be_understood(rasa: httpx.Client) -> None:
    before = spent()

    for number in range(200):
        public(parse(rasa, f"min mor vil have jeg skal flytte men jeg vil hellere have {number} høns"))

    assert spent() - before < 12
