"""Makes it quick to ask the log what one person did."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_moves_actor_seq", "moves", ["actor", "seq"])
