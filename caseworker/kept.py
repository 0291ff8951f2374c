"""What somebody typed into a form that could not be taken: carried from page to page until it can. Keeps nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.session import COOKIE

PREFIX = "kept."
ADDRESS = "kept_address"
# Never carried on: what opens the desk, and the token of the form that was refused.
NEVER = frozenset({"form_token", "password", "old", "new", "again", "code", "ticket", "sealed"})
# A form of our own: never another site, never the way in itself.
OURS = re.compile(r"/(?!log-|api/|adgangskode|totrin)[0-9A-Za-z_-]+(/[0-9A-Za-z_-]+)*")
A_MARK = re.compile(r"[0-9a-fA-F-]*|\w{1,20}")  # an id, a number, a choice: not what somebody wrote


@dataclass(frozen=True)
class Kept:
    """A form's address and fields."""

    address: str
    fields: tuple[tuple[str, str], ...]

    def hidden(self) -> list[tuple[str, str]]:
        """The fields as they travel inside another form."""
        return [(ADDRESS, self.address), *((PREFIX + name, value) for name, value in self.fields)]

    def written(self) -> list[str]:
        """What somebody wrote, as far as one can see."""
        return [value for _, value in self.fields if not A_MARK.fullmatch(value)]


async def typed(request: Request) -> Kept | None:
    """What was typed into the form of this request, if it is one to carry on."""
    form = await request.form()
    return _kept(request.url.path, ((n, v) for n, v in form.multi_items() if isinstance(v, str)))


async def carried(request: Request) -> Kept | None:
    """What another form carries on in this request."""
    form = await request.form()
    address = form.get(ADDRESS)
    inside = (
        (name.removeprefix(PREFIX), value)
        for name, value in form.multi_items()
        if name.startswith(PREFIX) and isinstance(value, str)
    )
    return _kept(address, inside) if isinstance(address, str) else None


Carried = Annotated[Kept | None, Depends(carried)]


def is_ours(guard: Guard, request: Request, form_token: str) -> bool:
    """Whether a page of this desk sent the form, though perhaps before signing in anew.

    Another site can neither know the token nor make a browser say that it is the same site.
    """
    fits = guard.tokens.fits(request.cookies.get(COOKIE, ""), form_token)
    return fits or request.headers.get("sec-fetch-site") == "same-origin"


def _kept(address: str, fields: Iterable[tuple[str, str]]) -> Kept | None:
    if not OURS.fullmatch(address):
        return None
    return Kept(address, tuple((name, value) for name, value in fields if name not in NEVER))
