"""The API for other systems: a token belongs to a municipality, not to a unit."""

from collections.abc import Mapping
from typing import Any

from tests.doors import HOME, Door

EVERY = {"every scope": HOME}
READ = {"meetings:read": HOME, **EVERY}
EXPORT = {"export:read": HOME, **EVERY}
MEETING = "/api/v1/meetings/{meeting_id}"


def about_a_citizen(world: Any, whose: str) -> Mapping[str, str]:
    """Say that the body is about a citizen, so that it is tried for all four of them."""
    return {}


DOORS = {
    "GET /api/v1/wishes": Door({"wishes:read": HOME, **EVERY}),
    "GET /api/v1/wishes/{wish_id}": Door({"wishes:read": HOME, **EVERY}),
    "POST /api/v1/wishes/{wish_id}/read": Door(EVERY, json={"version": 1}),
    "POST /api/v1/wishes/{wish_id}/move": Door(EVERY, json={"move": "plan"}),
    "GET /api/v1/meetings": Door(READ),
    f"GET {MEETING}": Door(READ),
    "POST /api/v1/meetings": Door(EVERY, json={"citizen_ref": "{ref}"}, before=about_a_citizen),
    f"PUT {MEETING}": Door(EVERY, json={"edit": 0, "place": "Torvet"}),
    f"POST {MEETING}/cancel": Door(EVERY, json={"edit": 0}),
    # Whoever passes hears why not yet: it is ahead, and its dreams have no answer.
    f"POST {MEETING}/hold": Door(EVERY, json={"edit": 0}, answer=frozenset({409})),
    f"POST {MEETING}/close": Door(EVERY, json={"edit": 0}, answer=frozenset({409})),
    f"GET {MEETING}/goals": Door(EXPORT),
    f"GET {MEETING}/wishes.csv": Door(EXPORT),
    f"GET {MEETING}/calendar.ics": Door(EXPORT),
    "POST /api/v1/invitations": Door(
        {"invitations:write": HOME, **EVERY}, json={"citizen_ref": "{ref}"}, before=about_a_citizen
    ),
}
