"""What is odd, hostile or mistaken on Telegram gets the right answer, and takes nothing from anybody."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot import texts
from bot.telegram_inbox import Arrived, Inbox
from bot.telegram_media import Spoken
from tests.bot_api import people
from tests.bot_api.server import BotApi
from tests.bot_api.updates import GROUP
from tests.bot_fakes import CODE, FakeRasa, button
from tests.telegram_fixtures import ANNA, BENT, ROOT, SECRET, Bench
from tests.telegram_sounds import voice, wav

FORM = [
    {
        "text": "Vil du tale, skrive eller bruge billeder?",
        "buttons": [button("Tale", "form", "speak"), button("Skrive", "form", "write")],
    }
]


@pytest.fixture
def bench(server: BotApi, tmp_path: Path) -> Bench:
    made = Bench(tmp_path, server)
    made.linked()
    return made


async def said(bench: Bench, *texts: str) -> list[str]:
    async with bench.run() as front:
        for text in texts:
            bench.api.says(ANNA, text)
            await bench.settled(front)
    return [message.text for message in bench.api.to(ANNA)]


@pytest.mark.parametrize(
    "text", ["🐕🐕🐕", "👍🏽", "أريد كلبا", "en\u202ehund", "a\u0301ben", "{web} {words} %s"]
)
async def test_signs_of_any_kind_are_the_persons_words(bench: Bench, text: str) -> None:
    await said(bench, text)

    assert [turn["text"] for turn in bench.rasa.turns] == [text]


@pytest.mark.parametrize("text", ["\u200b\u200b", "\u2060", "\u200e"])
async def test_signs_that_nobody_sees_are_no_words(bench: Bench, text: str) -> None:
    assert await said(bench, text) == [texts.NOTHING_SAID]
    assert bench.rasa.turns == []


async def test_a_command_behind_a_sign_that_nobody_sees_is_only_words(bench: Bench) -> None:
    await said(bench, "\u200b/affirm")

    assert [turn["text"] for turn in bench.rasa.turns] == ["affirm"]


async def test_a_text_as_long_as_telegram_takes_is_used_whole_and_read_back_in_pieces(bench: Bench) -> None:
    long = "en hund " * 511 + "en kat"
    bench.rasa = FakeRasa([[{"text": f"Du skrev: {long} 🐕", "buttons": [button("Ja", "approve", "yes")]}]])
    told = await said(bench, long)

    assert [turn["text"] for turn in bench.rasa.turns] == [long]
    assert len(told) == 2
    assert bench.api.titles(ANNA) == ["Ja"]


async def test_words_of_the_same_second_keep_their_order(bench: Bench) -> None:
    bench.api.shuffle = True
    for number in range(5):
        bench.api.says(ANNA, f"nr. {number}", date=1_790_000_000)
    async with bench.run() as front:
        await bench.settled(front)

    assert [turn["text"] for turn in bench.rasa.turns] == [f"nr. {number}" for number in range(5)]


async def test_words_that_were_edited_after_their_answer_change_nothing(bench: Bench) -> None:
    async with bench.run() as front:
        number = bench.api.says(ANNA, "en hund")
        await bench.settled(front)
        bench.api.says(ANNA, "en hest", kind="edited_message", message_id=number, edit_date=1_790_000_001)
        await bench.settled(front)

    assert [turn["text"] for turn in bench.rasa.turns] == ["en hund"]
    assert "Jeg læste det, du skrev først" in bench.api.to(ANNA)[-1].text


async def test_a_code_opens_one_account_and_not_the_next(bench: Bench) -> None:
    bench.door.conversations.clear()
    async with bench.run() as front:
        for person in (ANNA, BENT):
            bench.api.says(person, f"/start {CODE}")
            await bench.settled(front)

    assert list(bench.door.conversations) == [str(ANNA)]
    assert bench.api.to(BENT)[-1].text == texts.CODE_USED


async def test_what_was_heard_from_one_citizen_is_not_the_next_ones(bench: Bench) -> None:
    """The same telephone opens somebody else's code before the yes."""
    bench.hear = lambda sound, titles: Spoken("jeg vil have en hund")
    bench.api.files["v1"] = voice(1.0)
    async with bench.run() as front:
        bench.api.says(ANNA, **people.voice("v1", 1))
        await bench.settled(front)
        old = bench.api.to(ANNA)[-1]
        bench.api.says(ANNA, f"/kode {CODE}")
        await bench.settled(front)
        bench.api.taps(ANNA, old, old.buttons[0]["callback_data"])
        bench.api.says(ANNA, "ja")
        await bench.settled(front)

    assert [turn["text"] for turn in bench.rasa.turns] == ["ja"]


async def test_a_code_that_is_typed_in_a_group_is_not_used(bench: Bench) -> None:
    bench.api.known.add(int(str(GROUP["id"])))
    async with bench.run() as front:
        for text in (CODE, f"/start {CODE}"):
            bench.api.says(ANNA, text, chat=GROUP)
            await bench.settled(front)

    assert bench.door.asked == []
    assert bench.api.to(ANNA) == []


async def test_a_group_that_has_moved_is_left_and_not_asked_again(bench: Bench) -> None:
    group = int(str(GROUP["id"]))
    bench.api.known.add(group)
    bench.api.moved = {group: -100_999}
    async with bench.run() as front:
        bench.api.says(ANNA, "hej", chat=GROUP)
        await bench.settled(front)

    assert [method for method, _ in bench.api.calls if method in ("sendMessage", "leaveChat")] == [
        "sendMessage",
        "leaveChat",
    ]


async def test_words_under_a_voice_message_or_a_later_picture_of_an_album_are_words(bench: Bench) -> None:
    async with bench.run() as front:
        bench.api.says(ANNA, caption="en hund", **people.voice("v1", 1))
        await bench.settled(front)
        bench.api.says(ANNA, media_group_id="g", **people.photo("p1"))
        bench.api.says(ANNA, media_group_id="g", caption="sådan en", **people.photo("p2"))
        await bench.settled(front)

    assert [turn["text"] for turn in bench.rasa.turns] == ["en hund", "sådan en"]


async def test_whoever_chooses_to_speak_is_spoken_to_until_they_choose_another_way(bench: Bench) -> None:
    bench.rasa, bench.hears, bench.speak = FakeRasa([FORM]), True, lambda _: wav(0.2)
    async with bench.run() as front:
        for step in ("/start", "Tale", "Skrive"):
            if step.startswith("/"):
                bench.api.says(ANNA, step)
            else:
                bench.api.presses(ANNA, step)
            await bench.settled(front)

    assert [message.method for message in bench.api.to(ANNA)] == [
        *("sendMessage", "sendVoice", "sendMessage", "sendMessage"),
    ]


async def test_speaking_is_offered_only_where_somebody_hears(bench: Bench) -> None:
    bench.rasa = FakeRasa([FORM])
    await said(bench, "/start")

    assert bench.api.titles(ANNA) == ["Skrive"]


def test_the_choice_to_speak_is_the_conversations() -> None:
    asked = yaml.safe_load((ROOT / "domain" / "welcome.yml").read_text("utf-8"))
    ours = yaml.safe_load((ROOT / "bot" / "telegram.yml").read_text("utf-8"))
    buttons = asked["responses"]["utter_ask_form_spoken"][0]["buttons"]

    assert {one["payload"] for one in buttons} == {ours["speak_choice"], *ours["other_choices"]}


def test_a_clock_that_jumps_loses_nothing_that_waits(tmp_path: Path) -> None:
    now = [1_000_000.0]
    inbox = Inbox(tmp_path / "inbox.sqlite", SECRET, lambda: now[0])
    waiting = Arrived(2, 7, {"update_id": 2})
    inbox.take([waiting])
    for jump in (10 * 365 * 86_400, -20 * 365 * 86_400):
        now[0] += jump
        inbox.sweep()

    assert inbox.next_of(7) == waiting
    inbox.close()
