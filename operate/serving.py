"""How a process of ours listens for requests: without a list of who came, and soon at an end."""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable
from typing import Any

LARGEST_FRAME = 128 * 1024
"""Bytes of one message on a socket; a larger one ends it."""


async def nothing_more() -> None:
    """Most servers have nothing to do before the first request, nor after the last."""


def listen(
    app: Any,
    host: str,
    *ports: int,
    proxies: tuple[str, ...] = (),
    at_start: Callable[[], Awaitable[object]] = nothing_more,
    at_end: Callable[[], None] = lambda: None,
    last: Callable[[], Awaitable[object]] = nothing_more,
) -> None:
    """Serve an app on these ports of one address until the process is told to end."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            await at_start()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            at_end()  # first: it then waits for what is still open
            await super().shutdown(sockets)
            await last()

    config = uvicorn.Config(
        app,
        access_log=False,  # it would keep addresses of citizens
        server_header=False,
        log_level="warning",
        lifespan="off",
        ws="websockets-sansio",
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,  # sound does not shrink: it would cost time for nothing
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        timeout_graceful_shutdown=5,
    )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    Server(config).run([socket.create_server((host, port), family=family) for port in ports])
