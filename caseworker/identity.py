"""Signing in through the municipality's own OpenID Connect provider. It learns who somebody is, and keeps no token."""

from __future__ import annotations

import json
import logging
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import OAuth, OAuthError
from cryptography.fernet import Fernet, InvalidToken
from fastapi import APIRouter, HTTPException
from fastapi.responses import Response
from joserfc.errors import JoseError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from caseworker.guard import Guard
from caseworker.page import Show
from caseworker.sign_in import entering, sign_in_form
from plan.identities import Identity, UnknownIdentity

log = logging.getLogger("drommeplan.desk")

WAY = "drommeplan_desk_way"  # the cookie that ties the way out and back to one browser
WAY_SECONDS = 600
PATIENCE_SECONDS = 10.0
CALLBACK = "/log-ind/tilbage"


@dataclass(frozen=True)
class Provider:
    """The municipality's provider, and how its claims are read."""

    issuer: str
    client_id: str
    client_secret: str
    name: str  # in Danish, after "Log ind med"
    redirect_uri: str
    scope: str = "openid profile email"
    login_claim: str | None = None
    roles_claim: str | None = None  # with dots inside objects; None: our own accounts decide
    roles: Mapping[str, str] | None = None  # its value -> our role


class NoWayBack(Exception):
    """This browser did not begin to sign in, or began too long ago, or has come back already."""


def identity(guard: Guard, show: Show, provider: Provider | None, secret: str) -> APIRouter:
    """The routes /log-ind/kommune (out) and /log-ind/tilbage (back); both missing without a provider."""
    router = APIRouter(include_in_schema=False)
    way = Way(secret)
    form = sign_in_form(guard, show, provider.name if provider else "")
    let_in = entering(guard, show)
    client = _client(provider) if provider else None

    async def sorry(request: Request, problem: str, status: int, error: Exception) -> Response:
        log.warning("signing in elsewhere failed: %s (%s)", problem, type(error).__name__)
        answer: Response = await run_in_threadpool(form, request, status, problem=problem)
        answer.delete_cookie(WAY, path="/log-ind")
        return answer

    @router.get("/log-ind/kommune")
    async def leave(request: Request, til: str = "") -> Response:
        if client is None or provider is None:
            raise HTTPException(404)
        request.scope["session"] = {}
        try:
            answer: Response = await client.authorize_redirect(request, provider.redirect_uri)
        except (httpx2.HTTPError, AuthlibBaseError, ValueError, KeyError, RuntimeError) as error:
            return await sorry(request, "unreachable", 502, error)
        sealed = way.seal({"session": request.session, "til": til}, guard)
        answer.set_cookie(
            WAY, sealed, WAY_SECONDS, path="/log-ind", httponly=True, samesite="lax", secure=guard.secure
        )
        return answer

    @router.get(CALLBACK)
    async def come_back(request: Request) -> Response:
        if client is None or provider is None:
            raise HTTPException(404)
        try:
            begun = way.unseal(request.cookies.get(WAY, ""), guard)
            who = await _who(client, provider, request, begun["session"])
            account = await run_in_threadpool(guard.store.account_of_identity, who, guard.clock())
        except UnknownIdentity as error:
            return await sorry(request, "unknown", 403, error)
        except httpx2.HTTPError as error:
            return await sorry(request, "unreachable", 502, error)
        except OAuthError as error:
            denied = error.error == "access_denied"
            return await sorry(request, "denied" if denied else "broken_off", 403, error)
        except (NoWayBack, AuthlibBaseError, JoseError, ValueError, KeyError, TypeError) as error:
            return await sorry(request, "broken_off", 403, error)
        answer: Response = await run_in_threadpool(let_in, request, account, begun["til"], None)
        answer.delete_cookie(WAY, path="/log-ind")
        return answer

    return router


class Way:
    """What a browser carries while it is elsewhere, so that only it can come back, and once."""

    def __init__(self, secret: str) -> None:
        """Make the key of the desk's secret: the cookie holds the proof key (RFC 7636)."""
        self._lock = Fernet(urlsafe_b64encode(sha256(b"desk way\0" + secret.encode()).digest()))

    def seal(self, begun: Mapping[str, Any], guard: Guard) -> str:
        """The cookie's value."""
        now = int(guard.clock().timestamp())
        return self._lock.encrypt_at_time(json.dumps(begun).encode(), now).decode()

    def unseal(self, sealed: str, guard: Guard) -> dict[str, Any]:
        """What was sealed in the last ten minutes. Raises NoWayBack."""
        now = int(guard.clock().timestamp())
        try:
            begun: dict[str, Any] = json.loads(self._lock.decrypt_at_time(sealed.encode(), WAY_SECONDS, now))
        except InvalidToken:
            raise NoWayBack from None
        return begun


def _client(provider: Provider) -> Any:
    return OAuth().register(
        "kommune",
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": provider.scope,
            "code_challenge_method": "S256",
            "timeout": PATIENCE_SECONDS,
        },
    )


async def _who(client: Any, provider: Provider, request: Request, session: dict[str, Any]) -> Identity:
    """Who the provider says has come back. Raises what the client raises, and KeyError or ValueError."""
    request.scope["session"] = session
    token = await client.authorize_access_token(request)
    claims = dict(token["userinfo"])
    if claims["iss"].rstrip("/") != provider.issuer.rstrip("/"):
        raise ValueError("another issuer")
    wanted = {provider.login_claim, (provider.roles_claim or "").split(".")[0]} - {None, ""}
    if not wanted <= claims.keys():
        more = dict(await client.userinfo(token=token))
        if more.get("sub") != claims["sub"]:
            raise ValueError("another subject")
        claims = more | claims
    return Identity(
        issuer=provider.issuer,
        subject=str(claims["sub"]),
        login=_text(claims.get(provider.login_claim)) if provider.login_claim else None,
        name=_text(claims.get("name")),
        roles=roles_of(provider, claims),
    )


def roles_of(provider: Provider, claims: Mapping[str, Any]) -> frozenset[str] | None:
    """Our roles for what the claim holds: a list, or words with spaces or commas between."""
    if provider.roles_claim is None:
        return None
    value: Any = claims
    for part in provider.roles_claim.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    words = value.replace(",", " ").split() if isinstance(value, str) else value
    known = provider.roles or {}
    return frozenset(known[word] for word in words or () if isinstance(word, str) and word in known)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value and len(value) <= 200 else None
