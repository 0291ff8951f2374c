"""Talks to a Chromium of ours through two pipes that nobody else can reach. Decides nothing."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from operate.lifeline import tied_to_us

# Chromium reads commands from its descriptor 3 and writes to 4; ours get other numbers, so a small program moves them.
# What we hold back while we start it is not held back in it.
_EXEC = (
    "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, ()); r, w = map(int, sys.argv[1:3]); "
    "os.dup2(r, 62); os.dup2(w, 63); "
    "os.dup2(62, 3); os.dup2(63, 4); os.closerange(5, 64); os.execv(sys.argv[3], sys.argv[3:])"
)
_LARGEST = 64 * 1024


class Chromium:
    """One browser process with all its children. Nothing of it is left after `end`."""

    def __init__(self, program: Path, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _EXEC, str(theirs_in), str(theirs_out), str(program), *arguments],
            pass_fds=(theirs_in, theirs_out),
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            # What it writes there may name pages.
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=tied_to_us(),
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._rest = b""
        self._sent = 0

    @property
    def pid(self) -> int:
        return self._process.pid

    def say(self, method: str, session: str | None = None, **what: Any) -> None:
        """Send a command; its answer is not waited for. Does nothing where the browser has ended."""
        self._sent += 1
        message = {"id": self._sent, "method": method, "params": what}
        if session is not None:
            message["sessionId"] = session
        try:
            os.write(self._out, json.dumps(message).encode() + b"\0")
        except BrokenPipeError:
            return  # told by `events`, which ends

    def events(self, within: float) -> list[dict[str, Any]] | None:
        """What happened within so many seconds, as soon as something did; None when the browser has ended."""
        readable, _, _ = select.select([self._in], [], [], within)
        if not readable:
            return []
        read = os.read(self._in, _LARGEST)
        if not read:
            return None
        *whole, self._rest = (self._rest + read).split(b"\0")
        told = [json.loads(message) for message in whole]
        return [message for message in told if "method" in message]

    def end(self) -> None:
        """End it at once, with every process that it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._in)
        os.close(self._out)
