"""The page of a dream offers each account what it may do, and no more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plan.access import Account, NotAllowed
from plan.answers import legal_moves
from plan.store import Store
from tests.store_fixtures import HOME, NOW, a_citizen, a_wish, sent


@pytest.fixture
def dream(store: Store, kirsten: Account) -> str:
    (receipted,) = sent(store, a_citizen(store, caseworker="kirsten"), a_wish())
    return receipted.wish_id


def test_the_owner_may_answer_and_a_colleague_may_read(
    store: Store, kirsten: Account, bo: Account, dream: str
) -> None:
    own, colleagues = (store.casework(who, dream, NOW) for who in (kirsten, bo))

    assert own.moves == legal_moves("new")
    assert own.may == {"read", "move", "ask", "word", "correct"}
    assert colleagues.moves == ()
    assert colleagues.may == {"read"}


def test_a_leader_sees_and_changes_nothing(store: Store, dream: str) -> None:
    leader = store.create_account("Liv", "liv", "livs lange ord", {"leader"}, HOME, NOW)
    work = store.casework(leader, dream, NOW)

    assert (work.moves, work.may) == ((), frozenset())


def test_nothing_can_be_done_to_a_withdrawn_dream(store: Store, kirsten: Account, dream: str) -> None:
    talk = a_citizen(store, caseworker="kirsten")
    (gone,) = sent(store, talk)
    store.withdraw(talk, gone.wish_id, NOW)
    work = store.casework(kirsten, gone.wish_id, NOW)

    assert (work.moves, work.may, work.promise) == ((), frozenset(), None)


def test_a_dream_that_was_answered_can_be_agreed_on(store: Store, kirsten: Account, dream: str) -> None:
    store.move(kirsten, dream, "plan", NOW)

    assert store.casework(kirsten, dream, NOW).may == {"move", "word", "correct", "agree"}


def test_another_municipality_sees_no_page(store: Store, charlie: Account, dream: str) -> None:
    with pytest.raises(NotAllowed):
        store.casework(charlie, dream, NOW)


def test_who_looks_at_a_dream_stands_in_the_log_once_a_day_with_its_meeting(
    store: Store, bo: Account, dream: str
) -> None:
    for hours in (0, 1, 2, 24):
        meeting = store.casework(bo, dream, NOW + timedelta(hours=hours)).meeting
    views = [
        [move.at for move in store.moves_of(kind, thing) if (move.actor, move.verb) == (bo.id, "view")]
        for kind, thing in (("wish", dream), ("meeting", meeting.id))
    ]

    assert views == [[NOW, NOW + timedelta(days=1)]] * 2
    assert store.verify() is None


def test_a_second_look_waits_for_no_writer(store: Store, bo: Account, dream: str) -> None:
    store.casework(bo, dream, NOW)
    with store.writing():
        work = store.casework(bo, dream, NOW)

    assert work.wish.id == dream
