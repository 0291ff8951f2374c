"""Signing in and out of the desk. The store checks passwords and codes and counts failures; this only asks."""

import re
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.first_page import first_page
from caseworker.guard import Guard
from caseworker.kept import Carried, Kept, is_ours
from caseworker.page import Show
from plan.access import Account, WrongLogin
from plan.invitation import TooManyTries

# Where sign-in leads: a page of our own, never the way in or out itself.
OUR_PAGES = re.compile(r"/(?!log-|api/)([0-9A-Za-z_-]+(/[0-9A-Za-z_.-]+)*)?(\?[0-9A-Za-z_=&%.+*~-]*)?")
LONGEST_ADDRESS = 1000
TICKET_SECONDS = 300

Form_ = Callable[..., HTMLResponse]
Enter = Callable[..., Response]


def waiting_time(seconds: int) -> dict[str, int]:
    """How long to wait, in whole minutes or, below one minute, in seconds; the template says it."""
    return {"seconds": seconds} if seconds < 60 else {"minutes": -(-seconds // 60)}


def sign_in_form(guard: Guard, show: Show, elsewhere: str) -> Form_:
    """A function that shows the sign-in form; `elsewhere` names the municipality's own sign-in, or is empty."""

    def form(request: Request, status: int = 200, kept: Kept | None = None, **values: Any) -> HTMLResponse:
        if not guard.visitor(request).cookie or guard.has_run_out(request):
            guard.welcome(request, None)
        fields = {"problem": "", "expired": False, "login": "", "wait": {}, "back_to": ""}
        hidden = kept.hidden() if kept else []
        known = {"hidden": hidden, "elsewhere": elsewhere}
        return show(request, "sign_in.html", status=status, **(fields | known | values))

    return form


def entering(guard: Guard, show: Show) -> Enter:
    """A function that lets somebody in who was recognised, back to where they were."""

    def enter(request: Request, account: Account, back_to: str, kept: Kept | None) -> Response:
        guard.welcome(request, account)
        if account.must_change:
            return RedirectResponse(first_page(account), 303)
        if kept is not None:
            return show(request, "again.html", kept=kept, reason="signed_in")
        # The front page is not everybody's; a role has a first page of its own.
        wanted = back_to != "/" and len(back_to) <= LONGEST_ADDRESS and OUR_PAGES.fullmatch(back_to)
        return RedirectResponse(back_to if wanted else first_page(account), 303)

    return enter


def sign_in(guard: Guard, show: Show, elsewhere: str = "") -> APIRouter:
    """The routes /log-ind, /log-ind/kode, /log-ind/igen and /log-ud."""
    router = APIRouter(include_in_schema=False)
    form = sign_in_form(guard, show, elsewhere)
    let_in = entering(guard, show)

    @router.get("/log-ind", response_class=HTMLResponse)
    def ask(request: Request, til: str = "") -> Response:
        account = guard.visitor(request).account
        if account is not None:
            return RedirectResponse(first_page(account), 303)
        return form(request, back_to=til, expired=guard.has_run_out(request))

    @router.post("/log-ind", response_class=HTMLResponse)
    def enter(
        request: Request,
        kept: Carried,
        login: Annotated[str, Form()] = "",
        password: Annotated[str, Form()] = "",
        back_to: Annotated[str, Form()] = "",
        form_token: Annotated[str, Form()] = "",
    ) -> Response:
        login = login.strip()
        said = {"login": login, "back_to": back_to, "kept": kept}
        if not guard.tokens.fits(guard.visitor(request).cookie, form_token):
            return form(request, 403, problem="stale", **said)
        address = request.client.host if request.client else "unknown"
        try:
            account = guard.store.check_login(login, password, address, guard.clock())
        except TooManyTries as refusal:
            return _wait(form, request, refusal, **said)
        except WrongLogin:
            return form(request, 401, problem="wrong", **said)
        if account.second_step:
            return code_form(request, _ticket(guard, request, account), back_to, kept)
        return let_in(request, account, back_to, kept)

    def code_form(
        request: Request, ticket: str, back_to: str, kept: Kept | None, status: int = 200, **values: Any
    ) -> HTMLResponse:
        known = {"problem": "", "wait": {}, "hidden": kept.hidden() if kept else []}
        return show(request, "code.html", status=status, ticket=ticket, back_to=back_to, **(known | values))

    @router.post("/log-ind/kode", response_class=HTMLResponse)
    def second_step(
        request: Request,
        kept: Carried,
        code: Annotated[str, Form()] = "",
        ticket: Annotated[str, Form()] = "",
        back_to: Annotated[str, Form()] = "",
        form_token: Annotated[str, Form()] = "",
    ) -> Response:
        fits = guard.tokens.fits(guard.visitor(request).cookie, form_token)
        number = _whose(guard, request, ticket) if fits else None
        if number is None:
            return form(request, 403, problem="stale", back_to=back_to, kept=kept)
        try:
            account = guard.store.check_code(number, code, guard.clock())
        except TooManyTries as refusal:
            wait = waiting_time(refusal.retry_after)
            return code_form(request, ticket, back_to, kept, 429, problem="too_many", wait=wait)
        except WrongLogin:
            return code_form(request, ticket, back_to, kept, 401, problem="wrong")
        return let_in(request, account, back_to, kept)

    @router.post("/log-ind/igen", response_class=HTMLResponse)
    def again(request: Request, kept: Carried, form_token: Annotated[str, Form()] = "") -> Response:
        """After signing in in another tab: what was typed here is shown again."""
        ours = kept if is_ours(guard, request, form_token) else None
        account = guard.visitor(request).account
        if ours is None:
            return form(request, 403, problem="stale")
        if account is None:
            return form(request, 401, kept=ours)
        return show(request, "again.html", kept=ours, reason="signed_in")

    @router.post("/log-ud", dependencies=[Depends(guard.own_form)])
    def leave(request: Request) -> Response:
        guard.welcome(request, None)
        return RedirectResponse("/log-ind", 303)

    return router


def _wait(form: Form_, request: Request, refusal: TooManyTries, **values: Any) -> HTMLResponse:
    wait = waiting_time(refusal.retry_after)
    page = form(request, 429, problem="too_many", wait=wait, **values)
    page.headers["Retry-After"] = str(refusal.retry_after)
    return page


def _ticket(guard: Guard, request: Request, account: Account) -> str:
    """What proves, in this browser and for five minutes, that the password was right."""
    until = int(guard.clock().timestamp()) + TICKET_SECONDS
    mark = guard.tokens.make(f"{guard.visitor(request).cookie}\n{account.id}\n{until}")
    return f"{account.id}.{until}.{mark}"


def _whose(guard: Guard, request: Request, ticket: str) -> str | None:
    """The account id of a ticket, or None for one that is too old or was not made for this browser."""
    try:
        number, until, mark = ticket.split(".")
        fresh = int(until) >= guard.clock().timestamp()
    except ValueError:
        return None
    fits = guard.tokens.fits(f"{guard.visitor(request).cookie}\n{number}\n{until}", mark)
    return number if fresh and fits else None
