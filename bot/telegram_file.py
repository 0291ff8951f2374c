"""The file of the Telegram front's memory, on the disk with each commit; a damaged one is begun anew. Reads nothing."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

log = logging.getLogger(__name__)

TABLES = """
create table if not exists arrived (update_id integer primary key, person text, held blob, at real not null);
create index if not exists arrived_person on arrived (person, update_id) where held is not null;
create table if not exists told (update_id integer primary key, at real not null);
create table if not exists persons (person text primary key, held blob not null, at real not null);
"""


def opened(file: Path) -> sqlite3.Connection:
    """Open or make the file, for its owner alone."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return _connected(file)
    except sqlite3.OperationalError:
        # Full, or held by another: what it holds is whole.
        raise
    except sqlite3.DatabaseError:
        # Nobody would be answered any more, and what cannot be read is of no use.
        log.critical("the inbox of Telegram is damaged: a new one is begun")
        for ending in ("", "-wal", "-shm"):
            file.with_name(file.name + ending).unlink(missing_ok=True)
        return _connected(file)


def _connected(file: Path) -> sqlite3.Connection:
    kept = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    file.chmod(0o600)
    try:
        # What is deleted is overwritten.
        for setting in ("journal_mode = wal", "synchronous = full", "secure_delete = on"):
            kept.execute(f"pragma {setting}")
        kept.executescript(TABLES)
    except BaseException:
        kept.close()
        raise
    return kept
