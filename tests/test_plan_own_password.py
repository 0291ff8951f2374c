"""A password is changed by whoever knows the old one, to a long one, and that ends every session."""

from __future__ import annotations

import pytest

from plan.access import Account, WrongLogin
from plan.store import NotPossible, Store, TooManyTries
from tests.store_fixtures import HOME, NOW

HERE = "192.0.2.9"
LONG = "blå cykel ved åen"


def test_the_new_password_opens_and_the_sessions_end(store: Store) -> None:
    eva = store.create_account("Eva", "eva", "evas ord", {"duty"}, HOME, NOW, must_change=True)
    session = store.new_session(eva, NOW)
    store.change_password(eva, "evas ord", LONG, NOW)

    assert store.session(session, NOW) is None
    assert not store.check_login("eva", LONG, HERE, NOW).must_change
    with pytest.raises(WrongLogin):
        store.check_login("eva", "evas ord", HERE, NOW)


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("kort", "too_short"),
        ("x" * 1001, "too_long"),
        ("kirstens ord", "same"),
        ("aaaaaaaaaaaaaaa", "too_easy"),
        ("kirstenkirsten", "too_easy"),
    ],
)
def test_a_password_that_is_easily_found_is_refused(
    store: Store, kirsten: Account, new: str, reason: str
) -> None:
    with pytest.raises(NotPossible, match=reason):
        store.change_password(kirsten, "kirstens ord", new, NOW)


def test_guessing_at_the_old_one_gets_slow(store: Store, kirsten: Account) -> None:
    for _ in range(5):
        with pytest.raises(WrongLogin):
            store.change_password(kirsten, "forkert ord", LONG, NOW)

    with pytest.raises(TooManyTries):
        store.change_password(kirsten, "kirstens ord", LONG, NOW)
