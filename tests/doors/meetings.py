"""Meetings, citizens and invitations: the team looks, the own caseworker changes, a colleague makes a code, too."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from caseworker.addresses import address
from tests.doors import HOME, OWN, TEAM, Door

LOOK = {"caseworker": TEAM, "leader": TEAM}
CHANGE = {"caseworker": OWN}
# Whoever passes is told why it cannot be done today: the meeting is ahead and its dreams have no answer.
NOT_YET = frozenset({422})
EDIT = {"edit": "0"}
DETAILS = {"plan_type": "sel141"}


def citizen(world: Any, whose: str) -> Mapping[str, str]:
    """How the citizen stands in an address."""
    return {"citizen": address(world.values[whose]["ref"])}


def new_meeting(world: Any, whose: str) -> Mapping[str, str]:
    """The same, and the id that the form for a meeting brings."""
    return {**citizen(world, whose), "new_id": uuid4().hex}


DOORS = {
    "GET /moeder": Door({"caseworker": HOME, "leader": HOME}),
    "GET /moeder/{meeting_id}": Door(LOOK),
    "GET /moeder/{meeting_id}/ret": Door(CHANGE),
    "POST /moeder/{meeting_id}/ret": Door(CHANGE, fields=EDIT | {"place": "Biblioteket"}),
    "POST /moeder/{meeting_id}/aflys": Door(CHANGE, fields=EDIT),
    "POST /moeder/{meeting_id}/del": Door(CHANGE, fields=EDIT | {"wish": "{wish_id}", "to": "a" * 32}),
    "POST /moeder/{meeting_id}/holdt": Door(CHANGE, fields=EDIT, answer=NOT_YET),
    "POST /moeder/{meeting_id}/referat": Door(CHANGE, fields=EDIT | {"notes": "ord"}, answer=NOT_YET),
    "POST /moeder/{meeting_id}/luk": Door(CHANGE, fields=EDIT, answer=NOT_YET),
    "GET /borgere": Door({"caseworker": HOME, "leader": HOME}),
    "GET /ny-borger": Door({"caseworker": HOME}),
    "POST /ny-borger": Door({"caseworker": HOME}, fields=DETAILS | {"ref": "Ny-1"}),
    "GET /borgere/{citizen}": Door(LOOK, before=citizen),
    "GET /borgere/{citizen}/ret": Door(CHANGE, before=citizen),
    "POST /borgere/{citizen}/ret": Door(CHANGE, fields=EDIT | DETAILS, before=citizen),
    "POST /borgere/{citizen}/afbryd": Door(CHANGE, before=citizen),
    "GET /borgere/{citizen}/nyt-moede": Door(CHANGE, before=citizen),
    "POST /borgere/{citizen}/nyt-moede": Door(CHANGE, fields={"meeting": "{new_id}"}, before=new_meeting),
    "POST /borgere/{citizen}/invitation": Door(
        {"caseworker": TEAM}, fields={"key": "k" * 43, "days": "30"}, before=citizen
    ),
}
