"""Who was asked to come to a meeting, and a counter against two people changing one citizen at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("meetings", sa.Column("coming", sa.Text(), nullable=True))
    op.add_column("citizens", sa.Column("edit", sa.Integer(), server_default="0", nullable=False))
