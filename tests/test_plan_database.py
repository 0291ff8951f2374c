"""Moments keep their zone, errors keep quiet, and writers wait for each other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from plan.store import Store
from plan.tables import failures
from tests.store_fixtures import NOW


def test_a_moment_comes_back_as_the_same_moment_in_utc(store: Store) -> None:
    danish = datetime(2026, 9, 1, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    with store.writing() as connection:
        connection.execute(insert(failures).values(key="k", count=1, last_at=danish))
    with store.reading() as connection:
        kept = connection.execute(select(failures.c.last_at)).scalar_one()

    assert (kept, kept.tzinfo) == (danish, UTC)


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    naive = NOW.replace(tzinfo=None)

    with pytest.raises(SQLAlchemyError, match="time zone"), store.writing() as connection:
        connection.execute(insert(failures).values(key="k", count=1, last_at=naive))


def test_an_error_never_shows_the_words(store: Store) -> None:
    with pytest.raises(SQLAlchemyError) as error, store.writing() as connection:
        connection.execute(text("insert into failures (key) values (:word)"), {"word": "PLANTETORD"})

    assert "PLANTETORD" not in str(error.value)


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    def add_twice() -> None:
        with store.writing() as connection:
            for _ in range(2):
                connection.execute(insert(failures).values(key="k", count=1, last_at=NOW))

    with pytest.raises(SQLAlchemyError):
        add_twice()
    with store.reading() as connection:
        assert connection.execute(select(failures)).first() is None


def test_sqlite_is_set_up_to_wait_and_to_wipe(store: Store) -> None:
    if not store.is_sqlite:
        return
    with store.reading() as connection:
        got = [
            connection.exec_driver_sql(f"pragma {name}").scalar()
            for name in ("journal_mode", "busy_timeout", "foreign_keys", "secure_delete")
        ]

    assert got == ["wal", 15000, 1, 1]
