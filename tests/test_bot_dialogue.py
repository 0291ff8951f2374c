"""The one door to Rasa, against a Rasa that answers, stumbles, or is away."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator

import httpx
import pytest

from bot.dialogue import AT_ONCE, REST, Dialogue, NoAnswer
from bot.messages import CRISIS, NotAllowed, NothingSaid, TooLong

ANSWER = {"messages": [{"text": "Hvad drømmer du om?", "buttons": []}], "session": {"linked": True}}
Reply = httpx.Response | Exception


class Scripted:
    """A Rasa that gives the next reply of a list, and remembers what it was asked."""

    def __init__(self, *replies: Reply) -> None:
        self.replies: Iterator[Reply] = iter(replies)
        self.asked: list[dict[str, str]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(json.loads(request.content or b"{}"))
        reply = next(self.replies)
        if isinstance(reply, Exception):
            raise reply
        return reply


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def a_dialogue(rasa: Callable[[httpx.Request], httpx.Response]) -> Dialogue:
    clock = Clock()
    transport = httpx.MockTransport(rasa)
    return Dialogue("http://rasa", "s", transport=transport, sleep=clock.sleep, clock=clock)


async def test_a_turn_carries_words_channel_key_and_mode() -> None:
    rasa = Scripted(httpx.Response(200, json=ANSWER))

    answer = await a_dialogue(rasa).turn("c1", "web", text="jeg vil ha en hund", key="k1")

    assert answer.messages[0]["text"] == "Hvad drømmer du om?"
    assert rasa.asked == [
        {
            "conversation": "c1",
            "channel": "web",
            "key": "k1",
            "text": "jeg vil ha en hund",
            "mode": "typed",
        }
    ]


@pytest.mark.parametrize(
    "stumble",
    [
        httpx.Response(200, json={"messages": []}),
        httpx.Response(200, text="<html>"),
        httpx.Response(409),
        httpx.Response(503),
        httpx.ConnectError("away"),
        httpx.ReadTimeout("slow"),
    ],
    ids=["silence", "nonsense", "409", "503", "away", "slow"],
)
async def test_a_stumble_is_tried_again_with_the_same_key(stumble: Reply) -> None:
    rasa = Scripted(stumble, stumble, httpx.Response(200, json=ANSWER))

    answer = await a_dialogue(rasa).turn("c1", "web", text="hej")

    assert answer.session == {"linked": True}
    assert len({asked["key"] for asked in rasa.asked}) == 1


async def test_a_rasa_that_stays_away_ends_in_no_answer_after_the_patience() -> None:
    def away(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("away")

    with pytest.raises(NoAnswer):
        await a_dialogue(away).turn("c1", "web", text="hej")


async def test_help_does_not_wait_for_a_rasa_that_hangs() -> None:
    async def hangs(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    transport = httpx.MockTransport(hangs)
    dialogue = Dialogue("http://rasa", "s", transport=transport, help_within=0.01)
    slow = asyncio.create_task(dialogue.turn("c1", "web", text="hej"))

    with pytest.raises(NoAnswer):
        await dialogue.turn("c1", "web", choice="/crisis")
    slow.cancel()


async def test_a_wrong_secret_is_not_tried_again() -> None:
    rasa = Scripted(httpx.Response(401))

    with pytest.raises(NoAnswer):
        await a_dialogue(rasa).turn("c1", "web", text="hej")


async def test_no_failure_repeats_what_was_said(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(NoAnswer) as failure:
        await a_dialogue(Scripted(httpx.Response(400))).turn("c-hemmelig", "web", text="rødgrød")

    assert "rødgrød" not in str(failure.value) + caplog.text
    assert "c-hemmelig" not in str(failure.value) + caplog.text


async def test_an_empty_history_is_an_answer() -> None:
    answer = await a_dialogue(Scripted(httpx.Response(200, json={"messages": [], "session": None}))).messages(
        "c1"
    )

    assert answer.messages == ()


@pytest.mark.parametrize("typed", ["/stop", " //stop", "\u200b/stop", "\x00/\tstop", "\u202e / stop"])
async def test_typed_words_are_never_a_command(typed: str) -> None:
    rasa = Scripted(httpx.Response(200, json=ANSWER))

    await a_dialogue(rasa).turn("c1", "web", text=typed)

    assert rasa.asked[0]["text"] == "stop"


async def test_words_keep_their_lines_and_their_faces() -> None:
    rasa = Scripted(httpx.Response(200, json=ANSWER))

    await a_dialogue(rasa).turn("c1", "web", text="en hund\r\nog en kat 👩‍🦽\x07 ")

    assert rasa.asked[0]["text"] == "en hund\nog en kat 👩‍🦽"


@pytest.mark.parametrize("typed", ["", "   ", "///", "\x00", "\ud800"])
async def test_nothing_said_is_not_sent(typed: str) -> None:
    with pytest.raises(NothingSaid):
        await a_dialogue(Scripted()).turn("c1", "web", text=typed)


async def test_a_very_long_message_is_not_cut_but_turned_away() -> None:
    with pytest.raises(TooLong):
        await a_dialogue(Scripted()).turn("c1", "web", text="a" * 10_001)


@pytest.mark.parametrize("choice", ["/stop", '/choose{"q":"keep","v":"dont_keep"}', "/crisis"])
async def test_a_button_of_ours_passes_as_it_is(choice: str) -> None:
    rasa = Scripted(httpx.Response(200, json=ANSWER))

    await a_dialogue(rasa).turn("c1", "web", choice=choice)

    assert (rasa.asked[0]["choice"], rasa.asked[0]["mode"]) == (choice, "button")


@pytest.mark.parametrize(
    "choice",
    [
        *("", "stop", "/restart", "/session_start", "/affirm", '/wish{"a":"b"}', "/choose{[1]"),
        *('/choose{"q":"keep"}', '/choose{"q":"a b","v":"x"}', '/choose{"q":"a","v":["x"]}'),
        *("/choose{}", '/choose{"q":"a","v":"' + "x" * 1000 + '"}'),
    ],
)
async def test_no_other_command_gets_in(choice: str) -> None:
    with pytest.raises(NotAllowed):
        await a_dialogue(Scripted()).turn("c1", "web", choice=choice)


async def test_turns_of_one_conversation_wait_for_each_other_and_others_do_not() -> None:
    running: set[str] = set()
    most = 0

    async def rasa(request: httpx.Request) -> httpx.Response:
        nonlocal most
        conversation = json.loads(request.content)["conversation"]
        assert conversation not in running
        running.add(conversation)
        most = max(most, len(running))
        await asyncio.sleep(0)
        running.discard(conversation)
        return httpx.Response(200, json=ANSWER)

    dialogue = Dialogue("http://rasa", "s", transport=httpx.MockTransport(rasa))
    turns = [dialogue.turn(c, "web", text="hej") for c in ("c1", "c1", "c2", "c2")]
    await asyncio.gather(*turns)

    assert most == 2


async def test_ready_says_no_while_rasa_is_away() -> None:
    assert not await a_dialogue(Scripted(httpx.ConnectError("away"))).ready()
    assert not await a_dialogue(Scripted(httpx.Response(503))).ready()
    assert await a_dialogue(Scripted(httpx.Response(200, json={"ready": True}))).ready()


async def test_only_our_own_pictures_and_fields_reach_a_front() -> None:
    raw = {
        "text": "Vælg",
        "image": "https://elsewhere.example/x.svg",
        "secret": 1,
        "buttons": [
            {"title": "Hund", "payload": "/skip", "image": "/pictures/dog.svg", "x": 1},
            {"title": "Uden mål"},
        ],
    }
    rasa = Scripted(httpx.Response(200, json={"messages": [raw], "session": {"talk": "…"}}))

    answer = await a_dialogue(rasa).start("c1", "web")

    assert answer.session == {}
    assert answer.messages == (
        {
            "text": "Vælg",
            "buttons": [{"title": "Hund", "payload": "/skip", "image": "/pictures/dog.svg"}],
        },
    )


async def test_rasa_works_on_a_few_at_a_time_and_whoever_needs_help_does_not_wait() -> None:
    working, most, go_on = 0, 0, asyncio.Event()

    async def rasa(request: httpx.Request) -> httpx.Response:
        nonlocal working, most
        if json.loads(request.content).get("choice") != CRISIS:
            working += 1
            most = max(most, working)
            await go_on.wait()
            working -= 1
        return httpx.Response(200, json=ANSWER)

    dialogue = Dialogue("http://rasa", "s", transport=httpx.MockTransport(rasa))
    turns = [asyncio.create_task(dialogue.turn(f"c{n}", "telegram", text="hej")) for n in range(30)]
    while working < AT_ONCE:
        await asyncio.sleep(0)
    await dialogue.turn("in need", "telegram", choice=CRISIS)
    go_on.set()
    await asyncio.gather(*turns)

    assert most == AT_ONCE


async def test_where_rasa_is_away_one_knocks_for_all() -> None:
    asked = 0

    def rasa(request: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += 1
        raise httpx.ConnectError("away")

    clock = Clock()
    dialogue = Dialogue(
        "http://rasa", "s", transport=httpx.MockTransport(rasa), patience=REST, sleep=clock.sleep, clock=clock
    )
    for someone in ("c1", "c2"):
        with pytest.raises(NoAnswer):
            await dialogue.turn(someone, "telegram", text="hej")

    # Each tries three times; the first knocks, and one of the others after the rest.
    assert asked == 2


async def test_nobody_is_refused_unasked_who_cannot_wait_for_the_rest_to_end() -> None:
    away = True

    def rasa(request: httpx.Request) -> httpx.Response:
        if away:
            raise httpx.ConnectError("away")
        return httpx.Response(200, json=ANSWER)

    dialogue = Dialogue("http://rasa", "s", transport=httpx.MockTransport(rasa), patience=0)
    with pytest.raises(NoAnswer):
        await dialogue.turn("c1", "web", text="hej")
    away = False

    assert (await dialogue.turn("c1", "web", text="hej")).messages


async def test_whoever_stands_in_line_for_too_long_is_told_so() -> None:
    go_on = asyncio.Event()

    async def rasa(request: httpx.Request) -> httpx.Response:
        await go_on.wait()
        return httpx.Response(200, json=ANSWER)

    dialogue = Dialogue("http://rasa", "s", transport=httpx.MockTransport(rasa), patience=0.05)
    first = [asyncio.create_task(dialogue.turn(f"c{n}", "web", text="hej")) for n in range(AT_ONCE)]
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        with pytest.raises(NoAnswer):
            await dialogue.turn("late", "web", text="hej")
    go_on.set()

    assert len(await asyncio.gather(*first)) == AT_ONCE
    assert (await dialogue.turn("late", "web", text="hej")).messages
