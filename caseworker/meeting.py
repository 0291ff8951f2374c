"""One meeting: its dreams in the citizen's order, what happens to it, its minutes and its end."""

from collections.abc import Callable
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.form_fields import Fields, Ticked, number
from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account
from plan.carrying import CAN_GO_ON
from plan.desk import WAITING
from plan.meeting import today
from plan.store import Unanswered
from plan.wish import NotPossible, StaleVersion


def meeting(guard: Guard, show: Show) -> APIRouter:
    """The route /moeder/{id} and the forms on it."""
    router = APIRouter(include_in_schema=False)
    store, clock = guard.store, guard.clock
    signed_in = Annotated[Account, Depends(guard.caseworker)]
    team = Annotated[Account, Depends(guard.team)]
    own_form = [Depends(guard.own_form)]

    def page(
        request: Request,
        account: Account,
        meeting_id: str,
        refusal: NotPossible | None = None,
        **kept: Any,
    ) -> HTMLResponse:
        """The meeting as it stands; after a refusal with what was typed, so that nothing is lost."""
        gathered = store.gathered(account, meeting_id, clock())
        fresh = uuid4().hex
        known: dict[str, Any] = {"notes": gathered.meeting.notes or "", "ticked": (), "to": fresh}
        status = 200 if refusal is None else 409 if isinstance(refusal, StaleVersion) else 422
        return show(
            request,
            "meeting.html",
            status=status,
            here="meetings",
            gathered=gathered,
            meeting=gathered.meeting,
            today=today(clock()),
            waiting=WAITING,
            can_go_on=CAN_GO_ON,
            fresh=fresh,
            problem=refusal.reason if refusal else "",
            unanswered=refusal.wish_ids if isinstance(refusal, Unanswered) else (),
            **(known | kept),
        )

    def attempt(
        request: Request, account: Account, meeting_id: str, act: Callable[[], str | None], **kept: Any
    ) -> Response:
        """Does it and leads to the meeting that it names, or back to this one; or shows why it could not be."""
        try:
            there = act()
        except NotPossible as refusal:
            return page(request, account, meeting_id, refusal, **kept)
        return RedirectResponse(f"/moeder/{there or meeting_id}", 303)

    @router.get("/moeder/{meeting_id}", response_class=HTMLResponse)
    def one(request: Request, meeting_id: str, account: team) -> HTMLResponse:
        return page(request, account, meeting_id)

    @router.post("/moeder/{meeting_id}/aflys", dependencies=own_form)
    def cancel(request: Request, meeting_id: str, account: signed_in, fields: Fields) -> Response:
        def act() -> None:
            store.cancel_meeting(account, meeting_id, number(fields, "edit"), clock())

        return attempt(request, account, meeting_id, act)

    @router.post("/moeder/{meeting_id}/del", dependencies=own_form)
    def split(
        request: Request, meeting_id: str, account: signed_in, fields: Fields, ticked: Ticked
    ) -> Response:
        to = fields.get("to", "")

        def act() -> str:
            return store.split_meeting(account, meeting_id, number(fields, "edit"), ticked, to, clock())

        return attempt(request, account, meeting_id, act, ticked=ticked, to=to)

    @router.post("/moeder/{meeting_id}/holdt", dependencies=own_form)
    def hold(request: Request, meeting_id: str, account: signed_in, fields: Fields) -> Response:
        def act() -> None:
            store.hold_meeting(account, meeting_id, number(fields, "edit"), clock())

        return attempt(request, account, meeting_id, act)

    @router.post("/moeder/{meeting_id}/referat", dependencies=own_form)
    def minutes(request: Request, meeting_id: str, account: signed_in, fields: Fields) -> Response:
        notes = fields.get("notes", "")

        def act() -> None:
            store.write_minutes(account, meeting_id, number(fields, "edit"), notes, clock())

        return attempt(request, account, meeting_id, act, notes=notes)

    @router.post("/moeder/{meeting_id}/luk", dependencies=own_form)
    def close(request: Request, meeting_id: str, account: signed_in, fields: Fields) -> Response:
        def act() -> None:
            store.close_meeting(account, meeting_id, number(fields, "edit"), clock())

        return attempt(request, account, meeting_id, act)

    return router
