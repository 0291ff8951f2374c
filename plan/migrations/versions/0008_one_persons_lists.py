"""Two more indexes: one person's dreams that wait, and the meetings that are not over, by day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# As in plan/look.py and plan/citizen_list.py, to the letter: only then are the indexes used.
WAITS = "status in ('new', 'read', 'question', 'for_meeting') or (objection is not null and objection_met_at is null)"
OPEN = "status in ('planned', 'held')"


def upgrade() -> None:
    """Make them."""
    for name, table, columns, only in (
        ("ix_wishes_waits_of", "wishes", ["citizen_ref"], sa.text(WAITS)),
        ("ix_meetings_open", "meetings", ["date", "starts_at", "id"], sa.text(OPEN)),
    ):
        op.create_index(name, table, columns, sqlite_where=only, postgresql_where=only)
