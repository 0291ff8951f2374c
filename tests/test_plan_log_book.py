"""The data protection officer reads who did what, can look for it, and meets no words and no other municipality."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from plan.access import Account, NotAllowed
from plan.log_book import PAGE, Search
from plan.store import Store
from plan.wish import NotPossible
from tests.store_fixtures import ELSEWHERE, HOME, NOW, a_citizen, a_wish, sent


@pytest.fixture
def dora(store: Store) -> Account:
    return store.create_account("Dora", "dora", "x", {"dpo"}, HOME, NOW)


def told(store: Store, dora: Account, **search: object) -> list[tuple[str | None, str, str]]:
    page = store.log_page(dora, Search(**search), NOW)  # type: ignore[arg-type]
    return [(entry.who, entry.verb, entry.kind) for entry in page.entries]


def a_day(store: Store, kirsten: Account, ref: str = "K-1", place: str = HOME) -> str:
    conversation = a_citizen(store, citizen_ref=ref, municipality=place)
    dream = a_wish("PLANTETORD")
    sent(store, conversation, dream)
    if place == HOME:
        store.wish(kirsten, dream.id, NOW)
    return dream.id


def test_each_move_has_names_newest_first_and_no_words(store: Store, dora: Account, kirsten: Account) -> None:
    a_day(store, kirsten)
    page = store.log_page(dora, Search(), NOW)
    seen = page.entries[1]

    assert [(entry.who, entry.verb, entry.kind) for entry in page.entries[:3]] == [
        ("Dora", "view", "log"),
        ("Kirsten", "view", "wish"),
        ("K-1", "post", "wish"),
    ]
    assert (seen.citizen, seen.at) == ("K-1", NOW)
    assert seen.receipt
    assert "PLANTETORD" not in repr(page)


def test_one_citizen_is_found_by_reference_and_one_dream_by_its_receipt(
    store: Store, dora: Account, kirsten: Account
) -> None:
    a_day(store, kirsten, "K-1")
    a_day(store, kirsten, "K-2")
    found = store.log_page(dora, Search(citizen="K-2"), NOW).entries
    receipt = next(entry.receipt for entry in found if entry.receipt)

    assert {entry.citizen for entry in found} == {"K-2"}
    assert ("K-2", "link", "invitation") in told(store, dora, citizen="K-2")
    assert told(store, dora, citizen=receipt) == [("Kirsten", "view", "wish"), ("K-2", "post", "wish")]
    assert told(store, dora, citizen="K-9") == []


@pytest.mark.parametrize("text", ["kirsten", "Kirs", "KIRSTEN"])
def test_one_person_is_found_by_login_or_name(
    store: Store, dora: Account, kirsten: Account, text: str
) -> None:
    a_day(store, kirsten)
    found = told(store, dora, person=text)

    assert ("Kirsten", "view", "wish") in found
    assert (None, "open", "account") in found
    assert not [who for who, _, _ in found if who not in ("Kirsten", None)]


def test_a_person_and_a_citizen_together_find_what_one_did_about_the_other(
    store: Store, dora: Account, kirsten: Account, bo: Account
) -> None:
    for ref in ("K-1", "K-2"):
        store.wish(bo, a_day(store, kirsten, ref), NOW)

    assert told(store, dora, citizen="K-1", person="bo") == [("Bo", "view", "wish")]
    assert told(store, dora, citizen="K-1", person="nobody of this name") == []


def test_days_are_danish_days_and_the_last_one_counts(store: Store, dora: Account, kirsten: Account) -> None:
    store.check_login("kirsten", "kirstens ord", "192.0.2.1", NOW.replace(day=2, hour=22, minute=30))

    def logins(since: date | None, until: date | None) -> int:
        found = told(store, dora, since=since, until=until)
        return sum(verb == "login" for _, verb, _ in found)

    assert logins(date(2026, 9, 3), date(2026, 9, 3)) == 1
    assert logins(None, date(2026, 9, 2)) == 0
    assert logins(date(2026, 9, 4), None) == 0


def test_another_municipality_is_not_in_it(
    store: Store, dora: Account, kirsten: Account, charlie: Account
) -> None:
    a_day(store, kirsten, "E-1", ELSEWHERE)
    store.queue(charlie, NOW)
    everything = repr(store.log_page(dora, Search(), NOW))

    assert "Charlie" not in everything
    assert "E-1" not in everything
    assert told(store, dora, citizen="E-1") == []
    assert told(store, dora, person="Charlie") == []


def test_a_long_log_has_pages_without_a_gap(store: Store, dora: Account, kirsten: Account) -> None:
    for number in range(PAGE + 7):
        store.check_login("kirsten", "kirstens ord", "192.0.2.1", NOW + timedelta(seconds=number))
    first = store.log_page(dora, Search(person="kirsten"), NOW)
    assert first.older is not None
    second = store.log_page(dora, Search(person="kirsten"), NOW, first.older)
    numbers = [entry.seq for entry in (*first.entries, *second.entries)]

    assert (len(first.entries), second.older) == (PAGE, None)
    assert numbers == sorted(set(numbers), reverse=True)
    assert len(numbers) == PAGE + 7 + 1


def test_reading_the_log_is_itself_logged_and_only_for_the_officer(
    store: Store, dora: Account, kirsten: Account
) -> None:
    store.log_page(dora, Search(), NOW)
    with pytest.raises(NotAllowed):
        store.log_page(kirsten, Search(), NOW)

    assert [(move.actor, move.verb) for move in store.moves_of("log")] == [(dora.id, "view")]


def test_a_file_holds_all_of_a_period_and_that_it_was_fetched_is_logged(
    store: Store, dora: Account, kirsten: Account
) -> None:
    for number in range(PAGE):
        a_day(store, kirsten, f"K-{number}")
    a_day(store, kirsten, "E-1", ELSEWHERE)
    found = store.log_file(dora, Search(since=NOW.date(), until=NOW.date()), NOW)
    later = store.log_file(dora, Search(since=NOW.date() + timedelta(days=1)), NOW)
    (fetched, first) = store.log_page(dora, Search(person="dora"), NOW).entries[1:3]

    assert len(found) > 2 * PAGE
    assert [entry.seq for entry in found] == sorted((entry.seq for entry in found), reverse=True)
    assert {entry.citizen for entry in found} == {None, *(f"K-{number}" for number in range(PAGE))}
    assert "PLANTETORD" not in repr(found)
    assert later == ()
    assert [(one.who, one.verb, one.kind) for one in (fetched, first)] == [("Dora", "export", "log")] * 2


@pytest.mark.parametrize("search", [Search(), Search(person="kirsten")])
def test_a_file_of_everything_is_not_made(store: Store, dora: Account, search: Search) -> None:
    before = store.newest()
    with pytest.raises(NotPossible, match="no_choice"):
        store.log_file(dora, search, NOW)

    assert store.newest() == before


def test_a_file_that_is_too_long_is_refused_and_not_cut(
    store: Store, dora: Account, kirsten: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plan.log_book.MOST_IN_FILE", 2)
    a_day(store, kirsten)

    with pytest.raises(NotPossible, match="too_many"):
        store.log_file(dora, Search(citizen="K-1"), NOW)


def test_only_the_officer_fetches_the_log(store: Store, kirsten: Account) -> None:
    with pytest.raises(NotAllowed):
        store.log_file(kirsten, Search(citizen="K-1"), NOW)
