"""Questions and requests in the middle of something: answered, and then back to the open question."""

from __future__ import annotations

import pytest

from plan.store import Store
from tests.test_actions_conversation import HORSE, a_dreamer, approved, sent


@pytest.mark.parametrize(
    ("words", "kind", "answer"),
    [
        ("kan jeg få en bisidder med?", "invite_person", "rights_companion"),
        ("jeg ved ikke hvad en guide er", "dont_know", "rights_guide"),
    ],
)
def test_a_question_about_the_plan_is_answered_whatever_it_was_taken_for(
    talk_store: Store, words: str, kind: str, answer: str
) -> None:
    walk = a_dreamer(talk_store).say(words, kind=kind)

    assert walk.names[0] in (answer, "rights_unknown")
    assert walk.question == "dream"
    assert "dreams" not in walk.talk


def test_a_wish_put_as_a_question_is_heard_as_a_wish(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("kan jeg få en hund?", kind="wish")

    assert walk.question == "tell_more"


@pytest.mark.parametrize(
    "words", ["jeg vil gerne trække min drøm tilbage", "jeg fortryder, at jeg sendte det"]
)
def test_taking_back_can_be_asked_for_in_words_at_any_question(talk_store: Store, words: str) -> None:
    walk = sent(approved(a_dreamer(talk_store))).press("no").press("no").press("4").press("another")
    walk.say(words, kind="delete_data")
    assert walk.question == "confirm_withdraw"

    walk.press("withdraw")

    (wish,) = talk_store.dreams(walk.conversation)
    assert wish.status == "withdrawn"


def test_a_yes_that_takes_nothing_back_is_told_why(talk_store: Store) -> None:
    walk = sent(approved(a_dreamer(talk_store))).press("no").press("no").press("4").press("withdraw")

    assert walk.say("ja").names == ["yes_is_not_enough", "ask_confirm_withdraw"]
    assert walk.press("keep").press("/delete_data").say("ja").names == [
        "yes_is_not_enough",
        "ask_confirm_delete",
    ]


def test_a_no_with_nothing_left_to_ask_ends_the_talk(talk_store: Store) -> None:
    walk = (
        sent(approved(a_dreamer(talk_store))).press("no").press("no").press("4").say("nej tak", kind="deny")
    )

    assert walk.names == ["goodbye_kept"]
    assert walk.talk["paused"]


def test_who_is_named_where_nothing_is_wished_for_is_no_helper(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).hear_sign("det der med min bror", None).hear_sign("og huset", None)

    assert "helpers" not in walk.talk["dreams"][0]


def test_wait_is_a_no_to_sending(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("/finish").press("share").say("vent lidt", kind="pause")

    assert walk.names[0] == "not_sent_yet"
    assert talk_store.dreams(walk.conversation) == ()


def test_with_nothing_sent_the_same_words_are_no_taking_back(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("jeg vil gerne have min drøm tilbage")

    assert walk.question != "confirm_withdraw"


def test_an_unsure_skip_at_an_open_question_is_an_answer(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("on").press("no").press("family").press("no")
    walk.say("noget om penge", kind="skip", sure=0.47)

    assert walk.talk["meeting"]["topic"] == "noget om penge"


def test_after_a_no_to_sharing_the_sending_is_still_offered(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("/finish").press("dont_share")

    assert walk.question == "rest"
    assert "/finish" in walk.offered


def test_what_waited_is_read_back_once(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("jeg vil gerne have et job og en kæreste").press("two")

    walk.press("yes").press("on")

    assert walk.names == ["waiting_dream", "ask_approve"]


def test_the_sentence_that_only_quotes_holds_all_that_was_said(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).hear_sign("det der med min bror", None).hear_sign("og huset", None)

    (dream,) = walk.talk["dreams"]
    assert dream["draft"] == "Jeg vil gerne tale om: «det der med min bror. og huset»"
    assert f"«{dream['words']}»" in walk.texts[0]

    sent(walk.press("yes"))
    (wish,) = talk_store.dreams(walk.conversation)
    assert [quote.words for quote in wish.quotes] == ["det der med min bror", "og huset"]


def test_more_than_a_plain_no_does_not_throw_the_words_away(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say(HORSE).say("nej, ikke helt på den måde", kind="deny")

    assert walk.question == "fix"
    assert walk.talk["dreams"][0]["words"] == HORSE


def test_whoever_goes_on_after_every_way_sees_other_cards(talk_store: Store) -> None:
    walk = a_dreamer(talk_store)
    for _ in range(5):
        walk.press("/dont_know")
    assert walk.question == "continue"

    walk.press("/dont_know")

    assert walk.names == ["dont_know_is_fine", "ask_area"]


def test_who_should_not_come_is_not_noted_as_wanted(talk_store: Store) -> None:
    walk = (
        approved(a_dreamer(talk_store))
        .press("on")
        .press("no")
        .say("min far skal ikke med", kind="invite_person")
    )
    assert walk.question == "meeting_not_share"

    walk.press("dont_share")
    assert walk.question == "meeting_who"
    walk.say("min mor", kind="answer")

    assert walk.question == "meeting_topic"
    assert walk.talk["meeting"]["who_in"] == "min mor"
    assert walk.talk["meeting"]["who_not"] == "min far skal ikke med"


def test_both_are_told_in_one_breath(talk_store: Store) -> None:
    walk = (
        approved(a_dreamer(talk_store)).press("on").press("no").hear_sign("min mor, men ikke min far", None)
    )
    walk.press("share")

    assert walk.question == "meeting_topic"
    meeting = walk.talk["meeting"]
    assert (meeting["who_in"], meeting["who_not"]) == ("min mor", "min far")


def test_a_step_back_out_of_danger_shows_the_numbers_first(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("jeg vil ikke leve mere").press("/go_back")

    assert walk.question == "after_danger"
    assert "112" in "\n".join(walk.texts)
