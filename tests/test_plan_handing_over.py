"""A code from the desk opens once, comes back to the form that made it, and ends the one before it."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from plan import invitation
from plan.access import Account
from plan.store import CitizenDetails, ExpiredCode, NotAllowed, NotPossible, Store, UsedCode
from plan.tables import invitations
from tests.store_fixtures import NOW, PEPPER


@pytest.fixture
def key() -> str:
    return secrets.token_urlsafe(24)


@pytest.fixture(autouse=True)
def citizen(store: Store, kirsten: Account) -> None:
    store.make_citizen(kirsten, "K-1", CitizenDetails(), NOW)


def test_both_forms_of_the_code_open_the_same_conversation(store: Store, kirsten: Account, key: str) -> None:
    made = store.hand_over(kirsten, "K-1", key, NOW)
    conversation = store.link(made.digits, channel="web", now=NOW)
    again = store.hand_over(kirsten, "K-1", secrets.token_urlsafe(24), NOW)

    assert store.link(again.secret, channel="web", now=NOW) == conversation
    assert len(made.digits) == len(made.pictures) == 8
    assert len(made.secret) == 32
    with pytest.raises(UsedCode):
        store.link(made.digits, channel="web", now=NOW)


def test_the_same_form_gives_the_same_code(store: Store, bo: Account, key: str) -> None:
    first = store.hand_over(bo, "K-1", key, NOW)
    second = store.hand_over(bo, "K-1", key, NOW + timedelta(minutes=5))

    assert second == first
    assert [move.verb for move in store.moves_of("invitation")] == ["invite"]


def test_digits_that_are_taken_are_passed_over_and_come_back_all_the_same(
    store: Store, kirsten: Account, key: str
) -> None:
    taken = next(invitation.digits_from(PEPPER, "K-1", key))
    store.make_citizen(kirsten, "K-2", CitizenDetails(), NOW)
    with store.writing() as connection:
        connection.execute(
            insert(invitations).values(
                id="x",
                citizen_ref="K-2",
                digits=invitation.hashed(PEPPER, "digits", taken),
                secret="x",
                created_at=NOW,
                expires_at=NOW,
            )
        )
    made = store.hand_over(kirsten, "K-1", key, NOW)

    assert made.digits != taken
    assert store.hand_over(kirsten, "K-1", key, NOW) == made


def test_a_new_letter_ends_the_code_of_the_one_before(store: Store, kirsten: Account, key: str) -> None:
    before = store.hand_over(kirsten, "K-1", key, NOW)
    after = store.hand_over(kirsten, "K-1", secrets.token_urlsafe(24), NOW)

    with pytest.raises(ExpiredCode):
        store.link(before.digits, channel="web", now=NOW)
    with pytest.raises(NotPossible, match="code_over"):
        store.hand_over(kirsten, "K-1", key, NOW)
    assert store.link(after.digits, channel="web", now=NOW)


def test_a_talk_that_is_moving_to_another_device_is_not_cut_off(
    store: Store, kirsten: Account, key: str
) -> None:
    conversation = store.link(store.hand_over(kirsten, "K-1", key, NOW).digits, channel="web", now=NOW)
    fresh = store.fresh_code(conversation, NOW)
    store.hand_over(kirsten, "K-1", secrets.token_urlsafe(24), NOW)

    assert store.link(fresh, channel="web", now=NOW) == conversation


def test_it_runs_out_when_it_says_so(store: Store, kirsten: Account, key: str) -> None:
    made = store.hand_over(kirsten, "K-1", key, NOW, valid_days=7)

    assert made.expires_at == NOW + timedelta(days=7)
    with pytest.raises(ExpiredCode):
        store.link(made.digits, channel="web", now=NOW + timedelta(days=7))
    with pytest.raises(NotPossible, match="odd_period"):
        store.hand_over(kirsten, "K-1", secrets.token_urlsafe(24), NOW, valid_days=4000)


def test_one_form_makes_different_codes_for_different_citizens(
    store: Store, kirsten: Account, key: str
) -> None:
    store.make_citizen(kirsten, "K-2", CitizenDetails(), NOW)
    first, second = (store.hand_over(kirsten, ref, key, NOW) for ref in ("K-1", "K-2"))

    assert first.digits != second.digits
    assert first.secret != second.secret


def test_nobody_elsewhere_makes_a_code_and_no_short_key_is_taken(
    store: Store, kirsten: Account, charlie: Account, key: str
) -> None:
    for who, ref, how in ((charlie, "K-1", key), (kirsten, "K-1", "short"), (kirsten, "nobody", key)):
        with pytest.raises(NotAllowed):
            store.hand_over(who, ref, how, NOW)


def test_no_code_is_kept(store: Store, kirsten: Account, key: str) -> None:
    made = store.hand_over(kirsten, "K-1", key, NOW)
    with store.reading() as connection:
        kept = " ".join(str(value) for row in connection.execute(select(invitations)) for value in row)

    for secret in (made.digits, made.secret, key):
        assert secret not in kept
