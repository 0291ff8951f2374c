"""The log, for the data protection officer alone."""

from tests.doors import HOME, Door

DOORS = {
    "GET /log": Door({"dpo": HOME}),
    # Without a citizen or a day it asks for one.
    "GET /log/fil": Door({"dpo": HOME}, answer=frozenset({422})),
    "GET /log/hel": Door({"dpo": HOME}),
}
