"""Promises of /lyd on a machine that cannot hear, or cannot speak: it says so, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from bot import texts
from operate.speech import NEST
from tests.browser import served
from tests.spoken import SpeakingBench, models, silence, spoken
from tests.test_voice_lyd import page
from voice.people import Set


@pytest.fixture(scope="module")
def deaf(tmp_path_factory: pytest.TempPathFactory) -> SpeakingBench:
    cache = tmp_path_factory.mktemp("deaf")
    return SpeakingBench(cache, given=Set([], cache, NEST, True))


@pytest.fixture(scope="module")
def dumb(tmp_path_factory: pytest.TempPathFactory) -> SpeakingBench:
    cache = tmp_path_factory.mktemp("dumb")
    return SpeakingBench(cache, given=Set(models(), cache, "tests.nest_without_voice"))


@pytest.fixture(scope="module")
def address(deaf: SpeakingBench) -> Iterator[str]:
    with served(deaf.app, deaf.people.aclose) as address:
        yield address


@pytest.fixture(scope="module")
def dumb_address(dumb: SpeakingBench) -> Iterator[str]:
    with served(dumb.app, dumb.people.aclose) as address:
        yield address


@pytest.mark.parametrize("how", [{"question": "open"}, {"question": "choice", "options": ["Ja", "Nej"]}])
async def test_without_a_model_nothing_is_heard_and_all_is_read(
    deaf: SpeakingBench, address: str, how: dict[str, Any]
) -> None:
    async with page(deaf, address) as one:
        ready = await one.until("ready")
        told = await one.hear(spoken("Ja"), **how)
        await one.ask(do="say", n=2, text="Skriv til mig.")
        said = await one.until("said")

    assert (ready["dictation"], ready["choice"], ready["synthetic"]) == (False, False, False)
    assert told == {"is": "nothing", "n": 1, "why": "no_engine"}
    assert (ready["voice"], said["spoken"], len(one.sounds)) == (True, True, 1)


async def test_without_a_voice_nothing_is_read_and_choices_are_heard(
    dumb: SpeakingBench, dumb_address: str
) -> None:
    async with page(dumb, dumb_address) as one:
        ready = await one.until("ready")
        await one.ask(do="say", n=2, text="Skriv til mig.")
        said = await one.until("said")
        heard = await one.hear(spoken("Nej") + silence(3), question="choice", options=["Ja", "Nej"])

    assert (ready["voice"], ready["dictation"], ready["choice"]) == (False, False, True)
    assert (said, one.sounds) == ({"is": "said", "n": 2, "spoken": False}, [])
    assert heard["option"] == "Nej"


async def test_without_a_voice_a_page_says_so_kindly(dumb_address: str) -> None:
    async with httpx.AsyncClient(base_url=dumb_address, follow_redirects=True) as browser:
        await browser.post("/", data={"do": "practice"})
        read = await browser.get("/samtale/oplaes/0")

    assert read.status_code == 503
    assert read.text == texts.NOT_READ
