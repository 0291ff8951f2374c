"""The log for the data protection officer: who saw and did what, in plain words. It changes and erases nothing."""

from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account
from plan.log_book import Search

LONGEST = 200  # characters looked for


def log_book(guard: Guard, show: Show) -> APIRouter:
    """The routes /log and /log/hel."""
    router = APIRouter(include_in_schema=False, prefix="/log")

    @router.get("", response_class=HTMLResponse)
    def read(
        request: Request,
        account: Annotated[Account, Depends(guard.watcher)],
        borger: str = "",
        person: str = "",
        fra: str = "",
        til: str = "",
        foer: str = "",
    ) -> HTMLResponse:
        said = {
            "borger": borger.strip()[:LONGEST],
            "person": person.strip()[:LONGEST],
            "fra": fra,
            "til": til,
        }
        search = Search(said["borger"], said["person"], _day(fra), _day(til))
        page = guard.store.log_page(account, search, guard.clock(), _number(foer))
        more = {name: value for name, value in said.items() if value} | {"foer": page.older}
        return show(
            request,
            "log.html",
            here="log",
            page=page,
            said=said,
            searched=any(said.values()),
            later=bool(foer),
            older=f"/log?{urlencode(more)}" if page.older else "",
        )

    @router.get("/hel", response_class=HTMLResponse)
    def whole(request: Request, account: Annotated[Account, Depends(guard.watcher)]) -> HTMLResponse:
        broken = guard.store.verify()
        return show(request, "log_whole.html", here="log", broken=broken, newest=guard.store.newest())

    return router


def _day(text: str) -> date | None:
    """The day that a date field holds; nothing for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None
