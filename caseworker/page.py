"""How the desk shows a page: templates that escape everything, and Danish time. Decides nothing."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request

from caseworker.addresses import address
from caseworker.first_page import first_page
from plan.colleagues import Colleague

HERE = Path(__file__).parent
DENMARK = ZoneInfo("Europe/Copenhagen")
SHORT = 240  # characters of a wish that the list shows; the wish's own page shows all

Show = Callable[..., HTMLResponse]


def in_denmark(moment: datetime) -> datetime:
    """The same moment on a Danish clock; the store's times are UTC."""
    return moment.astimezone(DENMARK)


def shorten(words: str, most: int = SHORT) -> str:
    """The first `most` characters at most, cut at a space where there is one, with an ellipsis when cut."""
    if len(words) <= most:
        return words
    start = words[:most]
    return (start.rsplit(None, 1)[0] if " " in start else start) + " …"


def as_options(people: Iterable[Colleague], chosen: str) -> Markup:
    """People as the options of a choice. Not a template's loop: there may be hundreds."""
    return Markup("\n").join(
        Markup(  # noqa: S704 - every part is escaped
            f'<option value="{escape(one.id)}"{" selected" * (one.id == chosen)}>{escape(one.name)}</option>'
        )
        for one in people
    )


@cache
def templates() -> Environment:
    """Our templates; everything that is put into one is escaped."""
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # or each page asks the disk about every template that it is made of
    )
    env.filters["in_denmark"] = in_denmark
    env.filters["shorten"] = shorten
    env.filters["address"] = address
    env.filters["as_options"] = as_options
    return env


def pages() -> Show:
    """A function that renders a template of ours for a request."""
    env = templates()

    def show(request: Request, name: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        visitor = getattr(request.state, "visitor", None)
        account = visitor.account if visitor else None
        known = {
            "account": account,
            "home": first_page(account) if account else "/",
            "form_token": visitor.form_token if visitor else "",
            "here": "",
            "status": status,
        }
        return HTMLResponse(env.get_template(name).render(known | values), status_code=status)

    return show
