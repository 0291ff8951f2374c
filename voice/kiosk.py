"""The kiosk's pages: the same conversation as in a browser, for a screen that many people use. Never anybody's own.

They stand on the citizen front under /kiosk. What is heard comes over the socket of the speech room; what was confirmed
is posted here as spoken, so that no spoken yes sends, shares or erases anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot import talk, texts
from bot.cookie import Cookie
from bot.front_door import FrontDoor
from bot.hinge import CodeRefused, DoorClosed, TooManyCodes
from bot.messages import Answer
from bot.show import KeptFiles, Numbers, Show, pages
from bot.start import PAD, address_of
from bot.view import in_danger
from bot.web import Room

HERE = Path(__file__).parent
START = "/kiosk"
STEPS = (
    {"own_device", "start", "keep", "form", "helper", "helper_who"},
    {"warmup", "good_now"},
    {"dream", "good_day", "more_of", "less_of", "area", "tell_more", "idea", "own_view", "who_we", "positive",
     "split", "approve", "fix", "others_view"},
    {"more", "why", "near", "step", "helpers", "support", "when", "sign", "another", "most_important",
     "meeting_who", "meeting_not", "meeting_topic", "companion", "guide", "budget"},
    {"share", "share_provider", "share_guide", "send"},
    {"receipt", "remind", "how_was_it", "misunderstood"},
)  # fmt: skip
"""Where the talk is, so that its end can be seen; whatever lies outside of it shows no step."""


def step_of(told: Answer) -> int | None:
    """The step of the open question, from 0; None in between, and where help is what counts."""
    question = str(told.session.get("question"))
    question = "idea" if question.startswith("idea_") else question
    if in_danger(told):
        return None
    return next((at for at, questions in enumerate(STEPS) if question in questions), None)


def besides(told: Answer) -> dict[str, Any]:
    """What the kiosk's templates need besides the view: the step, and whether anything may be answered."""
    return {"step": step_of(told), "is_open": bool(told.session.get("open"))}


PLACE = talk.Place(
    start=START,
    talk=f"{START}/samtale",
    close=f"{START}/luk",
    help_now=f"{START}/hjaelp",
    page="kiosk/talk.html",
    part="kiosk/turn.html",
    besides=besides,
)


def kiosk(numbers: Numbers, packages_dir: Path, idle_seconds: int) -> Room:
    """What lays the kiosk's pages onto the citizen front. After so many idle seconds the page is emptied."""
    show = pages(numbers, {f"{START}/static": HERE})

    def add(app: FastAPI, door: FrontDoor, cookie: Cookie) -> None:
        def dressed(request: Request, name: str, **values: Any) -> HTMLResponse:
            return show(request, name, idle=idle_seconds, **values)

        app.include_router(start(door, cookie, dressed, numbers))
        app.include_router(talk.routes(door, cookie, dressed, PLACE))
        app.mount(f"{START}/static", KeptFiles(directory=HERE / "static"))
        app.mount(f"{START}/qr", KeptFiles(directory=packages_dir / "qr", check_dir=False))

    return add


def start(door: FrontDoor, cookie: Cookie, show: Show, numbers: Numbers) -> APIRouter:
    """The first page and the page with help."""
    router = APIRouter()

    def page(request: Request, status: int = 200, **values: Any) -> Response:
        in_pictures = request.query_params.get("kode") == "billeder"
        shown: dict[str, Any] = {"in_pictures": in_pictures, "pictures": PAD, "wrong": None} | values
        return show(request, "kiosk/start.html", status=status, **shown)

    @router.get(START)
    async def first(request: Request) -> Response:
        # Whoever stands before the first page is somebody new: what was open here is closed.
        if before := cookie.glance(request):
            door.presence.end(before, door.clock())
        closed = "lukket" in request.query_params
        return cookie.drop(page(request, notices=(texts.ENDED,) if closed else ()))

    @router.post(START)
    async def begin(request: Request) -> Response:
        form = {k: v for k, v in (await request.form()).items() if isinstance(v, str)}
        code = None if form.get("do") == "practice" else form.get("code", "").strip()
        try:
            handle = await door.open_with(code, "kiosk", address_of(request))
        except CodeRefused as error:
            return page(request, 403, wrong=texts.code_refused(error.reason))
        except TooManyCodes as error:
            response = page(request, 429, wrong=texts.too_many(error.retry_after))
            response.headers["Retry-After"] = str(error.retry_after)
            return response
        except DoorClosed:
            return page(request, 503, notices=texts.NO_ANSWER)
        return cookie.keep(RedirectResponse(PLACE.talk, 303), handle)

    @router.get(PLACE.help_now)
    async def help_now(request: Request) -> Response:
        others = [(label, number) for label, number in numbers() if number != "112"]
        return show(request, "kiosk/help.html", numbers=others)

    return router
