"""Cards and dreams are drawn on the machine itself, and what cannot be drawn is sent as text."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.pictures import Pictures
from bot.telegram_pictures import SIDE, Drawing, NotDrawable, code_of
from bot.telegram_words import Words
from tests.bot_api.server import BotApi
from tests.bot_fakes import FakeRasa, button
from tests.telegram_fixtures import ANNA, PACKAGES, ROOT, Bench

WORDS = Words(ROOT / "pages", "https://drom.example.dk", "droemmeplan_bot")
DRAWING = Drawing(PACKAGES, WORDS)
GOAL = "Jeg vil gerne have en stor hund."
CARD = {"words": "jeg vil gerne ha en stor hund", "draft": GOAL}


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


@pytest.mark.parametrize("name", sorted(Pictures(PACKAGES).names()))
def test_every_card_can_be_drawn(name: str) -> None:
    with opened(DRAWING.png(name)) as image:
        assert image.size == (SIDE, SIDE)
        low, high = image.convert("L").getextrema()

    assert (low, high) != (255, 255)


def test_a_dream_is_drawn_with_its_goal_and_words() -> None:
    with opened(DRAWING.dream(CARD["words"], GOAL)) as both, opened(DRAWING.dream("", GOAL)) as goal:
        assert both.height > goal.height


@pytest.mark.parametrize("words", ["en hund 🐕", "あ", "x" * 400, "ord " * 900])
def test_what_our_letters_cannot_draw_is_named(words: str) -> None:
    with pytest.raises(NotDrawable):
        DRAWING.dream(words, GOAL)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12345678", "12345678"),
        ("1234 5678", "1234 5678"),
        ("12 34 56 78", "12 34 56 78"),
        ("12 34 56 78 9", None),
        ("1234\u00a05678", "1234\u00a05678"),
        ("12345678.", "12345678"),
        ("https://t.me/x_bot?start=AbCd_efgh-12", "AbCd_efgh-12"),
        ("drom.example.dk/k/AbCdefgh12345678", "AbCdefgh12345678"),
        ("svømmehallen", None),
        ("svommehallen", None),
        ("jeg vil have 12345678", None),
        ("min adresse er drom.example.dk/k", None),
    ],
)
def test_only_a_code_is_a_code(text: str, code: str | None) -> None:
    assert code_of(text) == code


async def shown(server: BotApi, folder: Path, message: dict[str, Any], *before: str) -> list[str]:
    bench = Bench(folder, server, FakeRasa([[message]]))
    bench.linked()
    async with bench.run() as front:
        for words in (*before, "hej"):
            server.says(ANNA, words)
            await bench.settled(front)
    return [sent.method for sent in server.to(ANNA)]


async def test_picture_cards_come_as_an_album_before_their_buttons(server: BotApi, tmp_path: Path) -> None:
    cards = [button("Bolig", "area", "housing", "housing"), button("Job", "area", "work", "work")]
    sent = await shown(server, tmp_path, {"text": "Hvad?", "buttons": cards})

    assert sent == ["sendMediaGroup", "sendMediaGroup", "sendMessage"]
    assert [message.text for message in server.to(ANNA)] == ["Bolig", "Job", "Hvad?"]
    assert server.titles(ANNA) == ["Bolig", "Job"]


async def test_one_picture_is_no_album(server: BotApi, tmp_path: Path) -> None:
    sent = await shown(
        server, tmp_path, {"text": "Hvad?", "buttons": [button("Bolig", "area", "housing", "housing")]}
    )

    assert sent == ["sendPhoto", "sendMessage"]


@pytest.mark.parametrize(("words", "kind"), [(CARD["words"], "sendPhoto"), ("en hund 🐕", "sendMessage")])
async def test_a_dream_comes_as_an_image_when_that_is_wanted(
    server: BotApi, tmp_path: Path, words: str, kind: str
) -> None:
    message = {"text": "Passer det?", "buttons": [], "card": CARD | {"words": words}}
    sent = await shown(server, tmp_path, message, "/kort")

    assert sent == ["sendMessage", kind, "sendMessage"]


async def test_a_dream_whose_image_telegram_refuses_is_still_seen_before_the_question(
    server: BotApi, tmp_path: Path
) -> None:
    server.faults = [("none", None), ("refuses", "PHOTO_INVALID_DIMENSIONS")]
    message = {"text": "Passer det?", "buttons": [button("Ja", "approve", "yes")], "card": CARD}
    sent = await shown(server, tmp_path, message, "/kort")

    assert sent == ["sendMessage", "sendMessage", "sendMessage"]
    assert f"«{GOAL}»" in server.to(ANNA)[1].text


async def test_a_dream_that_did_not_arrive_or_is_long_ago_is_shown_again(
    server: BotApi, tmp_path: Path
) -> None:
    message = {"text": "Passer det?", "buttons": [button("Ja", "approve", "yes")], "card": CARD}
    bench = Bench(tmp_path, server, FakeRasa([[message]]))
    bench.linked()
    async with bench.run() as front:
        for blocked, words in ((True, "hej"), (False, "hej"), (False, "ja"), (False, "/start")):
            server.blocked = {ANNA} if blocked else set()
            server.says(ANNA, words)
            await bench.settled(front)

    assert [GOAL in sent.text for sent in server.to(ANNA)] == [True, False, True]
