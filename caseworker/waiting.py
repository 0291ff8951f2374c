"""The list of dreams before the next meetings, with search, filters and kept views. It ranks no person."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.cursor import place_from, word
from caseworker.guard import Guard
from caseworker.page import Show
from caseworker.sealed import Seal
from plan.access import Account
from plan.filters import Filters, filters_from
from plan.listed import Listed, Place
from plan.meeting import today
from plan.views import View
from plan.wish import NotPossible

Days = list[tuple[Any, list[Listed]]]
Parts = list[tuple[str, list[tuple[str, Days]]]]


def in_parts(dreams: Iterable[Listed]) -> Parts:
    """The list under its headings: whose, then how near the meeting is, then the day."""
    return [
        (
            part,
            [
                (title, [(day, list(same)) for day, same in groupby(near, key=lambda one: one.day)])
                for title, near in groupby(theirs, key=lambda one: one.title)
            ],
        )
        for part, theirs in groupby(dreams, key=lambda one: one.part)
    ]


@dataclass(frozen=True)
class Asked:
    """What the address asks for: the filters, and the address that asks for them again."""

    filters: Filters
    address: str
    view: View | None = None

    def and_then(self, key: str, value: str) -> str:
        """The address with one thing more."""
        return f"{self.address}{'&' if '?' in self.address else '?'}{key}={value}"


def waiting(guard: Guard, show: Show, seal: Seal) -> APIRouter:
    """The routes / and /soeg, and /visninger, where views are kept and forgotten."""
    router = APIRouter(include_in_schema=False)
    store, clock = guard.store, guard.clock

    def asked_for(account: Account, valg: str, hos: str, visning: str, views: tuple[View, ...]) -> Asked:
        if visning:
            for view in views:
                if view.id == visning:
                    return Asked(view.filters, f"/?visning={view.id}", view)
        if hos:
            return Asked(Filters(whose=hos), f"/?hos={hos}")
        filters = seal.opened(valg) if valg else None
        return Asked(filters, f"/?valg={valg}") if filters else Asked(Filters(), "/")

    def page(
        request: Request, account: Account, asked: Asked, after: Place | None = None, **more: Any
    ) -> HTMLResponse:
        found = store.waiting(account, asked.filters, clock(), after)
        fresh = request.headers.get("x-part") == "list"
        known: dict[str, Any] = {
            "asked": asked,
            "filters": asked.filters,
            "parts": in_parts(found.dreams),
            "found": found,
            "counted": found.counted,
            "next": asked.and_then("efter", word(found.next)) if found.next else "",
            "further": after is not None,
            "newest": found.newest,
            "today": today(clock()),
            "sealed": seal.seal(asked.filters) if asked.filters.chosen() and not asked.view else "",
            "views": () if fresh else store.views(account),
            "choosing": False,
            "problem": "",
            "typed": "",
        }
        return show(request, "_list.html" if fresh else "waiting.html", here="waiting", **known | more)

    @router.get("/", response_class=HTMLResponse)
    def the_list(
        request: Request,
        account: Annotated[Account, Depends(guard.team)],
        valg: str = "",
        hos: str = "",
        visning: str = "",
        efter: str = "",
        vaelg: bool = False,
    ) -> HTMLResponse:
        try:
            after = place_from(efter) if efter else None
            asked = asked_for(account, valg, hos, visning, store.views(account) if visning else ())
        except (ValueError, NotPossible):
            raise HTTPException(400) from None
        return page(request, account, asked, after, choosing=vaelg)

    @router.post("/soeg", dependencies=[Depends(guard.own_form)])
    async def search(request: Request, account: Annotated[Account, Depends(guard.team)]) -> Response:
        try:
            filters = filters_from(dict(await request.form()))
        except NotPossible:
            raise HTTPException(400) from None
        # What is searched for never stands in an address: it may be a citizen's words.
        return RedirectResponse(f"/?valg={seal.seal(filters)}" if filters.chosen() else "/", 303)

    @router.post("/visninger", dependencies=[Depends(guard.own_form)])
    def keep(
        request: Request,
        account: Annotated[Account, Depends(guard.team)],
        valg: Annotated[str, Form()] = "",
        name: Annotated[str, Form()] = "",
    ) -> Response:
        filters = seal.opened(valg)
        if filters is None:
            raise HTTPException(400)
        try:
            view = store.keep_view(account, name, filters, clock())
        except NotPossible as refusal:
            asked = Asked(filters, f"/?valg={valg}")
            return page(request, account, asked, status=409, problem=refusal.reason, typed=name)
        return RedirectResponse(f"/?visning={view}", 303)

    @router.post("/visninger/{view_id}/glem", dependencies=[Depends(guard.own_form)])
    def forget(view_id: str, account: Annotated[Account, Depends(guard.team)]) -> Response:
        store.forget_view(account, view_id)
        return RedirectResponse("/", 303)

    return router
