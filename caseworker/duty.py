"""The duty page: that a citizen may be in danger, when and where. It never shows what was said."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show
from plan.access import Account


def duty(guard: Guard, show: Show) -> APIRouter:
    """The routes /vagt (whole, or only the alarms for the page's own script) and its button."""
    router = APIRouter(include_in_schema=False)

    @router.get("/vagt", response_class=HTMLResponse)
    def alarms(request: Request, account: Annotated[Account, Depends(guard.duty)]) -> HTMLResponse:
        alerts = guard.store.alerts(account, guard.clock())
        template = "_alarms.html" if request.headers.get("x-part") == "alarms" else "duty.html"
        return show(
            request,
            template,
            here="duty",
            alerts=alerts,
            waiting=sum(alert.acknowledged_at is None for alert in alerts),
            now=guard.clock(),
        )

    @router.post("/vagt/{alert_id}/taget", dependencies=[Depends(guard.own_form)])
    def acknowledge(alert_id: str, account: Annotated[Account, Depends(guard.duty)]) -> Response:
        guard.store.acknowledge(account, alert_id, guard.clock())
        return RedirectResponse("/vagt", 303)

    return router
