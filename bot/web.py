"""The citizen front: the chat's JSON and pages on one port. Knows nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from fastapi import FastAPI
from starlette.responses import JSONResponse

from bot import api
from bot.dialogue import Dialogue
from bot.front_door import FrontDoor, Linking
from bot.guard import Guard
from bot.handles import Presence, Seal


def front(
    dialogue: Dialogue,
    hinge: Linking,
    seal: Seal,
    *,
    secure_cookies: bool = False,
    public_url: str | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> FastAPI:
    """Lay out the front. Proxies are the server's business: a caller's address is read as it is."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    door = FrontDoor(dialogue, hinge, seal, Presence(clock()), clock)
    app.include_router(api.routes(door))

    @app.get("/healthz")
    async def healthz() -> JSONResponse:
        return JSONResponse({"alive": True})

    @app.get("/readyz")
    async def readyz() -> JSONResponse:
        ready = await dialogue.ready()
        return JSONResponse({"ready": ready}, 200 if ready else 503)

    app.add_middleware(Guard, public_url=public_url, secure=secure_cookies)
    return app
