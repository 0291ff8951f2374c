"""Who has a citizen: take, give, hand over several. Whoever was first has them, and the other is told so."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.addresses import Ref
from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account
from plan.assigning import TakenMeanwhile
from plan.wish import NotPossible

OUR_PAGES = re.compile(r"/(\?[0-9A-Za-z_=&%.~-]*)?|/borgere/[0-9A-Za-z_-]+")
MOST = 200  # citizens that are given on at once


def chosen_from(lines: list[str]) -> dict[str, str | None]:
    """The citizens of a form, each with the caseworker that the page showed: `account id:reference`."""
    pairs = [line.split(":", 1) for line in lines[:MOST] if ":" in line]
    return {ref: owner or None for owner, ref in pairs}


def assigning(guard: Guard, show: Show) -> APIRouter:
    """The page /borgere/{citizen}/sagsbehandler, and /sagsbehandler, where its form and the list's go."""
    router = APIRouter(include_in_schema=False)

    @router.get("/borgere/{citizen}/sagsbehandler", response_class=HTMLResponse)
    def owner(request: Request, ref: Ref, account: Annotated[Account, Depends(guard.team)]) -> HTMLResponse:
        found = guard.store.owner(account, ref, guard.clock())
        return show(request, "owner.html", here="citizens", owner=found)

    @router.post("/sagsbehandler", dependencies=[Depends(guard.own_form)])
    def assign(
        request: Request,
        account: Annotated[Account, Depends(guard.team)],
        chosen: Annotated[list[str], Form()] = [],  # noqa: B006 - FastAPI copies it
        to: Annotated[str, Form()] = "",
        back: Annotated[str, Form()] = "/",
    ) -> Response:
        address = back if OUR_PAGES.fullmatch(back) else "/"
        seen = chosen_from(chosen)

        def not_done(reason: str, status: int, taken: TakenMeanwhile | None = None) -> HTMLResponse:
            return show(
                request,
                "not_assigned.html",
                status=status,
                here="waiting",
                reason=reason,
                taken=taken,
                several=len(seen) > 1,
                back=address,
            )

        if not seen or not to:
            return not_done("nothing_chosen", 400)
        try:
            guard.store.assign(account, seen, to, guard.clock())
        except TakenMeanwhile as taken:
            return not_done(taken.reason, 409, taken)
        except NotPossible as refusal:
            return not_done(refusal.reason, 409)
        return RedirectResponse(address, 303)

    return router
