"""What the person is shown: everything that was said, and every time exactly what would be sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from plan.store import Store
from plan.tables import meetings
from tests.test_actions_conversation import HORSE, a_dreamer, approved, sent
from tests.walk import Walk, a_linked_walk

PONY = "jeg vil gerne have en pony"
CHECK = {"kind": "suicide", "certainty": "check", "about": None, "past": False}


def at_the_sending(store: Store) -> Walk:
    walk = approved(a_dreamer(store)).press("more").say("fordi det er stille", kind="answer")
    return walk.press("/finish").press("share")


def test_everything_that_was_said_is_shown(talk_store: Store) -> None:
    walk = a_linked_walk(talk_store)
    walk.say(PONY)
    for value in ("yes", "start", "keep", "write", "alone"):
        walk.press(value)
    walk.press("yes").press("more").say("den er blød", kind="answer").press("/finish").press("dont_share")

    walk.press("/show_data")

    shown = "\n".join(walk.texts)
    assert PONY in shown
    assert "den er blød" in shown


def test_warm_up_waiting_dreams_and_whom_to_leave_out_are_shown(talk_store: Store) -> None:
    walk = a_linked_walk(talk_store)
    for value in ("yes", "start", "keep", "write", "alone"):
        walk.press(value)
    walk.say("bålet om aftenen", kind="answer").say("min seng", kind="answer")
    walk.say("jeg vil gerne have et job og en kæreste").press("two").press("/show_data")
    assert "bålet om aftenen" in "\n".join(walk.texts)
    assert "min seng" in "\n".join(walk.texts)
    assert "Jeg vil gerne have en kæreste." in "\n".join(walk.texts)

    walk.press("yes").press("on").press("yes").press("on").press("no").press("equal").press("family")
    walk.press("yes").say("min fætter", kind="answer").press("dont_share").press("/show_data")

    assert "min fætter" in "\n".join(walk.texts)


def test_nothing_said_shows_nothing(talk_store: Store) -> None:
    walk = a_linked_walk(talk_store).press("/show_data")

    assert walk.names == ["show_nothing", "ask_own_device"]


def test_after_a_question_in_between_the_whole_preview_is_shown_again(talk_store: Store) -> None:
    walk = at_the_sending(talk_store).say("hvem ser det")

    assert walk.names[-3:] == ["preview", "preview_dream", "ask_send"]
    assert "fordi det er stille" in "\n".join(walk.texts)


def test_a_new_sitting_shows_the_whole_preview_again(talk_store: Store) -> None:
    walk = at_the_sending(talk_store)
    walk.now += timedelta(days=3)

    walk.start().press("yes")

    assert walk.question == "send"
    assert "fordi det er stille" in "\n".join(walk.texts)


def test_what_is_noted_in_between_is_in_the_preview_that_follows(talk_store: Store) -> None:
    walk = at_the_sending(talk_store).say("må jeg tale med en guide", kind="want_peer_guide")
    assert "guide" in "\n".join(walk.texts)

    walk.press("send")

    assert walk.names[0] == "sent"


def test_a_miss_does_not_show_the_whole_preview_again(talk_store: Store) -> None:
    walk = at_the_sending(talk_store).say("asdf qwer")

    assert walk.names == ["not_understood", "ask_send"]


def test_words_given_instead_of_a_button_keep_their_quote(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).say("fordi jeg elsker dyr", kind="answer")
    sent(walk)

    (wish,) = talk_store.dreams(walk.conversation)
    assert wish.why == "fordi jeg elsker dyr"
    assert [(q.question, q.words) for q in wish.quotes][-1] == ("why", "fordi jeg elsker dyr")


def test_a_no_thanks_at_more_is_no_reason(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).say("jeg gider ikke bo hjemme mere")

    assert walk.talk["dreams"][0].get("why") is None
    assert "waiting_dream" in walk.names


def test_a_changed_goal_does_not_keep_the_old_time(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("jeg vil gerne til Mallorca til sommer sammen med min mor").press("yes")
    assert walk.talk["dreams"][0]["when"]

    walk.press("/change_goal").say("jeg vil gerne til Paris").press("yes")

    dream = walk.talk["dreams"][0]
    assert not dream.get("when")
    assert not dream.get("helpers")


def test_back_does_not_land_on_another_dream(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("on").press("yes").say(PONY).press("no")
    for _ in range(3):
        walk.press("/go_back")

        assert "pony" not in "\n".join(walk.texts)
    assert walk.question != "approve"


def test_who_should_not_come_can_be_taken_back(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("on").press("no").press("family").press("yes")
    walk.say("min bror", kind="answer").press("share").press("/finish").press("share").press("send")
    assert wishes_for_the_meeting(talk_store, walk) == "min bror"

    walk.press("no").press("no").press("4").press("another")
    approved(walk, PONY).press("on").press("no").press("family").press("no")
    walk.press("/finish").press("share").press("send")

    assert not wishes_for_the_meeting(talk_store, walk)


def wishes_for_the_meeting(store: Store, walk: Walk) -> str | None:
    """Return whom the caseworker reads that should not come."""
    linked = store.linked(walk.conversation)
    assert linked
    with store.reading() as connection:
        asked = select(meetings.c.who_not).where(meetings.c.citizen_ref == linked.citizen_ref)
        return connection.execute(asked).scalar()


def test_a_dream_told_when_the_device_is_asked_about_is_taken_up(talk_store: Store) -> None:
    walk = sent(approved(a_dreamer(talk_store)))
    walk.press("no").press("no").press("4")
    walk.now += timedelta(days=2)

    walk.start().say(PONY).press("yes")

    assert walk.question == "approve"
    assert PONY in "\n".join(walk.texts)


def test_a_value_that_is_no_dreams_chooses_none(talk_store: Store) -> None:
    walk = approved(approved(a_dreamer(talk_store)).press("on").press("yes"), PONY).press("on").press("no")
    for value in ("d²", "", "d0", HORSE):
        walk.press(value)

        assert walk.question == "most_important"


def test_a_wish_that_was_wrongly_asked_about_waits_where_it_is_no_answer(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("/finish").press("share").hear_sign(PONY, CHECK, "wish")

    walk.press("no")

    assert walk.question == "send"
    assert walk.talk["waiting"][0]["words"] == PONY
    assert PONY not in "\n".join(walk.texts[2:])


@pytest.mark.parametrize("kind", ["stop", "dont_know"])
def test_a_wrongly_asked_wish_that_sounds_like_a_command_is_not_lost(talk_store: Store, kind: str) -> None:
    walk = a_dreamer(talk_store).hear_sign("jeg vil gerne have en pause fra min mor", CHECK, kind).press("no")

    assert walk.question == "approve"


@pytest.mark.parametrize("mode", ["typed", "spoken"])
def test_a_wish_that_was_wrongly_asked_about_is_not_lost(talk_store: Store, mode: str) -> None:
    walk = a_dreamer(talk_store).hear_sign(HORSE, CHECK, "wish", mode)
    assert walk.question == "danger_check"

    walk.press("no")

    assert walk.names[0] == "crisis_not_shamed"
    assert walk.question == "approve"
    assert walk.talk["dreams"][0]["quotes"][0]["mode"] == mode


def test_an_answer_that_was_wrongly_asked_about_is_not_lost(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("more").hear_sign("fordi de skyder over mål", CHECK)

    walk.say("nej")

    assert walk.talk["dreams"][0]["why"] == "fordi de skyder over mål"
    assert walk.question == "near"


def test_a_figure_of_speech_makes_no_goal_after_a_no(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("han slår mig altid i FIFA").press("joke")

    assert walk.names == ["crisis_not_shamed", "ask_dream"]


def test_a_step_back_shows_the_draft_that_a_yes_would_approve(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say(HORSE).press("almost").say(PONY)
    for question in ("fix", "approve"):
        walk.press("/go_back")

        assert walk.question == question
        assert "Jeg vil gerne have en pony." in walk.texts[-1]


def test_a_step_back_to_the_split_is_about_the_words_that_it_shows(talk_store: Store) -> None:
    both = "jeg vil gerne have et job og en kæreste"
    walk = a_dreamer(talk_store).say(both).press("one").press("almost").say(PONY)
    for _ in range(3):
        walk.press("/go_back")
    assert walk.question == "split"

    walk.press("two")

    dream = walk.talk["dreams"][0]
    assert (dream["words"], dream["draft"]) == (both, "Jeg vil gerne have et job.")
    assert walk.talk["waiting"][0]["goal"] == "Jeg vil gerne have en kæreste."


@pytest.mark.parametrize("sign", ["danger_check", "violence_check"])
@pytest.mark.parametrize(
    ("words", "kind"),
    [("det var for sjov", "chitchat"), ("det er bare et spil", "answer"), ("han slår mig i FIFA", "answer")],
)
def test_for_fun_is_a_no_to_the_gentle_question(talk_store: Store, sign: str, words: str, kind: str) -> None:
    told = CHECK if sign == "danger_check" else {**CHECK, "kind": "violence"}
    walk = a_dreamer(talk_store).hear_sign(HORSE, told, "wish").say(words, kind=kind)

    assert walk.names[0] == "crisis_not_shamed"
    assert walk.question == "approve"


@pytest.mark.parametrize("words", ["det er ikke for sjov", "ikke kun i spillet", "også i spillet", "sjov"])
def test_what_turns_it_round_takes_no_help_away(talk_store: Store, words: str) -> None:
    walk = a_dreamer(talk_store).hear_sign(HORSE, CHECK, "wish").say(words, kind="answer")

    assert walk.question.startswith(("danger", "violence"))


@pytest.mark.parametrize(
    ("words", "question"), [(PONY, "approve"), ("min mor vil have at jeg får et job", "own_view")]
)
def test_a_dream_that_was_left_open_is_taken_up_after_the_sending(
    talk_store: Store, words: str, question: str
) -> None:
    walk = approved(a_dreamer(talk_store)).press("on").press("yes").say(words)
    assert walk.question == question

    sent(walk).press("no").press("no").press("4")

    assert walk.names[-1].startswith(f"ask_{question}")
    assert walk.talk["dreams"][walk.talk["at"]]["words"] == words


def test_anothers_wish_that_was_refused_is_not_asked_about_again(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("on").press("yes")
    walk.say("min mor vil have at jeg får et job").press("dont_want")

    sent(walk).press("no").press("no").press("4")

    assert walk.question == "rest"


def test_a_dream_that_was_left_by_a_step_back_is_taken_up_again(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("on").press("yes").say(PONY)
    for _ in range(3):
        walk.press("/go_back")
    assert walk.question == "more"

    walk.press("on").press("yes")

    assert [dream["final"] for dream in walk.talk["dreams"]][1] == "Jeg vil gerne have en pony."


def test_stepping_out_of_a_change_leaves_the_approved_goal_to_itself(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("/change_goal").press("/go_back").press("on").press("yes")
    walk.say(PONY).press("yes")

    goals = [dream["final"] for dream in walk.talk["dreams"]]
    assert goals == ["Jeg vil gerne ride på en hest.", "Jeg vil gerne have en pony."]


def test_back_from_a_change_to_the_sending_sends_no_word_of_the_change(talk_store: Store) -> None:
    walk = at_the_sending(talk_store).press("fix").say(PONY).press("/go_back").press("/go_back")
    assert walk.question == "send"
    assert "pony" not in "\n".join(walk.texts)

    walk.press("send")

    (wish,) = talk_store.dreams(walk.conversation)
    assert (wish.verbatim, wish.final) == (HORSE, "Jeg vil gerne ride på en hest.")


def test_a_change_that_was_begun_twice_still_changes_nothing(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("/change_goal").say(PONY).press("/change_goal")
    sent(walk)

    (wish,) = talk_store.dreams(walk.conversation)
    assert (wish.verbatim, wish.final) == (HORSE, "Jeg vil gerne ride på en hest.")


def test_a_no_that_is_told_during_the_opening_is_not_asked_for_again(talk_store: Store) -> None:
    walk = a_linked_walk(talk_store).say("jeg vil ikke bo hjemme mere")

    assert walk.names[0] == "held_words"
