"""The footer's pages, /om /privatliv /was, from Markdown that the operator fills. Raw HTML in them stays text."""

from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter, Depends, HTTPException
from fastapi.responses import HTMLResponse
from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show

NAMES = ("om", "privatliv", "was")


def heading_of(text: str) -> str:
    """The first heading of a Markdown text without its marks, or an empty string."""
    return next((line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")), "")


def information(pages_dir: Path, guard: Guard, show: Show) -> APIRouter:
    """The routes of the footer's pages; a page that the operator has removed is a 404."""
    router = APIRouter(include_in_schema=False, dependencies=[Depends(guard.visitor)])
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")

    def page_of(name: str) -> Callable[[Request], HTMLResponse]:
        def page(request: Request) -> HTMLResponse:
            source = pages_dir / f"{name}.md"
            if not source.is_file():
                raise HTTPException(404)
            text = source.read_text(encoding="utf-8")
            body = Markup(markdown.render(text))  # noqa: S704 - the renderer escapes HTML
            return show(request, "information.html", heading=heading_of(text), body=body)

        return page

    for name in NAMES:
        router.add_api_route(f"/{name}", page_of(name), methods=["GET"], response_class=HTMLResponse)
    return router
