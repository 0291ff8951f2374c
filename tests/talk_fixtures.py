"""One SQLite store for all walks of a module: a walk links a citizen of its own, so they never meet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plan.store import Store
from tests.store_fixtures import PEPPER


@pytest.fixture(scope="module")
def talk_store(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a migrated store for walks through the conversation."""
    path = tmp_path_factory.mktemp("talk") / "plan.sqlite"
    shutil.copy(migrated_file, path)
    store = Store(f"sqlite:///{path}", pepper=PEPPER)
    yield store
    store.close()
