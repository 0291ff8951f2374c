"""The desk's outer edge: safety headers, the cookie, and the one place where an unexpected error ends."""

import logging
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("drommeplan.desk")

SAFETY = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
FILES = ("/dkfds/", "/static/")

Cookie = Callable[[Request], str | None]
Failure = Callable[[Request, int], Response]


class Edge:
    """Wraps the application; `cookie` says what Set-Cookie to send, `failure` makes the error page."""

    def __init__(self, app: ASGIApp, cookie: Cookie, failure: Failure, https: bool) -> None:
        self.app = app
        self.cookie = cookie
        self.failure = failure
        self.https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope.setdefault("state", {})
        request = Request(scope, receive)
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                self._dress(request, MutableHeaders(scope=message))
            await send(message)

        if "\0" in scope["path"] or b"%00" in scope["query_string"]:
            # No database looks for it, and one of them fails at it.
            await self.failure(request, 400)(scope, receive, guarded)
            return
        try:
            await self.app(scope, receive, guarded)
        except Exception as error:  # noqa: BLE001 - the edge: nothing may pass it with words in it
            # Only the step and the kind: an exception's text may hold what a citizen said.
            step = getattr(scope.get("route"), "path", "unknown step")
            log.error("%s %s failed: %s", request.method, step, type(error).__name__)
            if not begun:
                await self.failure(request, 500)(scope, receive, guarded)

    def _dress(self, request: Request, headers: MutableHeaders) -> None:
        headers.update(SAFETY)
        if self.https:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        if request.url.path.startswith(FILES):
            headers.setdefault("Cache-Control", "public, max-age=3600")
            return
        headers["Cache-Control"] = "no-store"
        cookie = self.cookie(request)
        if cookie is not None:
            headers.append("Set-Cookie", cookie)
