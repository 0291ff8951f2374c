"""The migrations make exactly the tables that the code knows, from nothing and again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from plan.desk_tables import metadata
from plan.store import Store, migrate
from tests.store_fixtures import PEPPER, a_citizen

SEARCHED = ("said", "ix_wishes_said", "ix_wishes_whose")  # that only PostgreSQL has


def test_the_migrated_tables_are_the_tables_that_the_code_knows(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "include_object": lambda _o, name, *_: name not in SEARCHED},
        )
        assert compare_metadata(context, metadata) == []


def test_migrating_again_changes_nothing(store: Store, store_url: str) -> None:
    conversation = a_citizen(store)
    migrate(store_url)

    assert store.linked(conversation) is not None


def test_several_processes_may_migrate_at_the_same_moment(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.sqlite'}"
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: migrate(url), range(3)))
    store = Store(url, pepper=PEPPER)

    assert store.ready()
    store.close()


def test_a_store_without_its_tables_is_not_ready(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'empty.sqlite'}", pepper=PEPPER)

    assert not store.ready()
    store.close()


def test_both_spellings_of_a_postgresql_address_are_understood(postgres: str) -> None:
    for scheme in ("postgresql://", "postgres://", "postgresql+psycopg://"):
        store = Store(postgres.replace("postgresql://", scheme) + "/migrated", pepper=PEPPER)
        assert store.ready()
        store.close()
