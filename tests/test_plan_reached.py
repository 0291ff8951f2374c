"""A citizen is found and reached on another company's channel, and the tables tell nobody there who it is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from plan.access import Account
from plan.store import ExpiredCode, Store
from plan.tables import channels
from tests.store_fixtures import MEETING, NOW, a_wish, sent

ACCOUNT = "7700112233"


@pytest.fixture
def conversation(store: Store, kirsten: Account) -> str:
    invited = store.invite(now=NOW, meeting_date=MEETING)
    return store.link(invited.digits, channel="telegram", account=ACCOUNT, now=NOW)


def whose(store: Store, conversation: str) -> str:
    linked = store.linked(conversation, NOW)
    assert linked is not None
    return linked.citizen_ref


def with_news(store: Store, kirsten: Account, conversation: str) -> None:
    dream = a_wish()
    sent(store, conversation, dream)
    store.mark_read(kirsten, dream.id, 1, NOW)


def test_somebody_who_writes_is_recognised(store: Store, conversation: str) -> None:
    assert store.known("telegram", ACCOUNT) == conversation
    assert store.known("telegram", "7700112234") is None
    assert store.known("web", ACCOUNT) is None


def test_the_tables_hold_no_account_in_the_clear(store: Store, conversation: str) -> None:
    with store.reading() as connection:
        (row,) = connection.execute(select(channels)).all()

    assert ACCOUNT not in str(row)


def test_what_is_sealed_opens_for_sending(store: Store, kirsten: Account, conversation: str) -> None:
    with_news(store, kirsten, conversation)
    (message,) = store.claim("telegram", 10, "telegram", NOW)

    assert message.account == ACCOUNT


def test_one_account_is_one_citizen(store: Store, conversation: str) -> None:
    other = store.link(store.invite(now=NOW).digits, channel="telegram", account=ACCOUNT, now=NOW)

    assert other != conversation
    assert store.known("telegram", ACCOUNT) == other


def test_a_new_telephone_takes_the_place_of_the_old_one(store: Store, conversation: str) -> None:
    digits = store.fresh_code(conversation, NOW)
    store.link(digits, channel="telegram", account="7700112299", now=NOW)

    assert store.known("telegram", "7700112299") == conversation
    assert store.known("telegram", ACCOUNT) is None


def test_unlinking_at_the_desk_works_at_once(store: Store, kirsten: Account, conversation: str) -> None:
    fresh = store.fresh_code(conversation, NOW)
    store.unlink_citizen(kirsten, whose(store, conversation), NOW)

    assert store.known("telegram", ACCOUNT) is None
    with pytest.raises(ExpiredCode):
        store.link(fresh, channel="telegram", account=ACCOUNT, now=NOW)


def test_a_block_is_shown_and_ends_when_the_citizen_writes(
    store: Store, kirsten: Account, conversation: str
) -> None:
    with_news(store, kirsten, conversation)
    ref = whose(store, conversation)
    (message,) = store.claim("telegram", 10, "telegram", NOW)
    later = NOW + timedelta(minutes=1)
    store.settle(message.id, "telegram", "refused", later)

    (way,) = store.citizen_page(kirsten, ref, NOW).citizen.reached_on
    assert (way.channel, way.blocked_at) == ("telegram", later)
    store.known("telegram", ACCOUNT)
    (way,) = store.citizen_page(kirsten, ref, NOW).citizen.reached_on
    assert way.blocked_at is None


def test_nothing_is_claimed_for_somebody_who_takes_no_messages(
    store: Store, kirsten: Account, conversation: str
) -> None:
    with_news(store, kirsten, conversation)
    (message,) = store.claim("telegram", 10, "telegram", NOW)
    store.settle(message.id, "telegram", "refused", NOW)
    with_news(store, kirsten, conversation)

    assert store.claim("telegram", 10, "telegram", NOW + timedelta(days=1)) == ()
