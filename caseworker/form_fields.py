"""What was typed into a form, as plain text by field. Checks nothing, keeps nothing."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

Typed = Mapping[str, str]


async def typed(request: Request) -> Typed:
    """The form's text fields; of a field that comes more than once, the last."""
    return {name: plain(value) for name, value in (await request.form()).items() if isinstance(value, str)}


async def ticked(request: Request) -> list[str]:
    """The dreams that were ticked."""
    return [plain(value) for value in (await request.form()).getlist("wish") if isinstance(value, str)]


def plain(value: str) -> str:
    """The text with line ends as we keep them; without NUL, which no database takes."""
    return value.replace("\r\n", "\n").replace("\x00", "")


Fields = Annotated[Typed, Depends(typed)]
Ticked = Annotated[list[str], Depends(ticked)]


def number(fields: Typed, name: str) -> int:
    """The number in a hidden field; one that nobody's form holds is -1, which fits no state."""
    value = fields.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1
