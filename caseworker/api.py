"""The desk's API for other systems: read wishes, say that one was read, answer one. It never changes words."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query

from caseworker.bearer import NOT_POSSIBLE, holder, told
from caseworker.cursor import place_from, word
from caseworker.shapes import MoveIn, VersionIn, WishesOut, WishOut, wish_out
from plan.access import Account
from plan.filters import NEVER
from plan.listed import Place
from plan.store import Store
from plan.wish import StaleVersion, Wish

MOST = 200  # wishes on one page


def place_of(wish: Wish) -> Place:
    """Where the list goes on after this wish."""
    return Place("all", wish.meeting_date or NEVER, wish.received_at, wish.id)


def api(store: Store, clock: Callable[[], datetime]) -> APIRouter:
    """The routes under /api/v1; each needs a bearer token with its scope."""
    unseen = told(404)
    router = APIRouter(prefix="/api/v1", tags=["wishes"], responses=told(401, 403))
    reader = Annotated[Account, Depends(holder(store, clock, "wishes:read"))]
    # What it changed is answered with its words: both scopes.
    writer = Annotated[Account, Depends(holder(store, clock, "wishes:write", "wishes:read"))]

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
        responses=unseen | told(409),
        summary="Say that a person has read the wish; the citizen is told",
    )
    def read(wish_id: str, account: writer, body: VersionIn | None = None) -> WishOut:
        version = body.version if body else store.wish(account, wish_id, clock()).version
        try:
            store.mark_read(account, wish_id, version, clock())
        except StaleVersion:
            raise HTTPException(409) from None
        return wish_out(store.wish(account, wish_id, clock()))

    @router.post(
        "/wishes/{wish_id}/move",
        responses=unseen | NOT_POSSIBLE,
        summary="Answer a wish; the citizen is told the state, and the reason in easy Danish",
    )
    def move(wish_id: str, account: writer, body: MoveIn) -> WishOut:
        store.move(account, wish_id, body.move, clock(), reason=body.reason, edit=body.edit)
        return wish_out(store.wish(account, wish_id, clock()))

    return router
