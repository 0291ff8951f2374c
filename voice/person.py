"""One person's hearing and speaking, in a process of their own that ends with them. Knows nothing of dreams.

What was said here leaves by the wire alone: nothing is logged, and no sound touches a disk.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

from bot.reading import SPEED
from voice import asks
from voice.discreet import Discreet
from voice.listen import Engine, Hearing, NoChoice, NoDictation, Question, engine_for
from voice.listening import Listening, sentences
from voice.model_card import UnusableModel
from voice.spans import Span, spans
from voice.speak import NoDanishVoice, NotSpoken, Speaker
from voice.spoken import option
from voice.wire import SOUND, Wire


@dataclass(frozen=True)
class Means:
    """What a person's process hears and speaks with."""

    engines: Sequence[Engine]
    accept_synthetic: bool
    cache: Path
    ours: frozenset[str]
    """The bot's own sentences as they are said; nothing else is ever kept."""
    discreet: Discreet
    words: Sequence[str] = ()
    """Names and places that are likelier here than usual, as the operator listed them."""

    def engine(self, question: Question) -> Engine:
        """Raises NoChoice, NoDictation."""
        return engine_for(question, self.engines, accept_synthetic=self.accept_synthetic)

    def without(self, broken: Engine) -> Means:
        """The same, when one engine could not be loaded after all."""
        return replace(self, engines=[engine for engine in self.engines if engine is not broken])

    def answers(self, question: Question) -> bool:
        """Whether such a question can be answered by voice here."""
        try:
            self.engine(question)
        except (NoChoice, NoDictation):
            return False
        return True


class Person:
    """Lives until the wire ends."""

    def __init__(self, wire: Wire, means: Means) -> None:
        self._wire = wire
        self._means = means
        self._listening: Listening | None = None
        self._speed = SPEED
        self._mouth = _Mouth(wire, means)

    def live(self) -> None:
        """Answer whatever is asked."""
        dictation = self._means.answers(Question.OPEN)
        synthetic = dictation and not self._means.engine(Question.OPEN).card.knows_people
        told = {"dictation": dictation, "choice": self._means.answers(Question.CHOICE)}
        able = {"voice": self._mouth.works, "synthetic": synthetic}
        self._wire.tell({"is": "ready", "pid": os.getpid(), **told, **able})
        for kind, payload in self._wire:
            if kind == SOUND:
                if self._listening is not None and self._listening.hear(payload):
                    self._listening = None
            else:
                self._do(asks.read(payload.decode()))

    def _do(self, ask: asks.Ask) -> None:
        match ask:
            case asks.Listen():
                self._listen(ask)
            case asks.Done() if self._listening is not None:
                self._listening.finish()
                self._listening = None
            case asks.Drop():
                self._listening = None
            case asks.Say():
                self._speed = ask.speed
                self._mouth.say(ask)
            case asks.Hush():
                self._mouth.hush()

    def _listen(self, ask: asks.Listen) -> None:
        self._listening = None
        try:
            self._wake()
            hearing = self._hearing(ask)
        except (NoChoice, NoDictation):
            self._wire.tell({"is": "nothing", "n": ask.n, "why": "no_engine"})
            return
        self._wire.tell({"is": "listening", "n": ask.n})
        self._listening = Listening(ask, hearing, self._speed, self._means.discreet, self._wire.tell)

    def _wake(self) -> None:
        """Whoever answers one question will soon have an open one."""
        with suppress(NoDictation):
            self._means.engine(Question.OPEN).wake()

    def _hearing(self, ask: asks.Listen) -> Hearing:
        engine = self._means.engine(ask.question)
        if ask.question is Question.CHOICE:
            return engine.choose([*ask.options, *sentences()["speeds"]])
        try:
            return engine.dictate([*ask.personal, *self._means.words])
        except UnusableModel:
            self._means = self._means.without(engine)
            return self._hearing(ask)


class _Mouth:
    """Speaks one text after the other, in a thread of its own: who listens is never kept waiting by it."""

    def __init__(self, wire: Wire, means: Means) -> None:
        self._wire = wire
        self._means = means
        self._hushed = Event()
        self._texts: SimpleQueue[tuple[asks.Say, Event]] = SimpleQueue()
        try:
            self._speaker: Speaker | None = Speaker(means.cache)
        except NoDanishVoice:
            self._speaker = None
        Thread(target=self._work, name="mouth", daemon=True).start()

    @property
    def works(self) -> bool:
        """Whether this machine has a Danish voice."""
        return self._speaker is not None

    def say(self, ask: asks.Say) -> None:
        """Speak it after what is being spoken."""
        self._texts.put((ask, self._hushed))

    def hush(self) -> None:
        """Nothing more of what was asked so far."""
        self._hushed.set()
        self._hushed = Event()

    def _work(self) -> None:
        while True:
            ask, hushed = self._texts.get()
            spoken = self._speak(ask, hushed)
            self._wire.tell({"is": "said", "n": ask.n, "spoken": spoken})

    def _speak(self, ask: asks.Say, hushed: Event) -> bool:
        if self._speaker is None:
            return False
        parts = _parts(ask)
        for place, (span, told) in enumerate(parts):
            if hushed.is_set():
                return False
            try:
                kept = not ask.own and span.said in self._means.ours
                wav = self._speaker.sentence(span.said, ask.speed, private=not kept)
            except NotSpoken:
                return False
            about = {"is": "sentence", "n": ask.n, "place": place, "of": len(parts)}
            self._wire.tell({**about, **told, "from": span.start, "to": span.end}, wav)
        return True


def _parts(ask: asks.Say) -> list[tuple[Span, dict[str, Any]]]:
    """The sentences of the text, and the options after it: each title before the key that picks it."""
    parts: list[tuple[Span, dict[str, Any]]] = [
        (span, {"text": ask.text[span.start : span.end]}) for span in spans(ask.text)
    ]
    titles = [title for title in ask.options if spans(title)]
    if titles and not ask.keys:
        told = str(sentences()["answers"])
        parts += [(Span(span.said, 0, 0), {"text": told}) for span in spans(told)]
    for place, title in enumerate(ask.options):
        said = option(title, place + 1) if ask.keys else title
        parts += [(Span(span.said, 0, len(title)), {"text": title, "option": place}) for span in spans(said)]
    return parts


def live(end: socket.socket, means: Means) -> None:
    """Be a person's process until the other end is closed. What goes wrong is told by its kind alone."""
    wire = Wire(end)
    try:
        Person(wire, means).live()
    except (BrokenPipeError, ConnectionError):
        return
    except Exception as error:  # noqa: BLE001 - its text may hold what was said
        wire.tell({"is": "failed", "kind": type(error).__name__})
