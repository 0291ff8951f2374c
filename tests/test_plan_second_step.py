"""A code is right for a minute, opens once, cannot be guessed at, and its secret is not readable in the database."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from plan.access import Account, WrongLogin
from plan.store import NotPossible, Store, TooManyTries
from plan.tables import accounts
from tests.store_fixtures import HOME, NOW

HERE = "192.0.2.9"
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def secret(store: Store, kirsten: Account) -> str:
    """Kirsten's phone, after she has turned the second step on."""
    offer = store.offer_second_step(kirsten, NOW)
    store.begin_second_step(kirsten, offer.sealed, pyotp.TOTP(offer.secret).at(NOW), NOW)
    return offer.secret


def test_after_it_is_on_the_password_alone_is_no_login(store: Store, kirsten: Account, secret: str) -> None:
    known = store.check_login("kirsten", "kirstens ord", HERE, LATER)
    assert known.second_step
    assert "login" not in [move.verb for move in store.moves_of("account", kirsten.id)]
    account = store.check_code(kirsten.id, pyotp.TOTP(secret).at(LATER), LATER)

    assert account.id == kirsten.id
    assert [move.verb for move in store.moves_of("account", kirsten.id)][-1] == "login"


def test_a_code_opens_once(store: Store, kirsten: Account, secret: str) -> None:
    code = pyotp.TOTP(secret).at(LATER)
    store.check_code(kirsten.id, code, LATER)

    with pytest.raises(WrongLogin):
        store.check_code(kirsten.id, code, LATER + timedelta(seconds=5))


def test_the_code_that_turned_it_on_opens_nothing(store: Store, kirsten: Account, secret: str) -> None:
    with pytest.raises(WrongLogin):
        store.check_code(kirsten.id, pyotp.TOTP(secret).at(NOW), NOW)


@pytest.mark.parametrize(("seconds", "fits"), [(-30, True), (30, True), (-90, False), (90, False)])
def test_clocks_may_differ_by_half_a_minute(
    store: Store, kirsten: Account, secret: str, seconds: int, fits: bool
) -> None:
    code = pyotp.TOTP(secret).at(LATER + timedelta(seconds=seconds))
    if fits:
        assert store.check_code(kirsten.id, f"{code[:3]} {code[3:]}", LATER)
        return
    with pytest.raises(WrongLogin):
        store.check_code(kirsten.id, code, LATER)


def test_after_five_wrong_codes_the_right_one_waits(store: Store, kirsten: Account, secret: str) -> None:
    for wrong in ("", "abc", "000000000", "ø", "12345"):
        with pytest.raises(WrongLogin):
            store.check_code(kirsten.id, wrong, LATER)
    with pytest.raises(TooManyTries) as refusal:
        store.check_code(kirsten.id, pyotp.TOTP(secret).at(LATER), LATER)

    assert refusal.value.retry_after == 30


@pytest.mark.parametrize("number", ["no such account", ""])
def test_an_account_without_a_second_step_has_no_right_code(store: Store, number: str) -> None:
    with pytest.raises(WrongLogin):
        store.check_code(number, "123456", NOW)


def test_the_database_alone_gives_no_codes(store: Store, kirsten: Account, secret: str) -> None:
    with store.reading() as connection:
        kept = connection.execute(select(accounts.c.totp)).scalar_one()

    assert kept
    assert secret not in kept


def test_an_offer_is_for_one_account_for_a_quarter_of_an_hour(
    store: Store, kirsten: Account, bo: Account
) -> None:
    offer = store.offer_second_step(kirsten, NOW)
    code = pyotp.TOTP(offer.secret).at(NOW)

    assert store.offered_again(kirsten, offer.sealed, NOW) == offer
    for account, sealed, when in (
        (bo, offer.sealed, NOW),
        (kirsten, "forged", NOW),
        (kirsten, offer.sealed, NOW + timedelta(minutes=16)),
    ):
        with pytest.raises(NotPossible, match="offer_is_old"):
            store.begin_second_step(account, sealed, code, when)
    with pytest.raises(NotPossible, match="wrong_code"):
        store.begin_second_step(kirsten, offer.sealed, "000000", NOW)


def test_it_is_turned_off_with_a_code_or_by_an_administrator(
    store: Store, kirsten: Account, secret: str
) -> None:
    with pytest.raises(WrongLogin):
        store.end_own_second_step(kirsten, "000000", LATER)
    store.end_own_second_step(kirsten, pyotp.TOTP(secret).at(LATER), LATER)
    assert not store.check_login("kirsten", "kirstens ord", HERE, LATER).second_step

    offer = store.offer_second_step(kirsten, LATER)
    store.begin_second_step(kirsten, offer.sealed, pyotp.TOTP(offer.secret).at(LATER), LATER)
    anders = store.create_account("Anders", "anders", "x", {"admin"}, HOME, NOW)
    store.end_second_step(anders, kirsten.id, LATER)

    assert not store.check_login("kirsten", "kirstens ord", HERE, LATER).second_step
