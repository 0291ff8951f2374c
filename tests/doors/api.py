"""The API for other systems: a token belongs to a municipality, not to a unit."""

from tests.doors import HOME, Door

DOORS = {
    "GET /api/v1/wishes": Door({"wishes:read": HOME, "every scope": HOME}),
    "GET /api/v1/wishes/{wish_id}": Door({"wishes:read": HOME, "every scope": HOME}),
    "POST /api/v1/wishes/{wish_id}/read": Door({"every scope": HOME}, json={"version": 1}),
}
