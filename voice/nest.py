"""Where people's processes come from: loads the speech models once, and forks for each person. Hears nobody itself.

The program around it (`operate/nest.py`) has one end of a socket as its standard input: first what to work with, then
an open socket for each person. A fork shares the model's memory, and starts in a tenth of a second. What has threads
once it is loaded would not survive that: each person's process loads it, when they first want to be heard.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import struct
import sys
from pathlib import Path

from voice import installed, speak
from voice.crash import leaves_no_memory
from voice.discreet import Discreet
from voice.person import Means, live

LENGTH = struct.Struct("!I")


def means(told: bytes, discreet: Discreet) -> Means:
    """What to hear and speak with. Models that are refused were told by `drommeplan voice list`."""
    given = json.loads(told)
    return Means(
        installed.engines(map(Path, given["models"]), lambda _: None, threads_later=True),
        given["accept_synthetic"],
        Path(given["cache"]),
        frozenset(given["ours"]),
        discreet,
        tuple(given["words"]),
    )


def work(control: socket.socket, discreet: Discreet) -> None:
    """Fork for each socket that comes, until the front has ended."""
    with control.makefile("rb", buffering=0) as file:
        (length,) = LENGTH.unpack(_exactly(file.fileno(), LENGTH.size))
        given = means(_exactly(file.fileno(), length), discreet)
    speak.prepare()
    # What everybody shares stays shared: the collector would write into it.
    gc.freeze()
    while True:
        asked, ends, _, _ = socket.recv_fds(control, 1, 1)
        if not asked:
            return
        if not ends:
            continue
        if os.fork() == 0:
            control.close()
            _quiet()
            live(socket.socket(fileno=ends[0]), given)
            # The threads of the voice are not waited for, and nothing of the nest is cleaned up twice.
            os._exit(0)
        for end in ends:
            os.close(end)


def _exactly(file: int, length: int) -> bytes:
    taken = b""
    while len(taken) < length:
        more = os.read(file, length - len(taken))
        if not more:
            sys.exit(0)
        taken += more
    return taken


def _quiet() -> None:
    """Libraries tell on standard error what they were given: a person's words may be in it."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for known in (0, 1, 2):
        os.dup2(nothing, known)


def main(discreet: Discreet) -> None:
    """Work until the front is gone."""
    # Ctrl-C reaches everybody of the terminal; the front decides. The dead are not waited for.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # Everybody is a fork of this process.
    leaves_no_memory()
    work(socket.socket(fileno=os.dup(0)), discreet)
