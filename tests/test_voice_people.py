"""Promises of voice/people.py: whoever comes gets a process of their own, whatever happened to the one before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest

from operate.speech import NEST
from voice import people as of_people
from voice.people import People, Set
from voice.relay import NoVoice


@pytest.fixture
async def people(tmp_path: Path) -> AsyncIterator[People]:
    people = People(Set([], tmp_path / "cache", NEST, most=4))
    yield people
    await people.aclose()


async def test_a_spare_that_failed_while_nobody_needed_it_is_nobodys_answer(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(of_people, "_START_SECONDS", 0.0)
        await people.warm()
        assert people._spare is not None
        with pytest.raises(NoVoice):
            await asyncio.shield(people._spare)

    async with people.person() as person:
        assert psutil.pid_exists(person.pid)
