"""When somebody has finished speaking: patient, and deaf to steady noise. Pure: it hears levels, not sound.

A turn is heard in blocks of a tenth of a second. What counts as speech is louder than the quietest part of the last
two seconds, so that a fan is silence soon after it starts, and about as loud as this person has been, so that
voices in the background are silence too.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

BLOCK_SECONDS = 0.1
SHORTEST_SILENCE, USUAL_SILENCE, LONGEST_SILENCE = 2.0, 4.0, 10.0
"""Seconds of silence after which a turn ends, once something was said."""
NOTHING_SAID_SECONDS = 60.0
NO_BUTTON_SECONDS = 10.0
LONGEST_SECONDS = 600.0
QUIETEST = -60.0
"""Decibels below the loudest sample that there can be; a microphone's own hiss is quieter than this."""
_TOO_QUIET = -45.0
_WINDOW = 20
_ABOVE_NOISE = 9.0
_BELOW_SPEECH = 12.0
_SPEECH_KEPT = 30
_SPEECH_NEEDED = 5
_ONE_SECOND = 10
# A click or a knock is shorter than the shortest word.
_BLOCKS_OF_A_WORD, _BLOCKS_TOGETHER = 3, 2
_BLOCKS_WITHOUT_TEXT = 10
# Whoever says "I am finished with school" goes on at once.
_AFTER_FINISHED_SECONDS = 0.6
# What stands before those words, and ends no sentence.
_OPEN_END = " ,;:-–—"


class Why(Enum):
    """Why a turn is over."""

    SILENCE = "silence"
    BUTTON = "button"
    FINISHED = "finished"
    LONGEST = "longest"
    NOTHING = "nothing"


def level(samples: bytes) -> float:
    """How loud 16-bit little-endian samples are together, in decibels; 0 is the loudest."""
    heard = array("h", samples)
    if sys.byteorder == "big":
        heard.byteswap()
    power = math.sumprod(heard, heard) / len(heard) / 32768**2 if heard else 0.0
    return max(QUIETEST, 10 * math.log10(power)) if power else QUIETEST


@dataclass(frozen=True)
class Patience:
    """How long a person is waited for. Whoever holds a button down says with it when the turn is over."""

    silence: float = USUAL_SILENCE
    hold: bool = False
    nothing: float = NOTHING_SAID_SECONDS
    """Seconds of silence after which it ends where a short word was heard and not understood."""

    @classmethod
    def of(cls, silence: float, *, hold: bool = False) -> Patience:
        """Within what a person may choose."""
        return cls(min(LONGEST_SILENCE, max(SHORTEST_SILENCE, silence)), hold)


class Turn:
    """One turn of one person, from the press until it is over."""

    def __init__(
        self, patience: Patience, finished: Sequence[str] = (), not_after: Sequence[str] = ()
    ) -> None:
        """`finished` are the words that end it, as the recogniser writes them, unless one of `not_after` is before."""
        self._patience = patience
        self._finished, self._not_after = tuple(finished), tuple(not_after)
        self._levels: deque[float] = deque(maxlen=_WINDOW)
        self._speech: deque[bool] = deque(maxlen=_WINDOW)
        self._own: deque[float] = deque(maxlen=_SPEECH_KEPT)
        self._spoken = self._most = 0
        self._blocks = self._quiet = 0
        self.loudest = QUIETEST

    @property
    def seconds(self) -> float:
        """How much was heard, with its silence."""
        return self._blocks * BLOCK_SECONDS

    @property
    def too_quiet(self) -> bool:
        """Nothing in it was as loud as speech close to a microphone."""
        return self.loudest < _TOO_QUIET

    @property
    def silent(self) -> bool:
        """Nobody spoke in it, however loud it was around them."""
        return self._most < _BLOCKS_OF_A_WORD

    def hear(self, level: float, text: str = "") -> Why | None:
        """Take a block and what is understood so far; why the turn is over, or None while it goes on."""
        self._blocks += 1
        self.loudest = max(self.loudest, level)
        self._levels.append(level)
        self._speech.append(False)
        self._weigh()
        lately, was_silent = list(self._speech), self.silent
        self._most = max(self._most, sum(lately[-_ONE_SECOND:]))
        together = sum(lately[-_BLOCKS_OF_A_WORD:]) >= _BLOCKS_TOGETHER
        # Who spoke at once, without a pause, was taken for noise until now.
        began = was_silent and not self.silent
        self._quiet = 0 if together or began else self._quiet + 1
        return self._over(text)

    def _weigh(self) -> None:
        """What of it is speech. Who speaks at once, before any silence, is noticed in the silence after it."""
        # The second quietest: one block may be a gap in the sound itself.
        floor = sorted(self._levels)[min(1, len(self._levels) - 1)]
        newest = len(self._levels) - 1
        for place in range(newest + 1) if self._blocks <= _WINDOW else (newest,):
            level = self._levels[place]
            loud = level > floor + _ABOVE_NOISE and level > self._own_level() - _BELOW_SPEECH
            if loud and not self._speech[place]:
                self._speech[place] = True
                self._spoken += 1
                self._own.append(level)

    def _own_level(self) -> float:
        """How loud this person speaks, of late; unknown is as quiet as can be."""
        if len(self._own) < _SPEECH_NEEDED:
            return QUIETEST
        return sorted(self._own)[len(self._own) * 4 // 5]

    def _over(self, text: str) -> Why | None:
        silence = self._quiet * BLOCK_SECONDS
        # Where nothing is understood, a cough is no beginning, but a second of speech is.
        began = not self.silent and (bool(text) or self._spoken >= _BLOCKS_WITHOUT_TEXT)
        if self.seconds >= LONGEST_SECONDS:
            return Why.LONGEST
        if silence >= _AFTER_FINISHED_SECONDS and without(text, self._finished, self._not_after) != text:
            return Why.FINISHED
        if not began:
            # Whoever said a word that stands on no button must not wait a minute to be told so.
            short = not self.silent and not self._patience.hold
            return (
                Why.NOTHING
                if silence >= (self._patience.nothing if short else NOTHING_SAID_SECONDS)
                else None
            )
        # Whoever fell asleep on the button has still said what they said.
        patience = NOTHING_SAID_SECONDS if self._patience.hold else self._patience.silence
        return Why.SILENCE if silence >= patience else None


def without(text: str, finished: Sequence[str], not_after: Sequence[str] = ()) -> str:
    """The text without the words at its end that say it is over, with whatever signs and capitals they are written.

    After one of `not_after` they are part of what is told, as in "I want a job when I am finished".
    """
    words = list(re.finditer(r"\w+", text))
    for phrase in finished:
        before, ending = words[: -len(phrase.split())], words[-len(phrase.split()) :]
        if before and before[-1][0].lower() in not_after:
            continue
        if [word[0].lower() for word in ending] == phrase.split():
            return text[: ending[0].start()].rstrip(_OPEN_END)
    return text
