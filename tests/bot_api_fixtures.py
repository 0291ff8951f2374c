"""One loopback Bot API for all tests of the Telegram front: each finds it new, and must have made no odd call."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot_api.server import BotApi, serving


@pytest.fixture(scope="session")
def bot_api() -> Iterator[BotApi]:
    """Return a running server."""
    with serving() as api:
        yield api


@pytest.fixture
def server(bot_api: BotApi) -> Iterator[BotApi]:
    """Return the server as if nobody had used it; afterwards every call must have had the published form."""
    bot_api.renew()
    yield bot_api
    assert bot_api.wrong_forms == []
