"""One meeting: its dreams in the citizen's order, what happens to it, its minutes and its end."""

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

    def back(meeting_id: str) -> RedirectResponse:
        return RedirectResponse(f"/moeder/{meeting_id}", 303)

    @router.get("/moeder/{meeting_id}", response_class=HTMLResponse)
    def one(request: Request, meeting_id: str, account: team) -> HTMLResponse:
        return page(request, account, meeting_id)

    @router.post("/moeder/{meeting_id}/aflys", dependencies=own_form)
    def cancel(request: Request, meeting_id: str, account: signed_in, fields: Fields) -> Response:
        try:
            store.cancel_meeting(account, meeting_id, number(fields, "edit"), clock())
        except NotPossible as refusal:
            return page(request, account, meeting_id, refusal)
        return back(meeting_id)

    @router.post("/moeder/{meeting_id}/del", dependencies=own_form)
    def split(
        request: Request, meeting_id: str, account: signed_in, fields: Fields, ticked: Ticked
    ) -> Response:
        to = fields.get("to", "")
        try:
            there = store.split_meeting(account, meeting_id, number(fields, "edit"), ticked, to, clock())
        except NotPossible as refusal:
            return page(request, account, meeting_id, refusal, ticked=ticked, to=to)
        return back(there)

    @router.post("/moeder/{meeting_id}/holdt", dependencies=own_form)
    def hold(request: Request, meeting_id: str, account: signed_in, fields: Fields) -> Response:
        try:
            store.hold_meeting(account, meeting_id, number(fields, "edit"), clock())
        except NotPossible as refusal:
            return page(request, account, meeting_id, refusal)
        return back(meeting_id)

    @router.post("/moeder/{meeting_id}/referat", dependencies=own_form)
    def minutes(request: Request, meeting_id: str, account: signed_in, fields: Fields) -> Response:
        notes = fields.get("notes", "")
        try:
            store.write_minutes(account, meeting_id, number(fields, "edit"), notes, clock())
        except NotPossible as refusal:
            return page(request, account, meeting_id, refusal, notes=notes)
        return back(meeting_id)

    @router.post("/moeder/{meeting_id}/luk", dependencies=own_form)
    def close(request: Request, meeting_id: str, account: signed_in, fields: Fields) -> Response:
        try:
            store.close_meeting(account, meeting_id, number(fields, "edit"), clock())
        except NotPossible as refusal:
            return page(request, account, meeting_id, refusal)
        return back(meeting_id)

    return router
