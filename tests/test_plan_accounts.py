"""An administrator makes and mends accounts of the own municipality, and each happens once and is logged."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import update

from plan.access import Account, NotAllowed
from plan.store import NotPossible, StaleVersion, Store
from plan.tables import citizens
from plan.wanted_account import LONGEST_NAME, Wanted
from tests.store_fixtures import ELSEWHERE, HOME, NOW, a_citizen

HERE = "192.0.2.9"
EVA = Wanted("Eva Berg", "eva", frozenset({"caseworker", "leader"}), "Nord")


@pytest.fixture
def anders(store: Store) -> Account:
    return store.create_account("Anders", "anders", "anders ord", {"admin"}, HOME, NOW)


def made(store: Store, anders: Account, wanted: Wanted = EVA) -> str:
    return store.make_account(anders, wanted, uuid4().hex, NOW)


def test_a_new_account_opens_with_its_first_password_and_must_change_it(
    store: Store, anders: Account
) -> None:
    number = made(store, anders)
    eva = store.check_login("eva", store.first_password(number), HERE, NOW)

    assert (eva.name, eva.municipality, eva.unit, eva.must_change) == ("Eva Berg", HOME, "Nord", True)
    assert eva.roles == {"caseworker", "leader"}


def test_a_double_click_makes_one_account(store: Store, anders: Account) -> None:
    key = uuid4().hex

    assert store.make_account(anders, EVA, key, NOW) == store.make_account(anders, EVA, key, NOW)
    assert [move.verb for move in store.moves_of("account", key)] == ["open"]


def test_first_passwords_differ_and_are_easy_to_read(store: Store) -> None:
    several = {store.first_password(uuid4().hex) for _ in range(50)}

    assert len(several) == 50
    assert all(len(one) == 19 and not set(one) & set("0o1il") for one in several)


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Wanted("Eva", "anders", frozenset({"duty"})), "login_taken"),
        (Wanted("", "eva", frozenset({"duty"})), "empty"),
        (Wanted("Eva", " ", frozenset({"duty"})), "empty"),
        (Wanted("E" * (LONGEST_NAME + 1), "eva", frozenset({"duty"})), "too_long"),
        (Wanted("Eva", "eva\u202e", frozenset({"duty"})), "odd_login"),
        (Wanted("Eva", "eva", frozenset()), "no_role"),
        (Wanted("Eva", "eva", frozenset({"boss"})), "unknown_role"),
        (Wanted("Eva", "eva", frozenset({"admin", "caseworker"})), "roles_apart"),
        (Wanted("Eva", "eva", frozenset({"dpo", "duty"})), "roles_apart"),
        (Wanted("Eva", "eva", frozenset({"provider"})), "provider_needs_unit"),
    ],
)
def test_what_no_account_can_be_is_refused_by_name(
    store: Store, anders: Account, wanted: Wanted, reason: str
) -> None:
    with pytest.raises(NotPossible, match=reason):
        made(store, anders, wanted)


def test_two_administrators_cannot_overwrite_each_other(store: Store, anders: Account) -> None:
    number = made(store, anders)
    mark = store.one_account(anders, number, NOW).mark
    store.change_account(anders, number, mark, Wanted("Eva Ny", "eva", EVA.roles, "Nord"), NOW)

    with pytest.raises(StaleVersion):
        store.change_account(anders, number, mark, Wanted("Eva Anden", "eva", EVA.roles, "Nord"), NOW)
    assert store.one_account(anders, number, NOW).account.name == "Eva Ny"


def test_the_same_change_twice_happens_once(store: Store, anders: Account) -> None:
    number = made(store, anders)
    mark = store.one_account(anders, number, NOW).mark
    for _ in range(2):
        store.change_account(anders, number, mark, Wanted("Eva", "eva", frozenset({"duty"})), NOW)

    assert [move.verb for move in store.moves_of("account", number)] == ["open", "view", "change"]


def test_a_closed_account_is_out_and_opens_again_with_a_new_password(store: Store, anders: Account) -> None:
    number = made(store, anders)
    eva = store.account(number)
    assert eva is not None
    session = store.new_session(eva, NOW)
    store.close_one(anders, number, NOW)
    assert store.session(session, NOW) is None
    assert not store.one_account(anders, number, NOW).open
    key = uuid4().hex
    store.reset(anders, number, key, NOW)
    store.reset(anders, number, key, NOW)

    assert store.check_login("eva", store.first_password(key), HERE, NOW).must_change
    assert [move.verb for move in store.moves_of("account", number)].count("open") == 2


def test_an_administrator_stays_one_and_is_not_locked_out(store: Store, anders: Account) -> None:
    mark = store.one_account(anders, anders.id, NOW).mark
    less = Wanted("Anders", "anders", frozenset({"duty"}))
    with pytest.raises(NotPossible, match="yourself"):
        store.close_one(anders, anders.id, NOW)
    with pytest.raises(NotPossible, match="yourself"):
        store.reset(anders, anders.id, uuid4().hex, NOW)
    with pytest.raises(NotPossible, match="yourself"):
        store.change_account(anders, anders.id, mark, less, NOW)


def test_accounts_elsewhere_and_accounts_for_others_are_out_of_reach(
    store: Store, anders: Account, kirsten: Account
) -> None:
    away = store.create_account("Charlie", "charlie", "x", {"caseworker"}, ELSEWHERE, NOW)
    for attempt in (
        lambda: store.one_account(anders, away.id, NOW),
        lambda: store.close_one(anders, away.id, NOW),
        lambda: store.reset(anders, away.id, uuid4().hex, NOW),
        lambda: store.end_second_step(anders, away.id, NOW),
        lambda: store.one_account(anders, "no such account", NOW),
        lambda: store.accounts_of(kirsten, NOW),
        lambda: made(store, kirsten),
        lambda: store.one_account(kirsten, kirsten.id, NOW),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert "charlie" not in {listed.account.login for listed in store.accounts_of(anders, NOW)}


def test_units_that_are_in_use_are_offered_for_the_own_municipality_alone(
    store: Store, anders: Account, kirsten: Account
) -> None:
    made(store, anders)
    store.create_account("Charlie", "charlie", "x", {"caseworker"}, ELSEWHERE, NOW, unit="Sydby")
    a_citizen(store, citizen_ref="K-1")
    with store.writing() as connection:
        connection.execute(update(citizens).values(provider="Bakken", unit="Nord"))

    assert store.units(anders) == ("Bakken", "Nord")
    with pytest.raises(NotAllowed):
        store.units(kirsten)


def test_the_list_tells_who_signed_in_last_and_puts_closed_accounts_last(
    store: Store, anders: Account, kirsten: Account
) -> None:
    store.check_login("kirsten", "kirstens ord", HERE, NOW)
    number = made(store, anders, Wanted("Aase", "aase", frozenset({"duty"})))
    store.close_one(anders, number, NOW)

    listed = store.accounts_of(anders, NOW)

    assert [(one.account.name, one.open, one.last_login) for one in listed] == [
        ("Anders", True, None),
        ("Kirsten", True, NOW),
        ("Aase", False, None),
    ]
