"""Promises of voice/names.py: names that a person told are known again, and ordinary words are not taken for names."""

from __future__ import annotations

from pathlib import Path

import pytest

from operate.speech import NEST
from tests.browser import served
from tests.spoken import SpeakingBench, models, silence, spoken
from tests.test_voice_lyd import page
from voice.names import MOST, names
from voice.people import Set


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("min hund hedder zara", ["zara"]),
        ("Min hund hedder Zara. Min bror er Mads.", ["Mads", "Zara"]),
        ("jeg bor i vejle og hun hedder mia", ["mia", "vejle"]),
        ("Jeg vil gerne have en hund", []),
        ("JEG VIL HAVE EN HUND", []),
        ("jeg bor i et hus og det hedder noget", []),
        ("Hund. Kat: Mus", []),
        ("", []),
    ],
)
def test_names_are_what_a_person_calls_so(text: str, found: list[str]) -> None:
    assert names([text]) == found


def test_the_newest_come_first_each_once_and_not_without_measure() -> None:
    many = [f"min ven hedder {'a' * length}" for length in range(2, 40)] * 3

    assert names(["hun hedder Mia", "hun hedder Zara", "hun hedder Mia"]) == ["Mia", "Zara"]
    assert len(names([*many, *[f"hun hedder {'b' * length}" for length in range(2, 40)]])) == MOST


async def test_the_operators_words_are_heard_everywhere(tmp_path: Path) -> None:
    given = Set(models(), tmp_path / "cache", NEST, True, words=("Zara",))
    bench = SpeakingBench(tmp_path, given=given)
    with served(bench.app, bench.people.aclose) as address:
        async with page(bench, address) as one:
            heard = await one.hear(spoken("Hun hedder Sara og bor i Vejle") + silence(3))

    assert heard["text"] == "hun hedder zara og bor i vejle"
