"""An answer becomes messages within Telegram's sizes, and nothing of it is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import Answer, Message, Session
from bot.telegram_parts import Choice, Wanted, cards_of, mark_of, rows, size, split, told
from bot.telegram_words import Words
from tests.bot_fakes import button
from tests.telegram_fixtures import ROOT

WORDS = Words(ROOT / "pages", "https://drom.example.dk", "droemmeplan_bot")
CARD = {"words": "en hund 🐕", "draft": "Jeg vil gerne have en hund."}


def answer(*messages: dict[str, object]) -> Answer:
    return Answer(tuple(Message(**{"buttons": [], **one}) for one in messages), Session())  # type: ignore[typeddict-item]


@given(st.text(max_size=300), st.integers(10, 60))
def test_no_sign_is_lost_where_a_text_is_parted(text: str, longest: int) -> None:
    pieces = split(text, longest)

    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(0 < size(piece) <= longest for piece in pieces)


def test_a_text_is_parted_between_its_sentences() -> None:
    assert split("Det er en hund. Det er en kat. Det er en hest.", 32) == [
        "Det er en hund. Det er en kat.",
        "Det er en hest.",
    ]


def test_one_answer_is_one_message_with_its_buttons() -> None:
    buttons = [button("Det passer", "approve", "yes"), button("Nej", "approve", "no")]
    parts, board = told(answer({"text": "Hej."}, {"text": "Passer det?", "buttons": buttons}), WORDS, "b1")

    assert parts == [
        {
            "kind": "text",
            "text": "Hej.\n\nPasser det?",
            "choices": [{"title": "Det passer", "data": "b1:0"}, {"title": "Nej", "data": "b1:1"}],
        }
    ]
    assert board is not None
    assert board["payloads"] == [each["payload"] for each in buttons]


def test_a_long_payload_stays_with_us() -> None:
    long = [button("Ja", "approve", "æ" * 300)]
    parts, board = told(answer({"text": "?", "buttons": long}), WORDS, "b1")

    assert len(parts[0]["choices"][0]["data"].encode()) <= 64
    assert board is not None
    assert board["payloads"][0] == long[0]["payload"]


def test_cards_with_pictures_are_albums_of_ten_at_most() -> None:
    many = [button(f"Kort {n}", "area", str(n), "housing") for n in range(23)]
    parts, _ = told(answer({"text": "Hvad?", "buttons": many}), WORDS, "b1")

    assert [len(part["pictures"]) for part in parts if part["kind"] == "pictures"] == [10, 10, 3]
    assert parts[-1]["text"] == "Hvad?"


def test_a_goal_that_the_text_does_not_say_is_shown_with_it() -> None:
    (part,), _ = told(answer({"text": "Du sagde det.", "card": CARD}), WORDS, "b1")
    (same,), _ = told(answer({"text": f"«{CARD['draft']}»", "card": CARD}), WORDS, "b1")

    assert part["text"] == f"Din drøm: «{CARD['draft']}»\n\nDu sagde det."
    assert same["text"] == f"«{CARD['draft']}»"


def test_a_dream_is_an_image_for_those_who_want_it_so() -> None:
    parts, _ = told(answer({"text": "Passer det?", "card": CARD}), WORDS, "b1", Wanted(cards=True))

    assert [part["kind"] for part in parts] == ["card", "text"]
    assert (parts[0]["words"], parts[0]["goal"]) == (CARD["words"], CARD["draft"])


@pytest.mark.parametrize("cards", [True, False])
def test_a_dream_that_was_shown_is_not_shown_with_every_question(cards: bool) -> None:
    told_now = answer({"text": "Hvorfor?", "card": CARD})
    shown = [mark_of(card) for card in cards_of(told_now)]
    (part,), _ = told(told_now, WORDS, "b1", Wanted(cards=cards, shown=shown))

    assert part["text"] == "Hvorfor?"


def test_where_a_fact_comes_from_is_said() -> None:
    (part,), _ = told(
        answer({"text": "4 uger.", "source": "forvaltningsloven", "checked": "1. maj"}), WORDS, "b"
    )

    assert part["text"] == "4 uger.\nKilde: forvaltningsloven. Set efter 1. maj."


@pytest.mark.parametrize(
    ("titles", "laid"),
    [
        (("Ja", "Nej"), [2]),
        (("Ja", "Nej", "Ved ikke"), [2, 1]),
        (("Jeg har brug for hjælp nu", "Nej"), [1, 1]),
        ((), []),
    ],
)
def test_short_buttons_share_a_row(titles: tuple[str, ...], laid: list[int]) -> None:
    assert [len(row) for row in rows(Choice(title=title, data="x") for title in titles)] == laid
