"""The desk as one web application, put together from its rooms. It serves caseworkers, never citizens."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.requests import Request

from caseworker.accounts import accounts
from caseworker.answering import answering
from caseworker.api import api
from caseworker.api_meetings import api_export, api_meetings
from caseworker.assigning import assigning
from caseworker.bearer import not_possible, refusal
from caseworker.citizens import citizens
from caseworker.confidential import confidential
from caseworker.dream import DreamPage, dream
from caseworker.duty import duty
from caseworker.edge import Edge
from caseworker.first_page import CHOOSE_FIRST
from caseworker.guard import Guard, PasswordIsOld, SignInNeeded, StaleForm
from caseworker.identity import Provider, identity
from caseworker.information import information
from caseworker.invitation import Letter, invitation
from caseworker.kept import is_ours, typed
from caseworker.live import live
from caseworker.log_book import log_book
from caseworker.meeting import meeting
from caseworker.meetings import meetings
from caseworker.own_account import own_account
from caseworker.page import HERE, Show, pages
from caseworker.papers import papers
from caseworker.press import Picture, Press
from caseworker.sealed import Seal
from caseworker.session import FormTokens, header
from caseworker.shared import shared
from caseworker.sign_in import sign_in, sign_in_form
from caseworker.team import team
from caseworker.waiting import waiting
from caseworker.webhooks import webhooks
from plan.access import NotAllowed
from plan.store import Store
from plan.wish import NotPossible

API = "/api/"
# FastAPI can send traces, and errors with their text, to an address from the environment: never.
SILENT: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}

Failure = Callable[..., Response]


def desk(
    store: Store,
    *,
    secret: str,
    secure_cookies: bool,
    public_url: str,
    pages_dir: Path,
    design_dir: Path,
    letter: Letter,
    clock: Callable[[], datetime],
    provider: Provider | None = None,
    questions: Mapping[str, str] | None = None,
    picture: Picture | None = None,
) -> FastAPI:
    """The desk's application.

    `secret` makes the tokens on forms; `public_url` is the desk's own address, https sets secure cookies;
    `pages_dir` holds om.md, privatliv.md and was.md; `design_dir` is the `dist` folder of dkfds;
    `letter` is what invitations tell; `clock` gives the time with its zone; `questions` what was asked,
    by question id; `picture` draws a life area as SVG, for paper.
    """
    app = FastAPI(
        title="Drømmeplan desk",
        description="Dreams that citizens have sent for their plan meeting, in their own words.",
        version="1",
        servers=[{"url": public_url}],
        docs_url=None,
        redoc_url=None,
        telemetry=SILENT,
    )
    app.state.ending = asyncio.Event()  # whoever runs the desk sets it when it is to end
    show = pages()
    guard = Guard(store, FormTokens(secret), clock, secure=secure_cookies)
    one_dream = DreamPage(guard, show, questions or {})

    def cookie(request: Request) -> str | None:
        new = getattr(request.state, "new_cookie", None)
        return header(new, secure=secure_cookies) if new else None

    def failure(request: Request, status: int, reason: str = "") -> Response:
        if request.url.path.startswith(API):
            return refusal(status)
        return show(request, "problem.html", status=status, reason=reason)

    press = Press(public_url, design_dir, picture)
    _say_refusals_kindly(app, guard, failure)
    elsewhere = provider.name if provider else ""
    _let_in_first(app, guard, sign_in_form(guard, show, elsewhere), show, failure)
    app.add_middleware(Edge, cookie=cookie, failure=failure, https=secure_cookies)
    for room in (
        sign_in(guard, show, elsewhere),
        identity(guard, show, provider, secret),
        own_account(guard, show),
        accounts(guard, show),
        webhooks(guard, show),
        shared(guard, show),
        log_book(guard, show),
        waiting(guard, show, Seal(secret)),
        live(guard, app.state.ending),
        assigning(guard, show),
        team(guard, show),
        dream(one_dream),
        answering(one_dream),
        papers(guard, show, press),
        meetings(guard, show),
        meeting(guard, show),
        invitation(guard, show, letter),
        citizens(guard, show),
        duty(guard, show),
        confidential(guard, show),
        information(pages_dir, guard, show),
        api(store, clock),
        api_meetings(store, clock, letter),
        api_export(store, clock, press),
    ):
        app.include_router(room)
    _health(app, store)
    app.mount("/dkfds", StaticFiles(directory=design_dir, check_dir=False))
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    return app


def _say_refusals_kindly(app: FastAPI, guard: Guard, failure: Failure) -> None:
    """Every refusal becomes a page in Danish, or for /api/ a sentence of JSON."""

    @app.exception_handler(NotAllowed)
    def unseen(request: Request, error: NotAllowed) -> Response:
        return failure(request, 404)  # what one may not see looks like what does not exist

    @app.exception_handler(NotPossible)
    def impossible(request: Request, error: NotPossible) -> Response:
        if not request.url.path.startswith(API):
            raise error  # a page says itself what cannot be done
        return not_possible(error)

    @app.exception_handler(StarletteHTTPException)
    def refused(request: Request, error: StarletteHTTPException) -> Response:
        if not request.url.path.startswith(API):
            guard.visitor(request)  # so that the page keeps its menu
        return failure(request, error.status_code)

    @app.exception_handler(RequestValidationError)
    def incomplete(request: Request, error: RequestValidationError) -> Response:
        return failure(request, 400)  # the error itself repeats what was sent: not shown, not logged


def _let_in_first(
    app: FastAPI, guard: Guard, form: Callable[..., Response], show: Show, failure: Failure
) -> None:
    """Who must sign in first, or choose a password first, is led there; what they typed comes along."""

    @app.exception_handler(SignInNeeded)
    async def to_sign_in(request: Request, error: SignInNeeded) -> Response:
        if request.headers.get("x-part"):
            return failure(request, 401)
        if request.method != "GET":
            return form(request, 401, kept=await typed(request))
        address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/log-ind?til={quote(address, safe='/')}", 303)

    @app.exception_handler(StaleForm)
    async def stale(request: Request, error: StaleForm) -> Response:
        kept = await typed(request)
        if kept is None or not is_ours(guard, request, ""):
            return failure(request, 403, "form")
        if guard.visitor(request).account is None:
            return form(request, 401, kept=kept)
        return show(request, "again.html", status=403, kept=kept, reason="stale")

    @app.exception_handler(PasswordIsOld)
    def to_password(request: Request, error: PasswordIsOld) -> Response:
        return RedirectResponse(CHOOSE_FIRST, 303)


def _health(app: FastAPI, store: Store) -> None:
    @app.get("/healthz", include_in_schema=False)
    def alive() -> PlainTextResponse:
        return PlainTextResponse("ok")

    @app.get("/readyz", include_in_schema=False)
    def ready() -> JSONResponse:
        return JSONResponse({"ready": True}) if store.ready() else JSONResponse({"ready": False}, 503)
