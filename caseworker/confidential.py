"""What a citizen chose to send to exactly this caseworker about danger. Nobody else's page shows it."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account


def confidential(guard: Guard, show: Show) -> APIRouter:
    """The route /fortroligt."""
    router = APIRouter(include_in_schema=False)

    @router.get("/fortroligt", response_class=HTMLResponse)
    def letters(request: Request, account: Annotated[Account, Depends(guard.caseworker)]) -> HTMLResponse:
        sent = guard.store.danger_words(account, guard.clock())
        return show(request, "confidential.html", here="confidential", letters=sent)

    return router
