"""Promises of voice/people.py: whoever comes gets a process of their own, whatever happened to the one before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

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


async def test_those_who_come_at_once_while_there_is_no_nest_share_the_one_that_is_started(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[asyncio.subprocess.Process] = []
    start = asyncio.create_subprocess_exec

    async def noted(*command: Any, **how: Any) -> asyncio.subprocess.Process:
        started.append(await start(*command, **how))
        return started[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    async with AsyncExitStack() as here:
        both = await asyncio.gather(*(here.enter_async_context(people.person()) for _ in range(2)))
        nests = [psutil.Process(one.pid).ppid() for one in both]

    assert nests == [one.pid for one in started] * 2
