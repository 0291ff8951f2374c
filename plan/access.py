"""Who may see and do what. One function decides, and what it does not allow is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

ROLES = frozenset({"caseworker", "leader", "provider", "guide", "duty", "dpo", "admin"})
SCOPES = frozenset(
    {
        "wishes:read",
        "wishes:write",
        "meetings:read",
        "meetings:write",
        "invitations:write",
        "export:read",
    }
)


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
    unit: str | None = None  # the part of the municipality, or the provider's own; None: all of it
    must_change: bool = False  # the password is one that somebody else has seen
    second_step: bool = False  # asked for a code after the password


@dataclass(frozen=True)
class Thing:
    """What is asked for: its kind, whose it is, and with whom the citizen shares it."""

    kind: str  # a key of the tables below
    municipality: str
    shared: bool = True  # with the caseworker
    caseworker: str | None = None  # account id
    unit: str | None = None
    stand_in: str | None = None  # account id of who stands in for the caseworker today
    with_provider: bool = False
    provider: str | None = None  # the unit whose staff support the citizen
    with_guide: bool = False
    guide: str | None = None  # account id, while the meeting is ahead


# Whoever makes accounts sees no content, and whoever watches the log has no part in what it tells of.
ALONE = frozenset({"admin", "dpo"})


def fit_together(roles: Iterable[str]) -> bool:
    """Return whether one account may have these roles."""
    wanted = frozenset(roles)
    return len(wanted) < 2 or not wanted & ALONE


Rule = Callable[[Account, str, Thing], bool]

# What every caseworker of the unit may do, and what only the citizen's own caseworker may: that is
# also whoever stands in today, and anybody while the citizen has none.
_COLLEAGUE: dict[str, frozenset[str]] = {
    "wish": frozenset({"view", "read"}),
    "queue": frozenset({"view"}),
    "team": frozenset({"view"}),
    "citizen": frozenset({"view", "make", "assign"}),
    "meeting": frozenset({"view"}),
    "invitation": frozenset({"make"}),
}
_OWNER: dict[str, frozenset[str]] = {
    "wish": frozenset({"move", "ask", "word", "correct", "agree", "export"}),
    "citizen": frozenset({"change", "unlink"}),
    "meeting": frozenset({"change", "make", "close", "export"}),
}
# One's absence is one's own to tell. Words about danger and "who not" go to the one person whom the citizen
# knows as theirs, never to a stand-in.
_ALONE: dict[str, frozenset[str]] = {
    "absence": frozenset({"change"}),
    "who_not": frozenset({"view"}),
    "danger_words": frozenset({"view"}),
}
_LEADER: dict[str, frozenset[str]] = {
    "wish": frozenset({"view"}),
    "queue": frozenset({"view"}),
    "team": frozenset({"view"}),
    "citizen": frozenset({"view", "assign"}),
    "meeting": frozenset({"view"}),
    "absence": frozenset({"change"}),
}
_ADMIN: dict[str, frozenset[str]] = {
    "account": frozenset({"view", "make", "change", "close"}),
    "absence": frozenset({"change"}),
    "token": frozenset({"view", "make", "close"}),
    "hook": frozenset({"view", "make", "change", "close", "resend"}),
}
_SCOPE: dict[tuple[str, str], str] = {
    ("queue", "view"): "wishes:read",
    ("wish", "view"): "wishes:read",
    ("wish", "read"): "wishes:write",
    ("wish", "move"): "wishes:write",
    ("wish", "export"): "export:read",
    ("meeting", "view"): "meetings:read",
    ("meeting", "make"): "meetings:write",
    ("meeting", "change"): "meetings:write",
    ("meeting", "close"): "meetings:write",
    ("meeting", "export"): "export:read",
    ("invitation", "make"): "invitations:write",
}


def may(actor: Account, action: str, thing: Thing) -> bool:
    """Return whether the actor may do this. Default: no."""
    if actor.municipality != thing.municipality:
        return False
    if actor.scopes is not None:
        return thing.shared and _SCOPE.get((thing.kind, action)) in actor.scopes
    return any(_RULES[role](actor, action, thing) for role in actor.roles if role in _RULES)


def _caseworker_may(actor: Account, action: str, thing: Thing) -> bool:
    if not thing.shared or not _in_unit(actor, thing):
        return False
    if action in _ALONE.get(thing.kind, ()):
        return thing.caseworker == actor.id or (thing.kind == "who_not" and thing.caseworker is None)
    if action in _COLLEAGUE.get(thing.kind, ()):
        return True
    owns = thing.caseworker is None or actor.id in (thing.caseworker, thing.stand_in)
    return owns and action in _OWNER.get(thing.kind, ())


def _leader_may(actor: Account, action: str, thing: Thing) -> bool:
    return thing.shared and _in_unit(actor, thing) and action in _LEADER.get(thing.kind, ())


def _provider_may(actor: Account, action: str, thing: Thing) -> bool:
    """Staff of a residence or an offer: what the citizen shares with them (§ 141, stk. 5), no more."""
    theirs = actor.unit is not None and actor.unit == thing.provider
    if thing.kind == "shared_list":
        return action == "view"
    return theirs and thing.kind == "wish" and thing.with_provider and action == "view"


def _guide_may(actor: Account, action: str, thing: Thing) -> bool:
    if thing.kind == "shared_list":
        return action == "view"
    return thing.kind == "wish" and thing.with_guide and thing.guide == actor.id and action == "view"


def _duty_may(actor: Account, action: str, thing: Thing) -> bool:
    return thing.kind == "alert" and action in ("view", "acknowledge")


def _dpo_may(actor: Account, action: str, thing: Thing) -> bool:
    return thing.kind == "log" and action in ("view", "export")


def _admin_may(actor: Account, action: str, thing: Thing) -> bool:
    return action in _ADMIN.get(thing.kind, ())


def _in_unit(actor: Account, thing: Thing) -> bool:
    return actor.unit is None or thing.unit is None or actor.unit == thing.unit


_RULES: dict[str, Rule] = {
    "caseworker": _caseworker_may,
    "leader": _leader_may,
    "provider": _provider_may,
    "guide": _guide_may,
    "duty": _duty_may,
    "dpo": _dpo_may,
    "admin": _admin_may,
}
