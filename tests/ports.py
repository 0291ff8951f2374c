"""Loopback ports for what the tests start: none that the system itself gives away, so nobody takes them first."""

from __future__ import annotations

import os
import random
import socket
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle

LOWEST, HIGHEST = 20_000, 32_000
WORKERS = 8


def _own_ports() -> Iterator[int]:
    """Ports in turn, from anywhere in this worker's share: each is given out again only after all others."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % WORKERS
    share = (HIGHEST - LOWEST) // WORKERS
    first = LOWEST + worker * share
    begin = random.SystemRandom().randrange(share)
    return cycle([*range(first + begin, first + share), *range(first, first + begin)])


_PORTS = _own_ports()


def free_ports(number: int) -> list[int]:
    """Return loopback ports that nobody listens on.

    Between here and the program that listens there are seconds in which the system gives ports to every connection.
    """
    found: list[int] = []
    while len(found) < number:
        port = next(_PORTS)
        with suppress(OSError):
            socket.create_server(("127.0.0.1", port)).close()
            found.append(port)
    return found
