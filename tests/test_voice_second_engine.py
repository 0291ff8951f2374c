"""Promises of /lyd with a second engine: it answers open questions in each person's own process, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from operate.speech import NEST
from tests import small_whisper
from tests.browser import served
from tests.spoken import SpeakingBench, models, nest, silence, spoken
from tests.test_voice_lyd import page
from voice.people import Set

# The tiny model writes the same word of anything: that it wrote something is all that can be asked of it.
WORDS = "Jeg vil gerne bo i min egen lejlighed. Og jeg vil gerne have en hund."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_whisper.write(tmp_path_factory.mktemp("whisper") / "tiny")


@pytest.fixture(scope="module")
def bench(folder: Path) -> SpeakingBench:
    return SpeakingBench(folder, given=Set([folder, *models()], folder / "cache", NEST, most=8))


@pytest.fixture(scope="module")
def address(bench: SpeakingBench) -> Iterator[str]:
    with served(bench.app, bench.people.aclose) as address:
        yield address


async def test_each_person_has_open_questions_heard_by_the_engine_that_knows_people(
    bench: SpeakingBench, address: str
) -> None:
    async with page(bench, address) as one, page(bench, address) as other:
        ready = await one.until("ready")
        threads = nest().num_threads()
        both = [await each.hear(spoken(WORDS) + silence(1), press=True) for each in (one, other)]

    # Whatever else it had would not be there in a fork.
    assert threads == 1
    # The other model may answer no open question here.
    assert (ready["dictation"], ready["synthetic"]) == (True, False)
    assert [told["is"] for told in both] == ["heard", "heard"]
    assert both[0]["text"] == both[1]["text"] != WORDS.lower()
    assert all(word["word"] for word in both[0]["words"])


async def test_choices_are_heard_by_the_other(bench: SpeakingBench, address: str) -> None:
    async with page(bench, address) as one:
        heard = await one.hear(spoken("Nej") + silence(3), question="choice", options=["Ja", "Nej"])

    assert heard["option"] == "Nej"


async def test_a_model_that_breaks_later_leaves_writing_and_choices(tmp_path: Path) -> None:
    folder = small_whisper.write(tmp_path / "tiny")
    os.truncate(folder / "model.bin", 100)
    bench = SpeakingBench(tmp_path, given=Set([folder, *models()], tmp_path / "cache", NEST, most=1))
    with served(bench.app, bench.people.aclose) as address:
        async with page(bench, address) as one:
            told = await one.hear(b"")
            heard = await one.hear(spoken("Nej") + silence(3), question="choice", options=["Ja", "Nej"])

    assert (told["is"], told["why"]) == ("nothing", "no_engine")
    assert heard["option"] == "Nej"
