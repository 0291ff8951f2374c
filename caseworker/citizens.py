"""Citizens: the list, making one, one citizen with meetings and dreams, and putting right what is known of them."""

from dataclasses import dataclass
from typing import Annotated, Any, Self
from uuid import uuid4

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.requests import Request

from caseworker.addresses import Ref, citizen_page
from caseworker.form_fields import Fields, Typed, number
from caseworker.guard import Guard
from caseworker.invitation import new_key
from caseworker.page import Show
from plan.access import Account
from plan.danish import without_cpr
from plan.handing_over import VALID_DAYS
from plan.store import CitizenDetails
from plan.wish import NotPossible, StaleVersion

FIELD_OF = {
    "ref_odd": "ref",
    "ref_taken": "ref",
    "unknown_plan_type": "plan_type",
    "unknown_unit": "unit",
    "unit_of_others": "unit",
    "unknown_provider": "provider",
    "unknown_guide": "guide",
}


@dataclass(frozen=True)
class CitizenForm:
    """The fields, each as text."""

    plan_type: str = ""
    unit: str = ""
    provider: str = ""
    guide: str = ""
    interpreter: str = ""

    @classmethod
    def typed(cls, fields: Typed) -> Self:
        """What was sent."""
        return cls(**{name: fields.get(name, "") for name in cls.__dataclass_fields__})

    @classmethod
    def of(cls, details: CitizenDetails) -> Self:
        """What is decided now."""
        return cls(**{name: getattr(details, name) or "" for name in cls.__dataclass_fields__})

    def read(self) -> CitizenDetails:
        """What it says."""
        return CitizenDetails(
            plan_type=self.plan_type,
            unit=self.unit.strip() or None,
            provider=self.provider.strip() or None,
            guide=self.guide.strip() or None,
            interpreter=self.interpreter.strip() or None,
        )


def citizens(guard: Guard, show: Show) -> APIRouter:
    """The routes /borgere, /ny-borger and /borgere/{citizen}."""
    router = APIRouter(include_in_schema=False)
    store, clock = guard.store, guard.clock
    signed_in = Annotated[Account, Depends(guard.caseworker)]
    team = Annotated[Account, Depends(guard.team)]
    own_form = [Depends(guard.own_form)]

    @router.get("/borgere", response_class=HTMLResponse)
    def the_list(
        request: Request, account: team, soeg: str = "", alle: str = "", efter: str = ""
    ) -> HTMLResponse:
        search = soeg.strip()
        everybody = bool(alle) or "caseworker" not in account.roles
        found = store.citizen_list(account, clock(), search=search, everybody=everybody, after=efter)
        return show(
            request,
            "citizens.html",
            here="citizens",
            found=found,
            search=search,
            everybody=everybody,
            after=efter,
        )

    def form_page(
        request: Request,
        account: Account,
        form: CitizenForm,
        reason: str = "",
        status: int = 200,
        **known: Any,
    ) -> HTMLResponse:
        field = FIELD_OF.get(reason, "")
        if reason == "cpr_number":
            field = "interpreter" if without_cpr(form.interpreter)[1] else "ref"
        return show(
            request,
            "citizen_form.html",
            status=status,
            here="citizens",
            form=form,
            choices=store.choices(account),
            problem=reason,
            field=field,
            **known,
        )

    @router.get("/ny-borger", response_class=HTMLResponse)
    def new(request: Request, account: signed_in) -> HTMLResponse:
        suggested = f"borger-{uuid4().hex[:8]}"
        form = CitizenForm(unit=account.unit or "")
        return form_page(request, account, form, ref="", suggested=suggested, citizen=None)

    @router.post("/ny-borger", dependencies=own_form)
    def make(request: Request, account: signed_in, fields: Fields) -> Response:
        form, suggested = CitizenForm.typed(fields), fields.get("suggested", "")
        typed = fields.get("ref", "").strip()
        ref = typed or suggested
        try:
            store.make_citizen(account, ref, form.read(), clock())
        except NotPossible as refusal:
            known = {"ref": typed, "suggested": suggested, "citizen": None}
            return form_page(request, account, form, refusal.reason, 422, **known)
        return RedirectResponse(citizen_page(ref), 303)

    @router.get("/borgere/{citizen}/ret", response_class=HTMLResponse)
    def change(request: Request, ref: Ref, account: signed_in) -> HTMLResponse:
        page = store.citizen_page(account, ref, clock(), "change")
        return form_page(request, account, CitizenForm.of(page.citizen), ref=ref, citizen=page.citizen)

    @router.post("/borgere/{citizen}/ret", dependencies=own_form)
    def keep(request: Request, ref: Ref, account: signed_in, fields: Fields) -> Response:
        form = CitizenForm.typed(fields)
        try:
            store.change_citizen(account, ref, number(fields, "edit"), form.read(), clock())
        except NotPossible as refusal:
            status = 409 if isinstance(refusal, StaleVersion) else 422
            citizen = store.citizen_page(account, ref, clock()).citizen
            return form_page(request, account, form, refusal.reason, status, ref=ref, citizen=citizen)
        return RedirectResponse(citizen_page(ref), 303)

    @router.post("/borgere/{citizen}/afbryd", dependencies=own_form)
    def unlink(ref: Ref, account: signed_in) -> Response:
        store.unlink_citizen(account, ref, clock())
        return RedirectResponse(citizen_page(ref), 303)

    @router.get("/borgere/{citizen}", response_class=HTMLResponse)
    def one(request: Request, ref: Ref, account: team) -> HTMLResponse:
        page = store.citizen_page(account, ref, clock())
        days = {meeting.id: meeting for meeting in page.meetings}
        return show(
            request,
            "citizen.html",
            here="citizens",
            page=page,
            citizen=page.citizen,
            address=citizen_page(ref),
            meeting_of=days,
            periods=VALID_DAYS,
            key=new_key(),
        )

    return router
