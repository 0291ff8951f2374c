"""The pages that stand beside the conversation: help now, about, privacy, accessibility, and looks."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi import APIRouter, Request
from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from bot.pictures import Pictures, UnknownPicture
from bot.show import LOOKS, LOOKS_COOKIE, Numbers, Show, looks_of

ONE_YEAR = 365 * 24 * 3600
TO_FILL = re.compile(r"\[udfyld: ([^\]]+)\]")
BACK = re.compile(r"/(samtale|samtale/papir|hjaelp-nu|om|privatliv|was)?")


def routes(pages_dir: Path, pictures: Pictures, numbers: Numbers, show: Show, *, secure: bool) -> APIRouter:
    router = APIRouter()

    @router.get("/hjaelp-nu")
    async def help_now(request: Request) -> Response:
        others = [(label, number) for label, number in numbers() if number != "112"]
        return show(request, "help_now.html", numbers=others)

    @router.get("/om")
    @router.get("/privatliv")
    @router.get("/was")
    async def text(request: Request) -> Response:
        source = (pages_dir / f"{request.url.path[1:]}.md").read_text("utf-8")
        title = source.partition("\n")[0].lstrip("# ")
        return show(request, "text.html", title=title, body=rendered(source))

    @router.post("/visning")
    async def look(request: Request) -> Response:
        form = await request.form()
        chosen, back = form.get("look"), form.get("back")
        now = {look for look in LOOKS if (look in looks_of(request)) != (look == chosen)}
        known = isinstance(back, str) and BACK.fullmatch(back)
        response = RedirectResponse(str(back) if known else "/", 303)
        kept = ".".join(look for look in LOOKS if look in now)
        response.set_cookie(LOOKS_COOKIE, kept, ONE_YEAR, samesite="lax", secure=secure)
        return response

    @router.get("/pictures/{name}.svg")
    async def picture(name: str) -> Response:
        try:
            drawing = pictures.draw(name)
        except UnknownPicture:
            return Response(status_code=404)
        kept = {"Cache-Control": "public, max-age=86400"}
        return Response(drawing, media_type="image/svg+xml", headers=kept)

    return router


def rendered(source: str) -> Markup:
    """Markdown as HTML, its own HTML shown as text; what the operator must fill in is marked."""
    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(source)
    return Markup(TO_FILL.sub(r'<mark class="to-fill">[udfyld: \1]</mark>', html))  # noqa: S704 - markdown-it escaped it


def to_fill(pages_dir: Path) -> list[tuple[str, str]]:
    """The places that an operator still has to fill: file name and what is missing."""
    files = sorted(pages_dir.glob("*.md"))
    return [(f.name, what) for f in files for what in TO_FILL.findall(f.read_text("utf-8"))]
