"""One's own account, and everybody's for an administrator."""

from uuid import uuid4

from tests.doors import ANY_BROWSER, HOME, SIGNED_IN, Door

ADMIN = {"admin": HOME}
BAD = frozenset({400})  # whoever passes is told what is wrong with the form
DOORS = {
    "GET /konto": Door(SIGNED_IN),
    "GET /adgangskode": Door(SIGNED_IN),
    "POST /adgangskode": Door(SIGNED_IN, fields={"old": "x", "new": "y", "again": "z"}, answer=BAD),
    "GET /totrin": Door(SIGNED_IN),
    "POST /totrin": Door(SIGNED_IN, fields={"code": "x", "sealed": "x"}, answer=BAD),
    "POST /totrin/fra": Door(SIGNED_IN, fields={"code": "x"}),
    "POST /log-ind/kode": Door(ANY_BROWSER, fields={"code": "x"}, answer=frozenset({403})),
    "POST /log-ind/igen": Door(ANY_BROWSER, answer=frozenset({403})),
    "GET /konti": Door(ADMIN),
    "GET /konti/ny": Door(ADMIN),
    "POST /konti": Door(
        ADMIN, fields={"key": uuid4().hex, "name": "Ny", "login": "ny", "role": "caseworker"}
    ),
    "GET /konti/{account_id}": Door(ADMIN),
    "POST /konti/{account_id}": Door(ADMIN, fields={"name": "Ny", "role": "duty"}, answer=frozenset({409})),
    "POST /konti/{account_id}/luk": Door(ADMIN),
    "POST /konti/{account_id}/nulstil": Door(ADMIN, fields={"key": uuid4().hex}),
    "POST /konti/{account_id}/uden-kode": Door(ADMIN),
}
