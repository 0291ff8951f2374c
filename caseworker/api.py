"""The desk's API for other systems: read wishes, say that one was read. It returns words, never changes them."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Security
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from caseworker.shapes import Refusal, VersionIn, WishesOut, WishOut, wish_out
from plan.access import Account
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


@dataclass(frozen=True)
class Cursor:
    """The wish that a page ended with, and its place by meeting date and time received."""

    wish_id: str
    place: tuple[str, str]

    def word(self) -> str:
        """As an opaque, URL-safe word."""
        content = json.dumps([self.wish_id, *self.place]).encode()
        return base64.urlsafe_b64encode(content).decode().rstrip("=")


def cursor_of(wish: Wish) -> Cursor:
    """The cursor that names this wish."""
    day = (wish.meeting_date or date.max).isoformat()
    return Cursor(wish.id, (day, wish.received_at.isoformat(timespec="microseconds")))


def cursor_from(word: str) -> Cursor:
    """The cursor that a word stands for. Raises ValueError for what is none."""
    try:
        padded = word + "=" * (-len(word) % 4)
        wish_id, day, received = json.loads(base64.urlsafe_b64decode(padded.encode()))
    except (ValueError, TypeError) as error:
        raise ValueError("no cursor") from error
    return Cursor(str(wish_id), (str(day), str(received)))


def following(queue: list[Wish], cursor: Cursor) -> list[Wish]:
    """What comes after the cursor's wish; where that one has gone, from its place on, losing none."""
    for position, wish in enumerate(queue, start=1):
        if wish.id == cursor.wish_id:
            return queue[position:]
    return [wish for wish in queue if cursor_of(wish).place >= cursor.place]


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
        queue = [wish for group in store.queue(account, clock()) for wish in group.wishes]
        try:
            rest = queue if after is None else following(queue, cursor_from(after))
        except ValueError:
            raise HTTPException(400) from None
        page = rest[:limit]
        address = None
        if len(rest) > limit:
            address = f"/api/v1/wishes?limit={limit}&after={cursor_of(page[-1]).word()}"
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
