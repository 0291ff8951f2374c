"""Fetches one file over the network when an operator says so: goes on where it broke off, believes a checksum alone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import httpx

from operate import CannotGoOn

LIMIT = 4_000_000_000
"""Bytes that a model may have, packed or unpacked."""
_PATIENCE = httpx.Timeout(30, connect=10)
_TRIES = 5
_SHA256 = re.compile(r"[0-9a-f]{64}")
Say = Callable[[str], None]


class _BrokeOff(Exception):
    """The network or the server went away before the end."""


def fetch(url: str, sha256: str | None, folder: Path, say: Say, limit: int = LIMIT) -> Path:
    """The file behind an address, whose checksum is this one. Raises CannotGoOn; a part that was got is kept."""
    wanted = (sha256 or "").strip().lower()
    if not _SHA256.fullmatch(wanted):
        raise CannotGoOn("An address needs --sha256, 64 signs of 0-9 and a-f that its publisher tells.")
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{wanted}.part"
    with httpx.Client(
        timeout=_PATIENCE, follow_redirects=True, headers={"accept-encoding": "identity"}
    ) as client:
        _all_of(client, url, part, say, limit)
    if _checksum(part) != wanted:
        part.unlink()
        raise CannotGoOn(
            "What came has another checksum than --sha256: it was thrown away, nothing is installed."
        )
    return part


def _all_of(client: httpx.Client, url: str, part: Path, say: Say, limit: int) -> None:
    tries = 0
    while True:
        before = _size(part)
        try:
            return _rest_of(client, url, part, say, limit)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            raise CannotGoOn(
                "This is no address that can be fetched: it begins with https:// or http://."
            ) from None
        except (httpx.HTTPError, _BrokeOff) as error:
            tries = 0 if _size(part) > before else tries + 1
            if tries >= _TRIES:
                raise CannotGoOn(
                    f"Broke off after {_size(part)} bytes ({type(error).__name__}): run it again, it goes on."
                ) from None
            say(f"Broke off after {_size(part)} bytes; trying again.")


def _rest_of(client: httpx.Client, url: str, part: Path, say: Say, limit: int) -> None:
    have = _size(part)
    with client.stream("GET", url, headers={"range": f"bytes={have}-"} if have else {}) as answer:
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE and have:
            return  # there is no more: the checksum tells whether it is all
        if answer.status_code >= 500:
            raise _BrokeOff
        if answer.status_code not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
            raise CannotGoOn(f"The server answers {answer.status_code}: look at the address.")
        if not answer.headers.get("content-range", "").startswith(f"bytes {have}-"):
            have = 0  # it does not do ranges, and sends all of it from the beginning
        told = answer.headers.get("content-length", "")
        if told.isdigit():
            say(f"{int(told)} bytes to fetch, after {have} that are here; at most {limit} are taken.")
        _write(answer, part, have, limit)
        if told.isdigit() and _size(part) < have + int(told):
            raise _BrokeOff


def _write(answer: httpx.Response, part: Path, have: int, limit: int) -> None:
    told = answer.headers.get("content-length", "")
    with part.open("ab" if have else "wb") as file:
        if told.isdigit() and have + int(told) > limit:
            raise CannotGoOn(f"It is larger than {limit} bytes, which is the most that is taken.")
        for chunk in answer.iter_raw():
            have += len(chunk)
            if have > limit:
                raise CannotGoOn(f"It is larger than {limit} bytes, which is the most that is taken.")
            file.write(chunk)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _checksum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
