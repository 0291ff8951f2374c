"""Receivers of events: the municipality's administrator alone."""

from collections.abc import Mapping
from typing import Any

from plan.events import NAMES
from plan.hooks import operator
from plan.retrying import MOST_TRIES
from tests.desk_people import a_wish
from tests.doors import HOME, Door

URL = "https://fagsystem.test/x"
FORM = {"name": "Nexus", "url": URL, "event": "wish.sent", "key": "a" * 32}


def a_hook(world: Any, whose: str) -> Mapping[str, str]:
    """Make a receiver in the municipality of the citizen at hand, with a message that did not arrive."""
    admin = operator("Sydby" if whose == "elsewhere" else "Nordby")
    number, _ = world.store.add_hook(admin, "Nexus", URL, NAMES, world.house.clock())
    world.house.sends(world.values[whose]["conversation"], a_wish())
    (message,) = [
        parcel.id for parcel in world.store.parcels_due(world.house.clock(), 99) if parcel.hook == number
    ]
    for _ in range(MOST_TRIES):
        world.store.not_delivered(message, "503", world.house.clock(), 0.5)
    return {"hook_id": number, "message_id": message}


ADMIN = {"admin": HOME}
DOORS = {
    "GET /webhooks": Door(ADMIN),
    "POST /webhooks": Door(ADMIN, fields=FORM),
    "POST /webhooks/{hook_id}/luk": Door(ADMIN, before=a_hook),
    "POST /webhooks/beskeder/{message_id}/send": Door(ADMIN, before=a_hook),
}
