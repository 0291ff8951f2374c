"""The API's meetings, invitations and exports. What the citizen said about who should not come is in none."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi.responses import Response

from caseworker.bearer import NOT_POSSIBLE, REFUSALS, holder
from caseworker.calendar_file import calendar_file
from caseworker.fhir_goal import goal_bundle
from caseworker.invitation import Letter
from caseworker.meeting_shapes import (
    EditIn,
    InvitationIn,
    InvitationOut,
    MeetingIn,
    MeetingsOut,
    NewMeetingIn,
    WholeMeetingOut,
    meeting_out,
)
from caseworker.press import Press, calendar_words, table_words
from caseworker.table_file import table_file
from plan.access import Account
from plan.store import Store

MOST = 1000  # meetings in one answer


def api_meetings(store: Store, clock: Callable[[], datetime], letter: Letter) -> APIRouter:
    """The routes /api/v1/meetings and /api/v1/invitations."""
    router = APIRouter(prefix="/api/v1", responses=REFUSALS)
    reader = Annotated[Account, Depends(holder(store, clock, "meetings:read"))]
    # What it changed is answered: both scopes.
    writer = Annotated[Account, Depends(holder(store, clock, "meetings:write", "meetings:read"))]
    inviter = Annotated[Account, Depends(holder(store, clock, "invitations:write"))]

    def whole(account: Account, meeting_id: str) -> WholeMeetingOut:
        found = store.gathered(account, meeting_id, clock())
        return meeting_out(found.meeting, found.dreams)

    @router.get("/meetings", tags=["meetings"], summary="Meetings that are not over")
    def meetings(account: reader, limit: Annotated[int, Query(ge=1, le=MOST)] = 200) -> MeetingsOut:
        found = store.meeting_list(account, clock(), everybody=True, most=limit)
        return MeetingsOut(meetings=[meeting_out(one.meeting) for one in found])

    @router.get("/meetings/{meeting_id}", tags=["meetings"], summary="One meeting and its dreams' states")
    def meeting(meeting_id: str, account: reader) -> WholeMeetingOut:
        return whole(account, meeting_id)

    @router.post(
        "/meetings",
        tags=["meetings"],
        status_code=201,
        responses=NOT_POSSIBLE,
        summary="Make a meeting for a citizen; a date is told to the citizen",
    )
    def make(account: writer, body: NewMeetingIn) -> WholeMeetingOut:
        number = body.id or uuid4().hex
        store.make_meeting(account, body.citizen_ref, number, body.plan(), clock())
        return whole(account, number)

    @router.put(
        "/meetings/{meeting_id}",
        tags=["meetings"],
        responses=NOT_POSSIBLE,
        summary="Set or move a meeting; the citizen is told",
    )
    def change(meeting_id: str, account: writer, body: MeetingIn) -> WholeMeetingOut:
        store.set_meeting(account, meeting_id, body.edit, body.plan(), clock())
        return whole(account, meeting_id)

    @router.post(
        "/meetings/{meeting_id}/cancel",
        tags=["meetings"],
        responses=NOT_POSSIBLE,
        summary="Cancel a meeting; its dreams go on to the next one",
    )
    def cancel(meeting_id: str, account: writer, body: EditIn) -> WholeMeetingOut:
        store.cancel_meeting(account, meeting_id, body.edit, clock())
        return whole(account, meeting_id)

    @router.post(
        "/meetings/{meeting_id}/hold",
        tags=["meetings"],
        responses=NOT_POSSIBLE,
        summary="Say that a meeting was held",
    )
    def hold(meeting_id: str, account: writer, body: EditIn) -> WholeMeetingOut:
        store.hold_meeting(account, meeting_id, body.edit, clock())
        return whole(account, meeting_id)

    @router.post(
        "/meetings/{meeting_id}/close",
        tags=["meetings"],
        responses=NOT_POSSIBLE,
        summary="Close a meeting that was held; 409 while a dream of it has no answer",
    )
    def close(meeting_id: str, account: writer, body: EditIn) -> WholeMeetingOut:
        store.close_meeting(account, meeting_id, body.edit, clock())
        return whole(account, meeting_id)

    @router.post(
        "/invitations",
        tags=["invitations"],
        status_code=201,
        responses=NOT_POSSIBLE,
        summary="Make a citizen's code",
    )
    def invite(account: inviter, body: InvitationIn) -> InvitationOut:
        key = body.key or secrets.token_urlsafe(32)
        made = store.hand_over(account, body.citizen_ref, key, clock(), body.days)
        return InvitationOut(
            code=made.digits,
            pictures=list(made.pictures),
            link=letter.link(made),
            expires_at=made.expires_at,
        )

    return router


def api_export(store: Store, clock: Callable[[], datetime], press: Press) -> APIRouter:
    """The routes under /api/v1/meetings/{id} that give files; each is kept in the log as an export."""
    router = APIRouter(prefix="/api/v1/meetings/{meeting_id}", tags=["export"], responses=REFUSALS)
    exporter = Annotated[Account, Depends(holder(store, clock, "export:read"))]

    @router.get(
        "/goals",
        summary="The dreams as FHIR R4 goals after KL's FFB messaging profile",
        responses={200: {"content": {"application/fhir+json": {}}}},
        response_class=Response,
    )
    def goals(meeting_id: str, account: exporter) -> Response:
        found = store.papers(account, meeting_id, clock())
        bundle = goal_bundle(found, base=press.base, now=clock())
        return Response(bundle, media_type="application/fhir+json")

    @router.get(
        "/wishes.csv",
        summary="The dreams as a table",
        responses={200: {"content": {"text/csv": {}}}},
        response_class=Response,
    )
    def table(meeting_id: str, account: exporter) -> Response:
        found = store.papers(account, meeting_id, clock())
        return Response(table_file(*table_words(found)), media_type="text/csv; charset=utf-8")

    @router.get(
        "/calendar.ics",
        summary="The meeting as a calendar file; 404 while it has no date",
        responses={200: {"content": {"text/calendar": {}}}},
        response_class=Response,
    )
    def calendar(meeting_id: str, account: exporter) -> Response:
        meeting = store.papers(account, meeting_id, clock()).meeting
        if meeting.date is None:
            raise HTTPException(404)
        title, place = calendar_words(meeting, for_citizen=False)
        file = calendar_file(meeting, title=title, place=place, host=press.host, now=clock())
        return Response(file, media_type="text/calendar; charset=utf-8")

    return router
