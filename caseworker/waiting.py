"""The list of dreams before the next meetings. Its order is the meeting's date, never a ranking of people."""

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account


def waiting(guard: Guard, show: Show) -> APIRouter:
    """The route / : groups by title, inside them one list for each meeting day."""
    router = APIRouter(include_in_schema=False)

    @router.get("/", response_class=HTMLResponse)
    def the_list(request: Request, account: Annotated[Account, Depends(guard.caseworker)]) -> HTMLResponse:
        groups = guard.store.queue(account, guard.clock())
        titled = [
            (title, [(group.meeting_date, group.wishes) for group in days])
            for title, days in groupby(groups, key=lambda group: group.title)
        ]
        wishes = [wish for group in groups for wish in group.wishes]
        return show(
            request,
            "waiting.html",
            here="waiting",
            groups=titled,
            total=len(wishes),
            unread=sum(wish.status == "new" for wish in wishes),
        )

    return router
