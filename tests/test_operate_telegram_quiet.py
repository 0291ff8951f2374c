"""The bot's token is in no line of any log, also not in those of libraries that tell every address."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator

import httpx
import pytest

from operate.telegram_quiet import INSTEAD, keep_out
from tests.bot_api.server import TOKEN, serving

SECRET = TOKEN.partition(":")[2]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[io.StringIO]:
    """What the root logger's handler writes, with the libraries at their most talkative."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    for name in ("httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, name)
    written = io.StringIO()
    handler, root = logging.StreamHandler(written), logging.getLogger()
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    others = {other: other.formatter for other in root.handlers if other is not handler}
    keep_out(TOKEN)
    yield written
    root.setLevel(before)
    root.removeHandler(handler)
    for other, formatter in others.items():
        other.setFormatter(formatter)


def test_a_library_that_tells_every_address_tells_no_token(told: io.StringIO) -> None:
    with serving() as api:
        httpx.get(f"{api.url}/bot{TOKEN}/getMe", trust_env=False)

    assert INSTEAD in told.getvalue()
    assert SECRET not in told.getvalue()


def test_a_traceback_tells_no_token(told: io.StringIO) -> None:
    try:
        raise RuntimeError(f"The token `{TOKEN}` was rejected")
    except RuntimeError:
        logging.getLogger("asyncio").exception("Task exception was never retrieved")

    assert "Traceback" in told.getvalue()
    assert SECRET not in told.getvalue()


def test_an_error_that_ends_the_process_tells_its_kind_alone(told: io.StringIO) -> None:
    sys.excepthook(RuntimeError, RuntimeError(TOKEN), None)

    assert told.getvalue().strip().endswith("the process ends: RuntimeError")
