"""A meeting is held, written down and closed, and cannot be closed over the head of a dream without an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from plan.access import Account
from plan.practical import Practical
from plan.store import NotPossible, Store, Unanswered
from plan.tables import wishes
from tests.store_fixtures import MEETING, NOW, a_citizen, a_wish, sent

THE_DAY = NOW + timedelta(days=19)


def a_meeting(store: Store, kirsten: Account, plan: Practical | None = None) -> tuple[str, str]:
    """Return the conversation and the meeting of a citizen of Kirsten's."""
    conversation = a_citizen(store, citizen_ref="K-1", caseworker="kirsten", meeting_date=None)
    plan = plan or Practical(day=MEETING)
    return conversation, store.make_meeting(kirsten, "K-1", uuid4().hex, plan, NOW).id


def answer(store: Store, wish_id: str, status: str) -> None:
    """Give a dream a state, whatever the way there."""
    with store.writing() as connection:
        connection.execute(update(wishes).where(wishes.c.id == wish_id).values(status=status))


def test_a_meeting_is_held_on_its_day_at_the_earliest(store: Store, kirsten: Account) -> None:
    _, meeting = a_meeting(store, kirsten)
    with pytest.raises(NotPossible, match="meeting_ahead"):
        store.hold_meeting(kirsten, meeting, 0, NOW)
    store.hold_meeting(kirsten, meeting, 0, THE_DAY)
    store.hold_meeting(kirsten, meeting, 0, THE_DAY)

    assert store.gathered(kirsten, meeting, THE_DAY).meeting.status == "held"
    assert [move.verb for move in store.moves_of("meeting", meeting)].count("hold") == 1


def test_a_meeting_without_a_day_gets_one_before_it_is_held(store: Store, kirsten: Account) -> None:
    _, meeting = a_meeting(store, kirsten, Practical(place="Rådhuset"))

    tries: tuple[Callable[[], None], ...] = (
        lambda: store.hold_meeting(kirsten, meeting, 0, NOW),
        lambda: store.write_minutes(kirsten, meeting, 0, "ord", NOW),
    )
    for try_it in tries:
        with pytest.raises(NotPossible, match="no_day"):
            try_it()


def test_minutes_are_kept_as_they_were_written_from_the_day_on(store: Store, kirsten: Account) -> None:
    _, meeting = a_meeting(store, kirsten)
    words = "Vi talte om <b>svømning</b>.\n=1+1 \u202e"
    with pytest.raises(NotPossible, match="meeting_ahead"):
        store.write_minutes(kirsten, meeting, 0, words, NOW)
    store.write_minutes(kirsten, meeting, 0, words, THE_DAY)
    store.write_minutes(kirsten, meeting, 0, words, THE_DAY)

    assert store.gathered(kirsten, meeting, THE_DAY).meeting.notes == words
    with pytest.raises(NotPossible, match="cpr_number"):
        store.write_minutes(kirsten, meeting, 1, "010190-1234", THE_DAY)


@pytest.mark.parametrize("status", ["new", "read", "question", "for_meeting"])
def test_a_dream_without_an_answer_keeps_its_meeting_open(
    store: Store, kirsten: Account, status: str
) -> None:
    conversation, meeting = a_meeting(store, kirsten)
    answered, waiting = a_wish(), a_wish("ride")
    sent(store, conversation, answered, waiting)
    answer(store, answered.id, "in_plan")
    answer(store, waiting.id, status)
    store.hold_meeting(kirsten, meeting, 0, THE_DAY)
    with pytest.raises(Unanswered) as refusal:
        store.close_meeting(kirsten, meeting, 1, THE_DAY)

    assert refusal.value.wish_ids == (waiting.id,)
    assert [wish.id for wish in store.gathered(kirsten, meeting, THE_DAY).unanswered] == [waiting.id]
    assert store.gathered(kirsten, meeting, THE_DAY).meeting.status == "held"


@pytest.mark.parametrize("status", ["in_plan", "changed", "later", "not_now", "came_true", "withdrawn"])
def test_a_meeting_closes_once_every_dream_has_an_answer(store: Store, kirsten: Account, status: str) -> None:
    conversation, meeting = a_meeting(store, kirsten)
    dream, own = a_wish(), a_wish("for mig selv", share_caseworker=False)
    sent(store, conversation, dream, own)
    answer(store, dream.id, status)
    store.hold_meeting(kirsten, meeting, 0, THE_DAY)
    store.close_meeting(kirsten, meeting, 1, THE_DAY)
    store.close_meeting(kirsten, meeting, 1, THE_DAY)
    closed = store.gathered(kirsten, meeting, THE_DAY).meeting

    assert (closed.status, closed.closed_at) == ("closed", THE_DAY)
    assert [move.verb for move in store.moves_of("meeting", meeting)].count("close") == 1


def test_only_a_meeting_that_was_held_is_closed(store: Store, kirsten: Account) -> None:
    _, meeting = a_meeting(store, kirsten)

    with pytest.raises(NotPossible, match="not_held"):
        store.close_meeting(kirsten, meeting, 0, THE_DAY)


def test_a_cancelled_meeting_is_neither_held_nor_written_down(store: Store, kirsten: Account) -> None:
    _, meeting = a_meeting(store, kirsten)
    store.cancel_meeting(kirsten, meeting, 0, NOW)

    tries: tuple[Callable[[], None], ...] = (
        lambda: store.hold_meeting(kirsten, meeting, 1, THE_DAY),
        lambda: store.write_minutes(kirsten, meeting, 1, "ord", THE_DAY),
        lambda: store.close_meeting(kirsten, meeting, 1, THE_DAY),
    )
    for try_it in tries:
        with pytest.raises(NotPossible, match="meeting_cancelled"):
            try_it()


def test_minutes_of_a_closed_meeting_may_still_be_put_right(store: Store, kirsten: Account) -> None:
    _, meeting = a_meeting(store, kirsten)
    store.hold_meeting(kirsten, meeting, 0, THE_DAY)
    store.close_meeting(kirsten, meeting, 1, THE_DAY)
    store.write_minutes(kirsten, meeting, 2, "rettet", THE_DAY)

    assert store.gathered(kirsten, meeting, THE_DAY).meeting.notes == "rettet"
