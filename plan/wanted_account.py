"""What a form says about an account, and what no account can be. Pure: it knows no database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plan.people import known_roles
from plan.wish import NotPossible

LONGEST_NAME = 200
KEY = 32  # hex digits of a form's key


@dataclass(frozen=True)
class Wanted:
    """What a form says about an account."""

    name: str
    login: str
    roles: frozenset[str]
    unit: str | None = None


def check_key(key: str) -> None:
    """Refuse what is no key of a form of ours. Raises NotPossible."""
    if len(key) != KEY or not key.isalnum():
        raise NotPossible("no_key")


def checked(wanted: Wanted) -> frozenset[str]:
    """Return the roles of what a form says. Raises NotPossible with what is wrong."""
    roles = known_roles(wanted.roles)
    texts: Iterable[str] = (wanted.name, wanted.login)
    if not all(text.strip() for text in texts):
        raise NotPossible("empty")
    if any(len(text) > LONGEST_NAME for text in (*texts, wanted.unit or "")):
        raise NotPossible("too_long")
    if not wanted.login.isprintable() or " " in wanted.login:
        raise NotPossible("odd_login")
    if not roles:
        raise NotPossible("no_role")
    if "provider" in roles and not wanted.unit:
        raise NotPossible("provider_needs_unit")
    return roles
