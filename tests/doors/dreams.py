"""The list and one dream."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import update

from plan.tables import wishes
from tests.doors import OWN, TEAM, Door


def for_the_meeting(world: Any, whose: str) -> Mapping[str, str]:
    """Bring the dream to where something can be agreed about it."""
    dream = world.values[whose]["wish_id"]
    with world.store.writing() as connection:
        connection.execute(update(wishes).where(wishes.c.id == dream).values(status="for_meeting"))
    return {}


DOORS = {
    "GET /droemme/{wish_id}": Door({"caseworker": TEAM, "leader": TEAM}),
    "POST /droemme/{wish_id}/laest": Door({"caseworker": TEAM}, fields={"version": "1"}),
    "POST /droemme/{wish_id}/svar": Door({"caseworker": OWN}, fields={"edit": "0", "move": "bring"}),
    "POST /droemme/{wish_id}/spoerg": Door(
        {"caseworker": OWN}, fields={"edit": "0", "text": "Fortæl lidt mere om din drøm."}
    ),
    "POST /droemme/{wish_id}/aftalt": Door(
        {"caseworker": OWN}, fields={"edit": "0", "text": "Vi ses igen til maj."}, before=for_the_meeting
    ),
    "POST /droemme/{wish_id}/fagligt": Door(
        {"caseworker": OWN}, fields={"edit": "0", "kind": "purpose", "text": "At N trives."}
    ),
    "POST /droemme/{wish_id}/fagligt/fjern": Door(
        {"caseworker": OWN}, fields={"edit": "0", "wording": "none"}
    ),
    "POST /droemme/{wish_id}/omraade": Door({"caseworker": OWN}, fields={"edit": "0", "area": "health"}),
}
