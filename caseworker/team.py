"""The team: what waits with whom, and who is away. It counts work, so that none is forgotten; it compares nobody."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show
from plan.absence import Away
from plan.access import Account
from plan.meeting import today
from plan.wish import NotPossible, StaleVersion


def day(text: str) -> date | None:
    """The day of a date field; None when it is empty. Raises ValueError for what is no day."""
    return date.fromisoformat(text) if text else None


def as_text(away: Away) -> str:
    """An absence as a form carries what the page showed."""
    return "/".join((str(away.first or ""), str(away.last or ""), away.stand_in or ""))


def from_text(text: str) -> Away:
    """The absence that a form carries. Raises ValueError for what is none."""
    first, last, stand_in = text.split("/")
    return Away(day(first), day(last), stand_in or None)


def team(guard: Guard, show: Show) -> APIRouter:
    """The routes /hold and /hold/{account_id}/fravaer."""
    router = APIRouter(include_in_schema=False)

    def form(request: Request, account: Account, whose: str, **more: Any) -> HTMLResponse:
        found = guard.store.absence(account, whose)
        known = {"problem": "", "typed": found.away, "status": 200}
        return show(
            request, "absence.html", here="team", found=found, seen=as_text(found.away), **known | more
        )

    @router.get("/hold", response_class=HTMLResponse)
    def everybody(request: Request, account: Annotated[Account, Depends(guard.team)]) -> HTMLResponse:
        loads = guard.store.team(account, guard.clock())
        return show(request, "team.html", here="team", loads=loads, today=today(guard.clock()))

    @router.get("/hold/{account_id}/fravaer", response_class=HTMLResponse)
    def one(
        request: Request, account_id: str, account: Annotated[Account, Depends(guard.team)]
    ) -> HTMLResponse:
        return form(request, account, account_id)

    @router.post("/hold/{account_id}/fravaer", dependencies=[Depends(guard.own_form)])
    def change(
        request: Request,
        account_id: str,
        account: Annotated[Account, Depends(guard.team)],
        seen: Annotated[str, Form()] = "//",
        first: Annotated[str, Form()] = "",
        last: Annotated[str, Form()] = "",
        stand_in: Annotated[str, Form()] = "",
    ) -> Response:
        try:
            known, wanted = from_text(seen), Away(day(first), day(last), stand_in or None)
        except ValueError:
            raise HTTPException(400) from None
        try:
            guard.store.set_absence(account, account_id, known, wanted, guard.clock())
        except StaleVersion:
            return form(request, account, account_id, problem="stale_version", typed=wanted, status=409)
        except NotPossible as refusal:
            return form(request, account, account_id, problem=refusal.reason, typed=wanted, status=409)
        return RedirectResponse("/hold", 303)

    return router
