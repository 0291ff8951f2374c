"""An invitation on one sheet: code, pictures, QR code and link, in easy Danish. It keeps none of them."""

import base64
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import segno
from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from caseworker.addresses import Ref
from caseworker.form_fields import Fields, number
from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account
from plan.invitation import Invited
from plan.meeting import today
from plan.wish import NotPossible


@dataclass(frozen=True)
class Letter:
    """What every invitation tells: where the citizens' pages are, and what the code's pictures look like."""

    citizen_url: str
    draw: Callable[[str], str]  # the SVG of a picture by name, as the citizens' keypad shows it
    telegram_bot: str | None = None  # its name, where there is one

    def link(self, made: Invited) -> str:
        """The address that opens the conversation."""
        return f"{self.citizen_url}/k/{made.secret}"

    def telegram(self, made: Invited) -> str | None:
        """The address that opens it in Telegram."""
        return f"https://t.me/{self.telegram_bot}?start={made.secret}" if self.telegram_bot else None

    def pictures(self, made: Invited) -> list[tuple[str, str]]:
        """Name and drawing of the eight pictures, in their order."""
        return [(name, _as_image(self.draw(f"code_{name}"))) for name in made.pictures]


def new_key() -> str:
    """What a form brings back, so that the same form makes the same code."""
    return secrets.token_urlsafe(32)


def invitation(guard: Guard, show: Show, letter: Letter) -> APIRouter:
    """The route /borgere/{citizen}/invitation.

    It answers a POST with the page itself: a code must not stand in an address, and is kept nowhere that
    another page could fetch it from. The form's key makes the same code again when the page is reloaded.
    """
    router = APIRouter(include_in_schema=False)

    @router.post(
        "/borgere/{citizen}/invitation",
        dependencies=[Depends(guard.own_form)],
        response_class=HTMLResponse,
    )
    def make(
        request: Request, ref: Ref, account: Annotated[Account, Depends(guard.caseworker)], fields: Fields
    ) -> HTMLResponse:
        now = guard.clock()
        page = guard.store.citizen_page(account, ref, now)
        try:
            made = guard.store.hand_over(account, ref, fields.get("key", ""), now, number(fields, "days"))
        except NotPossible as refusal:
            known = {"citizen": page.citizen, "problem": refusal.reason}
            return show(request, "invitation_over.html", status=422, here="citizens", **known)
        return show(
            request,
            "invitation.html",
            **_told(letter, made),
            citizen=page.citizen,
            meeting=page.next_meeting(today(now)),
        )

    return router


def _told(letter: Letter, made: Invited) -> dict[str, Any]:
    link, telegram = letter.link(made), letter.telegram(made)
    return {
        "made": made,
        "site": letter.citizen_url.split("://", 1)[1],
        "link": link,
        "telegram": telegram,
        "qr": _qr(link),
        "telegram_qr": _qr(telegram) if telegram else None,
        "pictures": letter.pictures(made),
    }


def _qr(address: str) -> str:
    drawn: str = segno.make(address, error="m", micro=False).svg_data_uri(border=2, light="white")
    return drawn


def _as_image(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
