"""The log for the data protection officer, also as a file: who saw and did what. It changes and erases nothing."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, Response
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.log_file import log_words
from caseworker.page import Show
from caseworker.table_file import table_file
from plan.access import Account
from plan.log_book import Search
from plan.wish import NotPossible

LONGEST = 200  # characters looked for


@dataclass(frozen=True)
class Asked:
    """What is looked for, as the fields of the page hold it."""

    borger: str
    person: str
    fra: str
    til: str

    @property
    def search(self) -> Search:
        """The same, as the store takes it."""
        return Search(self.borger, self.person, _day(self.fra), _day(self.til))


def asked(borger: str = "", person: str = "", fra: str = "", til: str = "") -> Asked:
    """What the address asks for."""
    return Asked(borger.strip()[:LONGEST], person.strip()[:LONGEST], fra, til)


def log_book(guard: Guard, show: Show) -> APIRouter:
    """The routes /log, /log/fil and /log/hel."""
    router = APIRouter(include_in_schema=False, prefix="/log")
    store, clock = guard.store, guard.clock
    watcher = Annotated[Account, Depends(guard.watcher)]
    wanted = Annotated[Asked, Depends(asked)]

    def page(
        request: Request, account: Account, said: Asked, foer: str = "", problem: str = ""
    ) -> HTMLResponse:
        found = store.log_page(account, said.search, clock(), _number(foer))
        fields = asdict(said)
        more = {name: value for name, value in fields.items() if value} | {"foer": found.older}
        return show(
            request,
            "log.html",
            status=422 if problem else 200,
            here="log",
            page=found,
            said=said,
            searched=any(fields.values()),
            later=bool(foer),
            older=f"/log?{urlencode(more)}" if found.older else "",
            problem=problem,
        )

    @router.get("", response_class=HTMLResponse)
    def read(request: Request, account: watcher, said: wanted, foer: str = "") -> HTMLResponse:
        return page(request, account, said, foer)

    @router.get("/fil")
    def file(request: Request, account: watcher, said: wanted) -> Response:
        try:
            found = store.log_file(account, said.search, clock())
        except NotPossible as refusal:
            return page(request, account, said, problem=refusal.reason)
        return Response(
            table_file(*log_words(found)),
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="log.csv"'},
        )

    @router.get("/hel", response_class=HTMLResponse)
    def whole(request: Request, account: watcher) -> HTMLResponse:
        broken = store.verify()
        return show(request, "log_whole.html", here="log", broken=broken, newest=store.newest())

    return router


def _day(text: str) -> date | None:
    """The day that a date field holds; nothing for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None
