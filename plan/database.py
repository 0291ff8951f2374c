"""The way to the database: one engine, one writer at a time, UTC. Knows no table."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import psycopg
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    DateTime,
    Dialect,
    Engine,
    ExceptionContext,
    String,
    Table,
    TypeDecorator,
    any_,
    create_engine,
    event,
    literal,
    make_url,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

from plan.typed import begins, has_words

PATIENCE_SECONDS = 15  # that a writer waits for another on SQLite
# Any fixed number: whoever writes on PostgreSQL holds this lock, as SQLite's writer holds its own.
WRITER = 7_141_141
RAISED_BY_US = "P0001"  # the sqlstate of "raise exception" in our own trigger


class Utc(TypeDecorator[datetime]):
    """A moment. SQLite drops the zone, so it is put back here and nowhere else."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; refuse a moment without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def readable(url: str) -> str:
    """Return the address with our driver: a plain postgresql:// means psycopg 3."""
    for plain in ("postgresql://", "postgres://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def connect(url: str) -> Engine:
    """Return an engine for SQLite or PostgreSQL. Its errors never show parameters."""
    address = make_url(readable(url))
    if address.get_backend_name() != "sqlite":
        engine = create_engine(address, hide_parameters=True, pool_pre_ping=True, pool_size=10)
        event.listen(engine, "handle_error", _hush)
        return engine
    engine = create_engine(address, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # We say BEGIN ourselves: sqlite3 would wait until the first write and then fail, not wait.
    connection.isolation_level = None
    # What SQLite sorts or writes anew holds words, and shall lie in no file outside our home.
    wiped = ("secure_delete=on", "temp_store=memory")
    for pragma in (f"busy_timeout={PATIENCE_SECONDS * 1000}", "foreign_keys=on", *wiped):
        connection.execute(f"pragma {pragma}")
    connection.create_function("has_words", 2, has_words, deterministic=True)
    connection.create_function("begins", 2, begins, deterministic=True)
    _use_wal(connection)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Turn a new file to write-ahead logging. SQLite does not wait here while somebody else turns it."""
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection.execute("pragma journal_mode=wal")
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


def _hush(context: ExceptionContext) -> None:
    """Take the row out of a server's message: PostgreSQL prints it, whatever we hide ourselves."""
    error = context.original_exception
    if not isinstance(error, psycopg.Error) or error.sqlstate is None:
        return
    said = error.diag
    where = [said.table_name, said.column_name, said.constraint_name]
    if error.sqlstate == RAISED_BY_US:
        where.append(said.message_primary)
    quiet = " ".join([type(error).__name__, error.sqlstate, *filter(None, where)])
    error.args = (quiet,)
    if context.sqlalchemy_exception is not None:
        context.sqlalchemy_exception.args = (quiet,)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class Database:
    """Something that can be read and, by one at a time, written."""

    def __init__(
        self, url: str, *, pepper: bytes, municipality: str = "kommunen", receipt_days: int = 5
    ) -> None:
        """Prepare the engine; nothing is opened yet.

        `pepper` keys every hash of a code, a secret and an address; `municipality` is whose
        citizens and accounts are meant where none is named; `receipt_days` are the working days
        within which a person has read a dream.
        """
        self.pepper = pepper
        self.municipality = municipality
        self.receipt_days = receipt_days
        self.engine = connect(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._by_statement = self.engine.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection that only reads.

        On PostgreSQL each statement sees what is committed when it begins, in a transaction or not; none
        saves two ways to the server and back. SQLite's transaction sees one moment.
        """
        if self.is_sqlite:
            with self.engine.begin() as connection:
                yield connection
        else:
            with self._by_statement.connect() as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that no other writer overlaps with, on both databases.

        One writer at a time keeps the log a chain and makes "look, then write" safe. A citizen
        sends a few times a year; a desk reads more than it writes.
        """
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            if not self.is_sqlite:
                connection.execute(text("select pg_advisory_xact_lock(:k)"), {"k": WRITER})
            yield connection

    def rewrite(self) -> None:
        """Write SQLite's file anew and empty its journal: erased words lie in both.

        `secure_delete` wipes a row where it lies, not where it lay before the pages were evened out.
        """
        if self.is_sqlite:
            with self.engine.connect() as connection:
                raw = connection.connection.dbapi_connection
                if raw is not None:
                    raw.execute("vacuum")
                    raw.execute("pragma wal_checkpoint(truncate)")

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def among(connection: Connection, column: ColumnElement[str], values: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that a column has one of these values.

    PostgreSQL takes them as one array: a statement with a parameter for each is read anew every time.
    """
    if connection.dialect.name == "sqlite":
        return column.in_(values)
    return column == any_(literal(list(values), ARRAY(String)))


def insert_once(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert a row unless one like it exists (by any unique key); return whether it was new."""
    builder = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = builder(table).values(**row).on_conflict_do_nothing()
    # Not rowcount: on PostgreSQL it does not say whether there was a conflict.
    return connection.execute(statement.returning(literal(1))).first() is not None
