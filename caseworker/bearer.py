"""Who may use the API, and how it refuses: a token with the scopes that a route needs, and one sentence."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import HTTPException, Security
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from caseworker.shapes import Reason, Refusal
from plan.access import Account
from plan.store import Store
from plan.wish import NotPossible

BEARER = HTTPBearer(auto_error=False, description="A token made by `drommeplan token`.")
SENTENCES = {
    400: "The request is not complete or not valid; see /openapi.json.",
    401: "A valid bearer token is needed: Authorization: Bearer <token>.",
    403: "The token is valid, but lacks the scope that this needs.",
    404: "There is no such thing here, or this token may not see it.",
    405: "This address does not take that method.",
    409: "This cannot be done with what stands here now; `reason` says why. Read it again first.",
    500: "Something failed here. Nothing was changed. Try again later.",
}
NOT_POSSIBLE: dict[int | str, dict[str, object]] = {409: {"model": Reason, "description": SENTENCES[409]}}
REFUSALS: dict[int | str, dict[str, object]] = {
    status: {"model": Refusal, "description": SENTENCES[status]} for status in (400, 401, 403, 404)
}


def refusal(status: int) -> JSONResponse:
    """The JSON answer to a refused request."""
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    sentence = SENTENCES.get(status, "The request was refused.")
    return JSONResponse({"detail": sentence}, status, headers)


def not_possible(error: NotPossible) -> JSONResponse:
    """The JSON answer to what cannot be done now: the reason is a name, never words."""
    return JSONResponse({"detail": SENTENCES[409], "reason": error.reason}, 409)


def holder(store: Store, clock: Callable[[], datetime], *scopes: str) -> Callable[..., Account]:
    """What a route depends on: the account of a token that has all these scopes."""

    def account(
        given: Annotated[HTTPAuthorizationCredentials | None, Security(BEARER)],
    ) -> Account:
        known = store.account_of_token(given.credentials, clock()) if given else None
        if known is None:
            raise HTTPException(401)
        if known.scopes is None or not known.scopes.issuperset(scopes):
            raise HTTPException(403)
        return known

    return account
