"""A citizen can ask what became of each dream and who has seen it, and nobody else's answer is mixed in."""

from __future__ import annotations

from datetime import timedelta

from plan.access import Account
from plan.store import Store
from tests.store_fixtures import NOW, a_citizen, a_wish, sent

LATER = NOW + timedelta(hours=1)


def test_the_journey_tells_every_step_and_who_took_it(store: Store, kirsten: Account) -> None:
    talk = a_citizen(store, caseworker="kirsten")
    (receipted,) = sent(store, talk, a_wish("jeg vil have en hest"))
    dream = receipted.wish_id
    store.mark_read(kirsten, dream, 1, NOW)
    store.ask(kirsten, dream, "Hvor vil du ride?", NOW)
    question = store.journeys(talk)[0].question
    assert question is not None
    store.answer(talk, question.id, "i skoven", NOW)
    store.move(kirsten, dream, "postpone", LATER, reason="Vi venter til foråret.")
    store.agree(kirsten, dream, "Vi taler om hesten til maj.", LATER)
    store.object_to(talk, dream, "Vi taler om hesten til maj.", "det er længe", LATER)
    (journey,) = store.journeys(talk)

    assert question.by == "Kirsten"
    assert [(step.move, step.status, step.said, step.by) for step in journey.steps] == [
        ("sent", "new", None, None),
        ("read", "read", None, "Kirsten"),
        ("ask", "question", "Hvor vil du ride?", "Kirsten"),
        ("answer", "read", "i skoven", None),
        ("postpone", "later", "Vi venter til foråret.", "Kirsten"),
        ("agree", "later", "Vi taler om hesten til maj.", "Kirsten"),
        ("object", "later", "det er længe", None),
    ]
    assert (journey.status, journey.objects, journey.question) == ("later", True, None)


def test_each_dream_has_its_own_journey(store: Store, kirsten: Account) -> None:
    talk = a_citizen(store, caseworker="kirsten")
    first, second = sent(store, talk, a_wish("ride"), a_wish("svømme", order=2))
    store.move(kirsten, second.wish_id, "plan", NOW)

    assert [(j.verbatim, j.status) for j in store.journeys(talk)] == [("ride", "new"), ("svømme", "in_plan")]
    assert [len(j.steps) for j in store.journeys(talk)] == [1, 2]
    assert first.wish_id != second.wish_id


def test_somebody_without_a_link_has_no_journeys(store: Store) -> None:
    assert store.journeys("nobody") == ()
    assert store.seen_by("nobody") == ()


def test_who_has_seen_a_dream_is_told_with_name_and_time(store: Store, kirsten: Account, bo: Account) -> None:
    talk = a_citizen(store, caseworker="kirsten")
    (receipted,) = sent(store, talk)
    sent(store, a_citizen(store), a_wish("en andens"))
    store.wish(kirsten, receipted.wish_id, NOW)
    store.casework(bo, receipted.wish_id, LATER)
    store.mark_read(kirsten, receipted.wish_id, 1, LATER)

    assert [(s.name, s.roles, s.first, s.last, s.dreams) for s in store.seen_by(talk)] == [
        ("Kirsten", ("caseworker",), NOW, LATER, (receipted.wish_id,)),
        ("Bo", ("caseworker",), LATER, LATER, (receipted.wish_id,)),
    ]


def test_another_system_that_read_it_is_named_too(store: Store, kirsten: Account) -> None:
    talk = a_citizen(store)
    (receipted,) = sent(store, talk)
    reader = store.account_of_token(store.new_token("Nexus", ["wishes:read"], now=NOW), NOW)
    assert reader is not None
    store.wish(reader, receipted.wish_id, NOW)

    assert [(seen.name, seen.roles) for seen in store.seen_by(talk)] == [("Nexus", ())]


def test_looking_many_times_on_a_day_is_one_view_in_the_log(store: Store, kirsten: Account) -> None:
    (receipted,) = sent(store, a_citizen(store))
    for moment in (NOW, LATER, NOW + timedelta(days=1)):
        store.casework(kirsten, receipted.wish_id, moment)

    assert [move.verb for move in store.moves_of("wish", receipted.wish_id)] == ["post", "view", "view"]
