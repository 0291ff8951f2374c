"""The loopback server: keeps who said what to whom, refuses what Telegram would, and misbehaves when told to."""

from __future__ import annotations

import asyncio
import random
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import pairwise
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.bot_api import forms, people

TOKEN = "7654321:LOOPBACK-hemmeligt-tegn-AAHdqTcvCH1vGWJxfSe"
BOT = {"id": 7654321, "is_bot": True, "first_name": "Drømmeplan", "username": "droemmeplan_bot"}
FORM = "application/x-www-form-urlencoded"
LONGEST = 60.0
"""Seconds that this server is waited for."""


class Died(Response):
    """An answer that breaks off: the connection is closed before anything of it is read."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", b"100")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"{", "more_body": False})


@dataclass
class Sent:
    """One message of the bot, as it stands now."""

    id: int
    chat: int
    method: str
    fields: dict[str, Any]
    at: float

    @property
    def text(self) -> str:
        return str(self.fields.get("text") or self.fields.get("caption") or "")

    @property
    def buttons(self) -> list[dict[str, str]]:
        rows = (self.fields.get("reply_markup") or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]


@dataclass
class BotApi:
    """What the server knows and how it behaves. Everything may be looked at and changed while it runs."""

    port: int = 0
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    by_chat: dict[int, list[Sent]] = field(default_factory=dict)
    wrong_forms: list[str] = field(default_factory=list)
    answered: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    why_blocked: str = "bot was blocked by the user"
    moved: dict[int, int] = field(default_factory=dict)
    slow: float = 0.0
    dead: bool = False
    faults: list[tuple[str, Any]] = field(default_factory=list)  # taken by the next calls that send
    hangs: set[str] = field(default_factory=set)  # these methods are done, and never answered
    refuses: dict[str, bool] = field(default_factory=dict)  # these methods fail once
    redeliver: int = 0  # so many of the next readings give acknowledged updates again
    shuffle: bool = False
    patience: float = 2.0  # seconds that it holds a question for updates at most
    asked: int = 0  # how often updates were asked for; only the newest question is answered
    under_way: int = 0  # other calls that have come and are not done
    pushed_to: str | None = None
    secret_token: str | None = None
    waiting: list[dict[str, Any]] = field(default_factory=list)
    taken: list[dict[str, Any]] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(1000, 10**9)))
    messages: Iterator[int] = field(default_factory=lambda: iter(range(100, 10**9)))
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def renew(self) -> None:
        """Forget everything but the numbers, which go on as Telegram's do, and end every question for updates."""
        fresh = BotApi(self.port)
        self.hangs, self.slow, self.dead = set(), 0.0, False
        self._hear_the_last()
        self.asked += 1
        for name in (
            "calls",
            "by_chat",
            "sent",
            "wrong_forms",
            "answered",
            "files",
            "blocked",
            "faults",
            "redeliver",
            "refuses",
            "moved",
            "why_blocked",
        ):
            setattr(self, name, getattr(fresh, name))
        for name in ("shuffle", "patience", "pushed_to", "secret_token", "waiting", "taken", "known"):
            setattr(self, name, getattr(fresh, name))

    def _hear_the_last(self) -> None:
        """Take in what was sent off last, though whoever sent it is gone: the next test must not find it.

        It has come before this call of ours, so it is under way when ours is answered.
        """
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)) as connection:
            connection.request("POST", f"/bot{TOKEN}/getMe", headers={"Content-Type": FORM})
            connection.getresponse().read()
        deadline = time.monotonic() + LONGEST
        while self.under_way and time.monotonic() < deadline:
            time.sleep(0.005)

    # What people do

    def update(self, kind: str, body: dict[str, Any]) -> int:
        """Lay out one update."""
        with self.lock:
            number = next(self.numbers)
            made = {"update_id": number, kind: body}
            self.waiting.append(made)
        if self.pushed_to:
            self._push(made)
        return number

    def _push(self, made: dict[str, Any]) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret_token or ""}
        if httpx.post(str(self.pushed_to), json=made, headers=headers, timeout=10).is_success:
            self.waiting.remove(made)

    def says(self, person: int, text: str | None = None, kind: str = "message", **more: Any) -> int:
        """Let somebody write to the bot; return the message's number."""
        self.known.add(person)
        number = next(self.messages)
        body: dict[str, Any] = {
            "message_id": number,
            "date": int(time.time()),
            "from": people.user(person),
            "chat": people.private(person),
            **more,
        }
        if text is not None:
            body["text"] = text
            if text.startswith("/"):
                entity = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
                body["entities"] = [entity]
        self.update(kind, body)
        return number

    def presses(self, person: int, title: str) -> None:
        """Let somebody press the newest button with this title."""
        for message in reversed(self.to(person)):
            for button in message.buttons:
                if button["text"] == title:
                    return self.taps(person, message, button["callback_data"])
        raise AssertionError(f"no button {title!r}: {self.titles(person)}")

    def taps(self, person: int, message: Sent, data: str) -> None:
        shown = {
            "message_id": message.id,
            "date": int(message.at),
            "chat": people.private(person),
            "from": BOT,
            "text": message.text,
        }
        with self.lock:
            number = next(self.messages)
        pressed = {"id": f"q{number}", "from": people.user(person), "chat_instance": "1"}
        self.update("callback_query", {**pressed, "message": shown, "data": data})

    def waiting_now(self) -> int:
        """How many updates nobody has confirmed yet."""
        with self.lock:
            return len(self.waiting)

    # What people see

    def to(self, person: int) -> list[Sent]:
        return self.by_chat.get(person, [])

    def titles(self, person: int) -> list[str]:
        """The buttons under the newest message that has any."""
        told = [message for message in self.to(person) if message.buttons]
        return [button["text"] for button in told[-1].buttons] if told else []

    def fastest(self) -> tuple[int, float]:
        """The most messages in any second, and the shortest time between two to one person."""
        most = most_in_a_second([message.at for message in self.sent])
        by_chat: dict[int, list[float]] = defaultdict(list)
        for message in sorted(self.sent, key=lambda one: one.at):
            if not by_chat[message.chat] or by_chat[message.chat][-1] != message.at:
                by_chat[message.chat].append(message.at)
        gaps = [b - a for moments in by_chat.values() for a, b in pairwise(moments)]
        return most, min(gaps, default=9.0)

    # The calls

    async def call(self, method: str, fields: dict[str, Any], files: dict[str, bytes]) -> Response:
        if self.dead:
            return Died()
        self.calls.append((method, fields))
        try:
            forms.check(method, fields, files)
        except forms.WrongForm as wrong:
            self.wrong_forms.append(f"{method}: {wrong}")
            return _failed(400, f"Bad Request: {wrong}")
        if self.slow and method != "getUpdates":
            await asyncio.sleep(self.slow)
        if method in forms.SENDS and self.faults:
            kind, value = self.faults.pop(0)
            if kind == "retry_after":
                return _failed(429, f"Too Many Requests: retry after {value}", retry_after=value)
            if kind == "status":
                return PlainTextResponse("<html>no</html>", value)
            if kind == "refuses":
                return _failed(400, f"Bad Request: {value}")
            if kind == "dies_before":
                return Died()
            if kind == "dies_after":
                self._send(method, fields)
                return Died()
        if method in forms.SENDS:
            return await self._hanging(method, self._send(method, fields))
        if method == "getUpdates":
            return await self._updates(fields)
        return self._simple(method, fields)

    async def _hanging(self, method: str, answer: Response) -> Response:
        while method in self.hangs:
            await asyncio.sleep(0.02)
        return answer

    def _simple(self, method: str, fields: dict[str, Any]) -> Response:
        answers: dict[str, Callable[[dict[str, Any]], Response]] = {
            "getMe": self._me,
            "setWebhook": self._webhook,
            "deleteWebhook": self._no_webhook,
            "getFile": self._file,
            "answerCallbackQuery": self._answer,
            "editMessageText": self._edit,
            "editMessageCaption": self._caption,
            "editMessageReplyMarkup": self._edit,
        }
        return answers[method](fields) if method in answers else _good(True)

    def _send(self, method: str, fields: dict[str, Any]) -> Response:
        chat = fields["chat_id"]
        if chat in self.blocked:
            return _failed(403, f"Forbidden: {self.why_blocked}")
        if chat in self.moved:
            description = "Bad Request: group chat was upgraded to a supergroup chat"
            return _failed(400, description, migrate_to_chat_id=self.moved[chat])
        if chat not in self.known:
            return _failed(403, "Forbidden: bot can't initiate conversation with a user")
        with self.lock:
            many = fields["media"] if method == "sendMediaGroup" else [fields]
            now = time.time()
            made = [Sent(next(self.messages), chat, method, dict(each), now) for each in many]
            self.sent += made
            self.by_chat[chat] = [*self.by_chat.get(chat, ()), *made]
        shown = [_message(message) for message in made]
        return _good(shown if method == "sendMediaGroup" else shown[0])

    def _me(self, _fields: dict[str, Any]) -> Response:
        return _good(
            {
                **BOT,
                "can_join_groups": True,
                "can_read_all_group_messages": False,
                "supports_inline_queries": False,
            }
        )

    async def _updates(self, fields: dict[str, Any]) -> Response:
        if self.pushed_to:
            return _failed(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = fields.get("offset") or 0
        deadline = time.monotonic() + min(fields.get("timeout") or 0, self.patience)
        self.asked += 1
        mine = self.asked
        while True:
            if mine != self.asked:
                # Whoever asked it may be gone, as after a crash: it must confirm nothing any more.
                return _failed(409, "Conflict: terminated by other getUpdates request")
            with self.lock:
                self.taken += [one for one in self.waiting if one["update_id"] < offset]
                self.waiting = [one for one in self.waiting if one["update_id"] >= offset]
                ready = self.waiting[: fields.get("limit") or 100]
                if self.redeliver:
                    self.redeliver -= 1
                    ready = self.taken[-20:] + ready
                if self.shuffle:
                    ready = random.Random(1).sample(ready, len(ready))
            if ready or time.monotonic() > deadline:
                return _good(ready)
            await asyncio.sleep(0.02)

    def _webhook(self, fields: dict[str, Any]) -> Response:
        self.secret_token = fields.get("secret_token")
        return _good(True)

    def _no_webhook(self, _fields: dict[str, Any]) -> Response:
        if self.refuses.pop("deleteWebhook", None):
            return _failed(500, "Internal Server Error")
        self.pushed_to = None
        return _good(True)

    def _file(self, fields: dict[str, Any]) -> Response:
        name = fields["file_id"]
        if name not in self.files:
            return _failed(400, "Bad Request: file is too big")
        return _good({**people.file(name, len(self.files[name])), "file_path": f"voice/{name}"})

    def _answer(self, fields: dict[str, Any]) -> Response:
        self.answered.append(fields)
        return _good(True)

    def _caption(self, fields: dict[str, Any]) -> Response:
        for message in self.to(fields["chat_id"]):
            if message.id == fields["message_id"]:
                if message.method == "sendMessage":
                    return _failed(400, "Bad Request: there is no caption in the message to edit")
                if message.fields.get("caption", "") == fields.get("caption", ""):
                    return _failed(400, "Bad Request: message is not modified: specified new message content")
                message.fields["caption"] = fields.get("caption", "")
                return _good(_message(message))
        return _failed(400, "Bad Request: message to edit not found")

    def _edit(self, fields: dict[str, Any]) -> Response:
        changes = {"reply_markup": fields.get("reply_markup")}
        if "text" in fields:
            changes["text"] = fields["text"]
        for message in self.to(fields["chat_id"]):
            if message.id == fields["message_id"]:
                if "text" in fields and message.method != "sendMessage":
                    return _failed(400, "Bad Request: there is no text in the message to edit")
                if all(message.fields.get(name) == value for name, value in changes.items()):
                    return _failed(400, "Bad Request: message is not modified: specified new message content")
                message.fields |= changes
                return _good(_message(message))
        return _failed(400, "Bad Request: message to edit not found")


def most_in_a_second(moments: list[float]) -> int:
    """How many of these moments lie in any one second."""
    at = sorted(moments)
    return max(
        (sum(1 for later in at[i : i + 100] if later - first < 1) for i, first in enumerate(at)), default=0
    )


def _message(message: Sent) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "message_id": message.id,
        "date": int(message.at),
        "chat": people.private(message.chat),
        "from": BOT,
    }
    if message.method == "sendMessage":
        shown["text"] = message.text
    return shown


def _good(result: Any) -> Response:
    return JSONResponse({"ok": True, "result": result})


def _failed(status: int, description: str, **parameters: Any) -> Response:
    body = {"ok": False, "error_code": status, "description": description}
    return JSONResponse(body | ({"parameters": parameters} if parameters else {}), status)


def application(api: BotApi) -> Starlette:
    async def call(request: Request) -> Response:
        if request.path_params["token"] != TOKEN:
            return _failed(401, "Unauthorized")
        if request.path_params["method"] == "getUpdates":
            return await answered(request)
        api.under_way += 1
        try:
            return await answered(request)
        finally:
            api.under_way -= 1

    async def answered(request: Request) -> Response:
        fields: dict[str, str] = {}
        files: dict[str, bytes] = {}
        if request.method == "POST":
            async with request.form(max_files=20) as form:
                for name, value in form.multi_items():
                    if isinstance(value, str):
                        fields[name] = value
                    else:
                        files[name] = await value.read()
        return await api.call(request.path_params["method"], forms.read(fields), files)

    async def download(request: Request) -> Response:
        name = request.path_params["path"].rsplit("/", 1)[-1]
        if request.path_params["token"] != TOKEN or name not in api.files:
            return _failed(404, "Not Found")
        return Response(api.files[name], media_type="application/octet-stream")

    return Starlette(
        routes=[
            Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", download),
        ]
    )


@contextmanager
def serving(api: BotApi | None = None) -> Iterator[BotApi]:
    """Run the server in a thread of its own; what it knows outlives it."""
    api = api or BotApi()
    listening = socket.create_server(("127.0.0.1", api.port))
    api.port = listening.getsockname()[1]
    config = uvicorn.Config(
        application(api), log_level="critical", lifespan="off", access_log=False, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield api
    finally:
        server.should_exit = True
        thread.join(LONGEST)
