"""Receivers of events in other systems, for an administrator: made, closed, and what did not reach them."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account, NotAllowed
from plan.events import NAMES
from plan.wish import NotPossible

# Holds the key of a form whose secret is shown once, on the page that the form leads to.
ONCE = "drommeplan_desk_hook"
ONCE_SECONDS = 300
USUAL = tuple(name for name in NAMES if not name.startswith("danger."))


def webhooks(guard: Guard, show: Show) -> APIRouter:
    """The routes under /webhooks."""
    router = APIRouter(include_in_schema=False, prefix="/webhooks")
    store, clock = guard.store, guard.clock
    administrator = Annotated[Account, Depends(guard.administrator)]
    own_form = [Depends(guard.own_form)]

    def page(request: Request, account: Account, status: int = 200, **values: Any) -> HTMLResponse:
        usual = {"key": uuid4().hex, "secret": "", "problem": "", "system": "", "url": "", "chosen": USUAL}
        return show(
            request,
            "webhooks.html",
            status=status,
            here="webhooks",
            hooks=store.receivers(account),
            letters=store.dead_letters(account),
            names=NAMES,
            **(usual | values),
        )

    @router.get("", response_class=HTMLResponse)
    def all_of_them(request: Request, account: administrator) -> HTMLResponse:
        number, _, key = request.cookies.get(ONCE, "").partition(".")
        try:
            secret = store.first_secret(account, number, key) if key else ""
        except NotAllowed:
            secret = ""
        answer = page(request, account, secret=secret)
        answer.delete_cookie(ONCE, path="/webhooks")
        return answer

    @router.post("", dependencies=own_form)
    def add(
        request: Request,
        account: administrator,
        key: Annotated[str, Form(pattern="^[0-9a-f]{32}$")],
        name: Annotated[str, Form()] = "",
        url: Annotated[str, Form()] = "",
        event: Annotated[Sequence[str], Form()] = (),
    ) -> Response:
        try:
            number, _ = store.add_hook(account, name, url, event, clock(), key)
        except NotPossible as refusal:
            typed = {"system": name, "url": url, "chosen": tuple(event), "key": key}
            return page(request, account, 400, problem=refusal.reason, **typed)
        answer = RedirectResponse("/webhooks", 303)
        answer.set_cookie(
            ONCE,
            f"{number}.{key}",
            max_age=ONCE_SECONDS,
            path="/webhooks",
            httponly=True,
            samesite="strict",
            secure=guard.secure,
        )
        return answer

    @router.post("/{hook_id}/luk", dependencies=own_form)
    def close(hook_id: str, account: administrator) -> Response:
        store.close_hook(account, hook_id, clock())
        return RedirectResponse("/webhooks", 303)

    @router.post("/beskeder/{message_id}/send", dependencies=own_form)
    def resend(request: Request, message_id: str, account: administrator) -> Response:
        try:
            store.resend(account, message_id, clock())
        except NotPossible as refusal:
            return page(request, account, 409, problem=refusal.reason)
        return RedirectResponse("/webhooks", 303)

    return router
