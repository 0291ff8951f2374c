"""Signing in and out of the desk. The store checks passwords and counts failures; this only asks."""

import re
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account, WrongLogin
from plan.invitation import TooManyTries

OUR_PAGES = re.compile(r"/(vagt|fortroligt|droemme/[0-9A-Za-z_-]{1,64})?")  # where sign-in leads


def first_page(account: Account) -> str:
    """Where somebody lands after signing in."""
    return "/" if "caseworker" in account.roles else "/vagt"


def waiting_time(seconds: int) -> dict[str, int]:
    """How long to wait, in whole minutes or, below one minute, in seconds; the template says it."""
    return {"seconds": seconds} if seconds < 60 else {"minutes": -(-seconds // 60)}


def sign_in(guard: Guard, show: Show) -> APIRouter:
    """The routes /log-ind and /log-ud."""
    router = APIRouter(include_in_schema=False)

    def form(request: Request, status: int = 200, **values: Any) -> HTMLResponse:
        if not guard.visitor(request).cookie or guard.has_run_out(request):
            guard.welcome(request, None)
        fields = {"problem": "", "expired": False, "login": "", "wait": {}, "back_to": ""}
        return show(request, "sign_in.html", status=status, **(fields | values))

    @router.get("/log-ind", response_class=HTMLResponse)
    def ask(request: Request, til: str = "") -> Response:
        account = guard.visitor(request).account
        if account is not None:
            return RedirectResponse(first_page(account), 303)
        return form(request, back_to=til, expired=guard.has_run_out(request))

    @router.post("/log-ind", response_class=HTMLResponse)
    def enter(
        request: Request,
        login: Annotated[str, Form()] = "",
        password: Annotated[str, Form()] = "",
        back_to: Annotated[str, Form()] = "",
        form_token: Annotated[str, Form()] = "",
    ) -> Response:
        login = login.strip()
        if not guard.tokens.fits(guard.visitor(request).cookie, form_token):
            return form(request, 403, problem="stale", login=login, back_to=back_to)
        address = request.client.host if request.client else "unknown"
        try:
            account = guard.store.check_login(login, password, address, guard.clock())
        except TooManyTries as refusal:
            wait = waiting_time(refusal.retry_after)
            page = form(request, 429, problem="too_many", wait=wait, login=login, back_to=back_to)
            page.headers["Retry-After"] = str(refusal.retry_after)
            return page
        except WrongLogin:
            return form(request, 401, problem="wrong", login=login, back_to=back_to)
        guard.welcome(request, account)
        wanted = back_to if OUR_PAGES.fullmatch(back_to) else ""
        return RedirectResponse(wanted or first_page(account), 303)

    @router.post("/log-ud", dependencies=[Depends(guard.own_form)])
    def leave(request: Request) -> Response:
        guard.welcome(request, None)
        return RedirectResponse("/log-ind", 303)

    return router
