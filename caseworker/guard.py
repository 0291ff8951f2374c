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


class PasswordIsOld(Exception):
    """The account's password is one that somebody else has seen: it is changed before anything else."""


class StaleForm(Exception):
    """The form's token does not belong to this browser's session."""


@dataclass(frozen=True)
class Visitor:
    """The browser that asks: its cookie, who is signed in there, and the token for its forms."""

    cookie: str
    account: Account | None
    form_token: str


def asks_by_itself(request: Request) -> bool:
    """Whether an open list asks, for its news or for its newest self, and no person has touched it."""
    told = "text/event-stream" in request.headers.get("accept", "")
    return told or request.headers.get("x-part") == "list"


class Guard:
    """What pages depend on: one of the roles at the door, and `own_form` for every POST."""

    def __init__(
        self, store: Store, tokens: FormTokens, clock: Callable[[], datetime], *, secure: bool
    ) -> None:
        """Keep what every page needs; `secure` cookies go over https alone."""
        self.store = store
        self.tokens = tokens
        self.clock = clock
        self.secure = secure

    def visitor(self, request: Request) -> Visitor:
        """The visitor of this request, looked up once."""
        known = getattr(request.state, "visitor", None)
        if isinstance(known, Visitor):
            return known
        cookie = request.cookies.get(COOKIE, "")
        account = self.looks_on(cookie, used=not asks_by_itself(request))
        return self._greet(request, cookie, account)

    def looks_on(self, cookie: str, *, used: bool = False) -> Account | None:
        """Whoever is signed in with this cookie; a page that asks by itself does not keep them signed in."""
        return self.store.session(cookie, self.clock(), used=used) if self._may_be_known(cookie) else None

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

    def somebody(self, request: Request) -> Account:
        """Whoever is signed in, also with a password that must be changed. Raises SignInNeeded."""
        account = self.visitor(request).account
        if account is None:
            raise SignInNeeded
        return account

    def caseworker(self, request: Request) -> Account:
        """The caseworker who is signed in. Raises SignInNeeded, PasswordIsOld."""
        return self._with_role(request, "caseworker")

    def team(self, request: Request) -> Account:
        """A caseworker, or a leader, who sees and does not change. Raises SignInNeeded, PasswordIsOld."""
        return self._with_role(request, "caseworker", "leader")

    def duty(self, request: Request) -> Account:
        """Whoever is signed in and on duty. Raises SignInNeeded, PasswordIsOld."""
        return self._with_role(request, "duty")

    def chosen(self, request: Request) -> Account:
        """Staff of a provider or a peer guide: whom a citizen shares with. Raises SignInNeeded, PasswordIsOld."""
        return self._with_role(request, "provider", "guide")

    def watcher(self, request: Request) -> Account:
        """The data protection officer. Raises SignInNeeded, PasswordIsOld."""
        return self._with_role(request, "dpo")

    def administrator(self, request: Request) -> Account:
        """The administrator, who sees no content. Raises SignInNeeded, PasswordIsOld."""
        return self._with_role(request, "admin")

    def own_form(self, request: Request, form_token: Annotated[str, Form()] = "") -> None:
        """Refuses a form that another site made, or one from before signing in. Raises StaleForm."""
        if not self.tokens.fits(self.visitor(request).cookie, form_token):
            raise StaleForm

    def _with_role(self, request: Request, *roles: str) -> Account:
        account = self.somebody(request)
        if account.must_change:
            raise PasswordIsOld
        if not account.roles.intersection(roles):
            raise HTTPException(403)
        return account

    def _may_be_known(self, cookie: str) -> bool:
        return bool(cookie) and not is_for_nobody(cookie)

    def _greet(self, request: Request, cookie: str, account: Account | None) -> Visitor:
        visitor = Visitor(cookie, account, self.tokens.make(cookie))
        request.state.visitor = visitor
        return visitor
