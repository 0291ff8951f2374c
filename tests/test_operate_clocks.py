"""Promises of operate/clocks.py: alerts are handed on, and what is due is erased, on the real store."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import create_engine, text

from operate.clocks import hand_on_alerts, rules, tick
from plan.store import Account, Rules, Store
from plan.turns import Turns
from settings import Settings
from tests.store_fixtures import HOME, NOW, a_citizen, sent

LATER = NOW + timedelta(days=31)


def turns_with(tmp_path: Path, conversation: str) -> Turns:
    """Rasa's table with one turn of this conversation, said at NOW, and one said just before LATER."""
    url = f"sqlite:///{tmp_path / 'rasa.sqlite'}"
    with create_engine(url).begin() as connection:
        connection.execute(
            text("create table events (id integer primary key, sender_id text, timestamp float)")
        )
        for moment in (NOW, LATER):
            connection.execute(
                text("insert into events (sender_id, timestamp) values (:who, :at)"),
                {"who": conversation, "at": moment.timestamp() - 1},
            )
    return Turns(url)


def left(turns: Turns) -> int:
    with turns.reading() as connection:
        return int(connection.execute(text("select count(*) from events")).scalar_one())


def test_raw_turns_are_erased_thirty_days_after_sending(store: Store, tmp_path: Path) -> None:
    conversation = a_citizen(store)
    sent(store, conversation)
    turns = turns_with(tmp_path, conversation)
    tick(store, turns, Rules(), NOW + timedelta(days=29))
    assert left(turns) == 2

    tick(store, turns, Rules(), LATER)

    assert left(turns) == 1
    assert store.last_sent() == {}


def test_an_alert_that_nobody_acknowledges_goes_to_the_next(store: Store) -> None:
    for name in ("Anna", "Bent"):
        store.create_account(name, name.lower(), "et langt ord", {"duty"}, HOME, NOW)
    conversation = a_citizen(store)
    store.raise_alert(conversation, "suicide", "web", NOW)

    hand_on_alerts(store, NOW + timedelta(minutes=6))

    (alert,) = store.alerts(login(store, "bent"), NOW + timedelta(minutes=6))
    assert alert.contact == "Bent"


def login(store: Store, name: str) -> Account:
    return store.check_login(name, "et langt ord", "127.0.0.1", NOW)


def test_every_period_is_a_setting(tmp_path: Path) -> None:
    periods = {name: number for number, name in enumerate(Rules.__dataclass_fields__, start=1)}
    settings = Settings.read(_env_file=None, home=tmp_path, **periods)

    assert rules(settings) == Rules(**periods)


def test_what_was_not_read_in_time_is_told(store: Store, tmp_path: Path) -> None:
    conversation = a_citizen(store)
    sent(store, conversation)
    tick(store, turns_with(tmp_path, conversation), Rules(), NOW + timedelta(days=7))

    assert [news.kind for news in store.news(conversation, NOW)] == ["late"]
