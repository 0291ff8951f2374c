"""One dream: the citizen's own words first and unchanged, then what they said yes to. Edits no word of theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account
from plan.areas import AREAS, SUB_THEMES, Theme, themes
from plan.casework import Casework
from plan.easy_danish import Finding
from plan.wish import MOVES, StaleVersion
from plan.wordings import KINDS

WITH_REASON = tuple(name for name, move in MOVES.items() if move.reason)


@dataclass(frozen=True)
class Typed:
    """What somebody wrote in a form that was not taken: which form, its fields, and what was found in them."""

    form: str
    fields: Mapping[str, str] = field(default_factory=dict)
    found: tuple[Finding, ...] = ()
    seen: str = ""  # lets exactly this text through: what was found does not stop it


NOTHING = Typed("")


@dataclass(frozen=True)
class Look:
    """How a dream is shown: after what was done, or with what could not be done."""

    typed: Typed = NOTHING
    problem: str = ""  # stale, illegal, reason or words
    done: str = ""
    status: int = 200


class DreamPage:
    """Shows a dream."""

    def __init__(self, guard: Guard, show: Show, questions: Mapping[str, str]) -> None:
        """Keep what every dream is shown with: `questions` gives what was asked by question id."""
        self.guard = guard
        self._show = show
        self._questions = questions

    def show(
        self, request: Request, account: Account, wish_id: str, look: Look | None = None
    ) -> HTMLResponse:
        """The page as the dream stands now. Raises NotAllowed."""
        look = look or Look()
        store, now = self.guard.store, self.guard.clock()
        work = store.casework(account, wish_id, now)
        return self._show(
            request,
            "dream.html",
            status=look.status,
            work=work,
            wish=work.wish,
            meeting=work.meeting,
            proposed=theme_names(work),
            corrected=names(work.ffb_corrected or ()),
            sub_themes=by_theme(),
            areas=AREAS,
            kinds=KINDS,
            with_reason=WITH_REASON,
            questions=self._questions,
            typed=look.typed,
            problem=look.problem,
            done=look.done,
        )


def theme_names(work: Casework) -> tuple[str, ...]:
    """KL's names for the proposed codes, or, where the area fixes none, those to choose among."""
    return names(work.wish.ffb_codes) or tuple(_name(theme) for theme in themes(work.wish.life_area))


def names(codes: tuple[str, ...]) -> tuple[str, ...]:
    """KL's names for these codes."""
    return tuple(_name(theme) for theme in SUB_THEMES if theme.code in codes)


def by_theme() -> dict[str, list[Theme]]:
    """Every sub-theme under its theme."""
    found: dict[str, list[Theme]] = {}
    for theme in SUB_THEMES:
        found.setdefault(theme.theme, []).append(theme)
    return found


def _name(theme: Theme) -> str:
    return f"{theme.name} ({theme.theme})"


def dream(page: DreamPage) -> APIRouter:
    """The route /droemme/{id} and the form that marks a dream as read."""
    router = APIRouter(include_in_schema=False)
    guard = page.guard

    @router.get("/droemme/{wish_id}", response_class=HTMLResponse)
    def one(
        request: Request,
        wish_id: str,
        account: Annotated[Account, Depends(guard.team)],
        gjort: str = "",
    ) -> HTMLResponse:
        return page.show(request, account, wish_id, Look(done=gjort))

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
            return page.show(request, account, wish_id, Look(problem="stale", status=409))
        return RedirectResponse(f"/droemme/{wish_id}", 303)

    return router
