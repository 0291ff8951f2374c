"""A voice message is read back and used after a yes; a photo may hold a code; neither is kept or met with silence."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import AsyncMock, Mock

import httpx
import pytest
import segno
from PIL import Image, ImageFilter

from bot.telegram_front import Front
from bot.telegram_heard import MOST, keep
from bot.telegram_inbox import UNCONFIRMED, State
from bot.telegram_media import Hear, HearsNobody, NotUnderstood, Spoken
from bot.telegram_news import News
from bot.telegram_pictures import code_in
from bot.telegram_sound import NotSound, TooLongToHear, TooQuiet, samples
from bot.telegram_words import Words
from tests.bot_api import people
from tests.bot_api.server import BotApi, Sent
from tests.bot_fakes import CODE, FakeRasa, button
from tests.telegram_fixtures import ANNA, ROOT, Bench
from tests.telegram_sounds import voice, wav

START = [{"text": "Hvad vil du nu?", "buttons": [button("Start", "start", "start")]}]
DREAM = [{"text": "Hvad drømmer du om?", "buttons": []}]
WORDS = Words(ROOT / "pages", "https://drom.example.dk", "droemmeplan_bot")


@pytest.fixture
def bench(server: BotApi, tmp_path: Path) -> Bench:
    server.files["v1"] = voice(1.0)
    made = Bench(tmp_path, server, FakeRasa([START, DREAM]), hear=hears("jeg vil have en hund"))
    made.linked()
    return made


def hears(words: str, *, danger: bool = False) -> Hear:
    def hear(sound: bytes, titles: Sequence[str]) -> Spoken:
        assert len(sound) > 16_000
        return Spoken(words, danger=danger)

    return hear


def no_danish(sound: bytes, titles: Sequence[str]) -> Spoken:
    raise NotUnderstood


def hears_nobody(sound: bytes, titles: Sequence[str]) -> Spoken:
    raise HearsNobody


async def says(bench: Bench, *steps: str, seconds: int = 1) -> list[str]:
    """Send a voice message, then press or write; return what was told."""
    async with bench.run() as front:
        bench.api.says(ANNA, **people.voice("v1", seconds))
        await bench.settled(front)
        for step in steps:
            if step in bench.api.titles(ANNA):
                bench.api.presses(ANNA, step)
            else:
                bench.api.says(ANNA, step)
            await bench.settled(front)
    return [message.text for message in bench.api.to(ANNA)]


def turns(bench: Bench) -> list[tuple[str, str]]:
    return [(turn.get("text") or turn["choice"], turn["mode"]) for turn in bench.rasa.turns]


async def test_what_was_heard_is_read_back_and_not_used_yet(bench: Bench) -> None:
    assert await says(bench) == ["Jeg hørte: «jeg vil have en hund»\nEr det rigtigt?"]
    assert turns(bench) == []


@pytest.mark.parametrize("yes", ["Ja, det er rigtigt", "ja", "Det er rigtigt."])
async def test_a_yes_makes_it_the_persons_words(bench: Bench, yes: str) -> None:
    told = await says(bench, yes)

    assert turns(bench) == [("jeg vil have en hund", "spoken")]
    assert told[-1] == "Hvad drømmer du om?"


@pytest.mark.parametrize("no", ["Nej", "nej", "forkert"])
async def test_a_no_uses_nothing(bench: Bench, no: str) -> None:
    told = await says(bench, no)

    assert turns(bench) == []
    assert "Sig det igen" in told[-1]


async def test_other_words_take_the_place_of_what_was_heard(bench: Bench) -> None:
    await says(bench, "jeg vil have en kat")

    assert turns(bench) == [("jeg vil have en kat", "typed")]


async def test_a_yes_given_twice_counts_once(bench: Bench) -> None:
    async with bench.run() as front:
        bench.api.says(ANNA, **people.voice("v1", 1))
        await bench.settled(front)
        bench.api.presses(ANNA, "Ja, det er rigtigt")
        bench.api.presses(ANNA, "Ja, det er rigtigt")
        await bench.settled(front)

    assert len(turns(bench)) == 1


async def test_what_sounds_like_danger_is_answered_at_once(bench: Bench) -> None:
    bench.hear = hears("jeg vil dø", danger=True)
    await says(bench)

    assert turns(bench) == [("jeg vil dø", "spoken")]


async def asked_twice(bench: Bench, front: Front) -> list[Sent]:
    """Two voice messages; the two questions, in their order."""
    for _ in range(2):
        bench.api.says(ANNA, **people.voice("v1", 1))
        await bench.settled(front)
    return bench.api.to(ANNA)[-2:]


def yes_of(message: Sent) -> str:
    return next(each["callback_data"] for each in message.buttons if each["text"].startswith("Ja"))


@pytest.fixture
def bench_of_two(bench: Bench) -> Bench:
    heard = iter(("jeg vil have en hund", "jeg vil have en kat"))
    bench.hear = lambda sound, titles: Spoken(next(heard))
    return bench


@pytest.mark.parametrize("first", [0, 1])
async def test_each_of_two_voice_messages_is_used_after_its_own_yes(bench_of_two: Bench, first: int) -> None:
    bench = bench_of_two
    async with bench.run() as front:
        asked = await asked_twice(bench, front)
        for message in (asked[first], asked[1 - first], asked[first]):
            bench.api.taps(ANNA, message, yes_of(message))
            await bench.settled(front)

    words = ["jeg vil have en hund", "jeg vil have en kat"]
    assert turns(bench) == [(words[first], "spoken"), (words[1 - first], "spoken")]
    assert [each.get("text") for each in bench.api.answered] == [None, None, "Det har jeg fået."]


async def test_a_voice_message_is_still_used_after_words_in_between(bench: Bench) -> None:
    await says(bench, "jeg vil have en kat")
    asked = bench.api.to(ANNA)[0]
    async with bench.run() as front:
        bench.api.taps(ANNA, asked, yes_of(asked))
        await bench.settled(front)

    assert turns(bench)[1:] == [("jeg vil have en hund", "spoken")]


async def test_a_yes_to_what_is_no_longer_known_asks_for_it_again(bench: Bench) -> None:
    async with bench.run() as front:
        bench.api.says(ANNA, **people.voice("v1", 1))
        await bench.settled(front)
        (asked,) = bench.api.to(ANNA)
        front.inbox._clock = lambda: time.time() + UNCONFIRMED + 1
        front.inbox.sweep()
        bench.api.taps(ANNA, asked, yes_of(asked))
        await bench.settled(front)

    assert turns(bench) == []
    assert bench.api.to(ANNA)[-1].text == "Det husker jeg ikke mere. Sig det igen, eller skriv det."
    assert [each.get("text") for each in bench.api.answered] == [None]


async def test_a_yes_after_a_no_is_no_yes_and_is_not_said_to_be_received(bench: Bench) -> None:
    told = await says(bench, "nej", "Ja, det er rigtigt")

    assert turns(bench) == []
    assert told[-1].startswith("Det husker jeg ikke mere.")


def test_only_a_few_voice_messages_wait_for_a_yes() -> None:
    state: State = {}
    for number in range(MOST + 1):
        keep(state, f"voice{number}", "jeg vil have en hund")

    assert list(state["unconfirmed"]) == [f"voice{number}" for number in range(1, MOST + 1)]


async def test_what_sounds_like_danger_happens_once_when_its_answer_is_lost(bench: Bench) -> None:
    class Losing(FakeRasa):
        def _answer(self, step: str, body: dict[str, Any]) -> dict[str, Any]:
            answered = bool(self.turns)
            answer = super()._answer(step, body)
            if not answered:
                raise httpx.ReadError("killed")
            return answer

    bench.rasa = Losing([START, DREAM])
    bench.hear = hears("jeg vil dø", danger=True)
    await says(bench)

    assert turns(bench) == [("jeg vil dø", "spoken")]


@pytest.mark.parametrize("between", ["!help", "/hjaelp", "/igen", "/kort", "/kode", "dice", "news"])
async def test_a_yes_that_is_typed_answers_what_was_asked_last(bench: Bench, between: str) -> None:
    async with bench.run() as front:
        bench.api.says(ANNA, "/hjaelp")
        await bench.settled(front)
        helping = bench.api.to(ANNA)[-1]
        bench.api.says(ANNA, **people.voice("v1", 1))
        await bench.settled(front)
        if between == "!help":
            bench.api.taps(ANNA, helping, between)
        elif between == "dice":
            bench.api.says(ANNA, dice={"emoji": "🎲", "value": 1})
        elif between == "news":
            outbox = AsyncMock(**{"claim.return_value": [(1, str(ANNA))]})
            await News(front, outbox, WORDS, lambda: datetime.now(UTC)).round()
        else:
            bench.api.says(ANNA, between)
        await bench.settled(front)
        bench.api.says(ANNA, "ja")
        await bench.settled(front)

    assert turns(bench)[-1] == ("ja", "typed")
    assert "jeg vil have en hund" not in [said for said, _ in turns(bench)]


@pytest.mark.parametrize(
    ("sound", "seconds", "hear", "told"),
    [
        (voice(1.0), 1, None, "Jeg kan ikke høre dig her"),
        (voice(1.0), 1, hears_nobody, "Jeg kan ikke høre dig her"),
        (voice(1.0), 1, no_danish, "Jeg kan kun dansk"),
        (voice(1.0), 90, hears("x"), "Den var for lang"),
        (voice(70.0), 50, hears("x"), "Den var for lang"),
        (voice(1.0, loud=0), 1, hears("x"), "Jeg kunne ikke høre det"),
        (voice(1.0), 1, hears(" "), "Jeg kunne ikke høre det"),
        (b"no sound at all", 1, hears("x"), "Jeg kunne ikke høre det"),
        (None, 1, hears("x"), "Den var for lang"),
    ],
    ids=[
        "no part",
        "nobody may",
        "no Danish",
        "told long",
        "is long",
        "silence",
        "nothing said",
        "no sound",
        "not given",
    ],
)
async def test_what_cannot_be_heard_gets_a_kind_word_and_other_ways(
    bench: Bench, sound: bytes | None, seconds: int, hear: Hear | None, told: str
) -> None:
    bench.api.files = {} if sound is None else {"v1": sound}
    bench.hear = hear
    (said,) = await says(bench, seconds=seconds)

    assert told in said
    assert "skriv" in said.lower()
    assert turns(bench) == []


async def test_where_there_are_buttons_it_is_told_that_none_was_heard(bench: Bench) -> None:
    bench.hear = hears_nobody
    async with bench.run() as front:
        bench.api.says(ANNA, "/start")
        await bench.settled(front)
        bench.api.says(ANNA, **people.voice("v1", 1))
        await bench.settled(front)

    assert "Jeg hørte ikke et af svarene" in bench.api.to(ANNA)[-1].text


async def test_no_sound_is_written_anywhere(bench: Bench) -> None:
    bench.api.files["v1"] = voice(1.0)
    await says(bench)

    lying = b"".join(file.read_bytes() for file in bench.folder.iterdir())
    # With the version that follows: the letters alone may stand in what is encrypted.
    assert b"OggS\0" in bench.api.files["v1"]
    assert b"OggS\0" not in lying
    assert {file.suffix.partition("-")[0] for file in bench.folder.iterdir()} == {".sqlite"}


async def test_answers_come_as_voice_for_those_who_want_it(bench: Bench) -> None:
    bench.speak = Mock(return_value=wav(0.3))
    async with bench.run() as front:
        for words in ("/lyd", "hej", "/lyd", "hej"):
            bench.api.says(ANNA, words)
            await bench.settled(front)

    assert [message.method for message in bench.api.to(ANNA)] == [
        *("sendMessage", "sendVoice", "sendMessage"),
        *("sendMessage", "sendMessage"),
    ]
    assert bench.speak.call_args.args == ("Hvad drømmer du om?",)


async def test_without_a_voice_that_is_told_and_the_text_comes(bench: Bench) -> None:
    bench.speak = Mock(return_value=None)
    async with bench.run() as front:
        for words in ("/lyd", "hej"):
            bench.api.says(ANNA, words)
            await bench.settled(front)

    assert [message.text for message in bench.api.to(ANNA)][1:] == [
        "Jeg kan ikke læse højt her.",
        "Hvad drømmer du om?",
    ]


async def test_a_voice_that_fails_in_an_unforeseen_way_takes_no_answer_with_it(bench: Bench) -> None:
    bench.speak = Mock(side_effect=ZeroDivisionError)
    async with bench.run() as front:
        for words in ("/lyd", "hej"):
            bench.api.says(ANNA, words)
            await bench.settled(front)

    assert bench.api.to(ANNA)[-1].text == "Hvad drømmer du om?"


def photo_of(text: str) -> bytes:
    out = io.BytesIO()
    segno.make(text).save(out, kind="png", scale=5)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        (f"https://t.me/droemmeplan_bot?start={CODE}", True),
        (f"https://drom.example.dk/k/{CODE}", True),
        (CODE, True),
        ("https://example.com/kvorkelhop", False),
    ],
)
async def test_a_photo_of_the_code_links(bench: Bench, text: str, linked: bool) -> None:
    bench.door.conversations.clear()
    bench.api.files["p1"] = photo_of(text)
    async with bench.run() as front:
        bench.api.says(ANNA, **people.photo("p1"))
        await bench.settled(front)

    assert bool(bench.door.conversations) == linked
    told = bench.api.to(ANNA)[-1].text
    assert told == ("Hvad vil du nu?" if linked else "Jeg kan ikke se, hvad der er på billedet. "
                    "Det bliver ikke gemt. Skriv det med ord.")  # fmt: skip


async def test_the_code_is_found_in_any_picture_of_an_album(bench: Bench) -> None:
    bench.door.conversations.clear()
    bench.api.files |= {"p1": photo_of("https://example.com/x"), "p2": photo_of(CODE)}
    async with bench.run() as front:
        for name in ("p1", "p2", "p1"):
            bench.api.says(ANNA, **people.photo(name), media_group_id="g1")
        await bench.settled(front)

    assert bench.door.conversations
    assert bench.api.to(ANNA)[-1].text == "Hvad vil du nu?"


def taken(turned: int = 0, light: float = 1.0, size: tuple[int, int] = (1280, 960)) -> bytes:
    """A photo of a letter with a code in it, as a telephone takes it."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(photo_of(f"https://t.me/droemmeplan_bot?start={CODE}"))) as code:
        side = size[1] // 2
        letter = Image.new("L", size, 235)
        letter.paste(code.convert("L").resize((side, side)), (side // 3, side // 2))
    letter = letter.rotate(turned, expand=True, fillcolor=120).point(lambda point: int(point * light))
    letter.filter(ImageFilter.GaussianBlur(1)).save(out, "JPEG", quality=60)
    return out.getvalue()


@pytest.mark.parametrize(
    "photo",
    [{}, {"turned": 90}, {"turned": 180}, {"turned": 25}, {"light": 0.2}, {"size": (8064, 6048)}],
    ids=str,
)
def test_the_code_is_read_turned_in_the_dark_and_from_a_large_camera(photo: dict[str, Any]) -> None:
    assert code_in(taken(**photo)) == CODE


async def test_a_picture_that_is_none_is_told_like_any_other(bench: Bench) -> None:
    bench.api.files["p1"] = b"\x89PNG no picture"
    async with bench.run() as front:
        bench.api.says(ANNA, **people.photo("p1"))
        await bench.settled(front)

    assert "Jeg kan ikke se, hvad der er på billedet" in bench.api.to(ANNA)[-1].text


def test_a_voice_message_becomes_what_a_recogniser_takes() -> None:
    heard = samples(voice(2.0))

    assert abs(len(heard) / 2 / 16_000 - 2.0) < 0.1


@pytest.mark.parametrize(
    ("sound", "wrong"),
    [
        (b"", NotSound),
        (b"OggS but not really", NotSound),
        (voice(1.0, 0), TooQuiet),
        (voice(62.0), TooLongToHear),
    ],
    ids=["empty", "broken", "quiet", "long"],
)
def test_what_is_no_voice_message_is_named(sound: bytes, wrong: type[Exception]) -> None:
    with pytest.raises(wrong):
        samples(sound)
