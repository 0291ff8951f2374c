"""What a citizen shares with the staff of their residence or with a peer guide. It only shows, and only that."""

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account


def shared(guard: Guard, show: Show) -> APIRouter:
    """The routes /delt and /delt/{id}."""
    router = APIRouter(include_in_schema=False, prefix="/delt")

    @router.get("", response_class=HTMLResponse)
    def the_list(request: Request, account: Annotated[Account, Depends(guard.chosen)]) -> HTMLResponse:
        wishes = guard.store.shared_list(account, guard.clock())
        by_citizen = [
            (ref, meeting, list(together))
            for (ref, meeting), together in groupby(wishes, key=lambda w: (w.citizen_ref, w.meeting_date))
        ]
        return show(request, "shared_list.html", here="shared", citizens=by_citizen)

    @router.get("/{wish_id}", response_class=HTMLResponse)
    def one(
        request: Request, wish_id: str, account: Annotated[Account, Depends(guard.chosen)]
    ) -> HTMLResponse:
        wish = guard.store.shared_wish(account, wish_id, guard.clock())
        return show(request, "shared_wish.html", here="shared", wish=wish)

    return router
