"""Runs the measurements one after the other and prints one table. `--small` is for a quick look and for CI."""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import platform
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from settings import Settings
from tests.bench.citizen import Citizen, crowd
from tests.bench.desk import bench_desk
from tests.bench.desk_running import SMALL_DESK, DeskSize
from tests.bench.machine import OurStack, Running, our_stack, say, starter_project
from tests.bench.times import Times

STARTER_SAYS = ("hello", "I am sad", "yes", "no", "are you a bot?", "bye")


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    turns: int = 60
    sittings: int = 10
    turns_in_a_sitting: int = 10
    crowd: int = 240
    crowd_turns: int = 40
    interval: float = 30.0


SMALL = Size(turns=20, sittings=3, turns_in_a_sitting=5, crowd=8, crowd_turns=36, interval=1.0)


@dataclass(frozen=True)
class Crowd:
    """What became of many citizens at once."""

    times: Times
    turns: int
    failed: int
    forgotten: int
    sent: int
    waiting: int


def client(running: Running) -> httpx.AsyncClient:
    """One browser's worth of patience, many connections."""
    limits = httpx.Limits(max_connections=300)
    return httpx.AsyncClient(base_url=running.url, timeout=60, limits=limits, trust_env=False)


async def one_citizen(stack: OurStack, size: Size) -> tuple[list[float], list[float]]:
    """Turn times of a first long sitting, and of the last of several sittings of the same citizen."""
    async with client(stack) as http:
        person = "borger-bench"
        long = Citizen(http, stack.code_for(person))
        await long.start()
        for _ in range(size.turns):
            await long.turn()
        again = long
        for _ in range(size.sittings - 1):
            again = Citizen(http, stack.code_for(person))
            await again.start()
            for _ in range(size.turns_in_a_sitting):
                await again.turn()
        if long.failed or again.failed:
            say(f"  {long.failed + again.failed} turns failed")
        return long.seconds, again.seconds


async def many_citizens(stack: OurStack, size: Size) -> Crowd:
    """Whole conversations of many citizens at once; what is lost is counted."""
    async with client(stack) as http:
        citizens = [Citizen(http, code) for code in stack.codes(size.crowd)]
        before = stack.waiting()
        await crowd(citizens, size.crowd_turns, size.interval)
        return Crowd(
            times=Times.of([second for citizen in citizens for second in citizen.seconds]),
            turns=sum(citizen.turns for citizen in citizens),
            failed=sum(citizen.failed for citizen in citizens),
            forgotten=sum([await citizen.forgotten() for citizen in citizens]),
            sent=sum(citizen.sent for citizen in citizens),
            waiting=stack.waiting() - before,
        )


async def starter_turns(starter: Running, turns: int) -> list[float]:
    """Turn times of Rasa's starter project over its REST channel."""
    seconds = []
    async with client(starter) as http:
        for _, message in zip(range(turns), itertools.cycle(STARTER_SAYS), strict=False):
            began = time.perf_counter()
            reply = await http.post("/webhooks/rest/webhook", json={"sender": "bench", "message": message})
            reply.raise_for_status()
            seconds.append(time.perf_counter() - began)
    return seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="make bench BENCH=", description=__doc__)
    parser.add_argument("--small", action="store_true", help="a tenth of everything")
    parser.add_argument("--crowd-turns", type=int, help="turns of each citizen of the crowd")
    wanted = parser.parse_args()
    size = SMALL if wanted.small else Size()
    size = replace(size, crowd_turns=wanted.crowd_turns or size.crowd_turns)
    with tempfile.TemporaryDirectory() as folder, our_stack(Path(folder) / "home") as stack:
        say(f"Our stack is ready after {stack.started_in:.0f} s; one citizen talks ...")
        fresh = stack.weight()
        long, late = asyncio.run(one_citizen(stack, size))
        minutes = size.crowd_turns * size.interval / 60
        say(f"{size.crowd} citizens talk at once (about {minutes:.0f} min) ...")
        everybody = asyncio.run(many_citizens(stack, size))
        loaded, rasa = stack.weight(), stack.heaviest()
    with starter_project(Settings.read().home / "bench" / "starter") as starter:
        say("Rasa's starter project talks ...")
        plain, plain_weight = asyncio.run(starter_turns(starter, size.turns)), starter.weight()
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}\n")
    print("| what | Drømmeplan | Rasa's starter | ratio |\n|---|---|---|---|")
    print(row("ready after", stack.started_in, "s", starter.started_in))
    print_times(size, long, late, plain)
    print(row("memory at the start, USS", fresh.uss, "MiB"))
    print(row("memory after all turns, USS", loaded.uss, "MiB", plain_weight.uss))
    print(row("memory after all turns, RSS", loaded.rss, "MiB", plain_weight.rss))
    print(row("memory of the Rasa process after all turns, RSS", rasa, "MiB"))
    print_crowd(size, everybody)
    whole = not (everybody.failed or everybody.forgotten) and everybody.sent == everybody.waiting
    print()
    if not bench_desk(SMALL_DESK if wanted.small else DeskSize()) or not whole:
        sys.exit("Something was lost.")


def print_times(size: Size, long: list[float], late: list[float], plain: list[float]) -> None:
    """Turns of one citizen."""
    ours, theirs, last = Times.of(long), Times.of(plain), Times.of(late)
    print(row(f"turns 1-{size.turns}, p50", ours.p50, "ms", theirs.p50))
    print(row(f"turns 1-{size.turns}, p95", ours.p95, "ms", theirs.p95))
    print(row(f"last five of {size.turns}, p50", Times.of(long[-5:]).p50, "ms", Times.of(plain[-5:]).p50))
    print(row(f"sitting {size.sittings}, p50", last.p50, "ms"))
    print(row(f"sitting {size.sittings}, p95", last.p95, "ms"))


def print_crowd(size: Size, crowd: Crowd) -> None:
    """Turns of many citizens at once."""
    print(row(f"{size.crowd} citizens, a turn every {size.interval:.0f} s, p50", crowd.times.p50, "ms"))
    print(row("… p95", crowd.times.p95, "ms"))
    print(row("… longest", crowd.times.longest, "ms"))
    print(f"| … {crowd.turns} turns: failed, forgotten | {crowd.failed}, {crowd.forgotten} | | |")
    print(f"| … dreams: sent, on the caseworker's list | {crowd.sent}, {crowd.waiting} | | |")


def row(what: str, ours: float, unit: str, theirs: float | None = None) -> str:
    """One line of the table."""
    beside = "| |" if theirs is None else f"{theirs:.0f} {unit} | {ours / theirs:.1f} |"
    return f"| {what} | {ours:.0f} {unit} | {beside}"


if __name__ == "__main__":
    main()
