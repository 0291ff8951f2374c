"""Who may see and do what. One function decides, and what it does not allow is refused."""

from __future__ import annotations

from dataclasses import dataclass, field

ROLES = frozenset({"caseworker", "duty", "leader", "dpo", "admin"})
SCOPES = frozenset({"wishes:read", "wishes:write"})


class NotAllowed(Exception):
    """It does not exist, or this account may not see it: the answer is the same."""


class WrongLogin(Exception):
    """The login or the password is wrong."""


@dataclass(frozen=True)
class Account:
    """Somebody (or, with a token, something) at the desk."""

    id: str
    name: str
    login: str
    municipality: str
    roles: frozenset[str] = field(default_factory=frozenset)
    scopes: frozenset[str] | None = None  # a token's; None: a person who logged in


@dataclass(frozen=True)
class Thing:
    """What is asked for: its kind, its municipality and, where it matters, whose it is."""

    kind: str  # wish, queue, meeting, who_not, alert, danger_words, invitation, log
    municipality: str
    shared: bool = True
    caseworker: str | None = None  # account id


def may(actor: Account, action: str, thing: Thing) -> bool:
    """Return whether the actor may do this. Default: no."""
    if actor.municipality != thing.municipality:
        return False
    if actor.scopes is not None:
        return _token_may(actor.scopes, action, thing)
    if "caseworker" in actor.roles and _caseworker_may(actor, action, thing):
        return True
    if "duty" in actor.roles and thing.kind == "alert":
        return action in ("view", "acknowledge")
    return "dpo" in actor.roles and thing.kind == "log" and action == "view"


def _token_may(scopes: frozenset[str], action: str, thing: Thing) -> bool:
    if thing.kind not in ("wish", "queue") or not thing.shared:
        return False
    if action == "view":
        return "wishes:read" in scopes
    return action == "read" and thing.kind == "wish" and "wishes:write" in scopes


def _caseworker_may(actor: Account, action: str, thing: Thing) -> bool:
    # Words about danger and "who not" go to the one person that the citizen knows as theirs.
    if thing.kind == "danger_words":
        return action == "view" and thing.caseworker == actor.id
    if thing.kind == "who_not":
        return action == "view" and thing.caseworker in (None, actor.id)
    if thing.kind == "wish":
        return thing.shared and action in ("view", "read")
    if thing.kind in ("queue", "meeting"):
        return action == "view"
    return thing.kind == "invitation" and action == "make"
