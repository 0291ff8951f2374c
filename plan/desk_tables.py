"""The tables that only the desk writes: what caseworkers add to a dream, their views, and news for other systems."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    Named,
    String,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from plan.database import Utc
from plan.tables import metadata

__all__ = ["asked", "deliveries", "hooks", "metadata", "steps", "views", "wordings"]


class _Steps(TypedColumns):
    # The dream's journey as the citizen hears it; the log beside it has no words.
    id = Column(Integer, primary_key=True)
    wish_id: Named[str] = Column(String(64), ForeignKey("wishes.id", ondelete="CASCADE"), index=True)
    at: Named[datetime] = Column(Utc)
    move: Named[str] = Column(String(20))
    status: Named[str] = Column(String(20))
    reason: Named[str | None] = Column(Text)  # easy Danish
    author: Named[str | None] = Column(String(32))  # account id; None: the citizen


class _Wordings(TypedColumns):
    id = Column(String(32), primary_key=True)
    wish_id: Named[str] = Column(String(64), ForeignKey("wishes.id", ondelete="CASCADE"), index=True)
    kind: Named[str] = Column(String(30))
    text: Named[str] = Column(Text)
    author: Named[str] = Column(String(32))
    at: Named[datetime] = Column(Utc)


class _Asked(TypedColumns):
    id = Column(String(32), primary_key=True)
    wish_id: Named[str] = Column(String(64), ForeignKey("wishes.id", ondelete="CASCADE"), index=True)
    text: Named[str] = Column(Text)
    author: Named[str] = Column(String(32))
    at: Named[datetime] = Column(Utc)
    answer: Named[str | None] = Column(Text)  # the citizen's own words
    answered_at: Named[datetime | None] = Column(Utc)


class _Views(TypedColumns):
    id = Column(String(32), primary_key=True)
    account: Named[str] = Column(String(32), ForeignKey("accounts.id"))
    name: Named[str] = Column(Text)
    filters: Named[dict[str, Any]] = Column(JSON)


class _Hooks(TypedColumns):
    id = Column(String(32), primary_key=True)
    municipality: Named[str] = Column(String(200), index=True)
    name: Named[str] = Column(Text)
    url: Named[str] = Column(Text)
    secret: Named[str] = Column(Text)  # encrypted
    events: Named[list[str]] = Column(JSON)
    open: Named[bool]
    created_at: Named[datetime] = Column(Utc)


class _Deliveries(TypedColumns):
    # One event for one receiver. Ids and states alone, never words: those are fetched with a token.
    id = Column(String(40), primary_key=True)
    hook: Named[str] = Column(String(32), ForeignKey("hooks.id", ondelete="CASCADE"), index=True)
    event: Named[str] = Column(String(40))
    body: Named[dict[str, Any]] = Column(JSON)
    state: Named[str] = Column(String(12))  # waiting, sent or dead
    tries: Named[int] = Column(Integer)
    next_at: Named[datetime] = Column(Utc)
    told: Named[str | None] = Column(String(60))  # how the last try ended: a status or an error's name
    created_at: Named[datetime] = Column(Utc)
    sent_at: Named[datetime | None] = Column(Utc)


steps = Table("steps", metadata, _Steps)
wordings = Table("wordings", metadata, _Wordings)
asked = Table("asked", metadata, _Asked)
views = Table("views", metadata, _Views, UniqueConstraint("account", "name"))
hooks = Table("hooks", metadata, _Hooks)
deliveries = Table("deliveries", metadata, _Deliveries, Index(None, "state", "next_at"))
