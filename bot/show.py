"""How the citizen front shows a page: templates that escape everything, files that carry their hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.view import with_numbers

HERE = Path(__file__).parent
STATIC = HERE / "static"
LOOKS = ("stor", "kontrast")
LOOKS_COOKIE = "visning"
SESSION_COOKIE = "samtale"

Numbers = Callable[[], list[tuple[str, str]]]


class Show(Protocol):
    def __call__(
        self,
        request: Request,
        name: str,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        **values: Any,
    ) -> HTMLResponse: ...


class KeptFiles(StaticFiles):
    """Files that a browser may keep for a day; nobody's words are in them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=86400"
        return response


def looks_of(request: Request) -> tuple[str, ...]:
    chosen = request.cookies.get(LOOKS_COOKIE, "").split(".")
    return tuple(look for look in LOOKS if look in chosen)


def pages(numbers: Numbers, more: Mapping[str, Path] | None = None) -> Show:
    """A function that renders a template of ours for a request.

    `more` are folders of other rooms with templates/ and static/, by the address of their static files.
    """
    rooms = {"/static": HERE, **(more or {})}
    env = Environment(
        loader=FileSystemLoader([folder / "templates" for folder in reversed(rooms.values())]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["with_numbers"] = lambda text: with_numbers(text, (n for _, n in numbers()))
    addresses = {
        file.name: f"{at}/{file.name}?{_hash(file)}"
        for at, folder in rooms.items()
        for file in (folder / "static").iterdir()
        if file.is_file()
    }
    env.globals["static"] = addresses.__getitem__

    def show(
        request: Request,
        name: str,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        **values: Any,
    ) -> HTMLResponse:
        known = {
            "looks": " ".join(looks_of(request)),
            "here": request.url.path,
            "notices": (),
            "can_continue": any(c.endswith(SESSION_COOKIE) for c in request.cookies),
        }
        body = env.get_template(name).render(known | values)
        return HTMLResponse(body, status, headers)

    return show


def _hash(file: Path) -> str:
    return hashlib.blake2b(file.read_bytes(), digest_size=6).hexdigest()
