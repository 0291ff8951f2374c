"""The promise of reading is counted in Danish working days and told before it breaks, to both sides."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from plan.access import Account
from plan.promise import is_working_day, standing, working_days_after
from plan.store import Store
from tests.store_fixtures import NOW, a_citizen, a_wish, sent

TUESDAY = date(2026, 9, 1)
PROMISED = date(2026, 9, 8)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 9, 1), True),
        (date(2026, 9, 5), False),  # a Saturday
        (date(2026, 4, 2), False),  # skærtorsdag
        (date(2026, 4, 6), False),  # 2. påskedag
        (date(2026, 5, 1), True),  # a Friday
        (date(2026, 5, 14), False),  # Kristi himmelfartsdag
        (date(2026, 6, 5), False),  # grundlovsdag
        (date(2026, 12, 24), False),
        (date(2026, 12, 31), False),
        (date(2024, 4, 26), True),  # store bededag is no holiday any more
        (date(2023, 5, 5), False),  # then it was
    ],
)
def test_town_halls_are_closed_on_feasts(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("sent_on", "days", "promised"),
    [
        (TUESDAY, 5, PROMISED),
        (date(2026, 9, 5), 1, date(2026, 9, 7)),
        (date(2026, 3, 31), 5, date(2026, 4, 10)),  # Easter
        (date(2026, 12, 22), 5, date(2027, 1, 4)),
    ],
)
def test_days_off_do_not_count(sent_on: date, days: int, promised: date) -> None:
    assert working_days_after(sent_on, days) == promised


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (date(2026, 9, 4), "open"),  # a Friday
        (date(2026, 9, 6), "open"),  # a Sunday
        (date(2026, 9, 7), "soon"),  # the last working day before the promised one
        (PROMISED, "soon"),
        (date(2026, 9, 9), "broken"),
    ],
)
def test_how_the_promise_stands(on: date, stands: str) -> None:
    assert standing(PROMISED, True, on) == stands


def test_what_is_read_or_was_never_promised_owes_nothing() -> None:
    assert standing(PROMISED, False, TUESDAY) is standing(None, True, TUESDAY) is None


def test_a_sent_dream_has_its_day_by_the_clock_in_denmark(store: Store, kirsten: Account) -> None:
    evening = datetime(2026, 9, 1, 22, 30, tzinfo=UTC)  # Wednesday there
    (receipted,) = sent(store, a_citizen(store), now=evening)

    assert store.casework(kirsten, receipted.wish_id, NOW).receipt_by == date(2026, 9, 9)


def test_a_new_text_has_a_new_day(store: Store, kirsten: Account) -> None:
    talk, dream = a_citizen(store), a_wish()
    sent(store, talk, dream)
    sent(store, talk, a_wish("dykke", id=dream.id), now=NOW + timedelta(days=3))

    assert store.casework(kirsten, dream.id, NOW).receipt_by == date(2026, 9, 11)


def test_the_citizen_is_told_on_the_last_day_and_once(store: Store) -> None:
    talk, dream = a_citizen(store), a_wish()
    sent(store, talk, dream)
    days = (NOW + timedelta(days=number) for number in (6, 7, 7, 9))

    assert [store.late_due(day) for day in days] == [0, 1, 0, 0]
    assert [(news.kind, news.final) for news in store.news(talk, NOW)] == [("late", dream.final)]
    assert store.verify() is None


def test_what_was_read_in_time_is_not_late(store: Store, kirsten: Account) -> None:
    talk, dream = a_citizen(store), a_wish()
    sent(store, talk, dream)
    store.mark_read(kirsten, dream.id, 1, NOW)

    assert store.late_due(NOW + timedelta(days=30)) == 0


def test_reading_takes_the_news_back_that_it_waits(store: Store, kirsten: Account) -> None:
    talk, dream = a_citizen(store), a_wish()
    sent(store, talk, dream)
    store.late_due(NOW + timedelta(days=7))
    store.mark_read(kirsten, dream.id, 1, NOW + timedelta(days=8))

    assert [news.kind for news in store.news(talk, NOW)] == ["read"]


def test_a_withdrawn_or_kept_back_dream_owes_nothing(store: Store) -> None:
    talk, gone = a_citizen(store), a_wish()
    sent(store, talk, gone, a_wish(share_caseworker=False))
    store.withdraw(talk, gone.id, NOW)

    assert store.late_due(NOW + timedelta(days=30)) == 0


def test_the_municipality_chooses_how_many_days(store: Store, kirsten: Account) -> None:
    store.receipt_days = 1
    (receipted,) = sent(store, a_citizen(store))

    assert store.casework(kirsten, receipted.wish_id, NOW).receipt_by == date(2026, 9, 2)
