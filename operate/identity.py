"""The municipality's identity provider, as the settings describe it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from operate import CannotGoOn
from settings import Settings

if TYPE_CHECKING:
    from caseworker.identity import Provider


def identity_provider(settings: Settings) -> Provider | None:
    """The municipality's OpenID Connect provider, if one is set up. Raises CannotGoOn for half of one."""
    if settings.oidc_issuer is None:
        return None
    from caseworker.identity import CALLBACK, Provider
    from plan.access import ROLES

    if settings.oidc_client_id is None or settings.oidc_client_secret is None:
        raise CannotGoOn("DROMMEPLAN_OIDC_ISSUER needs DROMMEPLAN_OIDC_CLIENT_ID and _CLIENT_SECRET.")
    unknown = set(settings.oidc_roles.values()) - ROLES
    if unknown:
        raise CannotGoOn(f"DROMMEPLAN_OIDC_ROLES: there is no role {', '.join(sorted(unknown))}.")
    if (settings.oidc_roles_claim is None) != (not settings.oidc_roles):
        raise CannotGoOn("DROMMEPLAN_OIDC_ROLES_CLAIM and DROMMEPLAN_OIDC_ROLES need each other.")
    return Provider(
        issuer=settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret.get_secret_value(),
        name=settings.oidc_name,
        redirect_uri=f"{settings.caseworker_url}{CALLBACK}",
        scope=settings.oidc_scope,
        login_claim=settings.oidc_login_claim,
        roles_claim=settings.oidc_roles_claim,
        roles=settings.oidc_roles,
    )
