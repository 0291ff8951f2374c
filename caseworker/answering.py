"""The forms on a dream: answer, ask back, agree, professional wording. What cannot be taken is shown again whole."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from fastapi.responses import RedirectResponse, Response
from starlette.requests import Request

from caseworker.dream import DreamPage, Look, Typed
from plan.access import Account
from plan.answers import NotEasy
from plan.changes import StaleEdit
from plan.wish import NotPossible

Text = Annotated[str, Form()]
Edit = Annotated[int, Form(ge=0)]
# What may be wrong with a form, and how its page answers; everything else was possible when it was read.
PROBLEMS = {"reason_missing": "reason", "no_words": "words"}


def as_written(text: str) -> str:
    """The text with the line ends that it was written with; browsers send others."""
    return text.replace("\r\n", "\n")


def seal_of(text: str) -> str:
    """What a form brings to say that exactly this text was looked at again."""
    return sha256(text.strip().encode()).hexdigest()


def answering(page: DreamPage) -> APIRouter:
    """The routes below /droemme/{id} that change what belongs to the dream."""
    router = APIRouter(include_in_schema=False, dependencies=[Depends(page.guard.own_form)])
    store, clock = page.guard.store, page.guard.clock
    owner = Annotated[Account, Depends(page.guard.caseworker)]

    def attempt(
        request: Request, account: Account, wish_id: str, typed: Typed, act: Callable[[], Any]
    ) -> Response:
        """Does it and leads back to the dream, or shows the dream with what was typed."""
        try:
            act()
        except StaleEdit:
            return page.show(request, account, wish_id, Look(typed, problem="stale", status=409))
        except NotEasy as refused:
            stops = any(finding.stops for finding in refused.found)
            found = replace(typed, found=refused.found, seen=seal_of(typed.fields["text"]))
            look = Look(found, problem="not_easy" if stops else "noted", status=422)
            return page.show(request, account, wish_id, look)
        except NotPossible as refused:
            problem = PROBLEMS.get(refused.reason, "illegal")
            status = 409 if problem == "illegal" else 422
            return page.show(request, account, wish_id, Look(typed, problem=problem, status=status))
        return RedirectResponse(f"/droemme/{wish_id}?gjort={typed.form}", 303)

    def attempt_easily(
        request: Request,
        account: Account,
        wish_id: str,
        form: str,
        text: str,
        seen: str,
        act: Callable[[str, bool], Any],
    ) -> Response:
        """The same with words for the citizen: `act` gets them, and whether what is found in them stops it."""
        text = as_written(text)
        typed = Typed(form, {"text": text})
        return attempt(request, account, wish_id, typed, lambda: act(text, seen != seal_of(text)))

    @router.post("/droemme/{wish_id}/svar")
    def answer(
        request: Request,
        wish_id: str,
        account: owner,
        edit: Edit,
        move: Text,
        text: Text = "",
        seen: Text = "",
    ) -> Response:
        def act(reason: str, strict: bool) -> None:
            store.move(account, wish_id, move, clock(), reason=reason, edit=edit, strict=strict)

        return attempt_easily(request, account, wish_id, move, text, seen, act)

    @router.post("/droemme/{wish_id}/spoerg")
    def ask(
        request: Request, wish_id: str, account: owner, edit: Edit, text: Text = "", seen: Text = ""
    ) -> Response:
        def act(question: str, strict: bool) -> None:
            store.ask(account, wish_id, question, clock(), edit=edit, strict=strict)

        return attempt_easily(request, account, wish_id, "ask", text, seen, act)

    @router.post("/droemme/{wish_id}/aftalt")
    def agree(
        request: Request, wish_id: str, account: owner, edit: Edit, text: Text = "", seen: Text = ""
    ) -> Response:
        def act(agreed: str, strict: bool) -> None:
            store.agree(account, wish_id, agreed, clock(), edit=edit, strict=strict)

        return attempt_easily(request, account, wish_id, "agree", text, seen, act)

    @router.post("/droemme/{wish_id}/fagligt")
    def word(
        request: Request, wish_id: str, account: owner, edit: Edit, kind: Text, text: Text = ""
    ) -> Response:
        text = as_written(text)
        return attempt(
            request,
            account,
            wish_id,
            Typed("word", {"kind": kind, "text": text}),
            lambda: store.add_wording(account, wish_id, kind, text, clock(), edit=edit),
        )

    @router.post("/droemme/{wish_id}/fagligt/fjern")
    def drop(request: Request, wish_id: str, account: owner, edit: Edit, wording: Text) -> Response:
        return attempt(
            request,
            account,
            wish_id,
            Typed("drop"),
            lambda: store.drop_wording(account, wish_id, wording, clock(), edit=edit),
        )

    @router.post("/droemme/{wish_id}/omraade")
    def correct(
        request: Request,
        wish_id: str,
        account: owner,
        edit: Edit,
        area: Text = "",
        codes: Annotated[list[str], Form()] = [],  # noqa: B006 - FastAPI copies it
    ) -> Response:
        return attempt(
            request,
            account,
            wish_id,
            Typed("correct", {"area": area, "codes": " ".join(codes)}),
            lambda: store.correct(account, wish_id, area or None, codes, clock(), edit=edit),
        )

    return router
