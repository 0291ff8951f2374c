"""The words of each dream, read once: to read them anew in every search takes most of its time."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SAID = (
    "to_tsvector('simple', translate("
    "left(verbatim, 100000) || ' ' || left(final, 100000), 'ÆØÅÉÜÖÄ', 'æøåéüöä'))"
)


def upgrade() -> None:
    """Keep the words beside the dream, in its own row, so that they go with it."""
    if op.get_context().dialect.name == "sqlite":
        return
    op.execute(f"alter table wishes add column said tsvector generated always as ({SAID}) stored")
    op.execute("drop index ix_wishes_words")
    op.execute("create index ix_wishes_said on wishes using gin (said)")
