"""Who may pass each door of the desk: one module for each room, one line for each route. A route without one fails.

How a new route is declared: in `tests/doors/<room>.py` (each owner of a room has a module of their own; it is found by
itself), in its dictionary DOORS, under the method and the path as FastAPI writes it:

    DOORS = {
        "GET /moeder": Door({"caseworker": HOME, "leader": HOME}),
        "GET /moeder/{meeting_id}": Door({"caseworker": TEAM, "leader": TEAM}),
        "POST /moeder/{meeting_id}/aflys": Door({"caseworker": OWN}, fields={"edit": "0"}),
        "POST /kroge/{hook_id}/luk": Door({"admin": HOME}, before=a_hook),
    }

The first argument says, for each role or scope, whose things it may reach; every other pair is tried too and must be
refused. `fields` are what a form holds (the token is put in), `json` is what an API body holds; in both, and in the
path, `{name}` is filled with that name's value for the citizen at hand: see `tests.permissions.World`, or let `before`
make what is missing and return its values. A path without a name in it is tried once for each actor.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from plan.access import ROLES, SCOPES

# Whose a thing is, seen from the actor: theirs, a colleague's of the same unit, one of another unit of the
# municipality, one of another municipality.
OWN = frozenset({"own"})
TEAM = OWN | {"colleague"}
HOME = TEAM | {"other unit"}
WHOSE = (*sorted(TEAM, reverse=True), "other unit", "elsewhere")
EVERYWHERE = frozenset(WHOSE)

# Somebody of each role alone; a token of each scope alone; a token with all; an account without a
# role; a browser where nobody has signed in.
PERSONS = (*sorted(ROLES), "nobody", "stranger")
TOKENS = (*sorted(SCOPES), "every scope")
ACTORS = PERSONS + TOKENS
ANYBODY: Mapping[str, frozenset[str]] = dict.fromkeys(ACTORS, EVERYWHERE)
# A POST that browsers alone send: a token has no page to take the form from.
ANY_BROWSER: Mapping[str, frozenset[str]] = dict.fromkeys(PERSONS, EVERYWHERE)
SIGNED_IN: Mapping[str, frozenset[str]] = dict.fromkeys((*sorted(ROLES), "nobody"), EVERYWHERE)


@dataclass(frozen=True)
class Door:
    """Who passes a route, and what they bring."""

    who: Mapping[str, frozenset[str]]
    fields: Mapping[str, str] = field(default_factory=dict)
    json: Mapping[str, Any] | None = None
    before: Callable[[Any, str], Mapping[str, str]] | None = None  # (world, whose) -> values
    answer: frozenset[int] = frozenset({200, 201, 202, 204, 303})  # to whoever passes
    endless: bool = False  # a stream of events: whoever passes gets no end


def all_doors() -> dict[str, Door]:
    """Return the doors of every module in this folder; two of them may not declare the same one."""
    doors: dict[str, Door] = {}
    for module in pkgutil.iter_modules(__path__):
        declared = importlib.import_module(f"{__name__}.{module.name}").DOORS
        twice = doors.keys() & declared.keys()
        assert not twice, twice
        doors |= declared
    return doors
