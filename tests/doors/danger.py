"""The duty page, and words about danger."""

from tests.doors import HOME, Door

DOORS = {
    "GET /vagt": Door({"duty": HOME}),
    "POST /vagt/{alert_id}/taget": Door({"duty": HOME}),
    "GET /fortroligt": Door({"caseworker": HOME}),
}
