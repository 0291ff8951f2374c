"""Staff and peer guides see the dreams that a citizen shares with them, a part of each, and no others."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from plan.access import Account, NotAllowed
from plan.shared import SharedWish
from plan.store import MeetingWishes, Quote, Store
from plan.tables import citizens
from tests.store_fixtures import ELSEWHERE, HOME, MEETING, NOW, a_citizen, a_wish, sent


@pytest.fixture
def peter(store: Store) -> Account:
    return store.create_account("Peter", "peter", "x", {"provider"}, HOME, NOW, unit="Bakken")


@pytest.fixture
def gry(store: Store) -> Account:
    return store.create_account("Gry", "gry", "x", {"guide"}, HOME, NOW)


def supported(store: Store, ref: str = "K-1", place: str = HOME, **theirs: Any) -> str:
    """Return the conversation of a citizen with a residence or a guide."""
    conversation = a_citizen(store, citizen_ref=ref, municipality=place)
    with store.writing() as connection:
        connection.execute(update(citizens).where(citizens.c.ref == ref).values(**theirs))
    return conversation


def seen_by(store: Store, account: Account) -> list[str]:
    return [wish.verbatim for wish in store.shared_list(account, NOW)]


def test_staff_see_what_their_own_citizens_share_with_them(store: Store, peter: Account) -> None:
    told = a_wish("delt", share_provider=True)
    sent(store, supported(store, "K-1", provider="Bakken"), told, a_wish("ikke delt"))
    sent(store, supported(store, "K-2", provider="Dalen"), a_wish("andet sted", share_provider=True))
    sent(store, supported(store, "K-3", ELSEWHERE, provider="Bakken"), a_wish("by", share_provider=True))
    sent(store, supported(store, "K-4", provider="Bakken"), a_wish("til guiden", share_guide=True))

    assert seen_by(store, peter) == ["delt"]
    assert store.shared_wish(peter, told.id, NOW).final == told.final


def test_staff_without_a_unit_see_nothing(store: Store) -> None:
    nobody = store.create_account("Pia", "pia", "x", {"provider"}, HOME, NOW)
    sent(store, supported(store, provider="Bakken"), a_wish("delt", share_provider=True))

    assert seen_by(store, nobody) == []


def test_a_guide_sees_it_until_the_day_of_the_meeting_is_over(store: Store, gry: Account) -> None:
    told = a_wish("delt", share_guide=True)
    sent(store, supported(store, guide=gry.id), told)
    that_day = NOW.replace(day=MEETING.day, hour=20)

    assert [wish.verbatim for wish in store.shared_list(gry, that_day)] == ["delt"]
    assert store.shared_list(gry, that_day + timedelta(days=1)) == ()
    with pytest.raises(NotAllowed):
        store.shared_wish(gry, told.id, that_day + timedelta(days=1))


def test_what_is_withdrawn_is_gone_for_them_at_once(store: Store, peter: Account) -> None:
    told = a_wish("delt", share_provider=True)
    conversation = supported(store, provider="Bakken")
    sent(store, conversation, told)
    store.withdraw(conversation, told.id, NOW)

    assert seen_by(store, peter) == []
    with pytest.raises(NotAllowed):
        store.shared_wish(peter, told.id, NOW)


def test_they_are_not_shown_who_should_not_come_how_it_was_said_or_what_others_think(
    store: Store, peter: Account
) -> None:
    told = a_wish(
        "delt",
        share_provider=True,
        quotes=(Quote("dream", "PLANTET sagt", "web", "typed", "family"),),
        others_views=("PLANTET mening",),
        budget_idea="PLANTET budget",
    )
    conversation = supported(store, provider="Bakken")
    sent(store, conversation, told, meeting=MeetingWishes(who_not="PLANTET far"))
    shown = repr(store.shared_list(peter, NOW)) + repr(store.shared_wish(peter, told.id, NOW))

    assert "PLANTET" not in shown
    assert {"who_not", "quotes", "others_views", "enquiry"}.isdisjoint(
        field.name for field in fields(SharedWish)
    )


def test_the_order_is_the_meetings_and_then_the_citizens_own(store: Store, peter: Account) -> None:
    conversation = supported(store, provider="Bakken")
    second, first = a_wish("nr. to", order=2), a_wish("nr. et", order=1)
    said = [type(wish)(**{**vars(wish), "share_provider": True}) for wish in (second, first)]
    sent(store, conversation, *said)

    assert seen_by(store, peter) == ["nr. et", "nr. to"]


def test_looking_is_logged_once_a_day_for_each_dream(store: Store, peter: Account) -> None:
    told = a_wish("delt", share_provider=True)
    sent(store, supported(store, provider="Bakken"), told)
    for _ in range(2):
        store.shared_list(peter, NOW)
        store.shared_wish(peter, told.id, NOW)
    views = [move for move in store.moves_of("wish", told.id) if move.verb == "view"]

    assert [move.actor for move in views] == [peter.id]


def test_a_caseworker_has_no_such_list(store: Store, kirsten: Account) -> None:
    with pytest.raises(NotAllowed):
        store.shared_list(kirsten, NOW)
