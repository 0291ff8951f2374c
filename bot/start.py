"""The first page: a code in digits, pictures or a link, or practice without one. Knows no code itself."""

from __future__ import annotations

import re
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from bot import texts
from bot.cookie import Cookie
from bot.front_door import FrontDoor
from bot.hinge import CodeRefused, DoorClosed, TooManyCodes
from bot.show import Show

PLACES = 8


# The place of a picture is the digit that it stands for.
PAD = ("sun", "house", "cat", "car", "tree", "fish", "book", "ball", "apple", "key")


def routes(door: FrontDoor, cookie: Cookie, show: Show) -> APIRouter:
    router = APIRouter()

    def page(request: Request, status: int = 200, **values: Any) -> Response:
        shown: dict[str, Any] = {
            "pad": request.query_params.get("kode") == "billeder",
            "pictures": PAD,
            "so_far": "",
            "code_wrong": None,
            "can_continue": cookie.glance(request) is not None,
        }
        return show(request, "start.html", status=status, **(shown | values))

    @router.get("/")
    async def first(request: Request) -> Response:
        closed = "lukket" in request.query_params
        response = page(request, notices=(texts.ENDED,) if closed else ())
        # The id of a conversation that ended is of no more use to anybody.
        return response if cookie.glance(request) else cookie.drop(response)

    @router.post("/")
    async def begin(request: Request) -> Response:
        form = {k: v for k, v in (await request.form()).items() if isinstance(v, str)}
        on_pad = form.get("kode") == "billeder"
        so_far = re.sub(r"\D", "", form.get("so_far", ""))[:PLACES]
        if "digit" in form:
            return page(request, pad=True, so_far=pressed(so_far, form["digit"]))
        code = so_far if on_pad else form.get("code", "").strip()
        practice = form.get("do") == "practice"
        if not code and not practice:
            return page(request, 422, pad=on_pad, code_wrong=texts.CODE_EMPTY)
        try:
            handle = await door.open_with(None if practice else code, "web", address_of(request))
        except CodeRefused as error:
            return page(request, 403, pad=on_pad, **wrong(texts.code_refused(error.reason), on_pad))
        except TooManyCodes as error:
            wait = wrong(texts.too_many(error.retry_after), on_pad)
            response = page(request, 429, pad=on_pad, **wait)
            response.headers["Retry-After"] = str(error.retry_after)
            return response
        except DoorClosed:
            return page(request, 503, pad=on_pad, notices=texts.NO_ANSWER)
        # The conversation page opens the sitting: a code is spent by now and must not be lost.
        return cookie.keep(RedirectResponse("/samtale", 303), handle)

    return router


def pressed(so_far: str, digit: str) -> str:
    """The code after one more press on the pad."""
    if digit == "back":
        return so_far[:-1]
    return (so_far + digit)[:PLACES] if digit.isdecimal() and len(digit) == 1 else so_far


def wrong(sentence: str, on_pad: bool) -> dict[str, object]:
    return {"notices": (sentence,)} if on_pad else {"code_wrong": sentence}


def address_of(request: Request) -> str:
    return request.client.host if request.client else "unknown"
