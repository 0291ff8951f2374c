"""Who may use the API, and how it refuses: a token with the scopes that a route needs, and one sentence."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any

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
PROBLEM = "application/problem+json"


def told(*statuses: int, shape: type[Refusal] = Refusal) -> dict[int | str, dict[str, Any]]:
    """How the description names these refusals."""
    content = {PROBLEM: {"schema": shape.model_json_schema()}}
    return {status: {"description": SENTENCES[status], "content": content} for status in statuses}


NOT_POSSIBLE = told(409, shape=Reason)
REFUSALS = told(400, 401, 403, 404)


def refusal(status: int, **more: str) -> JSONResponse:
    """The answer to a refused request."""
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    sentence = SENTENCES.get(status, "The request was refused.")
    problem = {"title": HTTPStatus(status).phrase, "status": status, "detail": sentence, **more}
    return JSONResponse(problem, status, headers, media_type=PROBLEM)


def not_possible(error: NotPossible) -> JSONResponse:
    """The answer to what cannot be done now: the reason is a name, never words."""
    return refusal(409, reason=error.reason)


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
