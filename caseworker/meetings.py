"""Meetings: the list, making one, and when and where it is. What happens at a meeting: `caseworker.meeting`."""

from datetime import timedelta
from itertools import groupby
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.addresses import Ref, citizen_page
from caseworker.form_fields import Fields, number
from caseworker.guard import Guard
from caseworker.meeting_form import MeetingForm
from caseworker.page import Show
from plan.access import Account
from plan.meeting import title, today
from plan.practical import practical_of
from plan.wish import NotPossible, StaleVersion


def meetings(guard: Guard, show: Show) -> APIRouter:
    """The routes /moeder, /borgere/{citizen}/nyt-moede and /moeder/{id}/ret."""
    router = APIRouter(include_in_schema=False)
    store, clock = guard.store, guard.clock
    signed_in = Annotated[Account, Depends(guard.caseworker)]
    team = Annotated[Account, Depends(guard.team)]
    own_form = [Depends(guard.own_form)]

    @router.get("/moeder", response_class=HTMLResponse)
    def the_list(request: Request, account: team, alle: str = "") -> HTMLResponse:
        everybody = bool(alle) or "caseworker" not in account.roles
        found = store.meeting_list(account, clock(), everybody=everybody)
        on = today(clock())
        groups = [
            (name, list(listed)) for name, listed in groupby(found, lambda one: title(one.meeting.date, on))
        ]
        return show(request, "meetings.html", here="meetings", groups=groups, everybody=everybody)

    @router.get("/borgere/{citizen}/nyt-moede", response_class=HTMLResponse)
    def new(request: Request, ref: Ref, account: signed_in) -> HTMLResponse:
        page = store.citizen_page(account, ref, clock(), "make", "meeting")
        form = MeetingForm(interpreter=page.citizen.interpreter or "")
        return make_page(request, ref, form, uuid4().hex)

    @router.post("/borgere/{citizen}/nyt-moede", dependencies=own_form)
    def make(request: Request, ref: Ref, account: signed_in, fields: Fields) -> Response:
        form, meeting_id = MeetingForm.typed(fields), fields.get("meeting", "")
        try:
            made = store.make_meeting(account, ref, meeting_id, form.read(), clock())
        except NotPossible as refusal:
            return make_page(request, ref, form, meeting_id, refusal.reason)
        return RedirectResponse(f"/moeder/{made.id}", 303)

    def make_page(
        request: Request, ref: str, form: MeetingForm, meeting_id: str, reason: str = ""
    ) -> HTMLResponse:
        return show(
            request,
            "meeting_form.html",
            status=422 if reason else 200,
            here="meetings",
            citizen_ref=ref,
            back=citizen_page(ref),
            form=form,
            meeting=None,
            meeting_id=meeting_id,
            problem=reason,
            field=form.field_of(reason) if reason else "",
            first_day=today(clock()),
            last_day=today(clock()) + timedelta(days=5 * 365),
        )

    @router.get("/moeder/{meeting_id}/ret", response_class=HTMLResponse)
    def change(request: Request, meeting_id: str, account: signed_in) -> HTMLResponse:
        return change_page(request, account, meeting_id)

    @router.post("/moeder/{meeting_id}/ret", dependencies=own_form)
    def keep(request: Request, meeting_id: str, account: signed_in, fields: Fields) -> Response:
        form = MeetingForm.typed(fields)
        try:
            store.set_meeting(account, meeting_id, number(fields, "edit"), form.read(), clock())
        except StaleVersion:
            return change_page(request, account, meeting_id, form, "stale_version", 409)
        except NotPossible as refusal:
            return change_page(request, account, meeting_id, form, refusal.reason, 422)
        return RedirectResponse(f"/moeder/{meeting_id}", 303)

    def change_page(
        request: Request,
        account: Account,
        meeting_id: str,
        form: MeetingForm | None = None,
        reason: str = "",
        status: int = 200,
    ) -> HTMLResponse:
        meeting = store.gathered(account, meeting_id, clock(), "change").meeting
        shown = form or MeetingForm.of(practical_of(meeting))
        return show(
            request,
            "meeting_form.html",
            status=status,
            here="meetings",
            citizen_ref=meeting.citizen_ref,
            back=f"/moeder/{meeting_id}",
            form=shown,
            meeting=meeting,
            meeting_id=meeting_id,
            problem=reason,
            field=shown.field_of(reason) if status == 422 else "",
            first_day=min(today(clock()), meeting.date or today(clock())),
            last_day=today(clock()) + timedelta(days=5 * 365),
        )

    return router
