"""The steps from one form of the tables to the next, and the one call that runs them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from plan.database import connect

MIGRATOR = 7_141_142  # any fixed number: on PostgreSQL one process migrates, the others wait


def migrate(url: str, to: str = "head") -> None:
    """Bring the database to the newest form. Safe to call at every start, also by several."""
    # Only here: ten megabytes in every process that merely reads and writes rows.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    engine = connect(url)
    try:
        with (
            engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            if connection.dialect.name != "sqlite":
                connection.execute(text("select pg_advisory_xact_lock(:k)"), {"k": MIGRATOR})
            config.attributes["connection"] = connection
            command.upgrade(config, to)
    finally:
        engine.dispose()
