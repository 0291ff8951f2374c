"""The citizen front: the chat's JSON and pages on one port. Knows nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot import aloud, api, footer, start, talk, texts
from bot.cookie import Cookie
from bot.dialogue import Dialogue
from bot.ended import Ended
from bot.front_door import FrontDoor, Linking
from bot.guard import Guard
from bot.handles import EndedHandle, Presence, Seal
from bot.pictures import Pictures
from bot.reading import Reader
from bot.show import STATIC, KeptFiles, Numbers, pages
from bot.silent import SILENT

Room = Callable[[FastAPI, FrontDoor, Cookie], None]
"""Adds its own pages and sockets to the front; it gets the same door and the same cookie."""

ROOT = Path(__file__).parent.parent


def front(
    dialogue: Dialogue,
    hinge: Linking,
    seal: Seal,
    *,
    secure_cookies: bool = False,
    public_url: str | None = None,
    pages_dir: Path = ROOT / "pages",
    packages_dir: Path = ROOT / "node_modules",
    help_numbers: Numbers = list,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    closed: Ended | None = None,
    rooms: Sequence[Room] = (),
    reader: Reader | None = None,
) -> FastAPI:
    """Lay out the front. Proxies are the server's business: a caller's address is read as it is.

    `closed` remembers closed conversations across a restart; without it they are forgotten then.
    `rooms` add what other rooms serve on this front, such as the kiosk; `reader` reads messages aloud.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, telemetry=SILENT)
    door = FrontDoor(dialogue, hinge, seal, Presence(clock(), closed), clock)
    cookie, show = Cookie(door, secure_cookies), pages(help_numbers)
    app.include_router(api.routes(door))
    app.include_router(start.routes(door, cookie, show))
    app.include_router(talk.routes(door, cookie, show, talk.Place(aloud=reader)))
    if reader is not None:
        app.include_router(aloud.routes(door, cookie, reader))
    for add in rooms:
        add(app, door, cookie)
    pictures = Pictures(packages_dir)
    app.include_router(footer.routes(pages_dir, pictures, help_numbers, show, secure=secure_cookies))
    design = KeptFiles(directory=packages_dir / "dkfds" / "dist", check_dir=False)
    app.mount("/dkfds", design)
    app.mount("/static", KeptFiles(directory=STATIC))

    @app.get("/healthz")
    async def healthz() -> JSONResponse:
        return JSONResponse({"alive": True})

    @app.get("/readyz")
    async def readyz() -> JSONResponse:
        ready = await dialogue.ready()
        return JSONResponse({"ready": ready}, 200 if ready else 503)

    @app.exception_handler(EndedHandle)
    @app.exception_handler(talk.NoConversation)
    async def gone(request: Request, error: Exception) -> Response:
        return cookie.drop(talk.gone(request, error))

    @app.exception_handler(HTTPException)
    async def not_here(request: Request, error: HTTPException) -> Response:
        return show(request, "sorry.html", status=error.status_code, notices=(texts.NOT_HERE,))

    app.add_middleware(Guard, public_url=public_url, secure=secure_cookies)
    return app
