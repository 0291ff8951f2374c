"""News is told once, on whichever channel opens first, and carries no words to a front."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import date, timedelta

import pytest

from plan.access import Account
from plan.store import Store
from tests.store_fixtures import MEETING, NOW, a_citizen, a_wish, sent

SOON = NOW + timedelta(days=17)


@pytest.fixture
def told_by_telegram(store: Store, kirsten: Account) -> str:
    invited = store.invite(now=NOW, meeting_date=MEETING)
    conversation = store.link(invited.digits, channel="telegram", account="77", now=NOW)
    dream = a_wish()
    sent(store, conversation, dream)
    store.mark_read(kirsten, dream.id, 1, NOW)
    return conversation


def test_news_is_told_once(store: Store, told_by_telegram: str) -> None:
    (news,) = store.news(told_by_telegram, NOW)
    store.news_told([news.id], NOW)

    assert store.news(told_by_telegram, NOW) == ()
    assert store.claim("telegram", 10, "telegram", NOW) == ()


def test_somebody_without_a_link_has_no_news(store: Store, told_by_telegram: str) -> None:
    assert store.news("nobody", NOW) == ()


def test_a_front_gets_news_without_words(store: Store, told_by_telegram: str) -> None:
    (message,) = store.claim("telegram", 10, "telegram", NOW)

    assert asdict(message) == {
        "id": message.id,
        "kind": "read",
        "conversation": told_by_telegram,
        "account": "77",
    }
    assert store.claim("web", 10, "web", NOW) == ()


def test_a_claim_is_nobody_elses_until_its_front_has_been_silent_for_five_minutes(
    store: Store, told_by_telegram: str
) -> None:
    first = store.claim("telegram", 10, "telegram", NOW)

    assert store.claim("telegram", 10, "telegram", NOW + timedelta(minutes=4)) == ()
    assert store.claim("telegram", 10, "telegram", NOW + timedelta(minutes=5)) == first


def test_announced_news_is_not_announced_again_and_is_told_when_the_citizen_comes(
    store: Store, told_by_telegram: str
) -> None:
    (message,) = store.claim("telegram", 10, "telegram", NOW)

    assert store.settle(message.id, "telegram", "delivered", NOW)
    assert store.claim("telegram", 10, "telegram", NOW + timedelta(days=1)) == ()
    assert [news.kind for news in store.news(told_by_telegram, NOW)] == ["read"]


def test_what_was_told_meanwhile_stays_told(store: Store, told_by_telegram: str) -> None:
    (message,) = store.claim("telegram", 10, "telegram", NOW)
    store.news_told([message.id], NOW)

    assert not store.settle(message.id, "telegram", "delivered", NOW)
    assert store.news(told_by_telegram, NOW) == ()


def test_refused_news_waits_for_the_citizen_to_come(store: Store, told_by_telegram: str) -> None:
    (message,) = store.claim("telegram", 10, "telegram", NOW)
    store.settle(message.id, "telegram", "refused", NOW)

    assert store.claim("telegram", 10, "telegram", NOW + timedelta(days=1)) == ()
    assert len(store.news(told_by_telegram, NOW)) == 1


def test_news_can_be_tried_again_later(store: Store, told_by_telegram: str) -> None:
    (message,) = store.claim("telegram", 10, "telegram", NOW)
    later = NOW + timedelta(hours=1)
    store.settle(message.id, "telegram", "retry", NOW, later)

    assert store.claim("telegram", 10, "telegram", NOW + timedelta(minutes=59)) == ()
    assert store.claim("telegram", 10, "telegram", later) == (message,)


def test_a_front_settles_only_what_it_has_claimed(store: Store, told_by_telegram: str) -> None:
    (message,) = store.claim("telegram", 10, "telegram", NOW)

    assert not store.settle(message.id, "web", "delivered", NOW)
    assert not store.settle(message.id + 1, "telegram", "delivered", NOW)


def test_a_withdrawn_dream_is_no_news(store: Store, told_by_telegram: str) -> None:
    store.withdraw_all(told_by_telegram, NOW)

    assert store.news(told_by_telegram, NOW) == ()


def test_only_those_who_said_yes_are_reminded_and_once(store: Store) -> None:
    yes, no, changed = (a_citizen(store) for _ in range(3))
    for conversation, wanted in ((yes, True), (changed, True), (changed, False)):
        store.set_reminder(conversation, wanted, NOW)

    assert (store.remind_due(NOW), store.remind_due(SOON), store.remind_due(SOON)) == (0, 1, 0)
    (news,) = store.news(yes, SOON)
    assert (news.kind, news.meeting_date, news.final) == ("meeting_soon", MEETING, None)
    assert store.news(no, SOON) == store.news(changed, SOON) == ()


def test_nobody_is_reminded_of_a_meeting_that_is_over(store: Store) -> None:
    conversation = a_citizen(store)
    store.set_reminder(conversation, True, NOW)
    store.remind_due(SOON)

    assert store.news(conversation, SOON + timedelta(days=5)) == ()


def test_a_meeting_that_was_moved_is_reminded_of_again(store: Store) -> None:
    invited = store.invite(now=NOW, meeting_date=MEETING)
    conversation = store.link(invited.digits, channel="web", now=NOW)
    store.set_reminder(conversation, True, NOW)
    store.remind_due(SOON)
    store.invite(now=SOON, citizen_ref=invited.citizen_ref, meeting_date=date(2026, 9, 19))

    assert store.remind_due(SOON) == 1


def test_fronts_that_claim_at_the_same_moment_get_different_pieces(store: Store, kirsten: Account) -> None:
    for number in range(12):
        invited = store.invite(now=NOW, meeting_date=MEETING)
        conversation = store.link(invited.digits, channel="telegram", account=str(number), now=NOW)
        dream = a_wish()
        sent(store, conversation, dream)
        store.mark_read(kirsten, dream.id, 1, NOW)

    def all_there_is(_: int) -> list[int]:
        mine: list[int] = []
        while claimed := store.claim("telegram", 2, "telegram", NOW):
            mine += [message.id for message in claimed]
        return mine

    with ThreadPoolExecutor(4) as pool:
        claimed = [number for mine in pool.map(all_there_is, range(4)) for number in mine]

    assert len(claimed) == len(set(claimed)) == 12
