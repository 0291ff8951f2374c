"""Dreams go on to another meeting of the same citizen, and the citizen hears of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from plan.access import Account
from plan.practical import Practical
from plan.store import NotAllowed, NotPossible, StaleVersion, Store
from plan.tables import wishes
from tests.store_fixtures import MEETING, NOW, a_citizen, a_wish, sent

LATER = Practical(day=date(2026, 10, 1))


@pytest.fixture
def conversation(store: Store, kirsten: Account) -> str:
    return a_citizen(store, citizen_ref="K-1", caseworker="kirsten", meeting_date=None)


def a_meeting(store: Store, kirsten: Account, plan: Practical | None = None, ref: str = "K-1") -> str:
    return store.make_meeting(kirsten, ref, uuid4().hex, plan or Practical(day=MEETING), NOW).id


def at(store: Store, kirsten: Account, meeting: str) -> list[str]:
    return [wish.id for wish in store.gathered(kirsten, meeting, NOW).dreams]


def heard(store: Store, conversation: str) -> None:
    store.news_told((news.id for news in store.news(conversation, NOW)), NOW)


def split(store: Store, kirsten: Account, meeting: str, edit: int, ids: Iterable[str], to: str) -> str:
    return store.split_meeting(kirsten, meeting, edit, list(ids), to, NOW)


def test_some_dreams_go_to_a_new_meeting_once(store: Store, kirsten: Account, conversation: str) -> None:
    meeting, to = a_meeting(store, kirsten), uuid4().hex
    stays, goes = a_wish("svømme"), a_wish("ride")
    sent(store, conversation, stays, goes)
    heard(store, conversation)
    for _click in range(2):
        assert split(store, kirsten, meeting, 0, [goes.id], to) == to
    (news,) = store.news(conversation, NOW)

    assert at(store, kirsten, meeting) == [stays.id]
    assert at(store, kirsten, to) == [goes.id]
    assert store.gathered(kirsten, to, NOW).meeting.split_from == meeting
    assert (news.kind, news.final, news.meeting_date) == ("other_meeting", goes.final, None)
    assert [move.verb for move in store.moves_of("wish", goes.id)].count("carry") == 1


def test_dreams_go_to_a_planned_meeting_and_back(store: Store, kirsten: Account, conversation: str) -> None:
    first, second = a_meeting(store, kirsten), a_meeting(store, kirsten, LATER)
    dream = a_wish()
    sent(store, conversation, dream)
    for edit in range(2):
        heard(store, conversation)
        split(store, kirsten, first, edit, [dream.id], second)
        assert [news.meeting_date for news in store.news(conversation, NOW)] == [LATER.day]
        split(store, kirsten, second, edit, [dream.id], first)

    # Of two moves that nobody has heard, the newest is told.
    assert [news.meeting_date for news in store.news(conversation, NOW)] == [MEETING]
    assert at(store, kirsten, first) == [dream.id]


def test_a_dream_that_was_put_off_can_go_on_after_its_meeting(
    store: Store, kirsten: Account, conversation: str
) -> None:
    meeting, to = a_meeting(store, kirsten), a_meeting(store, kirsten, LATER)
    put_off, planned = a_wish(), a_wish("ride")
    sent(store, conversation, put_off, planned)
    with store.writing() as connection:
        for wish_id, status in ((put_off.id, "later"), (planned.id, "in_plan")):
            connection.execute(update(wishes).where(wishes.c.id == wish_id).values(status=status))
    the_day = NOW + timedelta(days=19)
    store.hold_meeting(kirsten, meeting, 0, the_day)
    store.close_meeting(kirsten, meeting, 1, the_day)
    with pytest.raises(NotPossible, match="cannot_go_on"):
        split(store, kirsten, meeting, 2, [planned.id], to)
    split(store, kirsten, meeting, 2, [put_off.id], to)

    assert at(store, kirsten, to) == [put_off.id]


def test_no_dream_goes_to_somebody_elses_meeting_or_to_one_that_is_over(
    store: Store, kirsten: Account, conversation: str
) -> None:
    meeting, over = a_meeting(store, kirsten), a_meeting(store, kirsten, LATER)
    a_citizen(store, citizen_ref="K-2", caseworker="kirsten", meeting_date=None)
    foreign = a_meeting(store, kirsten, ref="K-2")
    store.cancel_meeting(kirsten, over, 0, NOW)
    dream = a_wish()
    sent(store, conversation, dream)

    for to in (foreign, over):
        with pytest.raises(NotAllowed):
            split(store, kirsten, meeting, 0, [dream.id], to)


def test_only_dreams_of_this_meeting_that_may_be_seen_are_moved(
    store: Store, kirsten: Account, conversation: str
) -> None:
    meeting = a_meeting(store, kirsten)
    dream, own = a_wish(), a_wish("for mig selv", share_caseworker=False)
    sent(store, conversation, dream, own)
    other = a_citizen(store, citizen_ref="K-2", caseworker="kirsten")
    foreign = a_wish("ride")
    sent(store, other, foreign)

    for ids in ([foreign.id], [own.id], ["no such dream"], [dream.id, foreign.id]):
        with pytest.raises(NotAllowed):
            split(store, kirsten, meeting, 0, ids, uuid4().hex)
    with pytest.raises(NotPossible, match="no_dreams"):
        split(store, kirsten, meeting, 0, [], uuid4().hex)
    with pytest.raises(StaleVersion):
        split(store, kirsten, meeting, 7, [dream.id], uuid4().hex)
    assert at(store, kirsten, meeting) == [dream.id]
