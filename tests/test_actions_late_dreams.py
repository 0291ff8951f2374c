"""A dream is kept wherever it is told: no question drops one silently. Generated over every question."""

from __future__ import annotations

import json

import pytest

from actions.turn import DANGER_QUESTIONS
from plan.store import Store
from tests.test_actions_conversation import a_dreamer, approved, sent
from tests.test_actions_every_state import STATES, in_state
from tests.walk import Walk, a_linked_walk

CALM = [question for question in STATES if question not in DANGER_QUESTIONS - {"after_danger"}]


def kept(walk: Walk) -> str:
    """Everything that is kept, without what was said last and what was not understood."""
    passing = ("said", "recent", "misunderstood")
    return json.dumps({k: v for k, v in walk.talk.items() if k not in passing}, ensure_ascii=False)


def at_start(store: Store) -> Walk:
    walk = a_linked_walk(store).press("yes")
    assert walk.question == "start"
    return walk


@pytest.mark.parametrize("question", CALM)
@pytest.mark.parametrize(
    ("words", "kind", "named"),
    [
        ("jeg vil også gerne have en sød kat", "wish", "kat"),
        ("jeg vil gerne lære at spille guitar", "nlu_fallback", "guitar"),
        ("kan jeg få en kat?", "wish", "kat"),
        ("jeg vil gerne have en pause fra min mor", "pause", "pause"),
        ("nej men jeg vil gerne have en sød kat", "deny", "kat"),
        ("ja og jeg vil også gerne have en sød kat", "affirm", "kat"),
    ],
)
def test_a_dream_is_kept_at_every_question(
    talk_store: Store, question: str, words: str, kind: str, named: str
) -> None:
    walk = in_state(talk_store, question).say(words, kind=kind)

    assert named in kept(walk), walk.names
    assert "not_understood" not in walk.names


@pytest.mark.parametrize("words", ["hønsehus. bygge. med farfar", "hund", "kan jeg få en hest?"])
def test_a_dream_in_a_few_words_is_kept_at_the_start_and_asked_about(talk_store: Store, words: str) -> None:
    walk = at_start(talk_store).say(words)
    assert walk.names[0] == "held_words"
    if walk.question == "start":
        walk.press("start")
    walk.press("keep").press("write").press("alone")

    assert words in kept(walk)
    assert walk.question in ("approve", "tell_more")


@pytest.mark.parametrize("kind", ["chitchat", "out_of_scope", "nlu_fallback", "answer", "wish"])
def test_small_talk_at_the_start_is_taken_kindly(talk_store: Store, kind: str) -> None:
    walk = at_start(talk_store).say("jeg har spist rugbrød", kind=kind)

    assert walk.names[0] in ("chitchat", "out_of_scope", "start_first")
    assert walk.question == "start"


@pytest.mark.parametrize("on", [0, 1, 2])
def test_after_the_sending_a_new_dream_is_taken_at_once(talk_store: Store, on: int) -> None:
    walk = sent(approved(a_dreamer(talk_store)))
    for answer in ("no", "no")[:on]:
        walk.press(answer)
    assert walk.question == ("receipt", "remind", "how_was_it")[on]
    walk.say("jeg vil også gerne have en kat")

    assert walk.names == ["repeat_back", "ask_approve"]
    assert "«Jeg vil gerne have en kat.»" in walk.texts[1]


def test_before_the_sending_it_waits_and_is_taken_up_after(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("/finish").say("jeg vil også gerne have en kat")
    assert walk.names == ["held_words", "ask_share"]

    walk.press("share").press("send").press("no").press("no").press("4")

    assert walk.names[-2:] == ["waiting_dream", "ask_approve"]


def test_a_fourth_dream_is_kept_for_next_time(talk_store: Store) -> None:
    walk = a_dreamer(talk_store)
    for words in ("jeg vil gerne have en hund", "jeg vil gerne have en hest", "jeg vil gerne have en gris"):
        walk = approved(walk, words).press("on")
        if walk.question == "another":
            walk.press("yes")
    walk.press("/finish").say("jeg vil også gerne have en kat")

    assert walk.names[0] == "fourth_kept"
    assert walk.talk["later"][0]["words"] == "jeg vil også gerne have en kat"


@pytest.mark.parametrize("words", ["jeg vil gerne vente lidt", "jeg vil gerne vise den til min mor"])
def test_a_wish_about_the_talk_is_not_kept_as_a_dream(talk_store: Store, words: str) -> None:
    walk = approved(a_dreamer(talk_store)).press("/finish").say(words)

    assert "waiting" not in walk.talk
    assert walk.question == "share"


def test_who_tells_a_dream_is_not_asked_who_should_stay_away(talk_store: Store) -> None:
    walk = in_state(talk_store, "meeting_not").say("jeg vil også gerne have en sød kat")

    assert walk.question == "meeting_not"
    assert walk.talk["meeting"].get("who_not") == "min bror"
