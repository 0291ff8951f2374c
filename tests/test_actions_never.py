"""What can never happen in a conversation, each tried on the way that once led there."""

from __future__ import annotations

import pytest

from plan.store import Store
from tests.test_actions_conversation import HORSE, a_dreamer, approved, sent
from tests.walk import Walk

PONY = "jeg vil gerne have en pony"


def afresh(walk: Walk) -> Walk:
    """Return the same citizen in a new talk: the old one was erased."""
    fresh = Walk(walk.store, walk.conversation).start()
    for value in ("yes", "start", "keep", "write", "alone", "skip", "skip"):
        fresh.press(value)
    return fresh


def test_a_second_talk_sends_its_own_dream(talk_store: Store) -> None:
    first = sent(approved(a_dreamer(talk_store)))
    second = sent(approved(afresh(first), PONY))

    assert "receipt_line" in second.names
    finals = {wish.final for wish in talk_store.dreams(first.conversation)}
    assert finals == {"Jeg vil gerne ride på en hest.", "Jeg vil gerne have en pony."}


@pytest.mark.parametrize(
    "words", ["ja send ikke", "okay så lad være", "ja måske senere", "jeg tror ja", "nej ja"]
)
def test_what_is_no_plain_yes_sends_nothing(talk_store: Store, words: str) -> None:
    walk = approved(a_dreamer(talk_store)).press("/finish").press("share").say(words, kind="affirm")

    assert talk_store.dreams(walk.conversation) == ()
    assert walk.question in ("send", "rest")


def test_yes_but_is_a_correction(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say(HORSE).say("ja men uden sadel", kind="affirm")

    assert walk.question == "fix"
    assert not walk.talk["dreams"][0].get("final")


def test_a_change_that_was_not_approved_changes_nothing(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("/change_goal").say("jeg vil gerne have en kat")
    sent(walk)

    (wish,) = talk_store.dreams(walk.conversation)
    assert (wish.verbatim, wish.draft, wish.final) == (
        HORSE,
        "Jeg vil gerne ride på en hest.",
        "Jeg vil gerne ride på en hest.",
    )


def test_change_means_the_dream_that_is_on_the_screen(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("on").press("yes").say(PONY).press("/change_goal")
    walk.say("jeg vil gerne have en ko").press("yes")

    assert [dream["final"] for dream in walk.talk["dreams"]] == [
        "Jeg vil gerne ride på en hest.",
        "Jeg vil gerne have en ko.",
    ]


def test_a_private_dream_does_not_go_as_the_topic(talk_store: Store) -> None:
    walk = approved(approved(a_dreamer(talk_store)).press("on").press("yes"), PONY).press("on")
    for value in ("no", "equal", "nobody", "no", walk.talk["dreams"][1]["id"][:12]):
        walk.press(value)
    walk.press("/finish").press("share").press("dont_share")

    assert "pony" not in "\n".join(walk.texts)


def test_finishing_does_not_lead_out_of_danger(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).say("jeg vil ikke leve mere").press("/finish")

    assert walk.question == "danger_now"


def test_a_question_in_between_goes_back_to_the_help(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).say("jeg vil ikke leve mere")
    walk.press("/delete_data").press("keep")

    assert walk.question == "danger_now"


def test_yes_and_no_for_ever_find_another_way(talk_store: Store) -> None:
    walk = a_dreamer(talk_store)
    asked = []
    for words in ("ja", "nej") * 4:
        walk.say(words)
        asked.append(walk.texts[-1])

    assert all(len(set(asked[n : n + 3])) > 1 for n in range(len(asked) - 2))


def test_back_after_the_sending_does_not_send_again(talk_store: Store) -> None:
    walk = sent(approved(a_dreamer(talk_store))).press("/go_back")

    assert walk.question == "receipt"


def test_what_was_sent_in_an_erased_talk_can_be_taken_back(talk_store: Store) -> None:
    walk = afresh(sent(approved(a_dreamer(talk_store))))
    approved(walk, PONY).press("/finish").press("dont_share").press("withdraw").press("withdraw")

    (wish,) = talk_store.dreams(walk.conversation)
    assert wish.status == "withdrawn"


def test_a_wish_that_sounds_like_a_command_is_a_wish(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("jeg vil gerne have en pause fra min mor", kind="stop")
    assert walk.question == "approve"

    other = a_dreamer(talk_store).say("jeg ved ikke, måske en hund", kind="dont_know")

    assert other.question == "approve"


def test_an_unkept_draft_is_warned_about_before_it_goes(talk_store: Store) -> None:
    walk = a_dreamer(talk_store)
    walk.slots["talk"]["keep"] = False
    walk.say(HORSE).press("/stop")

    assert walk.question == "continue"
    assert not walk.slots["erase"]


def test_going_back_to_the_split_doubles_nothing(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("jeg vil gerne have et job og en kæreste").press("two")
    walk.press("/go_back").press("two")

    assert len(walk.talk["waiting"]) == 1


def test_three_dreams_are_enough_also_at_rest(talk_store: Store) -> None:
    walk = a_dreamer(talk_store)
    for number in range(3):
        approved(walk, f"jeg vil gerne lære sang nummer {number}").press("on")
        if number < 2:
            walk.press("yes")
    walk.press("/finish")
    for _ in range(3):
        walk.press("dont_share")
    walk.press("another")

    assert walk.names == ["three_is_enough", "ask_rest"]


@pytest.mark.parametrize(
    ("words", "kind", "question"),
    [
        ("spring over", "skip", "area"),
        ("næste spørgsmål", "skip", "area"),
        ("pause tak", "pause", "dream"),
        ("slut for i dag", "stop", "dream"),
        ("jeg vil ikke mere i dag", "stop", "dream"),
        ("gå tilbage", "go_back", "good_now"),
        ("slet alting", "delete_data", "confirm_delete"),
        ("en gang til", "repeat", "dream"),
    ],
)
def test_a_command_in_few_words_is_nobodys_dream(
    talk_store: Store, words: str, kind: str, question: str
) -> None:
    walk = a_dreamer(talk_store).say(words, kind=kind)

    assert walk.question == question
    assert "dreams" not in walk.talk
