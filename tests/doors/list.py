"""The list, its live news and kept views, who has a citizen, and the team."""

from caseworker.sealed import Seal
from plan.filters import Filters
from tests.doors import EVERYWHERE, HOME, OWN, TEAM, Door
from tests.doors.meetings import citizen

NEW = Seal("a secret for tests").seal(Filters(state="new"))
DOORS = {
    "GET /": Door({"caseworker": HOME, "leader": HOME}),
    "GET /nyt": Door({"caseworker": HOME, "leader": HOME}, endless=True),
    "POST /soeg": Door({"caseworker": HOME, "leader": HOME}, fields={"words": "svømme"}),
    "POST /visninger": Door({"caseworker": HOME, "leader": HOME}, fields={"valg": NEW, "name": "Nye"}),
    # One's own or nothing: no view is about a citizen.
    "POST /visninger/{view_id}/glem": Door(
        {"caseworker": EVERYWHERE, "leader": EVERYWHERE}, before=lambda world, whose: {"view_id": "abc"}
    ),
    "POST /sagsbehandler": Door(
        {"caseworker": TEAM, "leader": TEAM},
        fields={"chosen": "{account_id}:{ref}", "to": "{cora}"},
        before=lambda world, whose: {"cora": world.ids["cora"]},
    ),
    "GET /borgere/{citizen}/sagsbehandler": Door({"caseworker": TEAM, "leader": TEAM}, before=citizen),
    "GET /hold": Door({"caseworker": HOME, "leader": HOME}),
    "GET /hold/{account_id}/fravaer": Door({"caseworker": OWN, "leader": TEAM}),
    "POST /hold/{account_id}/fravaer": Door(
        {"caseworker": OWN, "leader": TEAM}, fields={"first": "2026-03-09"}
    ),
}
