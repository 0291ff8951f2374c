"""A conversation as its page shows it."""

from __future__ import annotations

from typing import Any

from bot.messages import Answer, read_messages, read_session
from bot.view import exchanges, newest_dreams, view_of, with_numbers

CARD = {"words": "ha en hund", "draft": "Jeg vil gerne have en hund."}


def bot(text: str, **more: Any) -> dict[str, Any]:
    return {"from": "bot", "text": text, **more}


def mine(text: str) -> dict[str, Any]:
    return {"from": "citizen", "text": text}


def told(*messages: dict[str, Any], **session: Any) -> Answer:
    return Answer(read_messages(list(messages)), read_session(session))


def test_only_the_newest_buttons_can_be_pressed() -> None:
    old = bot("Før", buttons=[{"title": "Gammel", "payload": "/skip"}])
    new = bot("Nu", buttons=[{"title": "Ny", "payload": "/skip"}])

    view = view_of(told(old, mine("ja"), new))

    assert [b["title"] for b in view.plain] == ["Ny"]


def test_a_part_holds_what_was_not_seen_yet() -> None:
    view = view_of(told(bot("Et"), mine("to"), bot("tre")), seen=1)

    assert [(x.message["text"], x.mine) for x in view.lines] == [("to", True), ("tre", False)]
    assert not view.reset


def test_after_erasing_the_page_starts_over() -> None:
    view = view_of(told(bot("Nu er det slettet.")), seen=9)

    assert view.reset
    assert len(view.lines) == 1


def test_a_press_without_words_leaves_no_empty_line() -> None:
    assert len(view_of(told(bot("Et"), mine(""), bot("to"))).lines) == 2


def test_a_preview_shows_every_dream_of_its_turn() -> None:
    answer = told(bot("Før", card=CARD), mine("ja"), bot("En", card=CARD), bot("To", card=CARD))

    assert len(newest_dreams(answer.messages)) == 2


def test_a_dream_stays_in_sight_while_other_things_are_asked() -> None:
    answer = told(bot("En", card=CARD), mine("ja"), bot("Hvem kan hjælpe dig?"))

    assert newest_dreams(answer.messages)[0].draft == "Jeg vil gerne have en hund."


def test_in_danger_no_dream_is_shown() -> None:
    assert view_of(told(bot("En", card=CARD), question="danger_now")).dreams == ()
    assert view_of(told(bot("En", card=CARD), question="violence_who")).dreams == ()


def test_paper_is_offered_once() -> None:
    assert not view_of(told(bot("Papir?", buttons=[]), question="receipt")).paper
    assert view_of(told(bot("Ellers andet?", buttons=[]), question="rest")).paper


def test_five_faces_are_recognised() -> None:
    faces = [{"title": "x", "payload": "/skip", "image": f"/pictures/face_{n}.svg"} for n in (0, 1)]
    skip = {"title": "Spring over", "payload": "/skip"}

    view = view_of(told(bot("Hvor tæt?", buttons=[*faces, skip])))

    assert view.faces
    assert [b["title"] for b in view.plain] == ["Spring over"]


def test_practice_is_said_only_when_it_is_known() -> None:
    assert view_of(told(bot("Hej"), linked=False)).practice
    assert not view_of(told(bot("Hej"), linked=True)).practice
    assert not view_of(told(bot("Hej"))).practice


def test_known_numbers_can_be_called_and_no_other() -> None:
    shown = with_numbers("Ring 112 eller 70 201 201. Du har 1120 kr. og 1.112 <venner>.", ["70 201 201"])

    assert shown == (
        'Ring <a href="tel:112">112</a> eller <a href="tel:70201201">70 201 201</a>. '
        "Du har 1120 kr. og 1.112 &lt;venner&gt;."
    )


def test_paper_pairs_each_answer_with_its_question() -> None:
    answer = told(bot("Hej."), bot("Hvad drømmer du om?"), mine("en hund"), mine(""))

    assert exchanges(answer.messages) == (("Hvad drømmer du om?", "en hund"),)
