"""The fronts' narrow door to the store: link, recognise, unlink, bring news. No search, no list, no words."""

import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, Self

from fastapi import Depends, FastAPI, HTTPException
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from fastapi.telemetry import TelemetryConfig
from pydantic import AwareDatetime, BaseModel, Field, model_validator
from starlette.requests import Request

from plan.store import ExpiredCode, Store, TooManyTries, UsedCode, WrongCode

log = logging.getLogger(__name__)

# FastAPI can send traces, and errors with their text, to an address from the environment: never.
SILENT: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}

REASONS: dict[type[Exception], str] = {
    WrongCode: "wrong",
    UsedCode: "used",
    ExpiredCode: "expired",
}


class LinkIn(BaseModel):
    """A code as the citizen gave it. `account` is the channel's own name for the person."""

    code: str = Field(max_length=200)
    channel: str = Field(min_length=1, max_length=20)
    account: str | None = Field(default=None, min_length=1, max_length=200)
    address: str = Field(default="", max_length=100)


class KnownIn(BaseModel):
    """Somebody who has just written to a front, or closed it, by the channel's own name."""

    channel: str = Field(min_length=1, max_length=20)
    account: str = Field(min_length=1, max_length=200)


class UnlinkIn(BaseModel):
    """A conversation that ends."""

    conversation: str = Field(max_length=64)


class ClaimIn(BaseModel):
    """How much news a front can bring on a channel just now."""

    channel: str = Field(min_length=1, max_length=20)
    n: int = Field(default=10, ge=1, le=100)


class OutcomeIn(BaseModel):
    """How it went with one piece of news: exactly one of the three."""

    delivered: bool = False
    refused: bool = False
    retry_at: AwareDatetime | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if self.delivered + self.refused + (self.retry_at is not None) != 1:
            raise ValueError("exactly one of delivered, refused and retry_at")
        return self

    @property
    def result(self) -> str:
        """Return its name."""
        return "delivered" if self.delivered else "refused" if self.refused else "retry"


def door(store: Store, secrets: Mapping[str, str], clock: Callable[[], datetime]) -> FastAPI:
    """Return the app. `secrets` holds one secret per front, by the front's name."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, telemetry=SILENT)
    fronts = {name: secret.encode() for name, secret in secrets.items() if secret}
    bearer = HTTPBearer(auto_error=False)

    def knocking(given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> str:
        offered = given.credentials.encode() if given else b""
        # Every secret is compared, each in constant time.
        fits = [name for name, secret in fronts.items() if hmac.compare_digest(secret, offered)]
        if not fits:
            raise HTTPException(401)
        return fits[0]

    front_name = Annotated[str, Depends(knocking)]

    @app.post("/link")
    def link(body: LinkIn, front: front_name) -> Response:
        try:
            conversation = store.link(
                body.code,
                channel=body.channel,
                account=body.account,
                address=body.address,
                now=clock(),
            )
        except TooManyTries as refusal:
            wait = refusal.retry_after
            return JSONResponse({"reason": "too_many", "retry_after": wait}, 429, {"Retry-After": str(wait)})
        except (WrongCode, UsedCode, ExpiredCode) as refusal:
            return JSONResponse({"reason": REASONS[type(refusal)]}, 403)
        return JSONResponse({"conversation": conversation})

    @app.post("/known")
    def known(body: KnownIn, front: front_name) -> dict[str, str | None]:
        _own(body.channel, front)
        return {"conversation": store.known(body.channel, body.account)}

    @app.post("/blocked")
    def blocked(body: KnownIn, front: front_name) -> dict[str, bool]:
        _own(body.channel, front)
        store.block(body.channel, body.account, clock())
        return {"kept": True}

    @app.post("/unlink")
    def unlink(body: UnlinkIn, front: front_name) -> dict[str, bool]:
        store.unlink(body.conversation, clock())
        return {"unlinked": True}

    @app.post("/outbox/claim")
    def claim(body: ClaimIn, front: front_name) -> dict[str, Any]:
        _own(body.channel, front)
        claimed = store.claim(body.channel, body.n, front, clock())
        return {"messages": [asdict(message) for message in claimed]}

    @app.post("/outbox/{number}")
    def settle(number: int, body: OutcomeIn, front: front_name) -> dict[str, bool]:
        if not store.settle(number, front, body.result, clock(), body.retry_at):
            raise HTTPException(404)
        return {"kept": True}

    @app.get("/readyz")
    def readyz() -> Response:
        ready = store.ready()
        return JSONResponse({"ready": ready}, 200 if ready else 503)

    @app.exception_handler(RequestValidationError)
    async def malformed(_request: Request, _error: Exception) -> Response:
        # The usual answer repeats the input, and a code would stand in it.
        return JSONResponse({"reason": "malformed"}, 422)

    @app.middleware("http")
    async def calm(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        try:
            return await go_on(request)
        except Exception as error:  # noqa: BLE001 - the edge: nothing of the request is logged
            log.error("the door failed: %s", type(error).__name__)
            return JSONResponse({"reason": "failed"}, 500)

    return app


def _own(channel: str, front: str) -> None:
    """Let no front ask about people on another's channel."""
    if channel != front:
        raise HTTPException(404)
