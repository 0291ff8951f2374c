"""The conversation's page: every answer is a form that works without a script. Keeps no words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from bot import texts
from bot.cookie import Cookie
from bot.dialogue import NoAnswer
from bot.front_door import FrontDoor
from bot.handles import EndedHandle, Handle
from bot.messages import CRISIS, Answer, NotAllowed, NothingSaid, Session, TooLong
from bot.reading import COOKIE, Reader, asked_speed, speed_of
from bot.show import Show
from bot.view import exchanges, newest_dreams, view_of

FRAGMENT = "x-seen"
"""A script that asks for a part says how many messages it shows already."""
FAILURES: dict[type[Exception], tuple[int, tuple[str, ...]]] = {
    NoAnswer: (503, texts.NO_ANSWER),
    TooLong: (413, (texts.TOO_LONG,)),
    NothingSaid: (422, (texts.NOTHING_SAID,)),
    NotAllowed: (422, (texts.NOT_UNDERSTOOD,)),
}
NOTHING = Answer((), Session())


class NoConversation(Exception):
    """This browser has no conversation."""


@dataclass(frozen=True)
class Place:
    """Where a conversation's pages stand, and how they are dressed."""

    start: str = "/"
    talk: str = "/samtale"
    close: str = "/luk"
    help_now: str = "/hjaelp-nu"
    page: str = "samtale.html"
    part: str = "turn.html"
    aloud: Reader | None = None
    """What messages are read aloud with, where there is a voice."""
    besides: Callable[[Answer], dict[str, Any]] = lambda told: {}
    """What its templates need to know besides the view."""


BROWSER = Place()


def routes(door: FrontDoor, cookie: Cookie, show: Show, place: Place = BROWSER) -> APIRouter:
    router = APIRouter()

    def opened(request: Request) -> Handle:
        handle = cookie.read(request)
        if handle is None:
            raise NoConversation
        return handle

    def page(
        request: Request,
        handle: Handle,
        told: Answer,
        *,
        status: int = 200,
        notices: tuple[str, ...] = (),
        key: str | None = None,
        unsent: str = "",
    ) -> Response:
        seen = request.headers.get(FRAGMENT, "")
        here = door.here(handle)
        response = show(
            request,
            place.part if seen.isdecimal() else place.page,
            status=status,
            view=view_of(
                told,
                int(seen) if seen.isdecimal() else 0,
                older=door.presence.older(handle),
            ),
            own=here.own,
            key=key or uuid4().hex,
            unsent=unsent,
            notices=notices,
            here=place.talk,
            aloud=place.aloud is not None,
            **place.besides(told),
        )
        return cookie.keep(response, here)

    @router.get(place.talk)
    async def talk(request: Request) -> Response:
        handle = opened(request)
        try:
            told = await door.dialogue.messages(handle.conversation)
            if told.messages and not door.presence.linked(handle):
                return page(request, handle, told)
            # A code was given here, or the conversation is new, erased or forgotten with a restart.
            greeting = await door.resume(handle)
            told = await door.dialogue.messages(handle.conversation)
        except NoAnswer:
            return page(request, handle, NOTHING, status=503, notices=texts.NO_ANSWER)
        return page(request, handle, told if told.messages else greeting)

    @router.post(place.talk)
    async def say(request: Request) -> Response:
        handle = opened(request)
        form = {k: v for k, v in (await request.form()).items() if isinstance(v, str)}
        choice, words, key = form.get("choice"), form.get("text", ""), form.get("key", "")
        if choice is None and place.aloud:
            speed = asked_speed(words, speed_of(request.cookies, place.aloud.usual))
            if speed is not None:
                response = page(request, handle, await told_so_far(handle), notices=(texts.SPEED,))
                response.set_cookie(
                    COOKIE, str(speed), httponly=True, samesite="strict", secure=cookie.secure
                )
                return response
        spoken = choice is None and form.get("mode") == "spoken"
        try:
            answer = await door.turn(
                handle, text=words, choice=choice, key=key, mode="spoken" if spoken else None
            )
        except (NoAnswer, NothingSaid, NotAllowed, TooLong) as error:
            if choice == CRISIS:
                return RedirectResponse(place.help_now, 303)
            status, notices = FAILURES[type(error)]
            if FRAGMENT in request.headers:
                return show(request, "notices.html", status=status, notices=notices)
            told = await told_so_far(handle)
            return page(request, handle, told, status=status, notices=notices, key=key, unsent=words)
        if FRAGMENT not in request.headers and (await told_so_far(handle)).messages:
            return cookie.keep(RedirectResponse(place.talk, 303), door.here(handle))
        told = await told_so_far(handle)
        # After "erase everything" nothing is kept; the last answer is still shown once.
        return page(request, handle, told if told.messages else answer)

    async def told_so_far(handle: Handle) -> Answer:
        try:
            told = await door.dialogue.messages(handle.conversation)
        except NoAnswer:
            return NOTHING
        if not told.messages:
            door.presence.erased(handle)
        return told

    @router.post(f"{place.talk}/fortsaet")
    async def go_on(request: Request) -> Response:
        """Take up a conversation of another day: the recap and the open question."""
        handle = opened(request)
        try:
            await door.resume(handle)
        except NoAnswer:
            return page(request, handle, NOTHING, status=503, notices=texts.NO_ANSWER)
        return cookie.keep(RedirectResponse(place.talk, 303), door.here(handle))

    @router.post(f"{place.talk}/her")
    async def still_here(request: Request) -> Response:
        """Somebody is writing, slowly."""
        return cookie.keep(Response(status_code=204), opened(request))

    @router.get(f"{place.talk}/papir")
    async def paper(request: Request) -> Response:
        handle = opened(request)
        # What was said before this sitting is not for this screen until its device is asked about.
        told = (await told_so_far(handle)).messages[door.presence.older(handle) :]
        words = exchanges(told)
        response = show(request, "paper.html", dreams=newest_dreams(told), words=words)
        return cookie.keep(response, handle)

    @router.post(place.close)
    async def close(request: Request) -> Response:
        handle = cookie.glance(request)
        if handle:
            door.presence.end(handle, door.clock())
        response = cookie.drop(RedirectResponse("/?lukket", 303))
        response.delete_cookie(COOKIE)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return router


def gone(request: Request, error: Exception) -> Response:
    """The way out when a browser's conversation is closed or was never there."""
    start = "/kiosk" if request.url.path.startswith("/kiosk") else "/"
    return RedirectResponse(f"{start}?lukket" if isinstance(error, EndedHandle) else start, 303)
