"""What stands around every page of the citizen front: size, origin and headers. Reads no words."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot import texts

LARGEST_BODY = 256 * 1024
CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}


class TooLarge(Exception):
    """The request is larger than any message may be."""


class Guard:
    """Adds the headers that a page did not set; turns away large bodies and foreign forms."""

    def __init__(self, app: ASGIApp, *, public_url: str | None, secure: bool) -> None:
        self._app = app
        self._public_host = urlsplit(public_url).netloc if public_url else None
        self._extra = {"Strict-Transport-Security": "max-age=31536000"} if secure else {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in {**HEADERS, **self._extra}.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        if scope["method"] == "POST" and self._foreign(headers):
            await _refuse(403)(scope, receive, send_guarded)
        elif _declared_length(headers) > LARGEST_BODY:
            await _refuse(413)(scope, receive, send_guarded)
        else:
            await self._app(scope, _limited(receive), send_guarded)

    def _foreign(self, headers: Headers) -> bool:
        """Whether another site sent this form; programs send neither header and pass."""
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site not in ("same-origin", "none")
        # Our own forms have the origin "null", because no page of ours sends a referrer.
        origin = headers.get("origin", "null")
        return origin != "null" and urlsplit(origin).netloc not in (
            headers.get("host"),
            self._public_host,
        )


def _declared_length(headers: Headers) -> int:
    declared = headers.get("content-length", "0")
    return int(declared) if declared.isdecimal() else LARGEST_BODY + 1


def _limited(receive: Receive) -> Receive:
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_BODY:
            raise TooLarge
        return message

    return limited


def _refuse(status: int) -> JSONResponse:
    text = texts.TOO_LONG if status == 413 else texts.NOT_UNDERSTOOD
    return JSONResponse({"messages": [{"text": text, "buttons": []}]}, status)
