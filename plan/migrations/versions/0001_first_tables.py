"""The first form of the tables, and a log that the database itself keeps append-only.

Long because a migration is never changed: it stands as it was first carried out.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("login", sa.String(length=200), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("place_in_roster", sa.Integer(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("login", name=op.f("uq_accounts_login")),
    )
    op.create_table(
        "alerts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("receipt", sa.String(length=40), nullable=False),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contact", sa.String(length=32), nullable=False),
        sa.Column("handed_on", sa.Integer(), nullable=False),
        sa.Column("handed_on_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acknowledged_by", sa.String(length=32), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
        sa.UniqueConstraint("receipt", name=op.f("uq_alerts_receipt")),
    )
    op.create_index(op.f("ix_alerts_municipality"), "alerts", ["municipality"], unique=False)
    op.create_table(
        "failures",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_failures")),
    )
    op.create_table(
        "moves",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_kind", sa.String(length=12), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("verb", sa.String(length=30), nullable=False),
        sa.Column("object_kind", sa.String(length=30), nullable=False),
        sa.Column("object", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_moves")),
    )
    op.create_index(op.f("ix_moves_object"), "moves", ["object"], unique=False)
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("secret", name=op.f("uq_tokens_secret")),
    )
    op.create_table(
        "citizens",
        sa.Column("ref", sa.String(length=60), nullable=False),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("plan_type", sa.String(length=40), nullable=False),
        sa.Column("caseworker", sa.String(length=32), nullable=True),
        sa.Column("remind", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["caseworker"], ["accounts.id"], name=op.f("fk_citizens_caseworker")),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_citizens")),
    )
    op.create_index(op.f("ix_citizens_municipality"), "citizens", ["municipality"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_sessions_account")),
        sa.PrimaryKeyConstraint("secret", name=op.f("pk_sessions")),
    )
    op.create_table(
        "conversations",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("citizen_ref", sa.String(length=60), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unlinked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["citizen_ref"], ["citizens.ref"], name=op.f("fk_conversations_citizen_ref")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_conversations")),
    )
    op.create_index(op.f("ix_conversations_citizen_ref"), "conversations", ["citizen_ref"], unique=False)
    op.create_table(
        "danger_words",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("receipt", sa.String(length=40), nullable=False),
        sa.Column("citizen_ref", sa.String(length=60), nullable=False),
        sa.Column("caseworker", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["caseworker"], ["accounts.id"], name=op.f("fk_danger_words_caseworker")),
        sa.ForeignKeyConstraint(["citizen_ref"], ["citizens.ref"], name=op.f("fk_danger_words_citizen_ref")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_danger_words")),
        sa.UniqueConstraint("receipt", name=op.f("uq_danger_words_receipt")),
    )
    op.create_index(op.f("ix_danger_words_caseworker"), "danger_words", ["caseworker"], unique=False)
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("citizen_ref", sa.String(length=60), nullable=False),
        sa.Column("conversation", sa.String(length=64), nullable=True),
        sa.Column("digits", sa.String(length=64), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["citizen_ref"], ["citizens.ref"], name=op.f("fk_invitations_citizen_ref")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("digits", name=op.f("uq_invitations_digits")),
        sa.UniqueConstraint("secret", name=op.f("uq_invitations_secret")),
    )
    op.create_index(op.f("ix_invitations_citizen_ref"), "invitations", ["citizen_ref"], unique=False)
    op.create_table(
        "meetings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("citizen_ref", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("who_in", sa.Text(), nullable=True),
        sa.Column("who_not", sa.Text(), nullable=True),
        sa.Column("topics", sa.Text(), nullable=True),
        sa.Column("bisidder", sa.String(length=10), nullable=True),
        sa.Column("guide", sa.Boolean(), nullable=True),
        sa.Column("budget_idea", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["citizen_ref"], ["citizens.ref"], name=op.f("fk_meetings_citizen_ref")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("citizen_ref", "number", name=op.f("uq_meetings_citizen_ref_number")),
    )
    op.create_index(op.f("ix_meetings_citizen_ref"), "meetings", ["citizen_ref"], unique=False)
    op.create_index(op.f("ix_meetings_date"), "meetings", ["date"], unique=False)
    op.create_table(
        "channels",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("account", sa.String(length=200), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"], ["conversations.key"], name=op.f("fk_channels_conversation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channels")),
        sa.UniqueConstraint("channel", "account", name=op.f("uq_channels_channel_account")),
    )
    op.create_table(
        "postings",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("conversation", sa.String(length=64), nullable=False),
        sa.Column("citizen_ref", sa.String(length=60), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("kilde", sa.String(length=36), nullable=False),
        sa.Column("helper_role", sa.String(length=20), nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wish_ids", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["citizen_ref"], ["citizens.ref"], name=op.f("fk_postings_citizen_ref")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_postings_meeting_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_postings")),
    )
    op.create_index(op.f("ix_postings_conversation"), "postings", ["conversation"], unique=False)
    op.create_table(
        "wishes",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("citizen_ref", sa.String(length=60), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("posting", sa.String(length=200), nullable=False),
        sa.Column("receipt", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("verbatim", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("final", sa.Text(), nullable=False),
        sa.Column("quotes", sa.JSON(), nullable=False),
        sa.Column("life_area", sa.String(length=30), nullable=True),
        sa.Column("ffb_codes", sa.JSON(), nullable=False),
        sa.Column("maaltype_hint", sa.String(length=20), nullable=True),
        sa.Column("strength", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("now_0_10", sa.Float(), nullable=True),
        sa.Column("first_step", sa.Text(), nullable=True),
        sa.Column("helpers", sa.Text(), nullable=True),
        sa.Column("support_text", sa.Text(), nullable=True),
        sa.Column("when", sa.Text(), nullable=True),
        sa.Column("sign", sa.Text(), nullable=True),
        sa.Column("others_views", sa.JSON(), nullable=False),
        sa.Column("enquiry", sa.Boolean(), nullable=False),
        sa.Column("budget_idea", sa.Text(), nullable=True),
        sa.Column("share_caseworker", sa.Boolean(), nullable=False),
        sa.Column("share_provider", sa.Boolean(), nullable=False),
        sa.Column("share_guide", sa.Boolean(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("most_important", sa.Boolean(), nullable=False),
        sa.Column("confirmed_by_citizen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kilde", sa.String(length=36), nullable=False),
        sa.Column("helper_role", sa.String(length=20), nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["citizen_ref"], ["citizens.ref"], name=op.f("fk_wishes_citizen_ref")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_wishes_meeting_id")),
        sa.ForeignKeyConstraint(["posting"], ["postings.key"], name=op.f("fk_wishes_posting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wishes")),
        sa.UniqueConstraint("receipt", name=op.f("uq_wishes_receipt")),
    )
    op.create_index(op.f("ix_wishes_citizen_ref"), "wishes", ["citizen_ref"], unique=False)
    op.create_index(op.f("ix_wishes_meeting_id"), "wishes", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_wishes_status"), "wishes", ["status"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_ref", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("wish_id", sa.String(length=64), nullable=True),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_by", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["citizen_ref"], ["citizens.ref"], name=op.f("fk_outbox_citizen_ref")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_outbox_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["wish_id"], ["wishes.id"], name=op.f("fk_outbox_wish_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("citizen_ref", "kind", "about", name=op.f("uq_outbox_citizen_ref_kind_about")),
    )
    op.create_index(op.f("ix_outbox_citizen_ref"), "outbox", ["citizen_ref"], unique=False)
    op.create_index(op.f("ix_outbox_state_not_before"), "outbox", ["state", "not_before"], unique=False)
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wish_id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("final", sa.Text(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["wish_id"], ["wishes.id"], name=op.f("fk_versions_wish_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("wish_id", "version", name=op.f("uq_versions_wish_id_version")),
    )

    if op.get_context().dialect.name == "sqlite":
        for verb in ("update", "delete"):
            op.execute(
                f"create trigger moves_no_{verb} before {verb} on moves begin"
                " select raise(abort, 'moves are only added'); end"
            )
        return
    op.execute(
        "create function moves_only_added() returns trigger language plpgsql as"
        " $$ begin raise exception 'moves are only added'; end $$"
    )
    op.execute(
        "create trigger moves_no_change before update or delete or truncate on moves"
        " for each statement execute function moves_only_added()"
    )
