"""What a caseworker does reaches the citizen in the chat: told once, asked in between, and told again on request."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from actions.talk import Talk
from plan.access import Account
from plan.meeting import Meeting
from plan.practical import Practical
from plan.store import Store
from plan.wish import STATES
from tests.store_fixtures import a_wish, sent
from tests.walk import NOON, Walk, a_linked_walk

QUESTION = "Hvad kan du godt lide ved heste?"
AGREED = "Du må ride hver onsdag."
OTHER = "Du må ride hver fredag."
REASON = "Vi taler om det igen til maj."
LATER = NOON + timedelta(hours=1)


@pytest.fixture(scope="module")
def me(talk_store: Store) -> Account:
    roles = {"caseworker"}
    return talk_store.create_account("Kirsten Holm", "kirsten", "kirstens ord", roles, "kommunen", NOON)


@pytest.fixture
def walk(talk_store: Store) -> Walk:
    """A citizen on a channel of their own, who has said all there was to say."""
    walk = a_linked_walk(talk_store)
    walk.channel = "telegram"
    walk.slots = {"talk": Talk(question="rest", keep=True, started_at=NOON.isoformat()).as_dict()}
    return walk


def dream_of(
    walk: Walk, words: str = "jeg vil ha en hest", final: str = "Jeg vil gerne have en hest."
) -> str:
    later = timedelta(minutes=len(walk.store.dreams(walk.conversation)))
    (receipted,) = sent(walk.store, walk.conversation, a_wish(words, final=final), now=NOON + later)
    return receipted.wish_id


def opened(walk: Walk) -> Walk:
    return walk.start()


def said(walk: Walk) -> str:
    return "\n".join(walk.texts)


def question_at(walk: Walk, dream: str, me: Account) -> None:
    walk.store.ask(me, dream, QUESTION, NOON)


def agreed_at(walk: Walk, dream: str, me: Account, text: str = AGREED) -> None:
    walk.store.move(me, dream, "plan", NOON)
    walk.store.agree(me, dream, text, NOON)


@pytest.mark.parametrize(
    ("move", "told"),
    [
        ("bring", "med til dit møde"),
        ("plan", "med i din plan"),
        ("change", "på en anden måde"),
        ("postpone", "vente til en anden gang"),
        ("decline", "kom ikke med nu"),
    ],
)
def test_each_answer_is_told_once_with_the_dream_and_the_reason(
    walk: Walk, me: Account, move: str, told: str
) -> None:
    dream = dream_of(walk)
    reason = REASON if move in ("change", "postpone", "decline") else None
    walk.store.move(me, dream, move, NOON, reason=reason)
    first, second = said(opened(walk)), said(opened(walk))

    assert told in first
    assert "Jeg vil gerne have en hest." in first
    assert (REASON in first) is bool(reason)
    assert told not in second
    assert walk.question == "rest"


def test_every_change_since_last_time_is_told_in_its_order(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    walk.store.mark_read(me, dream, 1, NOON)
    for move in ("bring", "plan", "fulfil"):
        walk.store.move(me, dream, move, NOON)

    news = [name for name in opened(walk).names if name.startswith("news_")]
    assert news == ["news_read", "news_for_meeting", "news_in_plan", "news_came_true"]


def test_a_dream_that_nobody_has_read_in_time_is_told(walk: Walk) -> None:
    dream_of(walk)
    walk.store.late_due(NOON + timedelta(days=9))

    assert "Ingen har læst din drøm endnu" in said(opened(walk))


def test_a_question_is_asked_answered_in_own_words_and_sent_after_a_yes(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    question_at(walk, dream, me)
    asked = said(opened(walk))
    assert walk.question == "caseworker_question"
    walk.say("de er så dejlig varme og rolige", kind="wish")
    shown = said(walk)
    before = walk.store.casework(me, dream, NOON).questions[0].answer
    walk.press("send")

    assert QUESTION in asked
    assert "«de er så dejlig varme og rolige»" in shown
    assert before is None
    assert walk.store.casework(me, dream, NOON).questions[0].answer == "de er så dejlig varme og rolige"
    assert walk.names[0] == "answer_sent"
    assert walk.question == "rest"


def test_an_answer_that_got_no_yes_stays_here_and_is_asked_again_another_day(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    question_at(walk, dream, me)
    opened(walk).say("det siger jeg ikke", kind="answer").press("wait")
    assert walk.store.casework(me, dream, NOON).questions[0].answer is None
    assert walk.question == "rest"

    assert opened(walk).question == "caseworker_question"


def test_an_answer_can_be_put_right_before_it_goes(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    question_at(walk, dream, me)
    opened(walk).say("forkert", kind="answer").press("fix")
    assert walk.question == "caseworker_question"
    assert QUESTION in said(walk)
    walk.say("rigtigt", kind="answer").say("ja")

    assert walk.store.casework(me, dream, NOON).questions[0].answer == "rigtigt"


@pytest.mark.parametrize("words", ["ved ikke", "/dont_know"])
def test_not_knowing_is_an_answer_too(walk: Walk, me: Account, words: str) -> None:
    dream = dream_of(walk)
    question_at(walk, dream, me)
    opened(walk)
    _ = walk.press(words) if words.startswith("/") else walk.say(words)
    walk.press("send")

    assert "ved" in str(walk.store.casework(me, dream, NOON).questions[0].answer).casefold()


def test_a_skipped_question_waits_for_another_day(walk: Walk, me: Account) -> None:
    question_at(walk, dream_of(walk), me)
    opened(walk).press("/skip")

    assert walk.names == ["question_put_off", "ask_rest"]
    assert opened(walk).question == "caseworker_question"


def test_a_question_that_is_over_meanwhile_is_not_sent(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    question_at(walk, dream, me)
    opened(walk).say("de er rolige", kind="answer")
    walk.store.withdraw(walk.conversation, dream, NOON)
    walk.press("send")

    assert walk.names[0] == "matter_over"
    assert walk.question == "rest"


def test_an_answer_that_was_wrongly_taken_for_danger_is_taken_up_again(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    question_at(walk, dream, me)
    check = {"certainty": "check", "kind": "violence", "about": None}
    opened(walk).hear_sign("de slår aldrig", check, "answer")
    assert walk.question.startswith("violence")
    walk.press("joke")
    assert walk.question == "answer_send"
    assert "«de slår aldrig»" in said(walk)
    walk.press("send")

    assert walk.store.casework(me, dream, NOON).questions[0].answer == "de slår aldrig"
    assert walk.question == "rest"


def test_what_was_left_open_is_asked_afresh_and_never_after_it_is_over(walk: Walk, me: Account) -> None:
    walk.channel = "web"
    question_at(walk, dream_of(walk), me)
    opened(walk).press("yes").say("de er rolige", kind="answer")
    assert walk.question == "answer_send"
    opened(walk).press("yes")
    assert walk.question == "caseworker_question"
    walk.say("de er rolige", kind="answer").press("send")

    assert walk.question == "rest"
    assert walk.talk.get("interrupted", []) == []


def test_asking_after_the_dream_in_the_middle_of_its_question_asks_it_once(walk: Walk, me: Account) -> None:
    question_at(walk, dream_of(walk), me)
    opened(walk).say("hvad skete der med min drøm om en hest", kind="out_of_scope")
    assert walk.names == ["journey", "ask_caseworker_question"]
    walk.say("de er rolige", kind="answer").press("send")

    assert walk.question == "rest"


def test_keeping_instead_of_deleting_goes_back_to_the_caseworkers_question(walk: Walk, me: Account) -> None:
    question_at(walk, dream_of(walk), me)
    opened(walk).press("/delete_data").press("keep")

    assert walk.question == "caseworker_question"


def test_a_step_back_leaves_the_caseworkers_question(walk: Walk, me: Account) -> None:
    question_at(walk, dream_of(walk), me)
    opened(walk).press("/go_back")

    assert walk.question == "rest"


def test_danger_in_an_answer_is_answered_as_danger_and_sent_nowhere(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    question_at(walk, dream, me)
    opened(walk).say("jeg vil ikke leve mere")

    assert walk.question == "danger_now"
    assert walk.store.casework(me, dream, NOON).questions[0].answer is None


def test_the_agreed_text_is_shown_and_confirmed(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    agreed_at(walk, dream, me)
    assert AGREED in said(opened(walk))
    walk.press("fits")

    assert walk.store.casework(me, dream, NOON).journey.agreed_reply == "confirmed"
    assert walk.names[0] == "agreed_confirmed"
    assert walk.question == "rest"


def test_a_no_asks_what_does_not_fit_and_sends_the_words_after_a_yes(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    agreed_at(walk, dream, me)
    opened(walk).press("wrong")
    assert walk.question == "objection"
    walk.say("om onsdagen er jeg til svømning", kind="answer")
    assert not walk.store.casework(me, dream, NOON).journey.objects
    walk.press("send")
    journey = walk.store.casework(me, dream, NOON).journey

    assert (journey.objects, journey.objection) == (True, "om onsdagen er jeg til svømning")
    assert walk.question == "rest"


def test_an_objection_typed_at_once_is_shown_before_it_goes(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    agreed_at(walk, dream, me)
    opened(walk).say("nej det er om fredagen ikke onsdagen", kind="deny")

    assert walk.question == "objection_send"
    assert "«nej det er om fredagen ikke onsdagen»" in said(walk)
    assert not walk.store.casework(me, dream, NOON).journey.objects


@pytest.mark.parametrize("way", ["/skip", "wait"])
def test_without_a_yes_to_the_words_only_the_no_is_told(walk: Walk, me: Account, way: str) -> None:
    dream = dream_of(walk)
    agreed_at(walk, dream, me)
    opened(walk).press("wrong")
    if way == "wait":
        walk.say("det er om fredagen", kind="answer")
    walk.press(way)
    journey = walk.store.casework(me, dream, NOON).journey

    assert (journey.objects, journey.objection) == (True, None)
    assert walk.names[0] == "objection_sent_bare"


def test_another_text_meanwhile_is_shown_before_anything_is_confirmed(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    agreed_at(walk, dream, me)
    opened(walk)
    walk.store.agree(me, dream, OTHER, NOON)
    walk.press("fits")

    assert walk.store.casework(me, dream, NOON).journey.agreed_reply is None
    assert walk.question == "agreed"
    assert OTHER in said(walk)
    walk.press("fits")
    assert walk.store.casework(me, dream, NOON).journey.agreed_reply == "confirmed"


def test_an_objection_is_met_when_the_person_says_so(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    agreed_at(walk, dream, me)
    opened(walk).press("wrong").say("ikke om onsdagen", kind="answer").press("send")
    walk.store.agree(me, dream, OTHER, LATER)
    opened(walk).press("fits")
    assert walk.question == "objection_met"
    assert "«ikke om onsdagen»" in said(walk)
    assert walk.store.casework(me, dream, NOON).journey.objects
    walk.press("yes")

    assert not walk.store.casework(me, dream, NOON).journey.objects
    assert walk.question == "rest"


def test_an_objection_that_is_not_met_stays(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    agreed_at(walk, dream, me)
    opened(walk).press("wrong").press("/skip")
    opened(walk)
    assert walk.question == "objection_met"
    walk.press("no")

    assert walk.store.casework(me, dream, NOON).journey.objects
    assert walk.names[0] == "objection_stays"


def test_two_things_that_wait_are_asked_one_after_the_other(walk: Walk, me: Account) -> None:
    first = dream_of(walk)
    second = dream_of(walk, "lære at svømme", "Jeg vil gerne lære at svømme.")
    question_at(walk, first, me)
    agreed_at(walk, second, me)
    opened(walk).say("de er rolige", kind="answer").press("send")
    assert walk.question == "agreed"
    walk.press("fits")

    assert walk.question == "rest"


def test_on_the_web_the_screen_is_asked_about_first_and_the_talk_goes_on_after_all(
    walk: Walk, me: Account
) -> None:
    walk.channel = "web"
    question_at(walk, dream_of(walk), me)
    assert opened(walk).question == "own_device"
    walk.press("yes")
    assert walk.question == "caseworker_question"
    walk.say("de er rolige", kind="answer").press("send")

    assert walk.question == "rest"


def test_somebody_who_starts_anew_is_asked_before_anything_else_and_then_goes_on(
    walk: Walk, me: Account
) -> None:
    walk.slots = {}
    question_at(walk, dream_of(walk), me)
    opened(walk).press("start")
    assert walk.question == "caseworker_question"
    assert "ask_keep" not in walk.names
    walk.say("de er rolige", kind="answer").press("send")

    assert walk.question == "keep"


@pytest.mark.parametrize("words", ["Hvad skete der med min drøm om en hest?", "er der nyt om hesten?"])
def test_what_became_of_a_dream_is_told_step_by_step_when_it_is_asked_for(
    walk: Walk, me: Account, words: str
) -> None:
    dream = dream_of(walk)
    dream_of(walk, "lære at svømme", "Jeg vil gerne lære at svømme.")
    walk.store.mark_read(me, dream, 1, NOON)
    walk.store.move(me, dream, "postpone", LATER, reason=REASON)
    opened(walk).say(words, kind="out_of_scope")

    assert walk.names == ["journey", "ask_rest"]
    for told in (
        "Jeg vil gerne have en hest.",
        "Du sendte drømmen",
        "Kirsten Holm læste den",
        REASON,
        "senere",
    ):
        assert told in said(walk)
    assert "svømme" not in walk.texts[0]


@pytest.mark.parametrize("status", STATES)
@pytest.mark.parametrize("easy", [False, True])
def test_the_question_is_answered_in_every_state_and_both_wordings(
    walk: Walk, me: Account, status: str, easy: bool
) -> None:
    dream = dream_of(walk)
    moves = {"for_meeting": "bring", "in_plan": "plan", "changed": "change", "later": "postpone",
             "not_now": "decline", "came_true": "plan"}  # fmt: skip
    if status == "read":
        walk.store.mark_read(me, dream, 1, NOON)
    elif status == "question":
        question_at(walk, dream, me)
    elif status == "withdrawn":
        walk.store.withdraw(walk.conversation, dream, NOON)
    elif status in moves:
        walk.store.move(me, dream, moves[status], NOON, reason=REASON)
    if status == "came_true":
        walk.store.move(me, dream, "fulfil", NOON)
    opened(walk)
    walk.slots["talk"]["easy"] = easy
    walk.say("hvad skete der med min drøm om en hest", kind="ask_meeting")

    assert "sorry" not in walk.names
    assert walk.names[0] == ("nothing_sent_yet" if status == "withdrawn" else "journey")
    assert "{" not in said(walk)
    assert all(walk.texts)
    assert walk.question == ("caseworker_question" if status == "question" else "rest")


def test_which_dream_is_asked_where_none_is_named(walk: Walk, me: Account) -> None:
    dream_of(walk)
    second = dream_of(walk, "lære at svømme", "Jeg vil gerne lære at svømme.")
    walk.store.move(me, second, "plan", NOON)
    opened(walk).say("er der nyt", kind="chitchat")
    assert walk.question == "journey_which"
    walk.say("den om at svømme", kind="answer")

    assert "svømme" in walk.texts[0]
    assert walk.question == "rest"


def test_which_dream_can_be_pressed(walk: Walk) -> None:
    first = dream_of(walk)
    dream_of(walk, "lære at svømme", "Jeg vil gerne lære at svømme.")
    opened(walk).press("news")
    walk.press(first[:12])

    assert walk.names == ["journey", "ask_rest"]
    assert "hest" in walk.texts[0]


def test_a_dream_that_was_never_sent_is_not_made_up(walk: Walk) -> None:
    dream_of(walk)
    opened(walk).say("hvad skete der med min drøm om en båd", kind="out_of_scope")

    assert walk.names[0] == "journey_not_found"
    assert "hest" in said(walk)


def test_a_question_that_was_put_off_is_asked_when_the_dream_is_asked_about(walk: Walk, me: Account) -> None:
    question_at(walk, dream_of(walk), me)
    opened(walk).press("/skip").say("er der nyt om hesten", kind="chitchat")

    assert walk.names == ["journey", "ask_caseworker_question"]


def test_nothing_sent_is_told_as_that(walk: Walk) -> None:
    opened(walk).say("hvad skete der med min drøm", kind="out_of_scope")

    assert walk.names == ["nothing_sent_yet", "ask_rest"]


def test_who_has_seen_it_is_told_by_name(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    opened(walk).say("hvem har set det?", kind="ask_privacy")
    assert walk.names == ["seen_nobody", "ask_rest"]
    walk.store.casework(me, dream, NOON)
    walk.say("Hvem har set det?", kind="show_data")

    assert walk.names == ["seen", "ask_rest"]
    assert "Kirsten Holm, sagsbehandler" in said(walk)
    assert "22.11.2026" in said(walk)


def test_whoever_asks_who_sees_it_is_also_told_who_has(walk: Walk, me: Account) -> None:
    walk.store.casework(me, dream_of(walk), NOON)
    opened(walk).press("/ask_privacy")

    assert walk.names == ["privacy_sent", "seen", "ask_rest"]


def test_asking_in_the_middle_of_a_dream_goes_back_to_its_question(walk: Walk) -> None:
    dream_of(walk)
    opened(walk).press("another").say("jeg vil gerne lære at sy").press("yes")
    before = walk.question
    walk.say("hvad skete der med min drøm om en hest", kind="wish")

    assert walk.names[0] == "journey"
    assert walk.question == before


def test_another_citizens_dream_is_never_told(talk_store: Store, walk: Walk) -> None:
    other = a_linked_walk(talk_store)
    dream_of(other, "jeg vil ha en elefant", "Jeg vil gerne have en elefant.")
    opened(walk).say("hvad skete der med min drøm om en elefant", kind="wish")

    assert "elefant" not in said(walk)


def a_meeting(walk: Walk, me: Account, **plan: object) -> Meeting:
    linked = walk.store.linked(walk.conversation, NOON)
    assert linked is not None
    return walk.store.make_meeting(me, linked.citizen_ref, uuid4().hex, Practical(**plan), NOON)  # type: ignore[arg-type]


def test_a_meeting_is_told_with_day_time_and_place(walk: Walk, me: Account) -> None:
    a_meeting(walk, me, day=date(2026, 12, 10), clock=time(9, 5), length=60, place="Rådhuset, lokale 2")
    told = said(opened(walk))

    for part in ("10.12.2026", "klokken 9.05", "Rådhuset, lokale 2"):
        assert part in told


def test_a_moved_meeting_is_told_also_where_it_has_no_day_any_more(walk: Walk, me: Account) -> None:
    meeting = a_meeting(walk, me, day=date(2026, 12, 10), place="Rådhuset")
    opened(walk)
    moved = walk.store.set_meeting(me, meeting.id, 0, Practical(day=date(2026, 12, 17), at_home=True), NOON)
    told = said(opened(walk))
    walk.store.set_meeting(me, meeting.id, moved.edit, Practical(), NOON)

    assert "17.12.2026" in told
    assert "hjemme hos dig" in told
    assert "ingen dag til det endnu" in said(opened(walk))


def test_a_cancelled_meeting_is_told_once(walk: Walk, me: Account) -> None:
    meeting = a_meeting(walk, me, day=date(2026, 12, 10), place="Rådhuset")
    opened(walk)
    walk.store.cancel_meeting(me, meeting.id, 0, NOON)

    assert "aflyst" in said(opened(walk))
    assert "aflyst" not in said(opened(walk))


def test_a_dream_that_is_for_another_meeting_now_is_told(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    wish = walk.store.wish(me, dream, NOON)
    other = a_meeting(walk, me, day=date(2027, 1, 12), place="Rådhuset")
    opened(walk)
    walk.store.split_meeting(me, str(wish.meeting_id), 0, [dream], other.id, NOON)
    told = said(opened(walk))

    assert "et andet møde" in told
    assert "12.1.2027" in told
    assert "Jeg vil gerne have en hest." in told


def test_every_kind_of_news_is_told_and_none_waits_for_ever(walk: Walk, me: Account) -> None:
    dream = dream_of(walk)
    walk.store.mark_read(me, dream, 1, NOON)
    agreed_at(walk, dream, me)
    a_meeting(walk, me, day=date(2026, 12, 10), place="Rådhuset")
    opened(walk)

    assert walk.store.news(walk.conversation, NOON) == ()
