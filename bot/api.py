"""The chat as JSON, for the kiosk, the terminal and other programs. Holds no session."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field, ValidationError
from starlette.responses import JSONResponse

from bot import texts
from bot.dialogue import NoAnswer
from bot.front_door import FrontDoor
from bot.guard import TooLarge
from bot.handles import EndedHandle, UnknownHandle
from bot.hinge import CodeRefused, DoorClosed, TooManyCodes
from bot.messages import Answer, Message, NotAllowed, NothingSaid, Session, TooLong

Handler = Callable[[Request], Awaitable[JSONResponse]]


class Opening(BaseModel):
    code: Any = None
    """Only no code at all is practice; whatever else is no code of ours is refused as one."""
    channel: Literal["web", "kiosk"] = "web"


class Saying(BaseModel):
    text: str | None = None
    choice: str | None = None
    key: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    mode: Literal["typed", "spoken"] | None = None


class Unreadable(Exception):
    """The body is no JSON of the form that is asked for."""


def routes(door: FrontDoor) -> APIRouter:
    router = APIRouter()

    async def begin(request: Request) -> JSONResponse:
        opening = await _read(request, Opening)
        if not isinstance(opening.code, str | None):
            raise CodeRefused("wrong")
        address = request.client.host if request.client else "unknown"
        handle = await door.open_with(opening.code, opening.channel, address)
        try:
            answer = await door.resume(handle)
        except NoAnswer:
            if opening.code is None:
                raise
            # The code is spent, so the id must reach the person: the next turn greets.
            told = tuple(Message(text=text, buttons=[]) for text in texts.NO_ANSWER)
            answer = Answer(told, Session())
        return JSONResponse({"id": door.sealed(handle), **_told(answer)}, 201)

    async def show(request: Request) -> JSONResponse:
        handle = door.open(request.path_params["sealed"])
        answer = await door.dialogue.messages(handle.conversation)
        if not answer.messages:
            raise EndedHandle
        return JSONResponse(_told(answer))

    async def say(request: Request) -> JSONResponse:
        handle = door.open(request.path_params["sealed"])
        said = await _read(request, Saying)
        answer = await door.turn(
            handle,
            text=said.text,
            choice=said.choice,
            key=said.key,
            mode=said.mode if said.choice is None else None,
        )
        return JSONResponse(_told(answer))

    router.add_route("/api/conversations", _kindly(begin), methods=["POST"])
    router.add_route("/api/conversations/{sealed}", _kindly(show), methods=["GET"])
    router.add_route("/api/conversations/{sealed}/messages", _kindly(say), methods=["POST"])
    return router


def _told(answer: Answer) -> dict[str, object]:
    return {"messages": answer.messages, "session": answer.session}


async def _read[Model: BaseModel](request: Request, form: type[Model]) -> Model:
    body = await request.body()
    try:
        return form.model_validate_json(body or b"{}")
    except ValidationError:
        # Not chained: pydantic's error holds the words.
        raise Unreadable from None


def _kindly(handler: Handler) -> Handler:
    """Every failure is a sentence to the person."""

    async def kind(request: Request) -> JSONResponse:
        try:
            return await handler(request)
        except TooManyCodes as error:
            retry = {"Retry-After": str(error.retry_after)}
            return _sentence(429, texts.too_many(error.retry_after), headers=retry)
        except CodeRefused as error:
            return _sentence(403, texts.code_refused(error.reason))
        except UnknownHandle:
            return _sentence(404, texts.UNKNOWN)
        except EndedHandle:
            return _sentence(410, texts.ENDED)
        except (TooLong, TooLarge):
            return _sentence(413, texts.TOO_LONG)
        except NothingSaid:
            return _sentence(422, texts.NOTHING_SAID)
        except (NotAllowed, Unreadable):
            return _sentence(422, texts.NOT_UNDERSTOOD)
        except (NoAnswer, DoorClosed):
            return _sentence(503, *texts.NO_ANSWER)

    return kind


def _sentence(status: int, *said: str, headers: dict[str, str] | None = None) -> JSONResponse:
    messages = [{"from": "bot", "text": text, "buttons": []} for text in said]
    return JSONResponse({"messages": messages}, status, headers=headers)
