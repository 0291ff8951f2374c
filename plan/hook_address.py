"""Where a receiver in another system may lie: https, or this machine."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from plan.wish import NotPossible

LONGEST_URL = 2000


def check_url(url: str) -> None:
    """Raise NotPossible for an address that nothing may be sent to: https only, unless on this machine."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise NotPossible("url_odd") from None
    odd = not host or parts.username or parts.password or parts.fragment or len(url) > LONGEST_URL
    if odd or any(sign <= " " for sign in url) or parts.scheme not in ("http", "https"):
        raise NotPossible("url_odd")
    if parts.scheme == "http" and not _is_loopback(str(host)):
        raise NotPossible("url_not_https")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
