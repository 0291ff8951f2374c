"""`invite`, `token` and `account`: who may come in. Prints what is handed over once and kept as a hash."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import segno

from operate import CannotGoOn, log_end
from operate.processes import now, open_store
from settings import Settings

if TYPE_CHECKING:
    from plan.invitation import Invited

REASONS = {
    "login_taken": "login taken",
    "roles_apart": "admin and dpo are roles for an account of their own",
}
ROLES = ("caseworker", "leader", "provider", "guide", "duty", "dpo", "admin")


@dataclass(frozen=True)
class Invitation:
    """What the command line said about a citizen's code."""

    citizen: str | None
    caseworker: str | None
    municipality: str | None
    meeting: str | None
    place: str | None
    days: int
    under_18: bool
    link: bool
    qr: bool


def invite(settings: Settings, wanted: Invitation) -> None:
    """Make a citizen's code; its digits are the last word printed."""
    from plan.wish import NotPossible

    store = open_store(settings)
    try:
        made = store.invite(
            now=now(),
            municipality=wanted.municipality,
            citizen_ref=wanted.citizen,
            caseworker=wanted.caseworker,
            meeting_date=_day(wanted.meeting),
            meeting_place=wanted.place,
            plan_type="overgang_16_17" if wanted.under_18 else None,
            valid_days=wanted.days,
        )
    except NotPossible as reason:
        raise CannotGoOn(f"No code was made: {str(reason).replace('_', ' ')}.") from None
    _hand_over(settings, wanted, made)


def _hand_over(settings: Settings, wanted: Invitation, made: Invited) -> None:
    link = f"{settings.citizen_url}/k/{made.secret}"
    print(f"Citizen:   {made.citizen_ref}")
    print(f"Valid to:  {made.expires_at:%Y-%m-%d}, for one linking")
    print(f"Pictures:  {' '.join(made.pictures)}")
    if wanted.link or wanted.qr:
        print(f"Link:      {link}")
    if wanted.qr:
        segno.make(link, error="m").terminal(compact=True)
    print(f"Shown as:  {made.digits[:4]} {made.digits[4:]}")
    print(f"Code:      {made.digits}")


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CannotGoOn("--meeting: must be a date such as 2027-03-12.") from None


def token(settings: Settings, name: str, scopes: list[str], days: int) -> None:
    """Make a token for the desk's API; it is the last word printed."""
    from plan.access import SCOPES

    unknown = set(scopes) - SCOPES
    if unknown:
        raise CannotGoOn(f"--scope: {', '.join(sorted(unknown))} is none of {', '.join(sorted(SCOPES))}.")
    made = open_store(settings).new_token(name, frozenset(scopes), days, now=now())
    print(f"Token of {name}, valid for {days} days, may {', '.join(sorted(scopes))}:")
    print(made)


@dataclass(frozen=True)
class NewAccount:
    """What the command line said about a login."""

    login: str
    name: str
    roles: list[str]
    municipality: str | None
    unit: str | None
    keep: bool


def create_account(settings: Settings, wanted: NewAccount) -> None:
    """Make a login for the desk; its first password is the last word printed."""
    from plan.wish import NotPossible

    unknown = set(wanted.roles) - set(ROLES)
    if unknown:
        raise CannotGoOn(f"--role: {', '.join(sorted(unknown))} is none of {', '.join(ROLES)}.")
    password = _password()
    place = wanted.municipality or settings.municipality
    try:
        open_store(settings).create_account(
            wanted.name,
            wanted.login,
            password,
            frozenset(wanted.roles),
            place,
            now=now(),
            unit=wanted.unit,
            must_change=not wanted.keep,
        )
    except NotPossible as reason:
        raise CannotGoOn(f"No account was made: {REASONS.get(reason.reason, reason.reason)}.") from None
    print(f"Account {wanted.login} of {wanted.name} in {place} ({', '.join(sorted(wanted.roles))}).")
    _print_password(password, wanted.keep)


def reset_account(settings: Settings, login: str, *, keep: bool, second_step_off: bool) -> None:
    """Give an account a new password, the last word printed."""
    from plan.wish import NotPossible

    password = _password()
    try:
        open_store(settings).set_password(
            login, password, now=now(), must_change=not keep, second_step_off=second_step_off
        )
    except NotPossible:
        raise CannotGoOn(f"There is no account {login}.") from None
    _print_password(password, keep)


def _print_password(password: str, keep: bool) -> None:
    if not keep:
        print("It must be changed at the first sign-in.")
    print(f"Password: {password}")


def list_accounts(settings: Settings) -> None:
    """One line for each account."""
    for account in open_store(settings).accounts():
        print(f"{account.login}\t{account.name}\t{account.municipality}\t{','.join(sorted(account.roles))}")


def verify_audit(settings: Settings) -> None:
    """Follow the log of moves from its beginning. Raises CannotGoOn where the chain is broken."""
    store = open_store(settings)
    broken = store.verify(log_end.noted(settings.home))
    if broken is not None:
        raise CannotGoOn(
            f"The log of moves was changed: move {broken} is not what it was, is missing, or stands elsewhere."
        )
    log_end.note(settings.home, store)
    newest = store.newest()
    print("The log of moves is whole.")
    print(f"{newest.seq} moves; the newest has the hash {newest.hash}.")


def _password() -> str:
    return secrets.token_urlsafe(12)
