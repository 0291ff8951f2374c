"""Ties a process to the one that started it, so that nothing is left behind. On Linux; elsewhere it does nothing."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int) -> None:
    """Ask the kernel for SIGTERM when process `parent` dies; outlives exec. Ends at once if it is dead."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    # The parent may have died between our start and the call above.
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


def tied_to_us() -> Callable[[], None]:
    """What a child runs first (as `preexec_fn`) to end when this process does."""
    parent = os.getpid()
    return lambda: end_with_parent(parent)
