"""The demonstration code and login: there while DROMMEPLAN_DEMO=1, closed at any start without it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from settings import Settings

if TYPE_CHECKING:
    from plan.store import Store

LOGIN = "demo-kirsten"


@dataclass(frozen=True)
class Demo:
    """What is printed at the end of `make run`; a new code and password at every start."""

    code: str
    login: str
    password: str = field(repr=False)


def make_demo(store: Store, settings: Settings, now: datetime) -> Demo:
    """Open the demonstration login and invite one citizen to a meeting three weeks ahead."""
    password = secrets.token_urlsafe(9)
    end_demo(store, now)
    store.create_account("Kirsten Demo", LOGIN, password, {"caseworker"}, settings.municipality)
    invited = store.invite(
        municipality=settings.municipality,
        caseworker=LOGIN,
        meeting_date=_meeting(now.date()),
        now=now,
    )
    return Demo(invited.digits, LOGIN, password)


def end_demo(store: Store, now: datetime) -> None:
    """Close the demonstration login and every unused code that was made with it."""
    store.close_account(LOGIN, now)


def _meeting(today: date) -> date:
    return today + timedelta(days=21)
