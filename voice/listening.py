"""One open turn in a person's own process: sound in, what is understood out. Keeps the sound of no turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.reading import asked_speed
from voice.asks import Listen
from voice.discreet import Discreet
from voice.listen import Heard, Hearing, Question
from voice.options import UNKNOWN
from voice.turn import BLOCK_SECONDS, NO_BUTTON_SECONDS, Turn, Why, level, without

RATE = 16000
_BLOCK = int(2 * RATE * BLOCK_SECONDS)
Tell = Callable[[dict[str, Any]], None]


@cache
def sentences() -> dict[str, Any]:
    """What is told about listening, in Danish."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("lyd.yml").read_text("utf-8"))
    return found


class Listening:
    """A turn from its press to its end."""

    def __init__(self, asked: Listen, hearing: Hearing, speed: int, discreet: Discreet, tell: Tell) -> None:
        self._asked = asked
        self._hearing = hearing
        self._discreet = discreet
        self._speed = speed
        self._tell = tell
        finished = sentences()["finished"] if asked.question is Question.OPEN else ()
        self._finished: Sequence[str] = finished
        self._not_after: Sequence[str] = sentences()["not_finished_after"]
        patience = asked.patience
        if asked.question is Question.CHOICE:
            patience = replace(patience, nothing=NO_BUTTON_SECONDS)
        self._turn = Turn(patience, finished, self._not_after)
        self._rest = b""
        self._text = self._shown = ""

    def hear(self, audio: bytes) -> bool:
        """Take sound; whether the turn is over with it."""
        audio = self._rest + audio
        for begin in range(0, len(audio) - _BLOCK + 1, _BLOCK):
            if self._block(audio[begin : begin + _BLOCK]):
                return True
        self._rest = audio[len(audio) - len(audio) % _BLOCK :]
        return False

    def _block(self, block: bytes) -> bool:
        text = _known(self._hearing.feed(block))
        if text != self._text:
            self._text = text
            self._show(self._discreet.shown(text))
        why = self._turn.hear(level(block), text)
        if why is not None:
            self._rest = b""
            self.finish(why)
        return why is not None

    def _show(self, text: str) -> None:
        if text != self._shown:
            self._shown = text
            self._tell({"is": "partial", "n": self._asked.n, "text": text})

    def finish(self, why: Why = Why.BUTTON) -> None:
        """Say what was heard, or why it was nothing."""
        if self._rest:
            self._hearing.feed(self._rest)
        heard, removed = self._discreet.kept(self._without_the_end(_known_of(self._hearing.finish())))
        n, text = self._asked.n, heard.text
        speed = asked_speed(text, self._speed)
        if speed is not None:
            self._tell({"is": "speed", "n": n, "speed": speed})
        elif not text or why is Why.NOTHING:
            self._tell({"is": "nothing", "n": n, "why": self._why_nothing()})
        else:
            words = [asdict(word) for word in heard.words]
            told = {"text": text, "words": words, "option": heard.option, "why": why.value}
            said_kindly = {"removed": sentences()["removed"]} if removed else {}
            self._tell({"is": "heard", "n": n, **told, **said_kindly})

    def _without_the_end(self, heard: Heard) -> Heard:
        text = without(heard.text, self._finished, self._not_after)
        return replace(heard, text=text, words=heard.words[: len(text.split())])

    def _why_nothing(self) -> str:
        if self._turn.too_quiet:
            return "too_quiet" if not self._turn.silent else "silent"
        return "silent" if self._turn.silent else "not_understood"


def _known(text: str) -> str:
    return " ".join(word for word in text.split() if word != UNKNOWN)


def _known_of(heard: Heard) -> Heard:
    words = tuple(word for word in heard.words if word.word != UNKNOWN)
    return replace(heard, text=_known(heard.text), words=words)
