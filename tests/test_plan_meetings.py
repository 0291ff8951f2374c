"""A meeting is made, set, moved and cancelled, the citizen hears of each once, and only who may does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from plan.access import Account
from plan.practical import Practical
from plan.store import Meeting, MeetingWishes, NotAllowed, NotPossible, StaleVersion, Store
from tests.store_fixtures import HOME, MEETING, NOW, a_citizen, a_wish, sent

SET = Practical(day=MEETING, clock=time(14, 0), length=60, place="Rådhuset")
LATER = replace(SET, day=date(2026, 10, 1))


def hers(store: Store, ref: str = "K-1", **invited: Any) -> str:
    """Return the conversation of a citizen of Kirsten's who has no meeting yet."""
    return a_citizen(store, **{"citizen_ref": ref, "caseworker": "kirsten", "meeting_date": None} | invited)


def made(store: Store, account: Account, plan: Practical = SET, ref: str = "K-1") -> Meeting:
    return store.make_meeting(account, ref, uuid4().hex, plan, NOW)


def kinds(store: Store, conversation: str) -> list[str]:
    return [news.kind for news in store.news(conversation, NOW)]


def heard(store: Store, conversation: str) -> None:
    store.news_told([news.id for news in store.news(conversation, NOW)], NOW)


def test_a_meeting_is_kept_as_it_was_decided(store: Store, kirsten: Account) -> None:
    hers(store)
    plan = Practical(
        day=MEETING,
        clock=time(9, 30),
        length=90,
        place="Bakken 2",
        at_home=True,
        cut_off=date(2026, 9, 18),
        interpreter="tegnsprog",
        companion="Palle",
        coming="mor",
    )
    meeting = made(store, kirsten, plan)
    again = store.gathered(kirsten, meeting.id, NOW).meeting

    assert again == meeting
    assert (again.date, again.clock, again.length, again.at_home) == (MEETING, time(9, 30), 90, True)
    assert (again.interpreter, again.companion, again.coming) == ("tegnsprog", "Palle", "mor")
    assert (again.status, again.sequence, again.edit) == ("planned", 0, 0)


def test_a_second_click_makes_no_second_meeting(store: Store, kirsten: Account) -> None:
    conversation, number = hers(store), uuid4().hex
    first = store.make_meeting(kirsten, "K-1", number, SET, NOW)
    second = store.make_meeting(kirsten, "K-1", number, SET, NOW)

    assert second == first
    assert kinds(store, conversation) == ["meeting_set"]


def test_an_id_of_somebody_elses_meeting_makes_nothing(store: Store, kirsten: Account) -> None:
    hers(store)
    hers(store, "K-2")
    meeting = made(store, kirsten)

    for number in (meeting.id, "no id", "A" * 32):
        with pytest.raises(NotAllowed):
            store.make_meeting(kirsten, "K-2", number, SET, NOW)


def test_the_citizen_hears_day_hour_and_place(store: Store, kirsten: Account) -> None:
    conversation = hers(store)
    made(store, kirsten, replace(SET, at_home=True))
    (news,) = store.news(conversation, NOW)

    assert (news.kind, news.meeting_date, news.meeting_place) == ("meeting_set", MEETING, "Rådhuset")
    assert news.meeting_starts_at == SET.starts_at
    assert news.meeting_at_home


def test_without_a_day_there_is_nothing_to_hear(store: Store, kirsten: Account) -> None:
    conversation = hers(store)
    made(store, kirsten, Practical(place="Rådhuset"))

    assert kinds(store, conversation) == []


@pytest.mark.parametrize(
    ("change", "told", "sequence"),
    [
        ({"day": date(2026, 10, 1)}, ["meeting_moved"], 1),
        ({"clock": time(15, 0)}, ["meeting_moved"], 1),
        ({"place": "Biblioteket"}, ["meeting_moved"], 1),
        ({"at_home": True}, ["meeting_moved"], 1),
        ({"day": None, "clock": None}, ["meeting_moved"], 1),
        ({"length": 45}, [], 1),
        ({"companion": "Palle"}, [], 0),
        ({"interpreter": "tegnsprog", "coming": "mor", "cut_off": date(2026, 9, 2)}, [], 0),
        ({}, [], 0),
    ],
)
def test_only_what_matters_to_the_citizen_is_told_and_only_what_calendars_show_is_counted(
    store: Store, kirsten: Account, change: dict[str, Any], told: list[str], sequence: int
) -> None:
    conversation = hers(store)
    meeting = made(store, kirsten)
    heard(store, conversation)
    after = store.set_meeting(kirsten, meeting.id, 0, replace(SET, **change), NOW)

    assert kinds(store, conversation) == told
    assert (after.sequence, after.edit) == (sequence, int(bool(change)))


def test_somebody_who_has_heard_nothing_yet_hears_only_where_it_ended(store: Store, kirsten: Account) -> None:
    conversation = hers(store)
    meeting = made(store, kirsten)
    store.set_meeting(kirsten, meeting.id, 0, LATER, NOW)
    store.set_meeting(kirsten, meeting.id, 1, replace(LATER, place="Biblioteket"), NOW)
    (news,) = store.news(conversation, NOW)

    assert (news.kind, news.meeting_date, news.meeting_place) == (
        "meeting_set",
        LATER.day,
        "Biblioteket",
    )


def test_a_meeting_that_is_moved_back_and_forth_is_told_each_time(store: Store, kirsten: Account) -> None:
    conversation = hers(store)
    meeting = made(store, kirsten)
    for edit, plan in enumerate((LATER, SET, LATER)):
        heard(store, conversation)
        store.set_meeting(kirsten, meeting.id, edit, plan, NOW)
        assert kinds(store, conversation) == ["meeting_moved"]


def test_a_day_that_has_passed_is_no_longer_told_but_a_cancelled_one_is(
    store: Store, kirsten: Account
) -> None:
    conversation = hers(store)
    first, second = made(store, kirsten), made(store, kirsten, LATER)
    store.cancel_meeting(kirsten, second.id, 0, NOW)
    long_after = NOW + timedelta(days=90)

    assert [news.kind for news in store.news(conversation, long_after)] == ["meeting_cancelled"]
    assert store.gathered(kirsten, first.id, NOW).meeting.status == "planned"


def test_two_who_change_the_same_meeting_do_not_overwrite_each_other(store: Store, kirsten: Account) -> None:
    hers(store)
    meeting = made(store, kirsten)
    store.set_meeting(kirsten, meeting.id, 0, LATER, NOW)

    for change in (
        lambda: store.set_meeting(kirsten, meeting.id, 0, replace(SET, place="et andet sted"), NOW),
        lambda: store.cancel_meeting(kirsten, meeting.id, 0, NOW),
        lambda: store.hold_meeting(kirsten, meeting.id, 0, NOW),
        lambda: store.write_minutes(kirsten, meeting.id, 0, "ord", NOW),
        lambda: store.close_meeting(kirsten, meeting.id, 0, NOW),
    ):
        with pytest.raises(StaleVersion):
            change()
    assert store.gathered(kirsten, meeting.id, NOW).meeting.place == "Rådhuset"


def test_a_second_click_with_the_same_change_is_no_conflict(store: Store, kirsten: Account) -> None:
    hers(store)
    meeting = made(store, kirsten)
    first = store.set_meeting(kirsten, meeting.id, 0, LATER, NOW)

    assert store.set_meeting(kirsten, meeting.id, 0, LATER, NOW) == first


def test_a_cancelled_meeting_leaves_its_dreams_and_wishes_to_the_next(store: Store, kirsten: Account) -> None:
    conversation, dream = hers(store), a_wish()
    meeting = made(store, kirsten, replace(SET, interpreter="tegnsprog", companion="Palle"))
    sent(store, conversation, dream, meeting=MeetingWishes(who_in="mor", who_not="far", guide=True))
    heard(store, conversation)
    target = store.cancel_meeting(kirsten, meeting.id, 0, NOW)
    assert target is not None
    gone, after = (store.gathered(kirsten, number, NOW) for number in (meeting.id, target))

    assert [wish.id for wish in after.dreams] == [dream.id]
    assert (after.meeting.who_in, after.meeting.who_not, after.meeting.guide) == ("mor", "far", True)
    assert (after.meeting.date, after.meeting.interpreter) == (None, "tegnsprog")
    assert after.meeting.split_from == meeting.id
    assert (gone.meeting.status, gone.meeting.sequence, gone.dreams) == ("cancelled", 1, ())
    assert (gone.meeting.who_in, gone.meeting.who_not) == (None, None)
    assert kinds(store, conversation) == ["meeting_cancelled"]
    linked = store.linked(conversation, NOW)
    assert linked is not None
    assert linked.meeting_date is None


def test_the_dreams_of_a_cancelled_meeting_go_to_one_that_is_planned_already(
    store: Store, kirsten: Account
) -> None:
    conversation, dream = hers(store), a_wish()
    meeting, next_one = made(store, kirsten), made(store, kirsten, LATER)
    sent(store, conversation, dream, meeting=MeetingWishes(who_in="mor"))

    assert store.cancel_meeting(kirsten, meeting.id, 0, NOW) == next_one.id
    assert [wish.id for wish in store.gathered(kirsten, next_one.id, NOW).dreams] == [dream.id]
    assert store.gathered(kirsten, next_one.id, NOW).meeting.who_in == "mor"


def test_an_empty_meeting_that_is_cancelled_leaves_nothing(store: Store, kirsten: Account) -> None:
    hers(store)
    meeting = made(store, kirsten)

    assert store.cancel_meeting(kirsten, meeting.id, 0, NOW) is None
    assert store.cancel_meeting(kirsten, meeting.id, 0, NOW) is None
    with pytest.raises(NotPossible, match="meeting_over"):
        store.set_meeting(kirsten, meeting.id, 1, LATER, NOW)


def test_a_dream_after_the_cut_off_is_for_the_next_meeting(store: Store, kirsten: Account) -> None:
    conversation, early, late = hers(store), a_wish("svømme"), a_wish("ride")
    meeting = made(store, kirsten, replace(SET, cut_off=date(2026, 9, 3)))
    sent(store, conversation, early, now=NOW + timedelta(days=2))
    sent(store, conversation, late, now=NOW + timedelta(days=3), meeting=MeetingWishes(who_in="mor"))
    first = store.gathered(kirsten, meeting.id, NOW)
    (after,) = first.others

    assert [wish.id for wish in first.dreams] == [early.id]
    assert [wish.id for wish in store.gathered(kirsten, after.id, NOW).dreams] == [late.id]
    # Who comes is said of the meeting that is next.
    assert (first.meeting.who_in, after.who_in) == ("mor", None)


def test_what_is_said_of_a_meeting_goes_with_the_last_dream(store: Store, kirsten: Account) -> None:
    conversation, late = hers(store), a_wish()
    meeting = made(store, kirsten, replace(SET, cut_off=date(2026, 9, 1)))
    sent(store, conversation, late, now=NOW + timedelta(days=3), meeting=MeetingWishes(who_in="mor"))
    store.withdraw(conversation, late.id, NOW)

    assert store.gathered(kirsten, meeting.id, NOW).meeting.who_in is None


def test_the_soonest_meeting_is_the_next_one(store: Store, kirsten: Account) -> None:
    conversation, dream = hers(store), a_wish()
    made(store, kirsten, LATER)
    soon = made(store, kirsten)
    sent(store, conversation, dream)
    linked = store.linked(conversation, NOW)

    assert linked is not None
    assert linked.meeting_date == MEETING
    assert [wish.id for wish in store.gathered(kirsten, soon.id, NOW).dreams] == [dream.id]


def test_nobody_is_reminded_of_a_meeting_that_is_cancelled_or_moved(store: Store, kirsten: Account) -> None:
    conversation = hers(store)
    store.set_reminder(conversation, True, NOW)
    meeting, other = made(store, kirsten), made(store, kirsten, replace(SET, clock=time(9, 0)))
    soon = NOW + timedelta(days=17)
    assert store.remind_due(soon) == 2
    store.cancel_meeting(kirsten, meeting.id, 0, soon)
    store.set_meeting(kirsten, other.id, 0, LATER, soon)

    assert "meeting_soon" not in [news.kind for news in store.news(conversation, soon)]
    assert store.remind_due(soon) == 0


def test_dreams_stand_in_the_citizens_order_and_only_where_they_may_be_seen(
    store: Store, kirsten: Account
) -> None:
    conversation = hers(store)
    meeting = made(store, kirsten)
    second, first = a_wish("ride", order=2), a_wish("svømme", order=1)
    own, gone = a_wish("hemmeligt", share_caseworker=False), a_wish("væk")
    sent(store, conversation, second, first, own, gone)
    store.withdraw(conversation, gone.id, NOW)

    assert [wish.verbatim for wish in store.gathered(kirsten, meeting.id, NOW).dreams] == ["svømme", "ride"]


def test_who_should_not_come_is_seen_by_nobody_but_the_citizens_own_caseworker(
    store: Store, kirsten: Account, bo: Account
) -> None:
    conversation = hers(store)
    meeting = made(store, kirsten)
    sent(store, conversation, meeting=MeetingWishes(who_in="mor", who_not="far"))
    other = made(store, kirsten, LATER)
    seen = [store.gathered(who, meeting.id, NOW).meeting for who in (kirsten, bo)]

    assert [one.who_not for one in seen] == ["far", None]
    assert [one.who_in for one in seen] == ["mor", "mor"]
    assert [one.who_not for one in store.gathered(kirsten, other.id, NOW).others] == [None]


def test_others_may_look_or_not_even_that(
    store: Store, kirsten: Account, bo: Account, charlie: Account
) -> None:
    hers(store)
    meeting = made(store, kirsten)
    page = store.gathered(bo, meeting.id, NOW)

    assert (page.may_change, page.may_close) == (False, False)
    for who in (bo, charlie):
        for change in (
            lambda who=who: made(store, who),
            lambda who=who: store.set_meeting(who, meeting.id, 0, LATER, NOW),
            lambda who=who: store.cancel_meeting(who, meeting.id, 0, NOW),
            lambda who=who: store.hold_meeting(who, meeting.id, 0, NOW),
            lambda who=who: store.write_minutes(who, meeting.id, 0, "ord", NOW),
            lambda who=who: store.close_meeting(who, meeting.id, 0, NOW),
            lambda who=who: store.split_meeting(who, meeting.id, 0, ["x"], uuid4().hex, NOW),
        ):
            with pytest.raises(NotAllowed):
                change()
    with pytest.raises(NotAllowed):
        store.gathered(charlie, meeting.id, NOW)


def test_a_token_with_the_scope_may_set_a_meeting(store: Store, kirsten: Account) -> None:
    hers(store)
    token = store.new_token("Nexus", ["meetings:read", "meetings:write"], now=NOW)
    system = store.account_of_token(token, NOW)
    assert system is not None
    meeting = made(store, system)
    after = store.set_meeting(system, meeting.id, 0, LATER, NOW)

    assert store.gathered(system, meeting.id, NOW).meeting == after


def test_every_change_and_the_first_look_of_a_day_are_in_the_log(store: Store, kirsten: Account) -> None:
    conversation, dream = hers(store), a_wish()
    meeting = made(store, kirsten)
    sent(store, conversation, dream)
    for hours in (0, 1, 24):
        store.gathered(kirsten, meeting.id, NOW + timedelta(hours=hours))
    store.set_meeting(kirsten, meeting.id, 0, replace(SET, companion="Palle"), NOW)
    store.set_meeting(kirsten, meeting.id, 1, LATER, NOW)
    store.cancel_meeting(kirsten, meeting.id, 2, NOW)
    verbs = [move.verb for move in store.moves_of("meeting", meeting.id)]

    assert verbs == ["make", "view", "view", "change", "move", "cancel"]
    assert [move.verb for move in store.moves_of("wish", dream.id)] == ["post", "view", "view", "carry"]
    assert store.verify() is None


def test_a_new_code_with_another_day_moves_the_meeting_and_tells_it(store: Store, kirsten: Account) -> None:
    conversation = hers(store)
    meeting = made(store, kirsten)
    heard(store, conversation)
    store.invite(now=NOW, municipality=HOME, citizen_ref="K-1", meeting_date=LATER.day)
    after = store.gathered(kirsten, meeting.id, NOW).meeting

    assert (after.date, after.clock, after.sequence, after.edit) == (LATER.day, time(14, 0), 1, 1)
    assert kinds(store, conversation) == ["meeting_moved"]
