"""What keeps the list quick: the day that a dream is due for, and indexes for the order and for searching."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# A meeting that is cancelled has no day; no day is the last one that there is.
NEVER = "9999-12-31"
DAY_OF_DREAM = (
    "(select coalesce(min(date), date '9999-12-31') from meetings"
    " where id = new.meeting_id and status <> 'cancelled')"
)
OF_THIS_DREAM = "update wishes set due = DAY where id = new.id".replace("DAY", DAY_OF_DREAM)
OF_EVERY_DREAM = (
    "update wishes set due = meetings.date from meetings where meetings.id = wishes.meeting_id"
    " and meetings.date is not null and meetings.status <> 'cancelled'"
)
OF_MOVED_MEETING = (
    "update wishes set due = coalesce(case when new.status = 'cancelled' then null else new.date end,"
    " date '9999-12-31') where meeting_id = new.id"
)
# As in plan/searching.py and plan/waiting.py, to the letter: only then are the indexes used.
SEARCHED = {
    "ix_wishes_words": "gin (to_tsvector('simple', translate("
    "left(verbatim, 100000) || ' ' || left(final, 100000), 'ÆØÅÉÜÖÄ', 'æøåéüöä')))",
    "ix_wishes_whose": "btree (lower(translate(citizen_ref, 'ÆØÅÉÜÖÄ', 'æøåéüöä')) text_pattern_ops)",
}
WAITS = "status in ('new', 'read', 'question', 'for_meeting') or (objection is not null and objection_met_at is null)"


def upgrade() -> None:
    """Add the day, let the database keep it, and make the indexes."""
    op.add_column("wishes", sa.Column("due", sa.Date(), server_default=NEVER, nullable=False))
    op.execute(OF_EVERY_DREAM)
    if op.get_context().dialect.name == "sqlite":
        _kept_by_sqlite()
    else:
        _kept_by_postgresql()
        for name, on in SEARCHED.items():
            op.execute(f"create index {name} on wishes using {on}")
    order = ["due", "received_at", "id"]
    op.create_index("ix_wishes_due", "wishes", order)
    waits = sa.text(WAITS)
    op.create_index("ix_wishes_waits", "wishes", order, sqlite_where=waits, postgresql_where=waits)
    op.create_index(op.f("ix_citizens_caseworker"), "citizens", ["caseworker"])


def _kept_by_sqlite() -> None:
    # SQLite has no dates, only their letters.
    of_dream, of_moved = (sql.replace("date '9", "'9") for sql in (OF_THIS_DREAM, OF_MOVED_MEETING))
    op.execute(f"create trigger wishes_due_new after insert on wishes begin {of_dream}; end")
    op.execute(f"create trigger wishes_due_other after update of meeting_id on wishes begin {of_dream}; end")
    op.execute(f"create trigger meetings_due after update of date, status on meetings begin {of_moved}; end")


def _kept_by_postgresql() -> None:
    op.execute(
        "create function wishes_due() returns trigger language plpgsql as"
        f" $$ begin new.due := {DAY_OF_DREAM}; return new; end $$"
    )
    op.execute(
        "create trigger wishes_due before insert or update of meeting_id on wishes"
        " for each row execute function wishes_due()"
    )
    op.execute(
        "create function meetings_due() returns trigger language plpgsql as"
        f" $$ begin {OF_MOVED_MEETING}; return null; end $$"
    )
    op.execute(
        "create trigger meetings_due after update of date, status on meetings"
        " for each row when (old.date is distinct from new.date or old.status is distinct from new.status)"
        " execute function meetings_due()"
    )
