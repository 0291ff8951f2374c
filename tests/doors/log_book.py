"""The log, for the data protection officer alone."""

from tests.doors import HOME, Door

DOORS = {"GET /log": Door({"dpo": HOME}), "GET /log/hel": Door({"dpo": HOME})}
