"""The desk's cookie and the token on every form. The store keeps the sessions; nothing is kept here."""

import hashlib
import hmac
import secrets

COOKIE = "drommeplan_desk"
NOBODY = "ny."  # marks the cookie of a browser where nobody has signed in yet


def for_nobody() -> str:
    """A cookie value that only ties a sign-in form to this browser."""
    return NOBODY + secrets.token_urlsafe(24)


def is_for_nobody(cookie: str) -> bool:
    """Whether nobody ever signed in with this value, so that nothing can have run out."""
    return cookie.startswith(NOBODY)


class FormTokens:
    """Tokens that only this desk can make, each for one cookie value."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.sha256(b"desk form\0" + secret.encode()).digest()

    def make(self, cookie: str) -> str:
        """What a form must carry in the browser that has this cookie; another site cannot know it."""
        return hmac.new(self._key, cookie.encode(), hashlib.sha256).hexdigest()

    def fits(self, cookie: str, token: str) -> bool:
        """Whether the token was made for this cookie; compares in constant time."""
        return bool(cookie) and hmac.compare_digest(self.make(cookie).encode(), token.encode())


def header(cookie: str, *, secure: bool) -> str:
    """The Set-Cookie line; the cookie ends with the browser, the session ends in the store."""
    return f"{COOKIE}={cookie}; Path=/; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}"
