"""Receivers: only where an operator said, only https, and what does not arrive is never lost silently."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from plan.access import Account, NotAllowed
from plan.desk_tables import hooks
from plan.events import NAMES
from plan.hook_address import check_url
from plan.hooks import operator
from plan.retrying import LONGEST, MOST_TRIES, wait_after
from plan.store import NotPossible, Store
from tests.store_fixtures import ELSEWHERE, HOME, NOW, a_citizen, a_wish, sent

URL = "https://fagsystem.test/haendelser"
ADMIN = operator(HOME)


def a_message(store: Store) -> str:
    """A receiver with one message that waits; returns the message's id."""
    store.add_hook(ADMIN, "Nexus", URL, NAMES, NOW)
    sent(store, a_citizen(store), a_wish())
    (parcel,) = store.parcels_due(NOW, 10)
    return parcel.id


def fail_until_dead(store: Store, message: str) -> None:
    for _ in range(MOST_TRIES):
        store.not_delivered(message, "503", NOW, 0.5)


def test_the_secret_is_shown_once_and_kept_locked(store: Store) -> None:
    number, secret = store.add_hook(ADMIN, "Nexus", URL, ["wish.sent"], NOW)
    with store.reading() as connection:
        row = connection.execute(select(hooks)).one()

    assert secret.startswith("whsec_")
    assert (row.id, row.url, row.events) == (number, URL, ["wish.sent"])
    assert secret not in row.secret
    assert secret not in str(store.receivers(ADMIN))


@pytest.mark.parametrize(
    "url",
    [
        "https://fagsystem.kommune.dk/haendelser",
        "https://192.0.2.1:8443/x?y=z",
        "http://127.0.0.1:9000/",
        "http://localhost:9000/x",
        "http://[::1]:9000/",
    ],
)
def test_these_addresses_are_taken(url: str) -> None:
    check_url(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://fagsystem.kommune.dk/", "url_not_https"),
        ("http://127.0.0.1.kommune.dk/", "url_not_https"),
        ("http://192.168.0.1/", "url_not_https"),
        ("http://localhost.kommune.dk/", "url_not_https"),
        ("ftp://fagsystem.kommune.dk/", "url_odd"),
        ("https://", "url_odd"),
        ("https://user:word@fagsystem.kommune.dk/", "url_odd"),
        ("https://fagsystem.kommune.dk:port/", "url_odd"),
        ("https://fagsystem.kommune.dk/#x", "url_odd"),
        ("https://fagsystem.kommune.dk/a b", "url_odd"),
        ("https://[::1", "url_odd"),
        ("file:///etc/passwd", "url_odd"),
        ("", "url_odd"),
        ("https://a.dk/" + "x" * 3000, "url_odd"),
    ],
)
def test_these_addresses_are_refused(url: str, reason: str) -> None:
    with pytest.raises(NotPossible) as refused:
        check_url(url)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("name", "events", "reason"),
    [("  ", ["wish.sent"], "no_name"), ("x", [], "unknown_event"), ("x", ["y"], "unknown_event")],
)
def test_an_empty_name_or_an_unknown_event_is_refused(
    store: Store, name: str, events: list[str], reason: str
) -> None:
    with pytest.raises(NotPossible) as refused:
        store.add_hook(ADMIN, name, URL, events, NOW)
    assert refused.value.reason == reason


def test_only_the_municipalitys_administrator_deals_with_receivers(store: Store, kirsten: Account) -> None:
    number, _ = store.add_hook(ADMIN, "Nexus", URL, NAMES, NOW)

    for other in (kirsten, operator(ELSEWHERE)):
        with pytest.raises(NotAllowed):
            store.close_hook(other, number, NOW)
    with pytest.raises(NotAllowed):
        store.add_hook(kirsten, "Nexus", URL, NAMES, NOW)
    with pytest.raises(NotAllowed):
        store.receivers(kirsten)
    assert store.receivers(operator(ELSEWHERE)) == ()


def test_a_message_is_taken_by_one_sender_until_its_time_is_over(store: Store) -> None:
    message = a_message(store)

    assert store.parcels_due(NOW + timedelta(minutes=1), 10) == ()
    assert [parcel.id for parcel in store.parcels_due(NOW + timedelta(minutes=3), 10)] == [message]


def test_what_arrived_is_not_sent_again(store: Store) -> None:
    store.delivered(a_message(store), "204", NOW)

    assert store.parcels_due(NOW + timedelta(days=9), 10) == ()


def test_what_did_not_arrive_is_tried_later_and_later_and_then_seen(store: Store) -> None:
    message = a_message(store)
    store.not_delivered(message, "503", NOW, 0.5)

    assert store.parcels_due(NOW + timedelta(seconds=4), 10) == ()
    assert len(store.parcels_due(NOW + timedelta(seconds=6), 10)) == 1
    fail_until_dead(store, message)
    (letter,) = store.dead_letters(ADMIN)
    assert (letter.id, letter.event, letter.told, letter.name) == (message, "wish.sent", "503", "Nexus")
    assert store.parcels_due(NOW + timedelta(days=99), 10) == ()
    assert store.dead_letters(operator(ELSEWHERE)) == ()


def test_a_dead_letter_is_sent_again_under_the_same_id(store: Store, kirsten: Account) -> None:
    message = a_message(store)
    fail_until_dead(store, message)
    with pytest.raises(NotAllowed):
        store.resend(kirsten, message, NOW)
    with pytest.raises(NotAllowed):
        store.resend(operator(ELSEWHERE), message, NOW)
    store.resend(ADMIN, message, NOW)

    assert [parcel.id for parcel in store.parcels_due(NOW, 10)] == [message]
    assert store.dead_letters(ADMIN) == ()


def test_a_receiver_that_has_gone_is_closed(store: Store) -> None:
    message = a_message(store)
    store.not_delivered(message, "410", NOW, 0.5)
    (hook,) = store.receivers(ADMIN)

    assert (hook.open, hook.dead, hook.waiting) == (False, 1, 0)
    with pytest.raises(NotPossible) as refused:
        store.resend(ADMIN, message, NOW)
    assert refused.value.reason == "hook_closed"


def test_a_receiver_that_is_closed_shows_what_it_did_not_get(store: Store) -> None:
    a_message(store)
    (hook,) = store.receivers(ADMIN)
    store.close_hook(ADMIN, hook.id, NOW)

    assert [letter.told for letter in store.dead_letters(ADMIN)] == ["closed"]


def test_a_receiver_that_is_being_sent_to_is_left_out(store: Store) -> None:
    store.add_hook(ADMIN, "Nexus", URL, NAMES, NOW)
    (hook,) = store.receivers(ADMIN)
    sent(store, a_citizen(store), a_wish())

    assert store.parcels_due(NOW, 10, [hook.id]) == ()


@given(st.integers(1, MOST_TRIES - 1), st.floats(0, 1))
def test_waits_grow_and_are_spread(tries: int, chance: float) -> None:
    wait, later = wait_after(tries, chance), wait_after(tries + 1, chance)

    assert wait is not None
    assert timedelta(seconds=2.5) <= wait <= LONGEST * 1.5
    assert later is None or later >= wait


def test_the_tries_last_for_about_a_day_and_then_end() -> None:
    waits = [wait_after(tries, 0.5) for tries in range(1, MOST_TRIES)]

    assert timedelta(hours=18) < sum(filter(None, waits), timedelta()) < timedelta(hours=36)
    assert wait_after(MOST_TRIES, 0.5) is None


def test_a_receiver_that_asks_for_a_rest_gets_it_within_reason() -> None:
    assert wait_after(1, 0.5, timedelta(minutes=10)) == timedelta(minutes=10)
    assert wait_after(1, 0.5, timedelta(days=10)) == LONGEST
    assert wait_after(1, 0.5, timedelta(0)) == timedelta(seconds=5)
