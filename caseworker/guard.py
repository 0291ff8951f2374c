"""Who asks for a page and whether they may pass its door. What may be seen inside, plan.access decides."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Form, HTTPException
from starlette.requests import Request

from caseworker.session import COOKIE, FormTokens, for_nobody, is_for_nobody
from plan.access import Account
from plan.store import Store


class SignInNeeded(Exception):
    """The page is for somebody who has signed in."""


class StaleForm(Exception):
    """The form's token does not belong to this browser's session."""


@dataclass(frozen=True)
class Visitor:
    """The browser that asks: its cookie, who is signed in there, and the token for its forms."""

    cookie: str
    account: Account | None
    form_token: str


class Guard:
    """What pages depend on: `caseworker` or `duty` at the door, and `own_form` for every POST."""

    def __init__(self, store: Store, tokens: FormTokens, clock: Callable[[], datetime]) -> None:
        self.store = store
        self.tokens = tokens
        self.clock = clock

    def visitor(self, request: Request) -> Visitor:
        """The visitor of this request, looked up once."""
        known = getattr(request.state, "visitor", None)
        if isinstance(known, Visitor):
            return known
        cookie = request.cookies.get(COOKIE, "")
        account = self.store.session(cookie, self.clock()) if self._may_be_known(cookie) else None
        return self._greet(request, cookie, account)

    def has_run_out(self, request: Request) -> bool:
        """Whether this browser was signed in once and no longer is."""
        visitor = self.visitor(request)
        return visitor.account is None and self._may_be_known(visitor.cookie)

    def welcome(self, request: Request, account: Account | None) -> Visitor:
        """Gives the browser a new cookie: for this account, or for nobody. An older one ends."""
        before = self.visitor(request)
        if before.account is not None:
            self.store.end_session(before.cookie, self.clock())
        cookie = self.store.new_session(account, self.clock()) if account else for_nobody()
        request.state.new_cookie = cookie
        return self._greet(request, cookie, account)

    def caseworker(self, request: Request) -> Account:
        """The caseworker who is signed in. Raises SignInNeeded."""
        return self._with_role(request, "caseworker")

    def duty(self, request: Request) -> Account:
        """Whoever is signed in and on duty. Raises SignInNeeded."""
        return self._with_role(request, "duty")

    def own_form(self, request: Request, form_token: Annotated[str, Form()] = "") -> None:
        """Refuses a form that another site made, or one from before signing in. Raises StaleForm."""
        if not self.tokens.fits(self.visitor(request).cookie, form_token):
            raise StaleForm

    def _with_role(self, request: Request, role: str) -> Account:
        account = self.visitor(request).account
        if account is None:
            raise SignInNeeded
        if role not in account.roles:
            raise HTTPException(403)
        return account

    def _may_be_known(self, cookie: str) -> bool:
        return bool(cookie) and not is_for_nobody(cookie)

    def _greet(self, request: Request, cookie: str, account: Account | None) -> Visitor:
        visitor = Visitor(cookie, account, self.tokens.make(cookie))
        request.state.visitor = visitor
        return visitor
