"""What is shared with providers and peer guides."""

from tests.doors import HOME, OWN, Door

DOORS = {
    "GET /delt": Door({"provider": HOME, "guide": HOME}),
    "GET /delt/{wish_id}": Door({"provider": OWN, "guide": OWN}),
}
