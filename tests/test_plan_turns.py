"""Raw turns go when their time has come, and are then in no file of Rasa's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from plan.store import Rules
from plan.turns import Turns
from tests.store_fixtures import NOW

# As Rasa 3.6 makes it.
RASAS_TABLE = (
    "create table events (id {key}, sender_id varchar(255) not null, type_name varchar(255) not null,"
    " timestamp float, intent_name varchar(255), action_name varchar(255), data text)"
)


@pytest.fixture
def turns(store_url: str, database: str, tmp_path: Path) -> Iterator[Turns]:
    url = f"sqlite:///{tmp_path / 'rasa.sqlite'}" if database == "sqlite" else store_url
    turns = Turns(url)
    yield turns
    turns.close()


@pytest.fixture
def rasa(turns: Turns) -> Turns:
    key = "integer primary key" if turns.is_sqlite else "serial primary key"
    with turns.writing() as connection:
        connection.execute(text(RASAS_TABLE.format(key=key)))
    return turns


def say(turns: Turns, conversation: str, when: datetime, words: str = "PLANTETORD") -> None:
    insert = "insert into events (sender_id, type_name, timestamp, data) values (:c, 'user', :t, :d)"
    with turns.writing() as connection:
        values = {"c": conversation, "t": when.timestamp(), "d": words}
        connection.execute(text(insert), values)


def left(turns: Turns) -> list[str]:
    with turns.reading() as connection:
        return list(connection.execute(text("select data from events order by id")).scalars())


def test_before_rasa_has_started_there_is_nothing_to_erase(turns: Turns) -> None:
    assert turns.forget("a") == 0
    assert turns.erase_due(NOW, Rules(), {}) == {"idle": 0, "raw": 0}


def test_forgetting_takes_one_whole_conversation(rasa: Turns) -> None:
    for conversation in ("a", "a", "b"):
        say(rasa, conversation, NOW, conversation)

    assert rasa.forget("a") == 2
    assert left(rasa) == ["b"]


def test_forgotten_words_are_in_no_sqlite_file(tmp_path: Path) -> None:
    turns = Turns(f"sqlite:///{tmp_path / 'rasa.sqlite'}")
    with turns.writing() as connection:
        connection.execute(text(RASAS_TABLE.format(key="integer primary key")))
    for n in range(40):
        say(turns, "a", NOW, f"PLANTETORD {n}" * 50)

    turns.forget("a")

    assert [path for path in tmp_path.iterdir() if b"PLANTETORD" in path.read_bytes()] == []
    turns.close()


def test_forgotten_words_are_in_no_file_however_the_pages_were_evened_out(tmp_path: Path) -> None:
    """On a busy day rows of several people share pages, and forgetting one moves the others' rows."""
    chance, people = Random(29), 8
    turns = Turns(f"sqlite:///{tmp_path / 'rasa.sqlite'}")
    with turns.writing() as connection:
        connection.execute(text(RASAS_TABLE.format(key="integer primary key")))
        insert = text("insert into events (sender_id, type_name, data) values (:c, 'user', :d)")
        for row in range(900):
            who = chance.randrange(people) if chance.random() < 0.3 else row * people // 900
            words = f"ord{who} " + "x" * chance.choice((10, 80, 200, 700))
            connection.execute(insert, {"c": f"c{who}", "d": words})
    lying = []
    for who in chance.sample(range(people), people // 2):
        turns.forget(f"c{who}")
        lying += [path for path in tmp_path.iterdir() if b"ord%d " % who in path.read_bytes()]

    assert lying == []
    turns.close()


def test_a_conversation_is_idle_thirty_days_after_its_last_turn(rasa: Turns) -> None:
    say(rasa, "left", NOW - timedelta(days=30), "left")
    say(rasa, "used", NOW - timedelta(days=60), "used, old")
    say(rasa, "used", NOW - timedelta(days=29), "used, new")

    assert rasa.erase_due(NOW, Rules(unsent_days=30), {}) == {"idle": 1, "raw": 0}
    assert left(rasa) == ["used, old", "used, new"]


def test_the_turns_behind_a_sending_go_thirty_days_after_it(rasa: Turns) -> None:
    sent_at = NOW - timedelta(days=30)
    say(rasa, "a", sent_at - timedelta(minutes=5), "before")
    say(rasa, "a", NOW - timedelta(days=1), "after")

    assert rasa.erase_due(NOW - timedelta(hours=1), Rules(raw_days=30), {"a": sent_at})["raw"] == 0
    assert rasa.erase_due(NOW, Rules(raw_days=30), {"a": sent_at}) == {"idle": 0, "raw": 1}
    assert left(rasa) == ["after"]
