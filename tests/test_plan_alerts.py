"""The duty contact learns the bare fact; the words reach the named caseworker alone, after a yes."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

import pytest

from plan.access import Account, NotAllowed
from plan.store import NotLinked, NotPossible, Store
from tests.store_fixtures import HOME, NOW, a_citizen

MINUTE = timedelta(minutes=1)


@pytest.fixture
def dorte(store: Store) -> Account:
    return store.create_account("Dorte", "dorte", "dortes ord", {"duty"}, HOME, NOW)


@pytest.fixture
def vagn(store: Store, dorte: Account) -> Account:
    return store.create_account("Vagn", "vagn", "vagns ord", {"duty"}, HOME, NOW)


def test_without_a_roster_nobody_is_on_duty_and_nothing_is_kept(
    store: Store, kirsten: Account, charlie: Account
) -> None:
    conversation = a_citizen(store)

    assert store.duty(conversation) is None
    with pytest.raises(NotPossible, match="nobody_on_duty"):
        store.raise_alert(conversation, "suicide", "web", NOW)


def test_practice_leaves_no_record_of_danger(store: Store, dorte: Account) -> None:
    assert store.duty("nobody") is None
    with pytest.raises(NotLinked):
        store.raise_alert("nobody", "suicide", "web", NOW)
    with pytest.raises(NotLinked):
        store.send_danger_words("nobody", "ord", "suicide", NOW)
    assert store.alerts(dorte, NOW) == ()


def test_an_alert_is_the_bare_fact(store: Store, dorte: Account) -> None:
    conversation = a_citizen(store)
    assert store.duty(conversation) == "Dorte"
    receipt = store.raise_alert(conversation, "suicide", "web", NOW)

    (alert,) = store.alerts(dorte, NOW)

    assert asdict(alert) | {"id": ""} == {
        "id": "",
        "receipt": receipt,
        "kind": "suicide",
        "channel": "web",
        "at": NOW,
        "contact": "Dorte",
        "handed_on": 0,
        "acknowledged_by": None,
        "acknowledged_at": None,
    }


def test_a_retried_action_raises_no_second_alert(store: Store, dorte: Account) -> None:
    conversation = a_citizen(store)
    first = store.raise_alert(conversation, "suicide", "web", NOW)

    assert store.raise_alert(conversation, "suicide", "web", NOW + MINUTE) == first
    assert store.raise_alert(conversation, "suicide", "web", NOW + 11 * MINUTE) != first


def test_alerts_are_for_the_duty_contacts_of_that_municipality(
    store: Store, dorte: Account, kirsten: Account, charlie: Account
) -> None:
    store.raise_alert(a_citizen(store), "suicide", "web", NOW)
    (alert,) = store.alerts(dorte, NOW)

    assert store.alerts(charlie, NOW) == ()
    with pytest.raises(NotAllowed):
        store.alerts(kirsten, NOW)
    for other in (kirsten, charlie):
        with pytest.raises(NotAllowed):
            store.acknowledge(other, alert.id, NOW)


def test_the_first_to_acknowledge_counts(store: Store, dorte: Account, vagn: Account) -> None:
    store.raise_alert(a_citizen(store), "suicide", "web", NOW)
    (alert,) = store.alerts(vagn, NOW)
    store.acknowledge(vagn, alert.id, NOW + MINUTE)
    store.acknowledge(dorte, alert.id, NOW + 2 * MINUTE)

    (after,) = store.alerts(dorte, NOW)

    assert (after.acknowledged_by, after.acknowledged_at) == (vagn.id, NOW + MINUTE)


def test_after_five_unacknowledged_minutes_the_next_contact_has_it_round_the_roster(
    store: Store, dorte: Account, vagn: Account
) -> None:
    store.raise_alert(a_citizen(store), "suicide", "web", NOW)

    had = [store.escalate_due(NOW + minutes * MINUTE) for minutes in (4, 5, 9, 10)]

    assert [[alert.contact for alert in alerts] for alerts in had] == [[], ["Vagn"], [], ["Dorte"]]


def test_an_acknowledged_alert_is_not_handed_on(store: Store, dorte: Account, vagn: Account) -> None:
    store.raise_alert(a_citizen(store), "suicide", "web", NOW)
    (alert,) = store.alerts(dorte, NOW)
    store.acknowledge(dorte, alert.id, NOW)

    assert store.escalate_due(NOW + 10 * MINUTE) == ()


def test_words_about_danger_reach_the_citizens_own_caseworker_alone(
    store: Store, kirsten: Account, bo: Account, dorte: Account, charlie: Account
) -> None:
    conversation = a_citizen(store, caseworker="kirsten")
    receipt = store.send_danger_words(conversation, "han slår mig", "violence", NOW)
    again = store.send_danger_words(conversation, "han slår mig", "violence", NOW + MINUTE)

    (letter,) = store.danger_words(kirsten, NOW)

    assert again == receipt == letter.receipt
    assert (letter.words, letter.kind) == ("han slår mig", "violence")
    assert [store.danger_words(other, NOW) for other in (bo, dorte, charlie)] == [(), (), ()]
    assert store.queue(kirsten, NOW) == ()


def test_words_about_danger_go_nowhere_without_a_caseworker(store: Store, kirsten: Account) -> None:
    without, owned = a_citizen(store), a_citizen(store, caseworker="kirsten")

    with pytest.raises(NotPossible, match="no_caseworker"):
        store.send_danger_words(without, "ord", "violence", NOW)
    with pytest.raises(NotPossible, match="no_caseworker"):
        store.send_danger_words(owned, "ord", "violence", NOW, to="family")


def test_a_live_page_is_logged_once_for_each_alert(store: Store, dorte: Account) -> None:
    store.raise_alert(a_citizen(store), "suicide", "web", NOW)
    for _ in range(3):
        store.alerts(dorte, NOW)

    assert [move.verb for move in store.moves_of("alert")] == ["alert", "view"]
