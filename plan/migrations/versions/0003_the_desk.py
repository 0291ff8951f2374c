"""What the desk keeps: who is away, meetings that move, answers to dreams, professional wording, webhooks."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
NEW_COLUMNS: dict[str, list[sa.Column[Any]]] = {
    "accounts": [
        sa.Column("unit", sa.String(length=200), nullable=True),
        sa.Column("subject", sa.String(length=64), nullable=True),
        sa.Column("totp", sa.Text(), nullable=True),
        sa.Column("totp_step", sa.Integer(), nullable=True),
        sa.Column("must_change", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("absent_from", sa.Date(), nullable=True),
        sa.Column("absent_until", sa.Date(), nullable=True),
        sa.Column("stand_in", sa.String(length=32), nullable=True),
    ],
    "citizens": [
        sa.Column("unit", sa.String(length=200), nullable=True),
        sa.Column("provider", sa.String(length=200), nullable=True),
        sa.Column("guide", sa.String(length=32), nullable=True),
        sa.Column("interpreter", sa.Text(), nullable=True),
    ],
    "meetings": [
        sa.Column("status", sa.String(length=12), server_default="planned", nullable=False),
        sa.Column("starts_at", MOMENT, nullable=True),
        sa.Column("length", sa.Integer(), nullable=True),
        sa.Column("at_home", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("cut_off", sa.Date(), nullable=True),
        sa.Column("interpreter", sa.Text(), nullable=True),
        sa.Column("companion", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("sequence", sa.Integer(), server_default="0", nullable=False),
        sa.Column("edit", sa.Integer(), server_default="0", nullable=False),
        sa.Column("changed_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("split_from", sa.String(length=32), nullable=True),
    ],
    "wishes": [
        sa.Column("edit", sa.Integer(), server_default="0", nullable=False),
        sa.Column("receipt_by", sa.Date(), nullable=True),
        sa.Column("area_corrected", sa.String(length=30), nullable=True),
        sa.Column("ffb_corrected", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("agreed", sa.Text(), nullable=True),
        sa.Column("agreed_at", MOMENT, nullable=True),
        sa.Column("agreed_reply", sa.String(length=10), nullable=True),
        sa.Column("objection", sa.Text(), nullable=True),
        sa.Column("objected_at", MOMENT, nullable=True),
        sa.Column("objection_met_at", MOMENT, nullable=True),
    ],
}


def upgrade() -> None:
    """Add the columns and make the tables."""
    for table, columns in NEW_COLUMNS.items():
        for column in columns:
            op.add_column(table, column)
    op.create_index(op.f("ix_accounts_subject"), "accounts", ["subject"], unique=True)
    _about_a_dream(
        "steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("move", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("author", sa.String(length=32), nullable=True),
    )
    _about_a_dream(
        "wordings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    _about_a_dream(
        "asked",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
    )
    _views()
    _webhooks()


def _about_a_dream(name: str, *columns: sa.Column[Any]) -> None:
    """Make a table whose rows go with their dream."""
    op.create_table(
        name,
        *columns,
        sa.Column("wish_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["wish_id"], ["wishes.id"], name=op.f(f"fk_{name}_wish_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_wish_id"), name, ["wish_id"], unique=False)


def _views() -> None:
    op.create_table(
        "views",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_views_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_views")),
        sa.UniqueConstraint("account", "name", name=op.f("uq_views_account_name")),
    )


def _webhooks() -> None:
    op.create_table(
        "hooks",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hooks")),
    )
    op.create_index(op.f("ix_hooks_municipality"), "hooks", ["municipality"], unique=False)
    op.create_table(
        "deliveries",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("hook", sa.String(length=32), nullable=False),
        sa.Column("event", sa.String(length=40), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", MOMENT, nullable=False),
        sa.Column("told", sa.String(length=60), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["hook"], ["hooks.id"], name=op.f("fk_deliveries_hook"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
    )
    op.create_index(op.f("ix_deliveries_hook"), "deliveries", ["hook"], unique=False)
    op.create_index(op.f("ix_deliveries_state_next_at"), "deliveries", ["state", "next_at"], unique=False)
