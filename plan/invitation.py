"""A citizen's code: how it is made, read, kept as a hash and limited. Pure: it opens nothing itself."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

PICTURES = ("sun", "house", "cat", "car", "tree", "fish", "book", "ball", "apple", "key")
DIGITS = 8
FREE_TRIES = 5
FIRST_WAIT = 30
LONGEST_WAIT = 3600
UNDER_18 = frozenset({"ungeplan", "overgang_16_17"})
PLAN_TYPES = ("sel141", "helhedsorienteret", "ungeplan", "overgang_16_17", "pædagogisk")


class WrongCode(Exception):
    """No invitation has this code."""


class UsedCode(Exception):
    """The code has already been used."""


class ExpiredCode(Exception):
    """The code is too old."""


class NotLinked(Exception):
    """The conversation belongs to no citizen."""


class TooManyTries(Exception):
    """Too many failed tries; try again after `retry_after` seconds."""

    def __init__(self, retry_after: int) -> None:
        """Keep the seconds to wait."""
        super().__init__(retry_after)
        self.retry_after = retry_after


@dataclass(frozen=True)
class Invited:
    """What the caseworker hands over: the same invitation in three forms."""

    digits: str
    secret: str
    pictures: tuple[str, ...]
    citizen_ref: str
    expires_at: datetime


@dataclass(frozen=True)
class Reader:
    """Somebody besides the caseworker whom a citizen may let read a dream."""

    whom: str  # provider or guide
    key: str  # the unit's name or the account's id: a yes is to this one and no other
    name: str


@dataclass(frozen=True)
class Linked:
    """What a linked conversation may know about its citizen."""

    citizen_ref: str
    caseworker_name: str | None
    municipality: str
    plan_type: str
    meeting_date: date | None
    meeting_place: str | None
    under_18: bool
    remind: bool
    readers: tuple[Reader, ...] = ()  # who besides the caseworker may be let in


def new_digits() -> str:
    """Return eight random digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def new_secret() -> str:
    """Return the long form, for QR codes and links (192 bits)."""
    return secrets.token_urlsafe(24)


def digits_from(pepper: bytes, ref: str, key: str) -> Iterator[str]:
    """Yield the digits that belong to a random key, and others in case they are taken."""
    for turn in count():
        made = hashed(pepper, "made-digits", f"{ref}\n{key}\n{turn}")
        yield f"{int(made, 16) % 10**DIGITS:0{DIGITS}d}"


def secret_from(pepper: bytes, ref: str, key: str) -> str:
    """Return the long form that belongs to a random key."""
    made = hashed(pepper, "made-secret", f"{ref}\n{key}")
    return base64.urlsafe_b64encode(bytes.fromhex(made)[:24]).decode()


def pictures(digits: str) -> tuple[str, ...]:
    """Return the digits as names of the ten fixed pictures."""
    return tuple(PICTURES[int(digit)] for digit in digits)


def as_typed(code: str) -> tuple[str, bool]:
    """Return the code as it is compared, and whether it is the long form."""
    bare = "".join(char for char in code if char not in " -\u00a0\u2013\t\r\n")
    if bare.isascii() and bare.isdigit() and len(bare) == DIGITS:
        return bare, False
    return code.strip(), True


def hashed(pepper: bytes, kind: str, value: str) -> str:
    """Return a keyed hash; `kind` keeps codes, secrets and addresses apart."""
    return hmac.new(pepper, f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()


def neighbourhood(address: str) -> str:
    """Return the address as it is counted: an IPv6 household has a whole /64 of them."""
    try:
        ip = ipaddress.ip_address(address.strip())
    except ValueError:
        return address.strip().lower()
    if isinstance(ip, ipaddress.IPv6Address):
        mapped = ip.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)


def wait_after(failures: int, free: int = FREE_TRIES) -> int:
    """Return the seconds to wait after so many failures: none at first, then doubling to an hour."""
    if failures < free:
        return 0
    return int(min(FIRST_WAIT * 2 ** min(failures - free, 20), LONGEST_WAIT))
