"""The action server: Rasa's calls in, events and responses out. Its errors carry nobody's words."""

from __future__ import annotations

import hmac
import logging
from typing import Any

from rasa_sdk.interfaces import ActionNotFoundException
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from actions.base import Hinge
from actions.drafts import draft
from actions.register import executor

log = logging.getLogger(__name__)


def server(hinge: Hinge, secret: str) -> Starlette:
    """Return the app that serves POST /webhook (Rasa's action protocol) and GET /healthz, /readyz.

    Only who holds the secret is answered: another user of the machine reaches loopback, too.
    The SDK's own server answers a crash with the whole conversation, which Rasa then logs;
    this one answers with the name of the action only.
    """
    actions = executor(hinge)
    # The first draft reads the word lists: better now than in somebody's first turn.
    draft("")

    async def webhook(request: Request) -> Response:
        offered = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(offered.encode(), secret.encode()):
            return JSONResponse({"error": "unauthorized"}, status_code=401)
        call: dict[str, Any] = await request.json()
        # Rasa leaves the domain out (it is large and no action reads it); the SDK insists on one.
        call.setdefault("domain", {})
        try:
            result = await actions.run(call)
        except ActionNotFoundException:
            return JSONResponse({"error": "no such action"}, status_code=404)
        except Exception as error:  # noqa: BLE001 - an edge: whatever it is, somebody waits for an answer
            log.error("an action failed: %s", type(error).__name__)
            return JSONResponse({"error": "action failed"}, status_code=500)
        return JSONResponse(result.model_dump() if result else {"events": [], "responses": []})

    async def health(_: Request) -> Response:
        return JSONResponse({"alive": True})

    async def ready(_: Request) -> Response:
        able = hinge.store.ready()
        return JSONResponse({"ready": able}, status_code=200 if able else 503)

    return Starlette(
        routes=[
            Route("/webhook", webhook, methods=["POST"]),
            Route("/healthz", health),
            Route("/readyz", ready),
        ]
    )
