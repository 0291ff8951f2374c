"""The list and one dream."""

from tests.doors import HOME, TEAM, Door

DOORS = {
    "GET /": Door({"caseworker": HOME}),
    "GET /droemme/{wish_id}": Door({"caseworker": TEAM}),
    "POST /droemme/{wish_id}/laest": Door({"caseworker": TEAM}, fields={"version": "1"}),
}
