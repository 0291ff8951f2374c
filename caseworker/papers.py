"""A meeting's papers: agenda, the citizen's own sheet, minutes, calendar file, and what other systems take in."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from fastapi.responses import HTMLResponse, Response
from starlette.requests import Request

from caseworker.calendar_file import calendar_file
from caseworker.fhir_goal import goal_bundle
from caseworker.guard import Guard
from caseworker.page import Show
from caseworker.pdf import NoPdf
from caseworker.press import SHEETS, Press, calendar_words, table_words
from caseworker.table_file import table_file
from plan.access import Account
from plan.paper import Papers, shown_to

FOR_WHOM = {"": "everybody", "udfoerer": "provider", "brugerguide": "guide"}


def papers(guard: Guard, show: Show, press: Press) -> APIRouter:
    """The routes under /moeder/{id}/papirer."""
    router = APIRouter(prefix="/moeder/{meeting_id}/papirer", include_in_schema=False)
    signed_in = Annotated[Account, Depends(guard.caseworker)]

    def take_out(account: Account, meeting_id: str, whom: str = "") -> Papers:
        if whom not in FOR_WHOM:
            raise HTTPException(404)
        found = guard.store.papers(account, meeting_id, guard.clock())
        return shown_to(found, FOR_WHOM[whom])

    @router.get("", response_class=HTMLResponse)
    def overview(request: Request, meeting_id: str, account: signed_in) -> HTMLResponse:
        found = take_out(account, meeting_id)
        able = press.printer.is_able()
        return show(request, "papers.html", papers=found, able=able, here="meetings", **press.words())

    @router.get("/kalender.ics")
    def calendar(meeting_id: str, account: signed_in, til: str = "") -> Response:
        meeting = take_out(account, meeting_id).meeting
        if meeting.date is None:
            raise HTTPException(404)
        title, place = calendar_words(meeting, for_citizen=til == "borger")
        content = calendar_file(meeting, title=title, place=place, host=press.host, now=guard.clock())
        return _file(content, "text/calendar; charset=utf-8", "moede.ics")

    @router.get("/maal.json")
    def goals(meeting_id: str, account: signed_in) -> Response:
        content = goal_bundle(take_out(account, meeting_id), base=press.base, now=guard.clock())
        return _file(content, "application/fhir+json", "maal.json")

    @router.get("/droemme.csv")
    def table(meeting_id: str, account: signed_in) -> Response:
        content = table_file(*table_words(take_out(account, meeting_id)))
        return _file(content, "text/csv; charset=utf-8", "droemme.csv")

    def sheet(name: str) -> None:
        @router.get(f"/{name}", response_class=HTMLResponse)
        def print_view(meeting_id: str, account: signed_in, til: str = "") -> HTMLResponse:
            return HTMLResponse(press.page(name, take_out(account, meeting_id, til), on_paper=False))

        @router.get(f"/{name}.pdf")
        def pdf(request: Request, meeting_id: str, account: signed_in, til: str = "") -> Response:
            page = press.page(name, take_out(account, meeting_id, til), on_paper=True)
            try:
                return _file(press.printer.make(page), "application/pdf", f"{name}.pdf")
            except NoPdf:
                return show(request, "problem.html", status=501, reason="pdf")

    for name in SHEETS:
        sheet(name)
    return router


def _file(content: bytes, media_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)
