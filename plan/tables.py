"""The tables, as they are after the newest migration; the desk's own: `plan.desk_tables`. Holds no query.

Long because it is a list: all tables of one schema, each held against its migration by a test.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Named,
    String,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
    false,
    text,
)

from plan.database import Utc

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class _Accounts(TypedColumns):
    id = Column(String(32), primary_key=True)
    name: Named[str] = Column(Text)
    login: Named[str] = Column(String(200), unique=True)
    password: Named[str] = Column(Text)  # argon2
    roles: Named[list[str]] = Column(JSON)
    municipality: Named[str] = Column(String(200))
    place_in_roster: Named[int] = Column(Integer)
    open: Named[bool]
    created_at: Named[datetime] = Column(Utc)
    unit: Named[str | None] = Column(String(200))
    subject: Named[str | None] = Column(String(64))  # keyed hash of who the identity provider says it is
    totp: Named[str | None] = Column(Text)  # encrypted
    totp_step: Named[int | None] = Column(Integer)  # the last one used: a code opens once
    must_change: Named[bool] = Column(Boolean, server_default=false())
    absent_from: Named[date | None] = Column(Date)
    absent_until: Named[date | None] = Column(Date)
    stand_in: Named[str | None] = Column(String(32))  # account id


class _Tokens(TypedColumns):
    id = Column(String(32), primary_key=True)
    name: Named[str] = Column(Text)
    secret: Named[str] = Column(String(64), unique=True)  # keyed hash
    scopes: Named[list[str]] = Column(JSON)
    municipality: Named[str] = Column(String(200))
    created_at: Named[datetime] = Column(Utc)
    expires_at: Named[datetime] = Column(Utc)


class _Sessions(TypedColumns):
    secret = Column(String(64), primary_key=True)  # keyed hash
    account: Named[str] = Column(String(32), ForeignKey("accounts.id"))
    created_at: Named[datetime] = Column(Utc)
    seen_at: Named[datetime] = Column(Utc)


class _Citizens(TypedColumns):
    ref = Column(String(60), primary_key=True)
    municipality: Named[str] = Column(String(200), index=True)
    plan_type: Named[str] = Column(String(40))
    caseworker: Named[str | None] = Column(String(32), ForeignKey("accounts.id"), index=True)
    remind: Named[bool]
    created_at: Named[datetime] = Column(Utc)
    unit: Named[str | None] = Column(String(200))
    provider: Named[str | None] = Column(String(200))  # the unit whose staff support the citizen
    guide: Named[str | None] = Column(String(32))  # account id of the peer guide
    interpreter: Named[str | None] = Column(Text)  # what is needed at every meeting
    edit: Named[int] = Column(Integer, server_default="0")  # counts changes at the desk


class _Meetings(TypedColumns):
    id = Column(String(32), primary_key=True)
    citizen_ref: Named[str] = Column(String(60), ForeignKey("citizens.ref"), index=True)
    number: Named[int] = Column(Integer)  # the citizen's first, second ...
    cut_off: Named[date | None] = Column(Date)  # later dreams are for the next meeting
    date: Named[date | None] = Column(Date, index=True)
    place: Named[str | None] = Column(Text)
    who_in: Named[str | None] = Column(Text)
    who_not: Named[str | None] = Column(Text)
    topics: Named[str | None] = Column(Text)
    bisidder: Named[str | None] = Column(String(10))
    guide: Named[bool | None]
    budget_idea: Named[str | None] = Column(Text)
    created_at: Named[datetime] = Column(Utc)
    status: Named[str] = Column(String(12), server_default="planned")  # or held, closed, cancelled
    starts_at: Named[datetime | None] = Column(Utc)  # on the day of `date`, in Denmark
    length: Named[int | None] = Column(Integer)  # minutes
    at_home: Named[bool] = Column(Boolean, server_default=false())
    interpreter: Named[str | None] = Column(Text)
    companion: Named[str | None] = Column(Text)  # the bisidder, once there is one
    coming: Named[str | None] = Column(Text)  # who was asked to come, in the caseworker's words
    notes: Named[str | None] = Column(Text)  # the minutes
    sequence: Named[int] = Column(Integer, server_default="0")  # of the calendar entry (RFC 5545)
    edit: Named[int] = Column(Integer, server_default="0")  # counts changes at the desk
    changed_at: Named[datetime | None] = Column(Utc)
    closed_at: Named[datetime | None] = Column(Utc)
    split_from: Named[str | None] = Column(String(32))


class _Conversations(TypedColumns):
    key = Column(String(64), primary_key=True)
    citizen_ref: Named[str] = Column(String(60), ForeignKey("citizens.ref"), index=True)
    linked_at: Named[datetime] = Column(Utc)
    unlinked_at: Named[datetime | None] = Column(Utc)
    last_sent_at: Named[datetime | None] = Column(Utc)


class _Channels(TypedColumns):
    id = Column(Integer, primary_key=True)
    conversation: Named[str] = Column(
        String(64), ForeignKey("conversations.key", ondelete="CASCADE"), index=True
    )
    channel: Named[str] = Column(String(20))
    account: Named[str] = Column(String(64))  # keyed hash of the channel's own name for the person
    sealed: Named[str] = Column(Text)  # the name itself, encrypted, to send to
    linked_at: Named[datetime] = Column(Utc)
    blocked_at: Named[datetime | None] = Column(Utc)  # the person takes no messages there


class _Invitations(TypedColumns):
    id = Column(String(32), primary_key=True)
    citizen_ref: Named[str] = Column(String(60), ForeignKey("citizens.ref"), index=True)
    conversation: Named[str | None] = Column(String(64))  # a fresh code continues this one only
    digits: Named[str] = Column(String(64), unique=True)  # keyed hash
    secret: Named[str] = Column(String(64), unique=True)  # keyed hash
    created_at: Named[datetime] = Column(Utc)
    expires_at: Named[datetime] = Column(Utc)
    used_at: Named[datetime | None] = Column(Utc)


class _Failures(TypedColumns):
    key = Column(String(80), primary_key=True)  # what is counted, hashed
    count: Named[int] = Column(Integer)
    last_at: Named[datetime] = Column(Utc)


class _Postings(TypedColumns):
    key = Column(String(200), primary_key=True)
    conversation: Named[str] = Column(String(64), index=True)
    citizen_ref: Named[str] = Column(String(60), ForeignKey("citizens.ref"))
    meeting_id: Named[str] = Column(String(32), ForeignKey("meetings.id"))
    digest: Named[str] = Column(String(64))
    kilde: Named[str] = Column(String(36))
    helper_role: Named[str | None] = Column(String(20))
    channel: Named[str] = Column(String(20))
    started_at: Named[datetime | None] = Column(Utc)
    received_at: Named[datetime] = Column(Utc)
    wish_ids: Named[list[str]] = Column(JSON)


class _Wishes(TypedColumns):
    id = Column(String(64), primary_key=True)
    citizen_ref: Named[str] = Column(String(60), ForeignKey("citizens.ref"), index=True)
    meeting_id: Named[str] = Column(String(32), ForeignKey("meetings.id"), index=True)
    posting: Named[str] = Column(String(200), ForeignKey("postings.key"))
    receipt: Named[str] = Column(String(40), unique=True)
    status: Named[str] = Column(String(20), index=True)
    version: Named[int] = Column(Integer)
    verbatim: Named[str] = Column(Text)
    draft: Named[str] = Column(Text)
    final: Named[str] = Column(Text)
    quotes: Named[list[dict[str, Any]]] = Column(JSON)
    life_area: Named[str | None] = Column(String(30))
    ffb_codes: Named[list[str]] = Column(JSON)
    maaltype_hint: Named[str | None] = Column(String(20))
    strength: Named[str | None] = Column(Text)
    why: Named[str | None] = Column(Text)
    now_0_10: Named[float | None] = Column(Float)
    first_step: Named[str | None] = Column(Text)
    helpers: Named[str | None] = Column(Text)
    support_text: Named[str | None] = Column(Text)
    when: Named[str | None] = Column(Text)
    sign: Named[str | None] = Column(Text)
    others_views: Named[list[str]] = Column(JSON)
    enquiry: Named[bool]
    budget_idea: Named[str | None] = Column(Text)
    share_caseworker: Named[bool]
    share_provider: Named[bool]
    share_guide: Named[bool]
    order: Named[int] = Column(Integer)
    most_important: Named[bool]
    confirmed_by_citizen_at: Named[datetime | None] = Column(Utc)
    received_at: Named[datetime] = Column(Utc)
    read_at: Named[datetime | None] = Column(Utc)
    kilde: Named[str] = Column(String(36))
    helper_role: Named[str | None] = Column(String(20))
    channel: Named[str] = Column(String(20))
    salt: Named[str | None] = Column(String(64))  # goes with the words
    edit: Named[int] = Column(Integer, server_default="0")  # counts changes at the desk
    receipt_by: Named[date | None] = Column(Date)  # the day by which a person has read it
    area_corrected: Named[str | None] = Column(String(30))  # by the caseworker; life_area stays
    ffb_corrected: Named[list[str] | None] = Column(JSON(none_as_null=True))
    agreed: Named[str | None] = Column(Text)  # the easy version of what was agreed
    agreed_at: Named[datetime | None] = Column(Utc)
    agreed_reply: Named[str | None] = Column(String(10))  # confirmed or objected
    objection: Named[str | None] = Column(Text)
    objected_at: Named[datetime | None] = Column(Utc)
    objection_met_at: Named[datetime | None] = Column(Utc)  # the citizen says so, nobody else
    due: Named[date] = Column(Date, server_default="9999-12-31")  # the meeting's day; the database keeps it


class _Versions(TypedColumns):
    id = Column(Integer, primary_key=True)
    wish_id: Named[str] = Column(String(64), ForeignKey("wishes.id", ondelete="CASCADE"))
    version: Named[int] = Column(Integer)
    final: Named[str] = Column(Text)
    words: Named[dict[str, Any]] = Column(JSON)  # everything that got the yes
    digest: Named[str] = Column(String(64))  # of the posting's approved text
    approved_at: Named[datetime] = Column(Utc)


class _Outbox(TypedColumns):
    id = Column(Integer, primary_key=True)
    citizen_ref: Named[str] = Column(String(60), ForeignKey("citizens.ref"), index=True)
    kind: Named[str] = Column(String(30))
    about: Named[str] = Column(String(80))  # one piece of news per kind and matter
    wish_id: Named[str | None] = Column(String(64), ForeignKey("wishes.id", ondelete="CASCADE"))
    meeting_id: Named[str | None] = Column(String(32), ForeignKey("meetings.id", ondelete="CASCADE"))
    state: Named[str] = Column(String(12))  # waiting, announced, refused or told
    created_at: Named[datetime] = Column(Utc)
    told_at: Named[datetime | None] = Column(Utc)
    not_before: Named[datetime | None] = Column(Utc)
    claimed_by: Named[str | None] = Column(String(40))


class _Alerts(TypedColumns):
    id = Column(String(32), primary_key=True)
    receipt: Named[str] = Column(String(40), unique=True)
    municipality: Named[str] = Column(String(200), index=True)
    kind: Named[str] = Column(String(30))
    channel: Named[str] = Column(String(20))
    who: Named[str] = Column(String(64))  # keyed hash: one person in one danger is one alert
    at: Named[datetime] = Column(Utc)
    contact: Named[str] = Column(String(32))  # account id of whoever has it now
    handed_on: Named[int] = Column(Integer)
    handed_on_at: Named[datetime] = Column(Utc)
    acknowledged_by: Named[str | None] = Column(String(32))
    acknowledged_at: Named[datetime | None] = Column(Utc)


class _DangerWords(TypedColumns):
    id = Column(String(32), primary_key=True)
    receipt: Named[str] = Column(String(40), unique=True)
    citizen_ref: Named[str] = Column(String(60), ForeignKey("citizens.ref"))
    caseworker: Named[str] = Column(String(32), ForeignKey("accounts.id"), index=True)
    kind: Named[str] = Column(String(30))
    words: Named[str] = Column(Text)
    salt: Named[str] = Column(String(64))
    at: Named[datetime] = Column(Utc)


class _Misunderstood(TypedColumns):
    # Neither who gave it nor when to the hour: nobody can be found by it.
    id = Column(String(32), primary_key=True)
    line: Named[str] = Column(Text)
    day: Named[date] = Column(Date)


class _Moves(TypedColumns):
    seq = Column(Integer, primary_key=True, autoincrement=False)
    at: Named[datetime] = Column(Utc)
    actor_kind: Named[str] = Column(String(12))
    actor: Named[str] = Column(String(64))
    verb: Named[str] = Column(String(30))
    object_kind: Named[str] = Column(String(30))
    object: Named[str] = Column(String(200), index=True)
    digest: Named[str] = Column(String(64))  # salted; empty where there are no words
    previous: Named[str] = Column(String(64))
    hash: Named[str] = Column(String(64))


accounts = Table("accounts", metadata, _Accounts)
Index(None, accounts.c.subject, unique=True)
tokens = Table("tokens", metadata, _Tokens)
sessions = Table("sessions", metadata, _Sessions)
citizens = Table("citizens", metadata, _Citizens)
# What is still to be held, or held and not closed.
OPEN_MEETING = text("status in ('planned', 'held')")
meetings = Table(
    "meetings",
    metadata,
    _Meetings,
    UniqueConstraint("citizen_ref", "number"),
    Index(
        "ix_meetings_open",
        "date",
        "starts_at",
        "id",
        postgresql_where=OPEN_MEETING,
        sqlite_where=OPEN_MEETING,
    ),
)
conversations = Table("conversations", metadata, _Conversations)
channels = Table("channels", metadata, _Channels, UniqueConstraint("channel", "account"))
invitations = Table("invitations", metadata, _Invitations)
failures = Table("failures", metadata, _Failures)
postings = Table("postings", metadata, _Postings)
# What wants something of a caseworker: an answer, or that an objection is met.
WAITS = text(
    "status in ('new', 'read', 'question', 'for_meeting') or (objection is not null and objection_met_at is null)"
)
wishes = Table(
    "wishes",
    metadata,
    _Wishes,
    Index("ix_wishes_due", "due", "received_at", "id"),
    Index("ix_wishes_waits", "due", "received_at", "id", postgresql_where=WAITS, sqlite_where=WAITS),
    Index("ix_wishes_waits_of", "citizen_ref", postgresql_where=WAITS, sqlite_where=WAITS),
)
versions = Table("versions", metadata, _Versions, UniqueConstraint("wish_id", "version"))
outbox = Table(
    "outbox",
    metadata,
    _Outbox,
    UniqueConstraint("citizen_ref", "kind", "about"),
    Index(None, "state", "not_before"),
)
alerts = Table("alerts", metadata, _Alerts)
danger_words = Table("danger_words", metadata, _DangerWords)
misunderstood = Table("misunderstood", metadata, _Misunderstood)
moves = Table("moves", metadata, _Moves, Index(None, "actor", "seq"))
