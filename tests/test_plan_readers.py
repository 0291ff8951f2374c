"""A citizen lets a residence or a guide read a dream, this one and no other, and ends it whenever they like."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from plan.access import Account, NotAllowed
from plan.store import CitizenDetails, NotLinked, NotPossible, OtherReader, Reader, Store
from plan.tables import citizens
from tests.store_fixtures import HOME, NOW, a_citizen, a_posting, a_wish, sent

BAKKEN = Reader("provider", "Bakken", "Bakken")
LATER = NOW + timedelta(days=60)


@pytest.fixture
def peter(store: Store) -> Account:
    return store.create_account("Peter", "peter", "x", {"provider"}, HOME, NOW, unit="Bakken")


@pytest.fixture
def gry(store: Store) -> Account:
    return store.create_account("Gry", "gry", "x", {"guide"}, HOME, NOW)


def supported(store: Store, **theirs: Any) -> str:
    conversation = a_citizen(store, citizen_ref="K-1")
    with store.writing() as connection:
        connection.execute(update(citizens).values(**theirs))
    return conversation


def seen_by(store: Store, account: Account) -> list[str]:
    return [wish.verbatim for wish in store.shared_list(account, NOW)]


def readers(store: Store, conversation: str) -> tuple[Reader, ...]:
    linked = store.linked(conversation, NOW)
    assert linked is not None
    return linked.readers


def verbs(store: Store, wish_id: str) -> list[tuple[str, str]]:
    wanted = ("let_read", "stop_reading")
    return [(m.actor_kind, m.verb) for m in store.moves_of("wish", wish_id) if m.verb in wanted]


def test_a_conversation_knows_who_could_be_let_in(store: Store, gry: Account) -> None:
    conversation = supported(store, provider="Bakken", guide=gry.id)

    assert readers(store, conversation) == (BAKKEN, Reader("guide", gry.id, "Gry"))


def test_where_the_desk_noted_nobody_there_is_nobody(store: Store) -> None:
    assert readers(store, supported(store, provider=None)) == ()


def test_a_guide_whose_account_is_closed_is_nobody(store: Store, gry: Account) -> None:
    conversation = supported(store, guide=gry.id)
    store.close_account("gry", NOW)

    assert readers(store, conversation) == ()


def test_ended_reading_is_ended_at_once_and_also_after_the_meeting(store: Store, peter: Account) -> None:
    told = a_wish("delt", share_provider=True)
    conversation = supported(store, provider="Bakken")
    sent(store, conversation, told)
    assert seen_by(store, peter) == ["delt"]

    store.stop_reading(conversation, told.id, "provider", LATER)
    store.stop_reading(conversation, told.id, "provider", LATER)

    assert seen_by(store, peter) == []
    with pytest.raises(NotAllowed):
        store.shared_wish(peter, told.id, LATER)
    assert verbs(store, told.id) == [("citizen", "stop_reading")]
    assert store.verify() is None


def test_what_was_a_no_can_become_a_yes(store: Store, peter: Account, gry: Account) -> None:
    told = a_wish("først ikke")
    conversation = supported(store, provider="Bakken", guide=gry.id)
    sent(store, conversation, told)

    store.let_read(conversation, told.id, BAKKEN, NOW)

    assert (seen_by(store, peter), seen_by(store, gry)) == (["først ikke"], [])
    assert verbs(store, told.id) == [("citizen", "let_read")]


def test_a_yes_to_one_residence_is_none_to_the_next(store: Store) -> None:
    told = a_wish()
    conversation = supported(store, provider="Dalen")
    sent(store, conversation, told)

    with pytest.raises(OtherReader):
        store.let_read(conversation, told.id, BAKKEN, NOW)


def test_nothing_is_sent_where_another_was_noted_since_the_question(store: Store) -> None:
    conversation = supported(store, provider="Dalen")
    posting = a_posting(conversation, a_wish(share_provider=True), readers=(BAKKEN,))

    with pytest.raises(OtherReader):
        store.post(posting, NOW)
    assert store.dreams(conversation) == ()


def test_a_repeated_send_shares_nothing_that_was_ended_meanwhile(store: Store, peter: Account) -> None:
    conversation = supported(store, provider="Bakken")
    posting = a_posting(conversation, a_wish("delt", share_provider=True), readers=(BAKKEN,))
    store.post(posting, NOW)
    store.stop_reading(conversation, posting.wishes[0].id, "provider", NOW)
    store.post(posting, NOW)

    assert seen_by(store, peter) == []


def test_when_the_desk_notes_another_the_old_yes_is_over(
    store: Store, kirsten: Account, peter: Account, gry: Account
) -> None:
    store.create_account("Dorte", "dorte", "x", {"provider"}, HOME, NOW, unit="Dalen")
    told = a_wish("delt", share_provider=True, share_guide=True)
    sent(store, supported(store, provider="Bakken", guide=gry.id), told)
    details = CitizenDetails(provider="Dalen", guide=gry.id)
    store.change_citizen(kirsten, "K-1", 0, details, NOW)
    store.change_citizen(kirsten, "K-1", 1, replace(details, provider="Bakken"), NOW)

    assert (seen_by(store, peter), seen_by(store, gry)) == ([], ["delt"])
    assert verbs(store, told.id) == [("account", "stop_reading")]


def test_a_stranger_changes_nothing(store: Store, peter: Account) -> None:
    told = a_wish("delt", share_provider=True)
    sent(store, supported(store, provider="Bakken"), told)
    other = a_citizen(store, citizen_ref="K-2")

    with pytest.raises(NotPossible):
        store.stop_reading(other, told.id, "provider", NOW)
    with pytest.raises(NotLinked):
        store.stop_reading("nobody", told.id, "provider", NOW)
    assert seen_by(store, peter) == ["delt"]


def test_what_was_taken_back_is_shared_with_nobody_again(store: Store) -> None:
    told = a_wish()
    conversation = supported(store, provider="Bakken")
    sent(store, conversation, told)
    store.withdraw(conversation, told.id, NOW)

    with pytest.raises(NotPossible):
        store.let_read(conversation, told.id, BAKKEN, NOW)
