"""Measures listening and speaking over the socket: `python -m tests.bench.streams`, a part of `make bench`.

The citizen front with its processes on one side, the pages on the other; beside it the plainest server that the
public vosk API gives: one recogniser for each socket, the same model, the same sound, the same run. Synthetic voices.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import platform
import socket
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event
from pathlib import Path
from uuid import uuid4

import psutil
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve

from bot.handles import new_handle
from operate.speech import SHIPPED
from tests.bench.times import Times
from tests.ports import free_ports
from tests.spoken import SpeakingBench, blocks, silence, spoken
from voice.lyd import PROTOCOL

TEXTS = (
    "Jeg vil gerne lære at svømme",
    "Jeg vil gerne have en hund",
    "Jeg vil gerne bo i min egen lejlighed",
    "Jeg vil gerne rejse til København",
)
ANSWER = "Det er en god drøm. Hvorfor er det vigtigt for dig?"
TENTH, SETTLE, IDLE = 0.1, 0.5, 5.0
MEBIBYTE = 2**20


@dataclass
class Measured:
    """Seconds of each kind, from all streams."""

    partial: list[float] = field(default_factory=list)
    decided: list[float] = field(default_factory=list)
    sound: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    heard: float = 0.0
    memory: float = 0.0


@dataclass
class Gate:
    """When the people of a round begin, and when the last of them was heard."""

    all_here: asyncio.Barrier
    heard: asyncio.Event


Server = tuple[int, int]
"""Port and process."""


def _ours(port: int, ready: Event) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench = SpeakingBench(Path(folder) / "cache")

        class Server(uvicorn.Server):
            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                await super().startup(sockets)
                await bench.people.able()
                ready.set()

        uvicorn_run(Server, bench.app, port)


def uvicorn_run(server: type[uvicorn.Server], app: object, port: int) -> None:
    """Serve on loopback until killed."""
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        host="127.0.0.1",
        port=port,
        log_level="error",
        access_log=False,
        lifespan="off",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
    )
    server(config).run()


def _reference(port: int, ready: Event) -> None:
    """One recogniser for each socket, a result for each message; the text "done" ends it."""
    import vosk

    vosk.SetLogLevel(-1)
    model = vosk.Model(str(next(folder for folder in SHIPPED.iterdir() if folder.is_dir())))

    async def talk(page: ServerConnection) -> None:
        loop = asyncio.get_running_loop()
        recogniser = vosk.KaldiRecognizer(model, 16000)
        recogniser.SetWords(True)
        async for message in page:
            if isinstance(message, str):
                await page.send(await loop.run_in_executor(None, recogniser.FinalResult))
                return
            over = await loop.run_in_executor(None, recogniser.AcceptWaveform, message)
            await page.send(recogniser.Result() if over else recogniser.PartialResult())

    async def main() -> None:
        async with serve(talk, "127.0.0.1", port):
            ready.set()
            await asyncio.Future()

    asyncio.run(main())


@contextmanager
def running(what: object) -> Iterator[Server]:
    """The port and the process of a server that is ready."""
    context = multiprocessing.get_context("spawn")
    (port,) = free_ports(1)
    ready = context.Event()
    process = context.Process(target=what, args=(port, ready))  # type: ignore[arg-type]
    process.start()
    try:
        assert ready.wait(60)
        assert process.pid is not None
        yield port, process.pid
    finally:
        process.terminate()
        process.join()


def alive(pid: int) -> Iterator[psutil.Process]:
    """A process and all its children."""
    first = psutil.Process(pid)
    yield first
    yield from first.children(recursive=True)


def processor(pid: int) -> float:
    """Seconds that a process and all its children have worked, thread by thread: other counts are too coarse."""
    worked = 0
    for one in alive(pid):
        # Who has just left is missed by both counts.
        with suppress(OSError):
            for task in Path(f"/proc/{one.pid}/task").glob("*/schedstat"):
                worked += int(task.read_text().split()[0])
    return worked / 1e9


def weight(pid: int) -> float:
    """MiB of a process and all its children, each shared page counted in parts."""
    together = 0
    for one in alive(pid):
        with suppress(psutil.NoSuchProcess):
            together += one.memory_full_info().pss
    return together / MEBIBYTE


def lead(sound: bytes) -> float:
    """Seconds before speech starts in a sound."""
    from voice.turn import level

    return next(at for at, block in enumerate(blocks(sound)) if level(block) > -40) * TENTH


async def stream(page: ClientConnection, sound: bytes, measured: Measured, *, done: str) -> float:
    """Speak in real time, as a microphone does; how late the last tenth of a second was sent."""
    begun = time.perf_counter()
    for at, block in enumerate(blocks(sound)):
        wait = begun + (at + 1) * TENTH - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        await page.send(block)
    measured.late.append(time.perf_counter() - begun - len(blocks(sound)) * TENTH)
    await page.send(done)
    return time.perf_counter()


async def one_of_ours(port: int, text: str, delay: float, measured: Measured, gate: Gate) -> None:
    """A page of ours: a turn, and the answer read aloud."""
    bench = SpeakingBench(Path("/nonexistent"))
    cookie = bench.door.seal.close(new_handle(uuid4().hex, "web", bench.clock()))
    url, origin = f"ws://127.0.0.1:{port}/lyd", f"http://127.0.0.1:{port}"
    headers = {"Cookie": f"samtale={cookie}"}
    sound = silence(0.5) + spoken(text) + silence(0.3)
    async with connect(url, origin=origin, subprotocols=[PROTOCOL], additional_headers=headers) as page:  # type: ignore[arg-type,list-item]
        await page.recv()
        # Nobody's first turn: what a recogniser makes itself of memory is made once for a talk of many turns.
        await page.send(json.dumps({"do": "listen", "n": 0}))
        await page.send(silence(0.5))
        await page.send('{"do":"done"}')
        while json.loads(await page.recv())["is"] != "nothing":
            pass
        await gate.all_here.wait()
        await asyncio.sleep(delay)
        await page.send(json.dumps({"do": "listen", "n": 1, "silence": 10}))
        await page.recv()
        sending = asyncio.create_task(stream(page, sound, measured, done='{"do":"done"}'))
        began, first = time.perf_counter(), None
        while True:
            told = json.loads(await page.recv())
            if told["is"] == "partial" and told["text"] and first is None:
                first = time.perf_counter()
                measured.partial.append(first - began - lead(sound))
            if told["is"] in ("heard", "nothing"):
                measured.decided.append(time.perf_counter() - await sending)
                break
        # The other server does not speak: that is measured by itself.
        await gate.heard.wait()
        asked = time.perf_counter()
        await page.send(json.dumps({"do": "say", "n": 2, "text": ANSWER}))
        while not isinstance(await page.recv(), bytes):
            pass
        measured.sound.append(time.perf_counter() - asked)
        measured.heard += len(sound) / 32000


async def one_of_theirs(port: int, text: str, delay: float, measured: Measured, gate: Gate) -> None:
    """The same turn with the plain server."""
    sound = silence(0.5) + spoken(text) + silence(0.3)
    async with connect(f"ws://127.0.0.1:{port}") as page:
        await gate.all_here.wait()
        await asyncio.sleep(delay)
        sending = asyncio.create_task(stream(page, sound, measured, done="done"))
        began, first = time.perf_counter(), None
        while True:
            try:
                told = json.loads(await page.recv())
            except Exception:  # noqa: BLE001 - it closes after its last word
                break
            if told.get("partial") and first is None:
                first = time.perf_counter()
                measured.partial.append(first - began - lead(sound))
            last = time.perf_counter()
        measured.decided.append(last - await sending)
        measured.heard += len(sound) / 32000


async def together(
    port: int, pid: int, people: int, turn: int, measured: Measured, idle: float, *, ours: bool
) -> None:
    """So many people at once. What the server uses of a second while nobody speaks is not theirs."""
    speak = one_of_ours if ours else one_of_theirs
    gate = Gate(asyncio.Barrier(people + 1), asyncio.Event())
    before = weight(pid)
    tasks = [
        asyncio.create_task(speak(port, TEXTS[(turn + at) % len(TEXTS)], at * 0.037, measured, gate))
        for at in range(people)
    ]
    # Whoever comes presses a moment later: the next process stands ready by then.
    await asyncio.sleep(SETTLE)
    await gate.all_here.wait()
    began = processor(pid)
    at = time.perf_counter()
    await asyncio.sleep(2)
    measured.memory = max(measured.memory, (weight(pid) - before) / people)
    await asyncio.sleep(0.5)
    # The children end with their pages, and take their times with them: so before that.
    worked = processor(pid) - began - idle * (time.perf_counter() - at)
    measured.processor.append(worked / (people * 2.5))
    gate.heard.set()
    await asyncio.gather(*tasks)


async def in_turns(ours: Server, theirs: Server, people: int, rounds: int) -> tuple[Measured, Measured]:
    """One round with each of the two, again and again: what else this machine does meets both alike."""
    measured = Measured(), Measured()
    before = processor(ours[1]), processor(theirs[1])
    await asyncio.sleep(IDLE)
    idle = [(processor(server[1]) - was) / IDLE for server, was in zip((ours, theirs), before, strict=True)]
    for turn in range(rounds):
        await together(*ours, people, turn, measured[0], idle[0], ours=True)
        await together(*theirs, people, turn, measured[1], idle[1], ours=False)
    return measured


def row(what: str, ours: str, theirs: str = "", wanted: str = "") -> str:
    """One line of the table."""
    return f"| {what} | {ours} | {theirs} | {wanted} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.streams", description=__doc__)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=8)
    wanted = parser.parse_args()
    for text in TEXTS:
        spoken(text)
    load = os.getloadavg()[0]
    print(
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, load {load:.1f}\n"
    )
    with running(_ours) as ours, running(_reference) as theirs:
        alone, plain_alone = asyncio.run(in_turns(ours, theirs, 1, wanted.rounds * 2))
        many, plain = asyncio.run(in_turns(ours, theirs, wanted.people, wanted.rounds))
    print("| what | ours | plain vosk server | wanted |\n|---|---|---|---|")
    for who, one, other in (("one person", alone, plain_alone), (f"{wanted.people} at once", many, plain)):
        print_times(who, one, other)


def print_times(who: str, one: Measured, other: Measured) -> None:
    """What so many people waited for, and what it cost."""

    def p95(times: list[float]) -> str:
        return f"{Times.of(times).p95:.0f} ms"

    def half(times: list[float]) -> float:
        return statistics.median(times) * 1000

    def beside(ours: float, theirs: float, shown: str) -> tuple[str, str]:
        return shown.format(ours), f"{shown.format(theirs)}, {ours / theirs:.2f}"

    decided = beside(half(one.decided), half(other.decided), "{:.0f} ms")
    worked = beside(statistics.median(one.processor), statistics.median(other.processor), "{:.4f}")
    late = f"{max(one.late) * 1000:.0f} ms", f"{max(other.late) * 1000:.0f} ms"
    print(
        row(f"{who}: first partial after speech starts, p95", p95(one.partial), p95(other.partial), "700 ms")
    )
    print(row(f"{who}: end of turn decided → text, p95", p95(one.decided), p95(other.decided), "300 ms"))
    print(row(f"{who}: … p50, and its ratio", *decided, "1.1"))
    print(row(f"{who}: text → first sound, p95", p95(one.sound), "", "250 ms"))
    print(row(f"{who}: processor for a second of speech, and its ratio", *worked, "0.15; 1.1"))
    print(row(f"{who}: memory of each", f"{one.memory:.0f} MiB", f"{other.memory:.0f} MiB", "60 MB"))
    print(row(f"{who}: behind the microphone at its end, at most", *late))


if __name__ == "__main__":
    main()
