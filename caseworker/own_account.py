"""One's own account: what it may do, its password, and a code after the password. Changes nobody else's."""

from typing import Annotated, Any

import segno
from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.first_page import CHOOSE_FIRST, first_page
from caseworker.guard import Guard, PasswordIsOld
from caseworker.page import Show
from caseworker.sign_in import waiting_time
from plan.access import Account, WrongLogin
from plan.invitation import TooManyTries
from plan.own_password import SHORTEST
from plan.second_step import Offer
from plan.wish import NotPossible


def own_account(guard: Guard, show: Show) -> APIRouter:
    """The routes /konto, /adgangskode, /totrin and /totrin/fra."""
    router = APIRouter(include_in_schema=False)

    def settled(request: Request) -> Account:
        account = guard.somebody(request)
        if account.must_change:
            raise PasswordIsOld
        return account

    @router.get("/konto", response_class=HTMLResponse)
    def mine(request: Request, account: Annotated[Account, Depends(settled)], gemt: str = "") -> HTMLResponse:
        return show(request, "own_account.html", here="own", done=gemt)

    def password_form(request: Request, status: int = 200, **values: Any) -> HTMLResponse:
        known: dict[str, Any] = {"here": "own", "problem": "", "wait": {}, "shortest": SHORTEST}
        return show(request, "password.html", status=status, **(known | values))

    @router.get(CHOOSE_FIRST, response_class=HTMLResponse)
    def ask_password(request: Request, account: Annotated[Account, Depends(guard.somebody)]) -> HTMLResponse:
        return password_form(request)

    @router.post(CHOOSE_FIRST, dependencies=[Depends(guard.own_form)])
    def change_password(
        request: Request,
        account: Annotated[Account, Depends(guard.somebody)],
        old: Annotated[str, Form()] = "",
        new: Annotated[str, Form()] = "",
        again: Annotated[str, Form()] = "",
    ) -> Response:
        if new != again:
            return password_form(request, 400, problem="differ")
        try:
            guard.store.change_password(account, old, new, guard.clock())
        except NotPossible as refusal:
            return password_form(request, 400, problem=refusal.reason)
        except WrongLogin:
            return password_form(request, 400, problem="wrong")
        except TooManyTries as refusal:
            return password_form(request, 429, problem="too_many", wait=waiting_time(refusal.retry_after))
        known = guard.store.account(account.id) or account
        guard.welcome(request, known)
        return RedirectResponse(first_page(known) if account.must_change else "/konto?gemt=adgangskode", 303)

    _second_step(router, guard, show, settled)
    return router


def _second_step(router: APIRouter, guard: Guard, show: Show, settled: Any) -> None:
    def offered(request: Request, offer: Offer, status: int = 200, problem: str = "") -> HTMLResponse:
        picture = segno.make(offer.address, error="m").svg_data_uri(scale=5, border=4, light="#fff")
        return show(
            request,
            "second_step.html",
            status=status,
            here="own",
            offer=offer,
            picture=picture,
            problem=problem,
            wait={},
        )

    def turned_on(request: Request, status: int = 200, **values: Any) -> HTMLResponse:
        known: dict[str, Any] = {"here": "own", "offer": None, "problem": "", "wait": {}}
        return show(request, "second_step.html", status=status, **(known | values))

    @router.get("/totrin", response_class=HTMLResponse)
    def ask(request: Request, account: Annotated[Account, Depends(settled)]) -> HTMLResponse:
        if account.second_step:
            return turned_on(request)
        return offered(request, guard.store.offer_second_step(account, guard.clock()))

    @router.post("/totrin", dependencies=[Depends(guard.own_form)])
    def begin(
        request: Request,
        account: Annotated[Account, Depends(settled)],
        sealed: Annotated[str, Form()] = "",
        code: Annotated[str, Form()] = "",
    ) -> Response:
        now = guard.clock()
        if not account.second_step:
            try:
                guard.store.begin_second_step(account, sealed, code, now)
            except NotPossible as refusal:
                old = refusal.reason == "offer_is_old"
                store = guard.store
                offer = (
                    store.offer_second_step(account, now)
                    if old
                    else store.offered_again(account, sealed, now)
                )
                return offered(request, offer, 400, refusal.reason)
        return RedirectResponse("/konto?gemt=kode", 303)

    @router.post("/totrin/fra", dependencies=[Depends(guard.own_form)])
    def end(
        request: Request,
        account: Annotated[Account, Depends(settled)],
        code: Annotated[str, Form()] = "",
    ) -> Response:
        if account.second_step:
            try:
                guard.store.end_own_second_step(account, code, guard.clock())
            except WrongLogin:
                return turned_on(request, 400, problem="wrong_code")
            except TooManyTries as refusal:
                wait = waiting_time(refusal.retry_after)
                return turned_on(request, 429, problem="too_many", wait=wait)
        return RedirectResponse("/konto?gemt=uden-kode", 303)
