"""Signing in and out, the footer's pages and health: open to anybody."""

from tests.doors import ANY_BROWSER, ANYBODY, Door

PAGES = ("/om", "/privatliv", "/was", "/healthz", "/readyz", "/log-ind")
DOORS = {f"GET {page}": Door(ANYBODY) for page in PAGES} | {
    # A wrong password, so that it does not matter who tries.
    "POST /log-ind": Door(ANY_BROWSER, fields={"login": "x", "password": "x"}, answer=frozenset({401, 429})),
    "POST /log-ud": Door(ANY_BROWSER),
    # No identity provider is set up here.
    "GET /log-ind/kommune": Door(ANYBODY, answer=frozenset({404})),
    "GET /log-ind/tilbage": Door(ANYBODY, answer=frozenset({404})),
}
