"""The demonstration code and logins: there while DROMMEPLAN_DEMO=1, closed at any start without it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from settings import Settings

if TYPE_CHECKING:
    from plan.store import Store

LOGIN = "demo-kirsten"
RESIDENCE = "Demobakken"
# Nobody on duty: the bot would say that a person is told, and in a demonstration nobody is there.
OTHERS = (
    ("demo-bo", "Bo Demo", "caseworker", None),
    ("demo-lea", "Lea Demo", "leader", None),
    ("demo-peter", "Peter Demo", "provider", RESIDENCE),
    ("demo-gry", "Gry Demo", "guide", None),
    ("demo-dora", "Dora Demo", "dpo", None),
    ("demo-anders", "Anders Demo", "admin", None),
)


@dataclass(frozen=True)
class Demo:
    """What is printed at the end of `make run`; a new code and password at every start."""

    code: str
    login: str
    password: str = field(repr=False)
    others: tuple[tuple[str, str], ...] = ()  # login and role; they have the same password


def make_demo(store: Store, settings: Settings, now: datetime) -> Demo:
    """Open the demonstration logins and invite one citizen to a meeting three weeks ahead."""
    password = secrets.token_urlsafe(9)
    end_demo(store, now)
    store.create_account("Kirsten Demo", LOGIN, password, {"caseworker"}, settings.municipality)
    for login, name, role, unit in OTHERS:
        store.create_account(name, login, password, {role}, settings.municipality, unit=unit)
    invited = store.invite(
        municipality=settings.municipality,
        caseworker=LOGIN,
        meeting_date=_meeting(now.date()),
        now=now,
    )
    return Demo(invited.digits, LOGIN, password, tuple((login, role) for login, _, role, _ in OTHERS))


def end_demo(store: Store, now: datetime) -> None:
    """Close the demonstration logins and every unused code that was made with them."""
    for login in (LOGIN, *(other[0] for other in OTHERS)):
        store.close_account(login, now)


def _meeting(today: date) -> date:
    return today + timedelta(days=21)
