"""Accounts of the desk, for an administrator: who may come in, and as what. No page of it shows a dream."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account
from plan.accounts import Listed
from plan.wanted_account import Wanted
from plan.wish import NotPossible, StaleVersion

# Holds the key of a form whose password is shown once, on the page that the form leads to.
ONCE = "drommeplan_desk_once"
ONCE_SECONDS = 300


def accounts(guard: Guard, show: Show) -> APIRouter:
    """The routes under /konti."""
    router = APIRouter(include_in_schema=False, prefix="/konti")
    administrator = Annotated[Account, Depends(guard.administrator)]

    def shown(request: Request, status: int = 200, **values: Any) -> HTMLResponse:
        units = guard.store.units(guard.somebody(request))
        known = {"here": "accounts", "problem": "", "first_password": "", "key": uuid4().hex, "units": units}
        return show(request, "account.html", status=status, **(known | values))

    def shown_once(number: str, key: str, response: Response) -> Response:
        response.set_cookie(
            ONCE,
            f"{number}.{key}",
            max_age=ONCE_SECONDS,
            path="/konti",
            httponly=True,
            samesite="strict",
            secure=guard.secure,
        )
        return response

    @router.get("", response_class=HTMLResponse)
    def everybody(request: Request, account: administrator) -> HTMLResponse:
        listed = guard.store.accounts_of(account, guard.clock())
        return show(request, "accounts.html", here="accounts", listed=listed)

    @router.get("/ny", response_class=HTMLResponse)
    def new(request: Request, account: administrator) -> HTMLResponse:
        return shown(request, one=None, wanted=Wanted("", "", frozenset()))

    @router.post("", dependencies=[Depends(guard.own_form)])
    def make(
        request: Request,
        account: administrator,
        key: Annotated[str, Form()] = "",
        name: Annotated[str, Form()] = "",
        login: Annotated[str, Form()] = "",
        unit: Annotated[str, Form()] = "",
        role: Annotated[Sequence[str], Form()] = (),
    ) -> Response:
        wanted = _wanted(name, login, unit, role)
        try:
            number = guard.store.make_account(account, wanted, key, guard.clock())
        except NotPossible as refusal:
            return shown(request, 400, one=None, wanted=wanted, problem=refusal.reason)
        return shown_once(number, key, RedirectResponse(f"/konti/{number}", 303))

    @router.get("/{account_id}", response_class=HTMLResponse)
    def one(request: Request, account_id: str, account: administrator) -> Response:
        listed = guard.store.one_account(account, account_id, guard.clock())
        number, _, key = request.cookies.get(ONCE, "").partition(".")
        fresh = number == account_id and listed.account.must_change
        page = shown(
            request,
            one=listed,
            wanted=_as_it_is(listed),
            first_password=guard.store.first_password(key) if fresh else "",
        )
        page.delete_cookie(ONCE, path="/konti")
        return page

    @router.post("/{account_id}", dependencies=[Depends(guard.own_form)])
    def change(
        request: Request,
        account_id: str,
        account: administrator,
        mark: Annotated[str, Form()] = "",
        name: Annotated[str, Form()] = "",
        unit: Annotated[str, Form()] = "",
        role: Annotated[Sequence[str], Form()] = (),
    ) -> Response:
        listed = guard.store.one_account(account, account_id, guard.clock())
        wanted = _wanted(name, listed.account.login, unit, role)
        try:
            guard.store.change_account(account, account_id, mark, wanted, guard.clock())
        except StaleVersion:
            return shown(request, 409, one=listed, wanted=wanted, problem="stale")
        except NotPossible as refusal:
            return shown(request, 400, one=listed, wanted=wanted, problem=refusal.reason)
        return RedirectResponse(f"/konti/{account_id}", 303)

    @router.post("/{account_id}/luk", dependencies=[Depends(guard.own_form)])
    def close(request: Request, account_id: str, account: administrator) -> Response:
        try:
            guard.store.close_one(account, account_id, guard.clock())
        except NotPossible as refusal:
            return refused(request, account, account_id, refusal.reason)
        return RedirectResponse(f"/konti/{account_id}", 303)

    @router.post("/{account_id}/nulstil", dependencies=[Depends(guard.own_form)])
    def reset(
        request: Request, account_id: str, account: administrator, key: Annotated[str, Form()] = ""
    ) -> Response:
        try:
            guard.store.reset(account, account_id, key, guard.clock())
        except NotPossible as refusal:
            return refused(request, account, account_id, refusal.reason)
        return shown_once(account_id, key, RedirectResponse(f"/konti/{account_id}", 303))

    @router.post("/{account_id}/uden-kode", dependencies=[Depends(guard.own_form)])
    def end_second_step(account_id: str, account: administrator) -> Response:
        guard.store.end_second_step(account, account_id, guard.clock())
        return RedirectResponse(f"/konti/{account_id}", 303)

    def refused(request: Request, account: Account, account_id: str, reason: str) -> HTMLResponse:
        listed = guard.store.one_account(account, account_id, guard.clock())
        return shown(request, 400, one=listed, wanted=_as_it_is(listed), problem=reason)

    return router


def _wanted(name: str, login: str, unit: str, roles: Sequence[str]) -> Wanted:
    return Wanted(name.strip(), login.strip(), frozenset(roles), unit.strip() or None)


def _as_it_is(listed: Listed) -> Wanted:
    known = listed.account
    return Wanted(known.name, known.login, known.roles, known.unit)
