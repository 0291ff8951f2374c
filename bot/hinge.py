"""The client of the hinge's narrow door: ties a code to a conversation, and brings news. Lists nobody."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

import httpx

log = logging.getLogger(__name__)

TRIES = 8
PAUSE = 0.5
LONGEST_CODE = 200


class CodeRefused(Exception):
    """The code opens nothing: `reason` is wrong, used or expired."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class TooManyCodes(Exception):
    """Too many codes failed; `retry_after` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(str(retry_after))


class DoorClosed(Exception):
    """The door does not answer."""


class Hinge:
    def __init__(
        self,
        base_url: str,
        secret: str,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._http = httpx.AsyncClient(
            base_url=base_url,
            headers={"Authorization": f"Bearer {secret}"},
            transport=transport,
            timeout=httpx.Timeout(10.0, connect=2.0),
            trust_env=False,
        )
        self._sleep = sleep

    async def aclose(self) -> None:
        await self._http.aclose()

    async def link(self, code: str, *, channel: str, address: str, account: str | None = None) -> str:
        """The conversation key behind a code. Raises CodeRefused, TooManyCodes, DoorClosed."""
        if len(code) > LONGEST_CODE:
            raise CodeRefused("wrong")
        body = {"code": code, "channel": channel, "address": address, "account": account}
        reply = await self._post("/link", {k: v for k, v in body.items() if v is not None})
        if reply.status_code == 429:
            raise TooManyCodes(int(reply.json().get("retry_after", 60)))
        if reply.status_code == 403:
            raise CodeRefused(str(reply.json().get("reason", "wrong")))
        if reply.status_code != 200:
            log.error("the door refused to link: %s", reply.status_code)
            raise DoorClosed
        return str(reply.json()["conversation"])

    async def unlink(self, conversation: str) -> None:
        """Cut a conversation from its citizen. Raises DoorClosed."""
        reply = await self._post("/unlink", {"conversation": conversation})
        if not reply.is_success:
            log.error("the door refused to unlink: %s", reply.status_code)
            raise DoorClosed

    async def known(self, channel: str, account: str) -> str | None:
        """The conversation of somebody who has just written; None without a link. Raises DoorClosed."""
        reply = await self._asked("/known", {"channel": channel, "account": account})
        conversation = reply.json()["conversation"]
        return str(conversation) if conversation else None

    async def blocked(self, channel: str, account: str) -> None:
        """Tell that somebody takes no messages there any more. Raises DoorClosed."""
        await self._asked("/blocked", {"channel": channel, "account": account})

    async def claim(self, channel: str, n: int) -> list[tuple[int, str]]:
        """Up to n pieces of news that wait, each with the channel's name for its person. Raises DoorClosed."""
        reply = await self._asked("/outbox/claim", {"channel": channel, "n": n})
        return [(int(one["id"]), str(one["account"])) for one in reply.json()["messages"]]

    async def settle(self, number: int, outcome: Mapping[str, object]) -> None:
        """Tell how it went with one piece: delivered, refused or retry_at. Raises DoorClosed."""
        reply = await self._post(f"/outbox/{number}", outcome)
        # 404: it was told on another channel meanwhile.
        if not reply.is_success and reply.status_code != 404:
            log.error("the door refused an outcome: %s", reply.status_code)
            raise DoorClosed

    async def _asked(self, path: str, body: Mapping[str, object]) -> httpx.Response:
        reply = await self._post(path, body)
        if reply.status_code != 200:
            log.error("the door refused %s: %s", path, reply.status_code)
            raise DoorClosed
        return reply

    async def _post(self, path: str, body: Mapping[str, object]) -> httpx.Response:
        for tried in range(TRIES):
            try:
                return await self._http.post(path, json=body)
            except httpx.ConnectError:
                # Not sent yet, so a single-use code is not spent: the door may be restarting.
                if tried < TRIES - 1:
                    await self._sleep(PAUSE)
            except httpx.HTTPError as error:
                log.error("no answer from the door: %s", type(error).__name__)
                raise DoorClosed from None
        log.error("no answer from the door: not reachable")
        raise DoorClosed
