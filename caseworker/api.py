"""The desk's API for other systems: read wishes, say that one was read. It returns words, never changes them."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Security
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from caseworker.cursor import place_from, word
from caseworker.shapes import Refusal, VersionIn, WishesOut, WishOut, wish_out
from plan.access import Account
from plan.filters import NEVER
from plan.listed import Place
from plan.store import Store
from plan.wish import StaleVersion, Wish

MOST = 200  # wishes on one page

SENTENCES = {
    400: "The request is not complete or not valid; see /openapi.json.",
    401: "A valid bearer token is needed: Authorization: Bearer <token>.",
    403: "The token is valid, but lacks the scope that this needs.",
    404: "There is no such thing here, or this token may not see it.",
    405: "This address does not take that method.",
    409: "The wish has another version now; read it again before you mark it.",
    500: "Something failed here. Nothing was changed. Try again later.",
}


def refusal(status: int) -> JSONResponse:
    """The JSON answer to a refused request."""
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    sentence = SENTENCES.get(status, "The request was refused.")
    return JSONResponse({"detail": sentence}, status, headers)


def place_of(wish: Wish) -> Place:
    """Where the list goes on after this wish."""
    return Place("all", wish.meeting_date or NEVER, wish.received_at, wish.id)


def api(store: Store, clock: Callable[[], datetime]) -> APIRouter:
    """The routes under /api/v1; each needs a bearer token with its scope."""
    refusals: dict[int | str, dict[str, object]] = {
        status: {"model": Refusal, "description": SENTENCES[status]} for status in (401, 403)
    }
    unseen: dict[int | str, dict[str, object]] = {404: {"model": Refusal, "description": SENTENCES[404]}}
    router = APIRouter(prefix="/api/v1", tags=["wishes"], responses=refusals)
    bearer = HTTPBearer(auto_error=False, description="A token made by `drommeplan token`.")

    def holder(*scopes: str) -> Callable[..., Account]:
        def account(
            given: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
        ) -> Account:
            known = store.account_of_token(given.credentials, clock()) if given else None
            if known is None:
                raise HTTPException(401)
            if known.scopes is None or not known.scopes.issuperset(scopes):
                raise HTTPException(403)
            return known

        return account

    reader = Annotated[Account, Depends(holder("wishes:read"))]
    # What it changed is answered with its words: both scopes.
    writer = Annotated[Account, Depends(holder("wishes:write", "wishes:read"))]

    @router.get("/wishes", summary="The wishes by next meeting, then by time received")
    def wishes(
        account: reader,
        limit: Annotated[int, Query(ge=1, le=MOST)] = MOST,
        after: Annotated[str | None, Query(description="From `next`; opaque.")] = None,
    ) -> WishesOut:
        try:
            start = None if after is None else place_from(after)
        except ValueError:
            raise HTTPException(400) from None
        groups = store.queue(account, clock(), start, limit + 1)
        found = [wish for group in groups for wish in group.wishes]
        page = found[:limit]
        address = None
        if len(found) > limit:
            address = f"/api/v1/wishes?limit={limit}&after={word(place_of(page[-1]))}"
        return WishesOut(wishes=[wish_out(wish) for wish in page], next=address)

    @router.get("/wishes/{wish_id}", responses=unseen, summary="One wish")
    def wish(wish_id: str, account: reader) -> WishOut:
        return wish_out(store.wish(account, wish_id, clock()))

    @router.post(
        "/wishes/{wish_id}/read",
        responses=unseen | {409: {"model": Refusal, "description": SENTENCES[409]}},
        summary="Say that a person has read the wish; the citizen is told",
    )
    def read(wish_id: str, account: writer, body: VersionIn | None = None) -> WishOut:
        version = body.version if body else store.wish(account, wish_id, clock()).version
        try:
            store.mark_read(account, wish_id, version, clock())
        except StaleVersion:
            raise HTTPException(409) from None
        return wish_out(store.wish(account, wish_id, clock()))

    return router
