"""Many people on Telegram at once, every process killed in turn, and news for two thousand; on the loopback server."""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import insert

from operate.processes import now, open_store
from plan.tables import outbox
from settings import Settings
from tests.bench.machine import say
from tests.bench.times import Times
from tests.bot_api.server import TOKEN, BotApi, Sent, serving
from tests.stack import Stack, running

DREAMS = ("Jeg vil gerne lære at svømme", "Jeg vil gerne have en hund", "Jeg vil gerne have et job")
AGAIN = "/igen"
OPENING = ("Start", "Gem det", "Skrive", "Jeg er alene", "Spring over", "Spring over")
SORRY = "Jeg kan ikke svare lige nu"
AFTER_A_KILL = 60.0
"""Seconds after a kill whose answers are counted apart."""
FIRST_PERSON, FIRST_TOLD = 100_000, 500_000


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    people: int = 200
    turns: int = 20
    interval: float = 30.0
    between_kills: float = 75.0
    told: int = 2000
    killed: tuple[str, ...] = ("telegram", "hinge", "rasa", "telegram", "front", "work", "desk")


SMALL = Size(people=10, turns=14, interval=3.0, between_kills=6.0, told=60)


@dataclass
class Person:
    """Somebody who does one thing each interval and looks at what came in between."""

    api: BotApi
    id: int
    code: str
    steps: Iterator[str]
    took: list[tuple[float, float]] = field(
        default_factory=list
    )  # when, and seconds to an answer's first message
    whole: list[tuple[float, float]] = field(default_factory=list)  # … and to its last
    lost: int = 0
    doubled: int = 0
    astray: int = 0
    sorry: int = 0
    acted: float = 0.0
    seen: int = 0

    def look(self) -> bool:
        """Count what came since the last step; False while there is no answer."""
        texts = [one for one in self.api.to(self.id)[self.seen :] if one.method == "sendMessage"]
        told = [one for one in texts if SORRY not in one.text]
        # What comes before the first answer of all is no second answer.
        answers = [one for one in told if "Telegram er et firma" not in one.text]
        if not answers:
            return False
        self.sorry += sum(SORRY in one.text for one in texts)
        self.doubled += len(answers) - 1
        self.took.append((self.acted, told[0].at - self.acted))
        self.whole.append((self.acted, answers[-1].at - self.acted))
        self.seen = len(self.api.to(self.id))
        return True

    def act(self) -> None:
        """Do the next thing: press it where it is a button, else write it."""
        step = next(self.steps)
        self.acted = time.time()
        buttons: list[Sent] = [one for one in self.api.to(self.id) if one.buttons]
        if step in ("", AGAIN, *DREAMS):
            self.api.says(self.id, step or f"/start {self.code}")
        elif buttons and step in [button["text"] for button in buttons[-1].buttons]:
            self.api.presses(self.id, step)
        else:
            # The answer before was not the one that belongs here.
            self.astray += 1
            self.api.says(self.id, AGAIN)


def steps() -> Iterator[str]:
    """What one person does: open with the code, then dream after dream."""
    yield ""
    yield from OPENING
    for dream in DREAMS:
        yield from (dream, "Det passer", "Nej, videre")
        # A fourth dream waits for another day, so it is not offered.
        yield "Ja, en mere" if dream != DREAMS[-1] else AGAIN
    yield from itertools.repeat(AGAIN)


async def lives(person: Person, place: float, size: Size) -> None:
    """One step each interval, at the person's own moments."""
    loop = asyncio.get_running_loop()
    begun = loop.time() + place * size.interval
    for number in range(size.turns):
        await asyncio.sleep(max(0.0, begun + number * size.interval - loop.time()))
        person.act()
        await asyncio.sleep(size.interval * 0.95)
        for _ in range(240):
            if person.look():
                break
            await asyncio.sleep(0.5)
        else:
            person.lost += 1


async def kills(stack: Stack, size: Size) -> list[tuple[float, str]]:
    """Kill one process after the other; return when, and which."""
    moments: list[tuple[float, str]] = []
    for name in size.killed:
        await asyncio.sleep(size.between_kills)
        if len(moments) * size.between_kills > (size.turns - 2) * size.interval:
            break
        moments.append((time.time(), name))
        say(f"  killing {name} ...")
        await asyncio.to_thread(stack.kill, f"process {name}" if name != "rasa" else "rasa run")
    return moments


async def talk(
    stack: Stack, api: BotApi, codes: list[str], size: Size
) -> tuple[list[Person], list[tuple[float, str]]]:
    """Everybody talks while processes die."""
    people = [Person(api, FIRST_PERSON + n, code, steps()) for n, code in enumerate(codes)]
    killing = asyncio.create_task(kills(stack, size))
    await asyncio.gather(*(lives(one, n / len(people), size) for n, one in enumerate(people)))
    return people, await killing


def invited(settings: Settings, how_many: int) -> list[str]:
    """Codes for so many citizens."""
    store = open_store(settings)
    made = [store.invite(now=now()).digits for _ in range(how_many)]
    store.close()
    return made


def with_news(settings: Settings, api: BotApi, how_many: int) -> None:
    """Let so many people be on Telegram already, and something be new for each."""
    store = open_store(settings)
    rows = []
    for number in range(how_many):
        account = FIRST_TOLD + number
        ref = f"N-{number}"
        code = store.invite(now=now(), citizen_ref=ref).digits
        store.link(code, channel="telegram", account=str(account), now=now())
        api.known.add(account)
        rows.append(
            {
                "citizen_ref": ref,
                "kind": "meeting_set",
                "about": "bench",
                "state": "waiting",
                "created_at": now(),
            }
        )
    if rows:
        with store.writing() as connection:
            connection.execute(insert(outbox), rows)
    store.close()


def told_all(api: BotApi, how_many: int) -> tuple[float, int]:
    """Wait until everybody was told; return the seconds, and how many were told more than once."""
    began = time.time()
    people = range(FIRST_TOLD, FIRST_TOLD + how_many)
    while not all(api.to(person) for person in people):
        if time.time() - began > 600:
            break
        time.sleep(0.5)
    return time.time() - began, sum(len(api.to(person)) != 1 for person in people)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a twentieth of everything")
    parser.add_argument("--people", type=int, help="people who talk")
    parser.add_argument("--turns", type=int, help="turns of each person")
    parser.add_argument("--interval", type=float, help="seconds between two turns of one person")
    parser.add_argument("--between-kills", type=float, help="seconds between two kills")
    parser.add_argument(
        "--killed", type=lambda names: tuple(names.split()), help="processes, one after the other"
    )
    parser.add_argument("--told", type=int, help="people who are told that there is news")
    wanted = vars(parser.parse_args())
    size = SMALL if wanted.pop("small") else Size()
    size = replace(size, **{name: value for name, value in wanted.items() if value is not None})
    with serving() as api, tempfile.TemporaryDirectory() as folder:
        more = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE_URL": api.url,
            "TELEGRAM_NEWS_HOURS": "0-24",
        }
        home = Path(folder) / "home"
        with running(home, **more) as stack:
            settings = Settings.read(home=home)
            say(
                f"{size.people} people talk on Telegram (about {size.turns * size.interval / 60:.0f} min) ..."
            )
            people, killed = asyncio.run(talk(stack, api, invited(settings, size.people), size))
            talked = api.fastest()
            say(f"{size.told} people are told that there is news ...")
            first = len(api.sent)
            with_news(settings, api, size.told)
            seconds, wrong = told_all(api, size.told)
            pushed = BotApi(sent=api.sent[first:]).fastest()
    report(size, people, [moment for moment, _ in killed])
    recovery(people, killed)
    print(
        f"| … most messages in any second, shortest time between two to one person | {talked[0]}, {talked[1]:.2f} s |"
    )
    print(f"| news for {size.told}: told once each in | {seconds:.0f} s; {wrong} not told or told twice |")
    print(f"| … most messages in any second | {pushed[0]} |")
    print(f"| calls that the published Bot API would refuse | {len(api.wrong_forms)} |")
    failed = wrong or api.wrong_forms or any(one.lost + one.doubled + one.astray for one in people)
    if failed or max(talked[0], pushed[0]) > 30 or talked[1] < 1:
        raise SystemExit("Something was lost, doubled or too fast.")


def report(size: Size, people: list[Person], killed: list[float]) -> None:
    """The table's rows about the talk."""

    def near(moment: float) -> bool:
        return any(0 <= moment - kill <= AFTER_A_KILL for kill in killed)

    took = [one for person in people for one in person.took]
    whole = [one for person in people for one in person.whole]
    calm, to_the_end = (
        Times.of([seconds for moment, seconds in some if not near(moment)] or [0.0, 0.0])
        for some in (took, whole)
    )
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end\n")
    print("| what | measured |\n|---|---|")
    print(
        f"| {size.people} people on Telegram, one turn every {size.interval:.0f} s, answers | {len(took)} |"
    )
    print(f"| … processes killed meanwhile | {len(killed)} |")
    wrong = ", ".join(str(_sum(people, what)) for what in ("lost", "doubled", "astray"))
    print(f"| … lost, doubled, out of order | {wrong} |")
    print(f"| … told to wait while something was away | {_sum(people, 'sorry')} |")
    print("| … outside the minute after a kill, p50, p95: ||")
    print(f"| … … to the first message of an answer | {calm.p50:.0f} ms, {calm.p95:.0f} ms |")
    print(f"| … … to its last | {to_the_end.p50:.0f} ms, {to_the_end.p95:.0f} ms |")
    print(f"| … longest of all | {max(seconds for _, seconds in took):.1f} s |")


def recovery(people: list[Person], killed: list[tuple[float, str]]) -> None:
    """A row for each kill: the longest answer until the next one, and how long some still took over a second."""
    took = sorted(one for person in people for one in person.took)
    ends = [*(moment for moment, _ in killed[1:]), float("inf")]
    for (moment, name), end in zip(killed, ends, strict=True):
        after = [(at, seconds) for at, seconds in took if moment - 1 <= at < end]
        slow = [at + seconds - moment for at, seconds in after if seconds > 1]
        longest = max((seconds for _, seconds in after), default=0.0)
        times = f"{longest:.1f} s, {max(slow, default=0.0):.0f} s after the kill"
        print(f"| {name} killed: longest answer, the last that took over a second came | {times} |")


def _sum(people: list[Person], what: str) -> int:
    return sum(getattr(person, what) for person in people)


if __name__ == "__main__":
    main()
