"""Keeps the bot's token out of whatever the process writes, whoever writes it: libraries put it into addresses."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

log = logging.getLogger(__name__)

INSTEAD = "[token]"


class Masked(logging.Formatter):
    """Another formatter's lines, tracebacks with them, without the token."""

    def __init__(self, inner: logging.Formatter | None, token: str) -> None:
        """`inner` makes the lines."""
        super().__init__()
        self._inner = inner or logging.Formatter()
        self._hidden = tuple(filter(None, (token, token.partition(":")[2])))

    def format(self, record: logging.LogRecord) -> str:
        line = self._inner.format(record)
        for hidden in self._hidden:
            line = line.replace(hidden, INSTEAD)
        return line


def keep_out(token: str, root: logging.Logger | None = None) -> None:
    """Mask the token in every log, and let an error that ends the process tell its kind alone."""
    for handler in (root or logging.getLogger()).handlers:
        handler.setFormatter(Masked(handler.formatter, token))
    sys.excepthook = _ended


def _ended(kind: type[BaseException], _error: BaseException, _trace: TracebackType | None) -> None:
    log.critical("the process ends: %s", kind.__name__)
