"""Reads one message of a browser's conversation aloud. Its words stand in no address, and its sound is kept nowhere."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot import texts
from bot.cookie import Cookie
from bot.dialogue import NoAnswer
from bot.front_door import FrontDoor
from bot.reading import NotRead, Reader, speed_of


def routes(door: FrontDoor, cookie: Cookie, reader: Reader) -> APIRouter:
    router = APIRouter()

    @router.get("/samtale/oplaes")
    async def able(request: Request) -> Response:
        """What this machine can do, so that a page shows no button in vain."""
        return JSONResponse(dict(await reader.able()))

    @router.get("/samtale/oplaes/{n}")
    async def read(request: Request, n: int) -> Response:
        handle = cookie.glance(request)
        if handle is None:
            return PlainTextResponse(texts.UNKNOWN, 404)
        try:
            answer = await door.dialogue.messages(handle.conversation)
        except NoAnswer:
            return PlainTextResponse(texts.NO_ANSWER[0], 503)
        told, linked = answer.messages, answer.session.get("linked") is True
        if not door.presence.older(handle) <= n < len(told):
            return PlainTextResponse(texts.NOT_HERE, 404)
        last = n == len(told) - 1
        answers = [button["title"] for button in told[n]["buttons"]] if last else []
        try:
            speed = speed_of(request.cookies, reader.usual)
            wav = await reader.read(told[n]["text"], speed, answers, linked=linked)
        except NotRead:
            return PlainTextResponse(texts.NOT_READ, 503)
        return Response(wav, media_type="audio/wav")

    return router
