"""Whoever the municipality's provider names gets their own account, and nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from plan.access import Account, WrongLogin
from plan.identities import Identity, UnknownIdentity
from plan.store import Store
from plan.tables import accounts
from tests.store_fixtures import ELSEWHERE, HOME, NOW

KIRSTEN = Identity("https://idp.test", "s-1", login="kirsten", name="Kirsten Holm")
MADE = Identity("https://idp.test", "s-2", name="Søren Ærø", roles=frozenset({"caseworker"}))


def test_the_first_time_the_login_counts_and_from_then_on_the_subject(store: Store, kirsten: Account) -> None:
    assert store.account_of_identity(KIRSTEN, NOW).id == kirsten.id
    assert store.account_of_identity(replace(KIRSTEN, login="en anden"), NOW).id == kirsten.id
    with pytest.raises(UnknownIdentity):
        store.account_of_identity(replace(KIRSTEN, subject="s-9"), NOW)


@pytest.mark.parametrize(
    "who",
    [
        replace(KIRSTEN, login=None),
        replace(KIRSTEN, login="ukendt"),
        replace(KIRSTEN, login="charlie"),
        replace(KIRSTEN, roles=frozenset()),
        replace(MADE, roles=frozenset()),
        replace(MADE, roles=frozenset({"boss"})),
        replace(MADE, roles=frozenset({"admin", "caseworker"})),
    ],
)
def test_whoever_is_nobody_here_stays_outside(
    store: Store, kirsten: Account, charlie: Account, who: Identity
) -> None:
    with pytest.raises(UnknownIdentity):
        store.account_of_identity(who, NOW)


def test_a_closed_account_does_not_open_by_the_other_door(store: Store, kirsten: Account) -> None:
    store.account_of_identity(KIRSTEN, NOW)
    store.close_account("kirsten", NOW)

    with pytest.raises(UnknownIdentity):
        store.account_of_identity(KIRSTEN, NOW)


def test_a_subject_of_another_provider_is_another_person(store: Store, kirsten: Account) -> None:
    store.account_of_identity(KIRSTEN, NOW)

    with pytest.raises(UnknownIdentity):
        store.account_of_identity(replace(KIRSTEN, issuer="https://other.test", login=None), NOW)


def test_who_they_are_at_the_provider_is_kept_as_a_keyed_hash(store: Store, kirsten: Account) -> None:
    store.account_of_identity(KIRSTEN, NOW)
    with store.reading() as connection:
        kept = connection.execute(select(accounts.c.subject)).scalar_one()

    assert kept
    assert len(kept) == 64
    assert "s-1" not in kept


def test_somebody_with_a_role_gets_an_account_and_the_role_follows_the_provider(store: Store) -> None:
    made = store.account_of_identity(MADE, NOW)
    assert (made.name, made.municipality, made.roles) == ("Søren Ærø", HOME, frozenset({"caseworker"}))
    changed = store.account_of_identity(replace(MADE, roles=frozenset({"leader"})), NOW)

    assert (changed.id, changed.roles) == (made.id, frozenset({"leader"}))
    with pytest.raises(UnknownIdentity):
        store.account_of_identity(replace(MADE, roles=frozenset()), NOW)
    with pytest.raises(UnknownIdentity):
        store.account_of_identity(replace(MADE, subject="s-3", login=made.login), NOW)


def test_a_password_that_was_handed_out_opens_nothing_once_the_provider_vouches(store: Store) -> None:
    store.create_account("Eva", "eva", "handed out", {"duty"}, HOME, NOW, must_change=True)
    eva = store.account_of_identity(Identity("https://idp.test", "s-4", login="eva"), NOW)

    assert not eva.must_change
    with pytest.raises(WrongLogin):
        store.check_login("eva", "handed out", "192.0.2.9", NOW)


def test_an_account_of_another_municipality_is_not_tied_by_its_login(store: Store) -> None:
    store.create_account("Ella", "ella", "x", {"caseworker"}, ELSEWHERE, NOW)

    with pytest.raises(UnknownIdentity):
        store.account_of_identity(replace(KIRSTEN, login="ella"), NOW)
