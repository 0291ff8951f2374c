"""What the conversation promises, walked turn by turn with a real store."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plan.store import Store
from tests.walk import NOON, SCRIPT, Walk, a_linked_walk, at_the_dream

HORSE = "jeg vil gerne ride på en hest"


def a_dreamer(store: Store) -> Walk:
    return at_the_dream(a_linked_walk(store))


def approved(walk: Walk, words: str = HORSE) -> Walk:
    return walk.say(words).press("yes")


def sent(walk: Walk) -> Walk:
    walk.press("/finish")
    while walk.question == "share":
        walk.press("share")
    return walk.press("send")


def test_it_says_first_that_it_is_a_computer_and_what_it_is_for(talk_store: Store) -> None:
    walk = a_linked_walk(talk_store)

    assert walk.names[:2] == ["welcome", "purpose"]
    assert walk.question == "own_device"


def test_the_kiosk_is_nobodys_own_and_is_not_asked_about(talk_store: Store) -> None:
    walk = Walk(talk_store, a_linked_walk(talk_store).conversation, channel="kiosk").start()

    assert walk.question == "start"


def test_practice_is_not_asked_for_keeping(talk_store: Store) -> None:
    walk = Walk(talk_store, "practice").start()
    assert "practice" in walk.names

    walk.press("start")

    assert walk.question == "form"


def test_words_are_read_back_and_drafted_and_wait_for_a_yes(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say(HORSE)

    assert walk.names == ["repeat_back", "ask_approve"]
    assert f"«{HORSE}»" in walk.texts[0]
    assert "«Jeg vil gerne ride på en hest.»" in walk.texts[1]
    assert walk.told[-1]["custom"]["card"]["words"] == HORSE


def test_a_yes_alone_never_makes_a_goal(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("ja")

    assert walk.question == "more_words"
    assert not walk.talk.get("dreams") or not walk.talk["dreams"][0].get("final")


def test_a_no_to_the_draft_throws_it_away(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say(HORSE).press("no")

    assert walk.question == "dream_again"
    assert "dreams" not in walk.talk


def test_almost_takes_the_persons_own_correction(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say(HORSE).press("almost").say("jeg vil gerne ride på en pony")
    walk.press("yes")

    assert walk.talk["dreams"][0]["final"] == "Jeg vil gerne ride på en pony."


def test_anothers_wish_is_asked_about_and_makes_no_goal(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("min mor synes, at jeg skal i beskyttet beskæftigelse")
    assert walk.question == "own_view"
    assert "din mor" in walk.texts[-1]

    walk.press("want")

    assert walk.question == "own_words"
    assert not walk.talk["dreams"][0].get("final")


def test_a_no_is_never_turned_into_its_opposite(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("jeg gider ikke bo hjemme længere")
    assert walk.question == "positive"

    walk.press("keep_it").press("yes")

    assert walk.talk["dreams"][0]["final"] == "Jeg vil ikke bo hjemme længere."


def test_two_wishes_are_asked_about_before_they_are_split(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("jeg vil gerne have et job og en kæreste")
    assert walk.question == "split"

    walk.press("two").press("yes").press("on")

    assert walk.question == "approve"
    assert "«Jeg vil gerne have en kæreste.»" in walk.texts[-1]
    assert walk.talk["dreams"][1]["words"] == "jeg vil gerne have et job og en kæreste"


def test_one_dream_of_two_things_stays_one(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("jeg vil gerne have et job og en kæreste").press("one")

    assert "«Jeg vil gerne have et job og en kæreste.»" in walk.texts[-1]


def test_not_knowing_leads_to_pictures_and_never_to_the_same_question(talk_store: Store) -> None:
    walk = a_dreamer(talk_store)
    asked = [walk.question]
    for _ in range(5):
        walk.press("/dont_know")
        asked.append(walk.question)

    assert asked[:5] == ["dream", "area", "good_day", "more_of", "less_of"]
    assert len(set(asked)) == len(asked)


def test_pictures_alone_lead_to_a_goal(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).press("pictures")
    area = walk.offered[0]
    walk.press(area).press(walk_card(walk))

    assert walk.question == "approve"
    assert walk.names[0] == "repeat_back_button"


def walk_card(walk: Walk) -> str:
    return str(walk.offered[0])


def test_at_most_four_cards_and_the_ways_out_last(talk_store: Store) -> None:
    for _ in range(6):
        walk = a_dreamer(talk_store).press("pictures")

        assert walk.offered[4:] == ["more", "other", "dont_know"]


def test_the_cards_come_in_rotating_order(talk_store: Store) -> None:
    firsts = {a_dreamer(talk_store).press("pictures").offered[0] for _ in range(25)}

    assert len(firsts) > 4


def test_an_answer_that_holds_more_fills_what_it_fills(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("more")
    walk.say("til sommer, sammen med min søster", kind="answer")
    asked = []
    while walk.question not in ("another",):
        asked.append(walk.question)
        walk.press("/skip")

    assert asked == ["near", "step", "support", "sign"]
    assert walk.talk["dreams"][0]["helpers"] == "min søster"


def test_from_the_first_goal_on_finishing_is_always_offered(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("on")
    assert "/finish" in walk.offered

    walk.press("no")

    assert walk.question == "meeting_who"
    assert "/finish" in walk.offered


def test_a_fourth_dream_is_kept_for_next_time(talk_store: Store) -> None:
    walk = a_dreamer(talk_store)
    for number in range(3):
        approved(walk, f"jeg vil gerne lære sang nummer {number}")
        if number < 2:
            walk.press("on").press("yes")
    walk.say("jeg vil gerne også have en kat")

    assert "three_is_enough" in walk.names
    assert walk.talk["later"][0]["words"] == "jeg vil gerne også have en kat"


def test_nothing_leaves_without_the_yes_to_exactly_that_text(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("/finish").press("share")
    assert talk_store.dreams(walk.conversation) == ()

    walk.press("send")

    (wish,) = talk_store.dreams(walk.conversation)
    assert (wish.verbatim, wish.final) == (HORSE, "Jeg vil gerne ride på en hest.")


def test_what_changes_after_the_preview_is_shown_again_before_it_is_sent(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("/finish").press("share")
    walk.slots["talk"]["dreams"][0]["why"] = "ikke vist"

    walk.press("send")

    assert walk.question == "send"
    assert talk_store.dreams(walk.conversation) == ()


def test_everything_that_is_sent_was_shown(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("more").say("fordi det er stille", kind="answer")
    walk.press("/finish").press("share")
    shown = "\n".join(walk.texts)
    walk.press("send")

    (wish,) = talk_store.dreams(walk.conversation)
    for words in (wish.verbatim, wish.final, wish.why, *(q.words for q in wish.quotes)):
        assert words
        assert words in shown


def test_a_dream_kept_private_stays_with_the_person(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("/finish").press("dont_share")

    assert "nothing_shared" in walk.names
    assert talk_store.dreams(walk.conversation) == ()


def test_the_receipt_promises_nothing(talk_store: Store) -> None:
    walk = sent(approved(a_dreamer(talk_store)))

    assert walk.names[:4] == ["sent", "receipt_by", "receipt_line", "not_promised"]


def test_a_kiosk_offers_no_paper_that_it_does_not_have(talk_store: Store) -> None:
    walk = Walk(talk_store, a_linked_walk(talk_store).conversation, channel="kiosk").start()
    for value in ("start", "keep", "write", "alone", "skip", "skip"):
        walk.press(value)
    sent(approved(walk))

    assert walk.names[-2:] == ["not_promised", "ask_remind"]


def test_paper_that_was_offered_elsewhere_is_not_promised_at_a_kiosk(talk_store: Store) -> None:
    walk = sent(approved(a_dreamer(talk_store)))
    at_kiosk = Walk(talk_store, walk.conversation, channel="kiosk", slots=walk.slots).start()
    assert at_kiosk.question == "receipt"

    assert at_kiosk.press("print").names[:2] == ["print_hint_kiosk", "ask_remind"]


def test_a_reminder_comes_only_after_a_yes(talk_store: Store) -> None:
    walk = sent(approved(a_dreamer(talk_store))).press("no")
    assert walk.question == "remind"

    walk.press("yes")
    talk_store.remind_due(NOON + timedelta(days=10))
    walk.now = NOON + timedelta(days=10)
    walk.start()

    assert "meeting_soon" in walk.names


def test_practice_cannot_send(talk_store: Store) -> None:
    walk = Walk(talk_store, "practice2").start()
    for value in ("start", "write", "alone", "skip", "skip"):
        walk.press(value)
    approved(walk).press("/finish")

    assert "practice_cannot_send" in walk.names


def test_who_should_not_come_goes_along_only_with_a_yes(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("on").press("no").press("family").press("yes")
    walk.say("min bror", kind="answer").press("dont_share")
    assert "cannot_arrange" in walk.names

    walk.press("/finish").press("share")

    assert "min bror" not in "\n".join(walk.texts)


def test_a_sent_dream_can_be_taken_back_until_the_meeting(talk_store: Store) -> None:
    walk = sent(approved(a_dreamer(talk_store)))
    walk.press("no").press("no").press("4").press("withdraw").press("withdraw")

    (wish,) = talk_store.dreams(walk.conversation)
    assert wish.status == "withdrawn"
    assert not wish.verbatim


def test_after_the_meeting_it_cannot_be_taken_back(talk_store: Store) -> None:
    walk = sent(approved(a_dreamer(talk_store)))
    walk.now = NOON + timedelta(days=60)
    walk.press("no").press("no").press("4").press("withdraw").press("withdraw")

    assert "cannot_withdraw" in walk.names


def test_unclear_words_get_one_gentle_question_and_nobody_is_shamed(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("han slår mig altid i FIFA")
    assert walk.question == "violence_check"

    walk.press("joke")

    assert walk.names == ["crisis_not_shamed", "ask_dream"]


def test_not_knowing_counts_as_danger(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("han slår mig altid i FIFA").press("dont_know")

    assert walk.question == "violence_who"


def test_without_a_duty_contact_it_says_that_nobody_reads(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).say("jeg vil ikke leve mere")

    assert "crisis_nobody_reads" in walk.names
    assert "crisis_told" not in walk.names


@pytest.mark.parametrize("words", ["det var for sjov", "det var bare for sjov"])
def test_just_kidding_does_not_take_the_help_away(talk_store: Store, words: str) -> None:
    walk = a_dreamer(talk_store).say("jeg vil ikke leve mere").say(words, kind="answer")

    assert walk.question.startswith("danger")
    assert "danger" in walk.talk


def test_simpler_stays_simpler(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).press("/simplify")
    plain, easy = (v["text"] for v in SCRIPT.responses["utter_ask_dream"])
    assert walk.texts[-1] == easy

    walk.say(HORSE)

    assert all(said["wording"] == "easy" for said in walk.told)
    assert plain != easy


def test_a_pause_of_days_goes_on_at_the_same_question(talk_store: Store) -> None:
    walk = approved(a_dreamer(talk_store)).press("more").press("/stop")
    walk.now = NOON + timedelta(days=9)

    walk.start()
    assert walk.names == ["welcome_back", "recap", "ask_own_device"]

    walk.press("yes")

    assert walk.names == ["device_noted", "ask_why"]


def test_a_helper_is_written_beside_every_word(talk_store: Store) -> None:
    walk = a_linked_walk(talk_store)
    for value in ("yes", "start", "keep", "write", "helped", "staff", "skip", "skip"):
        walk.press(value)
    sent(approved(walk))

    (wish,) = talk_store.dreams(walk.conversation)
    assert {quote.helper for quote in wish.quotes} == {"staff"}


def test_a_fresh_code_opens_the_same_talk_elsewhere(talk_store: Store) -> None:
    walk = a_dreamer(talk_store).press("/continue_elsewhere")
    digits = "".join(c for c in walk.texts[0] if c.isdigit())[:8]

    assert talk_store.link(digits, channel="kiosk", now=NOON) == walk.conversation


def test_leaving_an_unkept_talk_with_an_unsent_goal_warns_first(talk_store: Store) -> None:
    walk = a_linked_walk(talk_store)
    for value in ("no", "start", "dont_keep", "write", "alone", "skip", "skip"):
        walk.press(value)
    approved(walk).press("/stop")
    assert walk.question == "continue"
    assert not walk.slots["erase"]

    walk.press("stop")

    assert walk.slots["erase"] is True


def test_what_is_past_is_listened_to_and_not_asked_about(talk_store: Store) -> None:
    walk = a_dreamer(talk_store)
    sign = {"kind": "violence", "certainty": "check", "about": None, "past": True}
    walk.hear_sign("de slog mig, da jeg gik i skole", sign)

    assert walk.names[:2] == ["crisis_thanks", "violence_not_your_fault"]
    assert walk.question == "after_danger"
