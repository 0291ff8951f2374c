"""One dream: the citizen's own words first and unchanged, then what they said yes to. Edits nothing."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account
from plan.areas import themes
from plan.wish import StaleVersion, Wish


def theme_names(wish: Wish) -> tuple[str, ...]:
    """KL's names for the codes of the wish, or, where the area fixes none, those to choose among."""
    possible = themes(wish.life_area)
    fixed = tuple(theme for theme in possible if theme.code in wish.ffb_codes)
    return tuple(f"{theme.name} ({theme.theme})" for theme in fixed or possible)


def dream(guard: Guard, show: Show, questions: Mapping[str, str]) -> APIRouter:
    """The route /droemme/{id} and the form that marks a dream as read.

    `questions` gives, for the id of a question, what the citizen was asked.
    """
    router = APIRouter(include_in_schema=False)

    def page(request: Request, account: Account, wish: Wish, status: int = 200) -> HTMLResponse:
        return show(
            request,
            "dream.html",
            status=status,
            wish=wish,
            meeting=guard.store.meeting(account, wish.id, guard.clock()),
            themes=theme_names(wish),
            themes_fixed=bool(wish.ffb_codes),
            questions=questions,
            changed_meanwhile=status == 409,
        )

    @router.get("/droemme/{wish_id}", response_class=HTMLResponse)
    def one(
        request: Request, wish_id: str, account: Annotated[Account, Depends(guard.caseworker)]
    ) -> HTMLResponse:
        return page(request, account, guard.store.wish(account, wish_id, guard.clock()))

    @router.post("/droemme/{wish_id}/laest", dependencies=[Depends(guard.own_form)])
    def mark_read(
        request: Request,
        wish_id: str,
        account: Annotated[Account, Depends(guard.caseworker)],
        version: Annotated[int, Form()],
    ) -> Response:
        try:
            guard.store.mark_read(account, wish_id, version, guard.clock())
        except StaleVersion:
            return page(request, account, guard.store.wish(account, wish_id, guard.clock()), status=409)
        return RedirectResponse(f"/droemme/{wish_id}", 303)

    return router
