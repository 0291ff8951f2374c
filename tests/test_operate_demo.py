"""Promises of operate/demo.py: demonstration codes and logins open nothing once a stack runs without them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from operate.demo import end_demo, make_demo
from plan.access import ROLES
from plan.store import ExpiredCode, Store, TooManyTries, WrongLogin
from settings import Settings
from tests.store_fixtures import HOME, NOW

SOON = NOW + timedelta(minutes=5)
SETTINGS = Settings.read(_env_file=None, municipality=HOME)


def test_the_printed_code_and_login_open_what_they_should(store: Store) -> None:
    demo = make_demo(store, SETTINGS, NOW)
    conversation = store.link(demo.code, channel="web", address="192.0.2.1", now=SOON)
    linked = store.linked(conversation)

    assert linked is not None
    assert linked.meeting_date is not None
    assert store.check_login(demo.login, demo.password, "192.0.2.1", SOON).municipality == HOME


def test_after_the_end_of_the_demonstration_nothing_opens(store: Store) -> None:
    demo = make_demo(store, SETTINGS, NOW)
    end_demo(store, SOON)

    with pytest.raises(ExpiredCode):
        store.link(demo.code, channel="web", address="192.0.2.1", now=SOON)
    with pytest.raises((WrongLogin, TooManyTries)):
        store.check_login(demo.login, demo.password, "192.0.2.1", SOON)


def test_there_is_a_login_for_each_role_but_duty_and_all_of_them_end(store: Store) -> None:
    demo = make_demo(store, SETTINGS, NOW)
    roles = {
        role
        for login, _ in demo.others
        for role in store.check_login(login, demo.password, "192.0.2.1", SOON).roles
    }
    end_demo(store, SOON)

    assert roles == ROLES - {"duty"}
    assert store.accounts() == ()


def test_every_start_has_a_new_password(store: Store) -> None:
    first, second = make_demo(store, SETTINGS, NOW), make_demo(store, SETTINGS, SOON)

    assert first.password != second.password
    with pytest.raises(WrongLogin):
        store.check_login(first.login, first.password, "192.0.2.1", SOON)


def test_without_a_demonstration_there_is_nothing_to_end(store: Store) -> None:
    end_demo(store, NOW)

    assert store.accounts() == ()
