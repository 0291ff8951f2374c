"""A conversation on Telegram through the real client: codes, buttons, order, and nothing lost or doubled by a crash."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.texts import NO_ANSWER
from tests.bot_api import people
from tests.bot_api.server import BotApi, serving
from tests.bot_fakes import CODE, FakeRasa, button
from tests.telegram_fixtures import ANNA, BENT, LONGEST, Bench
from tests.telegram_sounds import wav

START = [{"text": "Hej. Jeg er en computer.", "buttons": [button("Start", "start", "start")]}]
DREAM = [{"text": "Hvad drømmer du om?", "buttons": [button("Ved ikke", "dream", "dont_know")]}]
DRAFT = [
    {
        "text": "Passer det?",
        "buttons": [button("Det passer", "approve", "yes"), button("Nej", "approve", "no")],
    }
]


@pytest.fixture
def bench(server: BotApi, tmp_path: Path) -> Bench:
    """A bench whose people have written nothing yet."""
    return Bench(tmp_path, server, FakeRasa([START, DREAM, DRAFT]))


def texts(bench: Bench, person: int = ANNA) -> list[str]:
    return [message.text for message in bench.api.to(person)]


async def test_a_link_with_a_code_begins_the_conversation(bench: Bench) -> None:
    async with bench.run() as front:
        bench.api.says(ANNA, f"/start {CODE}")
        await bench.settled(front)

    first, greeting = texts(bench)
    assert "Telegram er et firma" in first
    assert "https://drom.example.dk" in first
    assert greeting == "Hej. Jeg er en computer."
    assert bench.api.titles(ANNA) == ["Start"]


async def test_without_a_code_one_is_asked_for_and_it_can_be_typed(bench: Bench) -> None:
    async with bench.run() as front:
        bench.api.says(ANNA, "/start")
        await bench.settled(front)
        assert "Har du en kode?" in texts(bench)[-1]
        bench.api.says(ANNA, f"{CODE[:4]} {CODE[4:]}")
        await bench.settled(front)

    assert texts(bench)[-1] == "Hej. Jeg er en computer."
    assert bench.door.conversations == {str(ANNA): f"conversation-of-{ANNA}"}


async def test_a_wrong_code_is_told_kindly(bench: Bench) -> None:
    async with bench.run() as front:
        bench.api.says(ANNA, "00000000")
        await bench.settled(front)

    assert "Den kode kender jeg ikke" in texts(bench)[-1]


async def test_a_button_is_a_choice_and_words_are_words(bench: Bench) -> None:
    bench.linked()
    async with bench.run() as front:
        bench.api.says(ANNA, "/start")
        await bench.settled(front)
        bench.api.presses(ANNA, "Start")
        await bench.settled(front)
        bench.api.says(ANNA, "en hund")
        await bench.settled(front)

    assert [turn.get("choice") or turn.get("text") for turn in bench.rasa.turns] == [
        '/choose{"q":"start","v":"start"}',
        "en hund",
    ]
    assert {turn["channel"] for turn in bench.rasa.turns} == {"telegram"}
    assert texts(bench)[-1] == "Passer det?"


async def test_two_taps_do_one_thing(bench: Bench) -> None:
    bench.linked()
    async with bench.run() as front:
        bench.api.says(ANNA, "/start")
        await bench.settled(front)
        bench.api.presses(ANNA, "Start")
        bench.api.presses(ANNA, "Start")
        await bench.settled(front)

    assert len(bench.rasa.turns) == 1
    assert texts(bench).count("Hvad drømmer du om?") == 1
    assert [each.get("text") for each in bench.api.answered] == [None, "Det har jeg fået."]


async def test_another_button_after_the_first_is_not_said_to_be_received(bench: Bench) -> None:
    """A yes, and at once a no: only one of them counts, and it is seen which."""
    bench.linked()
    bench.rasa = FakeRasa([DRAFT, DREAM])
    async with bench.run() as front:
        bench.api.says(ANNA, "/start")
        await bench.settled(front)
        bench.api.presses(ANNA, "Det passer")
        bench.api.presses(ANNA, "Nej")
        await bench.settled(front)

    assert [turn["choice"] for turn in bench.rasa.turns] == ['/choose{"q":"approve","v":"yes"}', "/repeat"]
    assert "Det har jeg fået." not in [each.get("text") for each in bench.api.answered]
    assert "Den knap er gammel" in texts(bench)[-2]


async def test_an_old_button_is_told_kindly_and_says_nothing(bench: Bench) -> None:
    bench.linked()
    async with bench.run() as front:
        bench.api.says(ANNA, "/start")
        await bench.settled(front)
        old = bench.api.to(ANNA)[-1]
        for words in ("hej", "en hund"):
            bench.api.says(ANNA, words)
            await bench.settled(front)
        bench.api.taps(ANNA, old, old.buttons[0]["callback_data"])
        await bench.settled(front)

    assert "Den knap er gammel" in texts(bench)[-2]
    assert bench.rasa.turns[-1]["choice"] == "/repeat"


async def test_a_typed_command_of_rasas_is_only_words(bench: Bench) -> None:
    bench.linked()
    async with bench.run() as front:
        bench.api.says(ANNA, "/affirm")
        await bench.settled(front)

    assert bench.rasa.turns == []
    assert "Den kommando kender jeg ikke" in texts(bench)[-1]


async def test_words_behind_a_command_are_not_read_and_that_is_said_with_112(bench: Bench) -> None:
    bench.linked()
    async with bench.run() as front:
        bench.api.says(ANNA, "/stop jeg vil dø")
        await bench.settled(front)

    assert [turn["choice"] for turn in bench.rasa.turns] == ["/stop"]
    assert "112" in texts(bench)[0]


@pytest.mark.parametrize("typed", ["/hjælp", "/HJÆLP!", "/hjaelp@droemmeplan_bot", "/hjaelp\n"])
async def test_a_command_is_known_as_people_write_it(bench: Bench, typed: str) -> None:
    bench.linked()
    async with bench.run() as front:
        bench.api.says(ANNA, typed)
        await bench.settled(front)

    assert "/slet sletter alt" in texts(bench)[-1]


async def test_the_menus_commands_are_those_of_the_conversation(bench: Bench) -> None:
    bench.linked()
    async with bench.run() as front:
        for command in ("/slet", "/vis", "/menneske", "/stop@droemmeplan_bot"):
            bench.api.says(ANNA, command)
        await bench.settled(front)

    chosen = [turn["choice"] for turn in bench.rasa.turns]
    assert chosen == ["/delete_data", "/show_data", "/ask_human", "/stop"]


async def test_practice_without_a_code_is_a_conversation_of_nobody(bench: Bench) -> None:
    async with bench.run() as front:
        bench.api.says(ANNA, "/start")
        await bench.settled(front)
        bench.api.presses(ANNA, "Prøv uden kode")
        await bench.settled(front)
        bench.api.says(ANNA, "jeg vil dø")
        await bench.settled(front)

    assert bench.rasa.turns[-1]["text"] == "jeg vil dø"
    assert bench.rasa.turns[-1]["conversation"] not in bench.door.conversations.values()


async def test_unlinking_works_at_once(bench: Bench) -> None:
    bench.linked()
    async with bench.run() as front:
        bench.api.says(ANNA, "/start")
        await bench.settled(front)
        bench.door.conversations.clear()
        bench.api.presses(ANNA, "Start")
        await bench.settled(front)

    assert bench.rasa.turns == []
    assert "Samtalen er lukket" in texts(bench)[-2]


@pytest.mark.parametrize("how", ["Vis", "vis"])
async def test_whoever_asks_for_news_after_the_cut_is_told_of_the_cut(bench: Bench, how: str) -> None:
    bench.linked(news=2**33)
    bench.api.known.add(ANNA)
    async with bench.run() as front:
        bench.door.conversations.clear()
        if how == "Vis":
            bench.api.update("callback_query", pressed("!news"))
        else:
            bench.api.says(ANNA, how)
        await bench.settled(front)

    assert "Samtalen er lukket" in texts(bench)[0]


async def test_the_municipality_writes_the_first_message_itself(bench: Bench, tmp_path: Path) -> None:
    bench.pages = tmp_path
    (tmp_path / "telegram.md").write_text("Kommunens egen tekst {web} {x}", "utf-8")
    async with bench.run() as front:
        bench.api.says(ANNA, "/start")
        await bench.settled(front)

    assert texts(bench)[0] == "Kommunens egen tekst https://drom.example.dk {x}"


async def test_one_persons_messages_are_answered_in_their_order(bench: Bench) -> None:
    bench.linked()
    bench.linked(BENT)
    bench.api.shuffle = True
    for number in range(20):
        bench.api.says(ANNA, f"a{number}")
        bench.api.says(BENT, f"b{number}")
    async with bench.run() as front:
        await bench.settled(front)

    for person, letter in ((ANNA, "a"), (BENT, "b")):
        said = [t["text"] for t in bench.rasa.turns if t["conversation"] == f"conversation-of-{person}"]
        assert said == [f"{letter}{number}" for number in range(20)]


async def test_what_telegram_gives_twice_is_answered_once(bench: Bench) -> None:
    bench.linked()
    async with bench.run() as front:
        bench.api.says(ANNA, "en hund")
        await bench.settled(front)
        bench.api.redeliver = 3
        bench.api.says(ANNA, "en kat")
        await bench.settled(front)

    assert [turn["text"] for turn in bench.rasa.turns] == ["en hund", "en kat"]
    assert len(texts(bench)) == 2


async def test_a_pause_that_telegram_asks_for_is_kept_and_nothing_is_lost(bench: Bench) -> None:
    bench.linked()
    bench.api.faults = [("retry_after", 1)]
    async with bench.run() as front:
        bench.api.says(ANNA, "en hund")
        await bench.settled(front)

    assert len(texts(bench)) == 1


@pytest.mark.parametrize("fault", [("status", 502), ("dies_before", None), ("dies_after", None)])
async def test_an_answer_that_breaks_off_is_sent_once(bench: Bench, fault: tuple[str, int | None]) -> None:
    bench.linked()
    bench.api.faults = [fault]
    async with bench.run() as front:
        bench.api.says(ANNA, "en hund")
        await bench.settled(front)

    assert texts(bench) == ["Hvad drømmer du om?"]
    assert len(bench.rasa.turns) == 1


CARDS = [{"text": "Hvad?", "buttons": [button("Bolig", "area", "housing", "housing"),
                                       button("Job", "area", "work", "work")]}]  # fmt: skip
CARD = [
    {"text": "Passer det?", "buttons": [], "card": {"words": "en hund", "draft": "Jeg vil have en hund."}}
]


@pytest.mark.parametrize(
    ("method", "answer", "wanted", "messages"),
    [
        ("sendMessage", DREAM, {}, ["sendMessage"]),
        ("sendMediaGroup", CARDS, {}, ["sendMediaGroup", "sendMediaGroup", "sendMessage"]),
        ("sendPhoto", CARD, {"cards": True}, ["sendPhoto", "sendMessage"]),
        ("sendVoice", DREAM, {"voice": True}, ["sendVoice", "sendMessage"]),
    ],
    ids=["words", "album", "dream", "voice"],
)
async def test_a_crash_between_arrival_and_note_sends_nothing_twice(
    bench: Bench, method: str, answer: list[Any], wanted: dict[str, bool], messages: list[str]
) -> None:
    """Telegram has it and its answer never came; meanwhile many others are written to."""
    bench.linked(ANNA, **wanted)
    bench.rasa = FakeRasa([answer])
    bench.speak = lambda _: wav(0.2)
    bench.api.hangs = {method}
    bench.api.says(ANNA, "en hund")
    async with bench.run():
        while method not in [message.method for message in bench.api.to(ANNA)]:
            await bench.breathe()
    for _ in range(100):
        next(bench.api.messages)
    bench.api.hangs = set()
    async with bench.run() as front:
        while len(bench.api.to(ANNA)) < len(messages):
            await bench.breathe()
        await bench.settled(front)

    assert [message.method for message in bench.api.to(ANNA)] == messages
    assert len(bench.rasa.turns) == 1


async def test_what_waited_for_its_turn_is_looked_for_behind_the_others(bench: Bench) -> None:
    """Hundreds of messages left between its being worked out and its being sent."""
    bench.linked()
    bench.linked(BENT)
    bench.pace = {"apart": 0.0, "in_all": 1}
    async with bench.run() as front:
        bench.api.says(BENT, "/kort")
        await bench.settled(front)
        bench.api.says(ANNA, "en hund")
        while not bench.rasa.turns:
            await bench.breathe()
        for _ in range(300):
            next(bench.api.messages)
        bench.api.says(BENT, "/kort")
        bench.api.hangs = {"sendMessage"}
        while not bench.api.to(ANNA):
            await bench.breathe()
    bench.api.hangs = set()
    async with bench.run() as front:
        await bench.settled(front)

    assert (len(bench.api.to(ANNA)), len(bench.api.to(BENT))) == (1, 2)


async def test_a_server_that_dies_and_comes_back_is_waited_for(bench: Bench) -> None:
    """Its own server, as the others' must live."""
    bench.linked()
    with serving() as dying:
        bench.api = dying
        async with bench.run() as front:
            dying.says(ANNA, "en hund")
            await bench.settled(front)
            dying.dead = True
            dying.says(ANNA, "en kat")
            await bench.breathe()
            dying.dead = False
            await bench.settled(front)

    assert [turn["text"] for turn in bench.rasa.turns] == ["en hund", "en kat"]
    assert len(texts(bench)) == 2


async def test_somebody_sees_that_an_answer_is_being_written(bench: Bench) -> None:
    class SlowRasa(FakeRasa):
        async def __call__(self, request: httpx.Request) -> httpx.Response:
            while "sendChatAction" not in [method for method, _ in bench.api.calls]:
                await bench.breathe()
            return await super().__call__(request)

    bench.linked()
    bench.rasa = SlowRasa([START])
    async with bench.run() as front:
        bench.api.says(ANNA, "hej")
        await bench.settled(front)

    methods = [method for method, _ in bench.api.calls if method.startswith("send")]
    assert methods == ["sendChatAction", "sendMessage"]


async def test_while_rasa_is_away_somebody_is_told_112_and_the_answer_comes_later(bench: Bench) -> None:
    bench.linked()
    bench.rasa.away = True
    async with bench.run() as front:
        bench.api.says(ANNA, "en hund")
        while not texts(bench):
            await bench.breathe()
        bench.rasa.away = False
        await bench.settled(front)

    assert "112" in texts(bench)[0]
    assert texts(bench)[1:] == ["Hvad drømmer du om?"]


async def test_somebody_is_told_once_to_wait_also_when_the_front_dies_meanwhile(bench: Bench) -> None:
    bench.linked()
    bench.rasa.away = True
    bench.api.says(ANNA, "en hund")
    for _ in range(2):
        async with bench.run():
            while not texts(bench):
                await bench.breathe()
            for _ in range(5):
                await bench.breathe()
    bench.rasa.away = False
    async with bench.run() as front:
        await bench.settled(front)

    assert ["112" in text for text in texts(bench)] == [True, False]


async def test_help_and_words_behind_a_stuck_answer_are_told_112_at_once_and_once_each(bench: Bench) -> None:
    """The front dies meanwhile, too; the answers come in their order, as if nothing had been."""
    bench.linked()
    async with bench.run() as front:
        bench.api.says(ANNA, "/hjaelp")
        await bench.settled(front)
        helping = bench.api.to(ANNA)[-1]
        bench.rasa.away = True
        bench.api.says(ANNA, "en hund")
        await told(bench, 1)
        bench.api.taps(ANNA, helping, helping.buttons[0]["callback_data"])
        await told(bench, 2)
        # Beside the word, so it may come a moment later.
        while not bench.api.answered:
            await bench.breathe()
        assert len(bench.api.answered) == 1
        bench.api.says(ANNA, "jeg vil dø")
        await told(bench, 3)
    async with bench.run() as front:
        for _ in range(20):
            await bench.breathe()
        bench.rasa.away = False
        await bench.settled(front)

    assert [turn.get("text") or turn["choice"] for turn in bench.rasa.turns] == [
        *("en hund", "/crisis", "jeg vil dø"),
    ]
    assert ["112" in text for text in texts(bench)[1:]] == [True, True, True, False, False, False]


async def told(bench: Bench, times: int) -> None:
    """Wait until the kind word has come so often."""
    async with asyncio.timeout(LONGEST):
        while sum(text == "\n".join(NO_ANSWER) for text in texts(bench)) < times:
            await bench.breathe()


async def test_what_waited_already_when_an_answer_failed_is_told_with_it(bench: Bench) -> None:
    class Hanging(FakeRasa):
        going = asyncio.Event()

        async def __call__(self, request: httpx.Request) -> httpx.Response:
            await self.going.wait()
            return await super().__call__(request)

    bench.linked()
    bench.rasa = hanging = Hanging([START, DREAM])
    hanging.away = True
    async with bench.run() as front:
        bench.api.says(ANNA, "en hund")
        bench.api.update("callback_query", pressed("!help"))
        while len(front.inbox.waiting_of(ANNA)) < 2:
            await bench.breathe()
        hanging.going.set()
        await told(bench, 1)
        while not bench.api.answered:
            await bench.breathe()
        hanging.away = False
        await bench.settled(front)

    assert len(texts(bench)) == 3
    assert len(bench.api.answered) == 1


def pressed(data: str) -> dict[str, Any]:
    shown = {"message_id": 1, "date": 1_790_000_000, "chat": people.private(ANNA), "text": "Hej"}
    return {"id": "q1", "from": people.user(ANNA), "chat_instance": "1", "message": shown, "data": data}


async def test_news_that_was_told_to_a_front_that_died_is_still_brought(bench: Bench) -> None:
    """Rasa has told it and tells it once; the front was killed before it had sent or noted anything."""

    class DyingFront(FakeRasa):
        starts = 0

        def _answer(self, step: str, body: dict[str, Any]) -> dict[str, Any]:
            self.starts += step == "start"
            answer = super()._answer(step, body)
            if step == "start" and self.starts == 1:
                raise httpx.ReadError("killed")
            return answer

    bench.linked()
    bench.rasa = DyingFront([[{"text": "Der er svar på din drøm."}]])
    bench.api.says(ANNA, "/start")
    async with bench.run() as front:
        await bench.settled(front)

    assert bench.rasa.starts == 1
    assert texts(bench)[-1] == "Der er svar på din drøm."


@pytest.mark.parametrize("why", ["bot was blocked by the user", "user is deactivated"])
async def test_somebody_who_blocks_the_bot_or_is_gone_is_noted(bench: Bench, why: str) -> None:
    bench.linked()
    bench.api.blocked, bench.api.why_blocked = {ANNA}, why
    async with bench.run() as front:
        bench.api.says(ANNA, "en hund")
        await bench.settled(front)

    assert bench.door.closed == [str(ANNA)]
    assert texts(bench) == []


async def test_nothing_of_what_was_said_or_who_said_it_lies_in_the_file(bench: Bench) -> None:
    bench.linked()
    bench.rasa.away = True
    async with bench.run():
        bench.api.says(ANNA, "kvorkelhop")
        while not texts(bench):
            await bench.breathe()
        lying = b"".join(file.read_bytes() for file in bench.folder.iterdir())
    bench.rasa.away = False
    async with bench.run() as front:
        await bench.settled(front)

    assert b"kvorkelhop" not in lying
    assert str(ANNA).encode() not in lying
    assert bench.rasa.turns[-1]["text"] == "kvorkelhop"
