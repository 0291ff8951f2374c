"""Reads Danish aloud, sentence by sentence, as WAV. One thread owns the engine; a citizen's words leave no file.

pyttsx3 has one engine for a process, blocks while it speaks, and never comes back from a stop() of another thread:
so stopping is looked for between sentences, which take some 20 ms each.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import io
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

import pyttsx3

from bot.reading import SPEED, within
from voice.spoken import said

_PATIENCE_SECONDS = 20
_LONGEST = 180
ENDS = re.compile(r"(?<=[.!?:])\s+|\n+")
BREATHS = re.compile(r"(?<=[,;])\s+")


class NoDanishVoice(Exception):
    """This machine has no Danish voice: text only. On Debian, install espeak-ng."""


class NotSpoken(Exception):
    """The voice did not speak in time, or made no sound."""


@dataclass(frozen=True)
class Voice:
    """A voice of the platform."""

    id: str
    languages: tuple[str, ...]


def danish(voices: list[Voice]) -> Voice:
    """The first voice whose language is Danish, by its code, as names say anything. Raises NoDanishVoice."""
    for voice in voices:
        codes = (*voice.languages, voice.id.rsplit("/", 1)[-1])
        if any(re.split(r"[-_]", code.lower())[0] == "da" for code in codes):
            return voice
    raise NoDanishVoice


def sentences(text: str) -> list[str]:
    """The text as it is said, in pieces that are each spoken at once; long ones are parted where one breathes."""
    found = []
    for sentence in ENDS.split(said_lines(text)):
        pieces = BREATHS.split(sentence) if len(sentence) > _LONGEST else [sentence]
        found += [piece.strip() for piece in pieces if re.search(r"\w", piece)]
    return found


def said_lines(text: str) -> str:
    """Each line as it is said: a line ends a sentence, also without a full stop."""
    return "\n".join(said(line) for line in text.splitlines())


class _Owner:
    """The one thread of this process that may touch the engine; it ends with the process, stuck or not."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        Thread(target=self._work, name="speaker", daemon=True).start()
        self._engine, self.voice = self._wait(_start)

    def make(self, sentence: str, speed: int, file: Path) -> None:
        """Speak a sentence into a file. Raises NotSpoken."""
        self._wait(lambda: self._make(sentence, speed, file))

    def _work(self) -> None:
        while True:
            future, job = self._jobs.get()
            try:
                future.set_result(job())
            except Exception as error:  # noqa: BLE001 - raised again in the thread that asked
                future.set_exception(error)

    def _wait[Result](self, job: Callable[[], Result]) -> Result:
        future: Future[Result] = Future()
        self._jobs.put((future, job))
        try:
            return future.result(_PATIENCE_SECONDS)
        except TooLate:
            raise NotSpoken from None

    def _make(self, sentence: str, speed: int, file: Path) -> None:
        self._engine.setProperty("rate", speed)
        _let_it_rest()
        self._engine.save_to_file(sentence, str(file))
        # It prints the file's name for each sentence.
        with contextlib.redirect_stdout(io.StringIO()):
            self._engine.runAndWait()
        _let_it_rest()


@cache
def _owner() -> _Owner:
    return _Owner()


class Speaker:
    """Speaks for everybody of this process. `cache` holds the bot's own sentences, and nothing of anybody else."""

    def __init__(self, cache: Path) -> None:
        """Raises NoDanishVoice."""
        self._cache = cache
        self._stopped = Event()
        self._owner = _owner()

    def speak(self, text: str, speed: int = SPEED, *, private: bool = True) -> Iterator[bytes]:
        """One WAV for each sentence, until somebody says stop. Raises NotSpoken.

        Private, which is the default, is whatever holds a citizen's words: it is kept nowhere.
        """
        self._stopped.clear()
        for sentence in sentences(text):
            if self._stopped.is_set():
                return
            yield self.sentence(sentence, speed, private=private)

    def sentence(self, sentence: str, speed: int = SPEED, *, private: bool = True) -> bytes:
        """One WAV of one sentence, as `sentences` gives it. Raises NotSpoken."""
        speed = within(speed)
        return self._private(sentence, speed) if private else self._cached(sentence, speed)

    def stop(self) -> None:
        """Say nothing more: the sentence that is being made is the last one."""
        self._stopped.set()

    def _cached(self, sentence: str, speed: int) -> bytes:
        key = hashlib.sha256(f"{self._owner.voice.id}\n{speed}\n{sentence}".encode()).hexdigest()
        kept = self._cache / f"{key}.wav"
        with contextlib.suppress(FileNotFoundError):
            return kept.read_bytes()
        made = self._private(sentence, speed)
        self._cache.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._cache, suffix=".part", delete=False) as part:
            part.write(made)
        Path(part.name).rename(kept)
        return made

    def _private(self, sentence: str, speed: int) -> bytes:
        if not hasattr(os, "memfd_create"):
            raise NotSpoken
        # A file in memory that stands in no folder: however this process ends, it goes with it.
        memory = os.memfd_create("sentence")
        try:
            file = Path(f"/proc/self/fd/{memory}")
            self._owner.make(sentence, speed, file)
            made = file.read_bytes()
        finally:
            os.close(memory)
        if not made:
            raise NotSpoken
        return made


def prepare() -> None:
    """Load what the platform's voice is made of, without starting it: a fork need not do so again."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(ImportError, OSError, RuntimeError):
            importlib.import_module("pyttsx3.drivers.espeak")


def _let_it_rest() -> None:
    """Wait until espeak-ng's own thread has ended what it was at.

    pyttsx3 returns a little before: asked for the next sentence at once, it would give the last one again.
    """
    espeak = sys.modules.get("pyttsx3.drivers._espeak")
    began = time.monotonic()
    while espeak is not None and espeak.IsPlaying():
        if time.monotonic() - began > _PATIENCE_SECONDS:
            raise NotSpoken
        time.sleep(0.002)


def _start() -> tuple[Any, Voice]:
    try:
        engine = pyttsx3.init()
        found = [
            Voice(str(each.id), tuple(map(str, each.languages or ())))
            for each in engine.getProperty("voices")
        ]
    except Exception as error:
        # Each platform's driver raises its own kind where there is nothing that speaks.
        raise NoDanishVoice from error
    voice = danish(found)
    engine.setProperty("voice", voice.id)
    # pyttsx3 returns from its first run before the sound is made: so the first one has nothing to say.
    engine.runAndWait()
    return engine, voice
