"""Keeps the memory of a process that crashes off the disk: what somebody has just said may be in it."""

from __future__ import annotations

import ctypes
import resource
import sys

_PR_SET_DUMPABLE = 4


def leaves_no_memory() -> None:
    """Call it early: forks keep to it, and what is started anew does not keep to all of it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        # A program that collects crashes may be given one whatever the limit is.
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
