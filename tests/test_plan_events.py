"""What other systems are told: kept with the change or not at all, ids and states, and never a word."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from plan import audit
from plan.access import Account
from plan.desk_tables import deliveries
from plan.events import EVENTS, NAMES
from plan.hooks import operator
from plan.practical import Practical
from plan.store import Rules, Store
from plan.tables import meetings
from tests.store_fixtures import ELSEWHERE, HOME, NOW, a_citizen, a_wish, sent

URL = "https://fagsystem.test/haendelser"


def a_hook(store: Store, *events: str, place: str = HOME) -> str:
    return store.add_hook(operator(place), "Nexus", URL, events or NAMES, NOW)[0]


def told(store: Store) -> list[dict[str, Any]]:
    with store.reading() as connection:
        rows = connection.execute(select(deliveries.c.body).order_by(deliveries.c.created_at)).scalars()
        return sorted(rows, key=lambda body: (body["timestamp"], body["type"]))


def types(store: Store) -> list[str]:
    return [body["type"] for body in told(store)]


def test_a_dream_that_is_sent_read_and_withdrawn_is_told_by_ids_and_states(
    store: Store, kirsten: Account
) -> None:
    a_hook(store)
    conversation, dream = a_citizen(store, citizen_ref="K-1"), a_wish("hemmelige ord")
    sent(store, conversation, dream)
    store.mark_read(kirsten, dream.id, 1, NOW + timedelta(hours=1))
    store.withdraw(conversation, dream.id, NOW + timedelta(hours=2))
    bodies = told(store)

    assert [(body["type"], body["data"]["state"]) for body in bodies] == [
        ("wish.sent", "new"),
        ("wish.moved", "read"),
        ("wish.withdrawn", "withdrawn"),
    ]
    assert {body["data"]["id"] for body in bodies} == {dream.id}
    assert bodies[0]["data"].keys() == {"id", "state", "version", "meeting_id"}
    for secret in ("hemmelige", "K-1", "svømme"):
        assert secret not in json.dumps(bodies, ensure_ascii=False)


def test_what_is_not_for_the_caseworker_is_not_told(store: Store) -> None:
    a_hook(store)
    sent(store, a_citizen(store), a_wish(share_caseworker=False))

    assert types(store) == []


def test_a_meeting_that_is_set_moved_and_cancelled_is_told(store: Store, kirsten: Account) -> None:
    sent(store, a_citizen(store, caseworker="kirsten"), a_wish())
    a_hook(store)
    with store.reading() as connection:
        number = connection.execute(select(meetings.c.id)).scalar_one()
    moved = Practical(day=NOW.date() + timedelta(days=9), place="hemmeligt sted")
    after = store.set_meeting(kirsten, number, 0, moved, NOW)
    store.cancel_meeting(kirsten, number, after.edit, NOW + timedelta(hours=1))
    about = [body for body in told(store) if body["data"]["id"] == number]

    assert [(body["type"], body["data"]["state"]) for body in about] == [
        ("meeting.moved", "planned"),
        ("meeting.cancelled", "cancelled"),
    ]
    assert [body["data"]["sequence"] for body in about] == [1, 2]
    assert "hemmeligt" not in json.dumps(told(store))


def test_danger_is_told_as_a_fact_alone(store: Store) -> None:
    a_hook(store, "danger.raised", "danger.handed_on", "danger.acknowledged")
    duty = store.create_account("Vibe", "vibe", "vibes lange ord", {"duty"}, HOME, NOW)
    receipt = store.raise_alert(a_citizen(store, citizen_ref="K-1"), "suicide", "kiosk", NOW)
    store.escalate_due(NOW + timedelta(minutes=6))
    (alert,) = store.alerts(duty, NOW + timedelta(minutes=7))
    store.acknowledge(duty, alert.id, NOW + timedelta(minutes=7))
    first, second, third = told(store)

    assert (first["type"], second["type"], third["type"]) == (
        "danger.raised",
        "danger.handed_on",
        "danger.acknowledged",
    )
    assert first["data"] == {
        "id": alert.id,
        "state": "raised",
        "at": NOW.isoformat(),
        "channel": "kiosk",
        "receipt": receipt,
    }
    assert "suicide" not in json.dumps([first, second, third])
    assert "K-1" not in json.dumps([first, second, third])


def test_a_change_that_is_taken_back_is_not_told(store: Store) -> None:
    a_hook(store)
    sent(store, a_citizen(store), dream := a_wish())
    before = len(told(store))

    def change_and_fail() -> None:
        with store.writing() as connection:
            audit.append(connection, NOW, audit.SYSTEM, "read", "wish", dream.id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert len(told(store)) == before


def test_a_receiver_hears_only_what_it_wants_of_its_own_municipality(store: Store) -> None:
    a_hook(store, "wish.withdrawn")
    a_hook(store, place=ELSEWHERE)
    sent(store, a_citizen(store), a_wish())

    assert types(store) == []


def test_a_closed_receiver_hears_nothing(store: Store) -> None:
    store.close_hook(operator(HOME), a_hook(store), NOW)
    sent(store, a_citizen(store), a_wish())

    assert types(store) == []


def test_every_receiver_gets_a_message_of_its_own(store: Store) -> None:
    a_hook(store)
    a_hook(store)
    sent(store, a_citizen(store), a_wish())
    with store.reading() as connection:
        rows = connection.execute(select(deliveries.c.id, deliveries.c.hook)).all()

    assert len({row.id for row in rows}) == len({row.hook for row in rows}) == 2


def test_looking_and_taking_out_are_told_to_nobody() -> None:
    assert not {verb for _, verb in EVENTS} & {"view", "export", "word", "minutes"}


def test_an_erased_dream_is_told_so_that_copies_can_go_too(store: Store) -> None:
    sent(store, a_citizen(store), dream := a_wish())
    a_hook(store, "wish.erased")
    store.erase_due(NOW + timedelta(days=400), Rules(sent_days=365))
    (body,) = told(store)

    assert (body["data"]["id"], body["data"]["state"]) == (dream.id, "erased")


def test_messages_that_have_arrived_are_erased_after_a_while(store: Store) -> None:
    a_hook(store)
    sent(store, a_citizen(store), a_wish(), a_wish())
    first, second = store.parcels_due(NOW, 10)
    store.delivered(first.id, "200", NOW)
    store.erase_due(NOW + timedelta(days=40), Rules())
    with store.reading() as connection:
        left = connection.execute(select(deliveries.c.id)).scalars().all()

    assert left == [second.id]
