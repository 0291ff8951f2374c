"""Only the right password comes in, guessing gets slow, and nothing that opens the desk is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from plan.access import Account, WrongLogin
from plan.store import ExpiredCode, NotPossible, Store, TooManyTries
from plan.tables import accounts, sessions, tokens
from tests.store_fixtures import HOME, NOW, a_citizen

HERE = "192.0.2.9"


def fail(store: Store, login: str, address: str = HERE) -> None:
    with pytest.raises(WrongLogin):
        store.check_login(login, "forkert", address, NOW)


def test_the_right_password_gives_the_account(store: Store, kirsten: Account) -> None:
    assert store.check_login("kirsten", "kirstens ord", HERE, NOW) == kirsten


@pytest.mark.parametrize("login", ["kirsten", "ukendt"])
def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(
    store: Store, kirsten: Account, login: str
) -> None:
    fail(store, login)


def test_after_five_wrong_passwords_the_right_one_waits_too(store: Store, kirsten: Account) -> None:
    for _ in range(5):
        fail(store, "kirsten")
    with pytest.raises(TooManyTries) as refusal:
        store.check_login("kirsten", "kirstens ord", HERE, NOW)

    assert refusal.value.retry_after == 30
    assert store.check_login("kirsten", "kirstens ord", HERE, NOW + timedelta(seconds=30))


def test_somebody_elses_guesses_do_not_lock_kirsten_out(store: Store, kirsten: Account) -> None:
    for _ in range(5):
        fail(store, "kirsten", "198.51.100.1")

    assert store.check_login("kirsten", "kirstens ord", HERE, NOW) == kirsten


def test_an_address_that_guesses_at_many_logins_waits(store: Store) -> None:
    for number in range(20):
        fail(store, f"nogen{number}")

    with pytest.raises(TooManyTries):
        store.check_login("en anden", "forkert", HERE, NOW)


def test_guesses_at_the_same_moment_are_all_counted(store: Store, kirsten: Account) -> None:
    def guess(_: int) -> type[Exception]:
        try:
            store.check_login("kirsten", "forkert", HERE, NOW)
        except (WrongLogin, TooManyTries) as refusal:
            return type(refusal)
        raise AssertionError

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(guess, range(8))).count(WrongLogin) == 5


def test_logging_in_again_and_again_is_no_failure(store: Store, kirsten: Account) -> None:
    for _ in range(8):
        assert store.check_login("kirsten", "kirstens ord", HERE, NOW)


def test_passwords_tokens_and_sessions_are_kept_as_hashes(store: Store, kirsten: Account) -> None:
    token, session = store.new_token("Nexus", now=NOW), store.new_session(kirsten, NOW)
    with store.reading() as connection:
        kept = repr([connection.execute(select(t)).all() for t in (accounts, tokens, sessions)])

    assert "$argon2id$" in kept
    assert not [secret for secret in ("kirstens ord", token, session) if secret in kept]


def test_a_token_expires_and_a_wrong_one_is_nobody(store: Store) -> None:
    token = store.new_token("Nexus", days=30, now=NOW)
    holder = store.account_of_token(token, NOW + timedelta(days=29))

    assert holder is not None
    assert holder.municipality == HOME
    assert store.account_of_token(token, NOW + timedelta(days=30)) is None
    assert store.account_of_token(token + "x", NOW) is None


def test_a_session_ends_when_it_is_left_alone_for_an_hour(store: Store, kirsten: Account) -> None:
    secret = store.new_session(kirsten, NOW)

    assert store.session(secret, NOW + timedelta(minutes=59)) == kirsten
    assert store.session(secret, NOW + timedelta(minutes=118)) == kirsten
    assert store.session(secret, NOW + timedelta(minutes=178)) is None


def test_a_session_ends_after_eight_hours_in_use(store: Store, kirsten: Account) -> None:
    secret = store.new_session(kirsten, NOW)
    for half_hours in range(1, 16):
        assert store.session(secret, NOW + timedelta(minutes=30 * half_hours))

    assert store.session(secret, NOW + timedelta(hours=8)) is None


def test_a_session_that_was_ended_opens_nothing(store: Store, kirsten: Account) -> None:
    secret = store.new_session(kirsten, NOW)
    store.end_session(secret, NOW)
    store.end_session(secret, NOW)

    assert store.session(secret, NOW) is None


def test_a_closed_account_is_out_everywhere(store: Store, kirsten: Account) -> None:
    session = store.new_session(kirsten, NOW)
    unused = store.invite(now=NOW, caseworker="kirsten")
    store.close_account("kirsten", NOW)

    fail(store, "kirsten")
    assert store.session(session, NOW) is None
    assert store.account(kirsten.id) is None
    with pytest.raises(ExpiredCode):
        store.link(unused.digits, channel="web", now=NOW)


def test_a_closed_account_can_be_opened_again_and_keeps_its_citizens(store: Store, kirsten: Account) -> None:
    conversation = a_citizen(store, caseworker="kirsten")
    store.close_account("kirsten", NOW)
    again = store.create_account("Kirsten Ny", "kirsten", "nyt ord", ["caseworker"], HOME, NOW)

    linked = store.linked(conversation)

    assert again.id == kirsten.id
    assert linked is not None
    assert linked.caseworker_name == "Kirsten Ny"


def test_a_new_password_ends_the_sessions(store: Store, kirsten: Account) -> None:
    session = store.new_session(kirsten, NOW)
    store.set_password("kirsten", "nyt ord", NOW)

    assert store.session(session, NOW) is None
    fail(store, "kirsten")
    assert store.check_login("kirsten", "nyt ord", HERE, NOW) == kirsten


def test_logins_are_taken_once_and_roles_and_scopes_are_known(store: Store, kirsten: Account) -> None:
    with pytest.raises(NotPossible, match="login_taken"):
        store.create_account("Kirsten 2", "kirsten", "x", now=NOW)
    with pytest.raises(NotPossible, match="unknown_role"):
        store.create_account("Eva", "eva", "x", {"boss"}, now=NOW)
    with pytest.raises(NotPossible, match="unknown_scope"):
        store.new_token("Nexus", ["everything"], now=NOW)
