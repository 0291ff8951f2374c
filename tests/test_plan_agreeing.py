"""The citizen says yes or no to exactly the agreed text, and an objection stands until they say that it is met."""

from __future__ import annotations

import pytest

from plan.access import Account, NotAllowed
from plan.answers import NotEasy
from plan.casework import Casework
from plan.changes import StaleEdit
from plan.store import NotPossible, StaleVersion, Store
from tests.store_fixtures import NOW, a_citizen, a_wish, sent

AGREED = "Du må ride hver onsdag. Bo følger med dig."
OTHER = "Du må ride hver fredag."


@pytest.fixture
def talk(store: Store, kirsten: Account) -> str:
    return a_citizen(store, caseworker="kirsten")


@pytest.fixture
def dream(store: Store, kirsten: Account, talk: str) -> str:
    (receipted,) = sent(store, talk, a_wish("jeg vil have en hest"))
    store.move(kirsten, receipted.wish_id, "plan", NOW)
    store.news_told([news.id for news in store.news(talk, NOW)], NOW)
    return receipted.wish_id


@pytest.fixture
def agreed(store: Store, kirsten: Account, dream: str) -> str:
    store.agree(kirsten, dream, AGREED, NOW)
    return dream


def seen(store: Store, kirsten: Account, dream: str) -> Casework:
    return store.casework(kirsten, dream, NOW)


def test_the_agreed_text_is_told_and_confirmed(
    store: Store, kirsten: Account, agreed: str, talk: str
) -> None:
    (news,) = store.news(talk, NOW)
    store.confirm(talk, agreed, AGREED, NOW)

    assert (news.kind, news.said) == ("agreed", AGREED)
    assert seen(store, kirsten, agreed).journey.agreed_reply == "confirmed"


def test_an_objection_stands_until_the_citizen_says_that_it_is_met(
    store: Store, kirsten: Account, agreed: str, talk: str
) -> None:
    store.object_to(talk, agreed, AGREED, "onsdag er jeg til svømning", NOW)
    store.move(kirsten, agreed, "postpone", NOW, reason="Vi taler om det igen.")
    store.agree(kirsten, agreed, OTHER, NOW)
    store.confirm(talk, agreed, OTHER, NOW)
    before = seen(store, kirsten, agreed).journey
    store.objection_met(talk, agreed, NOW)

    assert (before.objects, before.objection) == (True, "onsdag er jeg til svømning")
    assert not seen(store, kirsten, agreed).journey.objects


def test_an_objection_needs_no_words_and_a_second_one_keeps_the_first(
    store: Store, kirsten: Account, agreed: str, talk: str
) -> None:
    store.object_to(talk, agreed, AGREED, None, NOW)
    assert seen(store, kirsten, agreed).journey.objects
    store.object_to(talk, agreed, AGREED, "ikke onsdag", NOW)
    store.object_to(talk, agreed, AGREED, None, NOW)

    journey = seen(store, kirsten, agreed).journey
    assert (journey.objects, journey.objection) == (True, "ikke onsdag")
    assert [step.move for step in journey.steps[-2:]] == ["object", "object"]


def test_a_yes_to_another_text_than_the_one_that_stands_is_no_yes(
    store: Store, kirsten: Account, agreed: str, talk: str
) -> None:
    store.agree(kirsten, agreed, OTHER, NOW)
    with pytest.raises(StaleVersion):
        store.confirm(talk, agreed, AGREED, NOW)
    with pytest.raises(StaleVersion):
        store.object_to(talk, agreed, AGREED, "nej", NOW)

    assert seen(store, kirsten, agreed).journey.agreed_reply is None
    assert [news.said for news in store.news(talk, NOW)] == [OTHER]


def test_a_new_text_waits_for_a_new_yes(store: Store, kirsten: Account, agreed: str, talk: str) -> None:
    store.confirm(talk, agreed, AGREED, NOW)
    store.agree(kirsten, agreed, OTHER, NOW)

    assert seen(store, kirsten, agreed).journey.agreed_reply is None


def test_the_same_form_twice_agrees_once_and_an_old_one_not_at_all(
    store: Store, kirsten: Account, dream: str, talk: str
) -> None:
    for _ in range(2):
        store.agree(kirsten, dream, AGREED, NOW, edit=1)
    with pytest.raises(StaleEdit):
        store.agree(kirsten, dream, OTHER, NOW, edit=1)

    assert [news.said for news in store.news(talk, NOW)] == [AGREED]


def test_an_agreed_text_is_easy_danish(store: Store, kirsten: Account, dream: str) -> None:
    with pytest.raises(NotEasy):
        store.agree(kirsten, dream, "Der bevilges ledsagelse jf. § 97.", NOW)


def test_nothing_is_agreed_about_a_dream_that_nobody_has_taken_up(
    store: Store, kirsten: Account, talk: str
) -> None:
    (receipted,) = sent(store, talk, a_wish())

    with pytest.raises(NotPossible, match="agree_from_new"):
        store.agree(kirsten, receipted.wish_id, AGREED, NOW)


def test_nobody_else_agrees_or_answers(store: Store, bo: Account, charlie: Account, agreed: str) -> None:
    stranger = a_citizen(store)
    for somebody in (bo, charlie):
        with pytest.raises(NotAllowed):
            store.agree(somebody, agreed, OTHER, NOW)
    with pytest.raises(NotPossible, match="unknown_wish"):
        store.confirm(stranger, agreed, AGREED, NOW)
    with pytest.raises(NotPossible, match="unknown_wish"):
        store.object_to(stranger, agreed, AGREED, "nej", NOW)
    with pytest.raises(NotPossible, match="unknown_wish"):
        store.objection_met(stranger, agreed, NOW)


def test_agreement_and_objection_go_with_a_withdrawn_dream(
    store: Store, kirsten: Account, agreed: str, talk: str
) -> None:
    store.object_to(talk, agreed, AGREED, "ikke onsdag", NOW)
    store.withdraw(talk, agreed, NOW)
    left = repr(seen(store, kirsten, agreed)) + repr(store.journeys(talk))

    assert "onsdag" not in left


def test_nothing_to_say_yes_to_is_no_yes(store: Store, dream: str, talk: str) -> None:
    with pytest.raises(NotPossible, match="nothing_agreed"):
        store.confirm(talk, dream, AGREED, NOW)
