"""espeak-ng through its C library: samples, and where each sound begins. It learns nothing."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from voice.model import phones

RATE = 22050
"""Samples a second that espeak-ng makes."""
_LIBRARY = "libespeak-ng.so.1"
_SYNCHRONOUS, _PHONEME_EVENTS, _BY_CHARACTER, _UTF8 = 2, 1, 1, 1
_SPEED, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_WORD, _PHONEME, _END_OF_EVENTS = 1, 7, 0


class EspeakMissing(Exception):
    """espeak-ng cannot be loaded: install the packages of requirements/system.txt."""


class NoSuchVoice(Exception):
    """espeak-ng has no voice of that name."""


@dataclass(frozen=True)
class Sound:
    """One sound: what it is, the sample it begins at, the number of its word (-1 in a pause)."""

    name: str
    begins: int
    word: int


@dataclass(frozen=True)
class Spoken:
    """Samples between -1 and 1, the sounds in their order, and where in the text each word stands."""

    samples: Any
    sounds: tuple[Sound, ...]
    words_at: tuple[int, ...]
    is_danish: bool


class _Identity(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("uid", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Identity),
    )


class _Engine:
    """One for each process: espeak-ng keeps its state in the library."""

    def __init__(self) -> None:
        try:
            self._library = ctypes.CDLL(_LIBRARY)
        except OSError as error:
            raise EspeakMissing from error
        self._library.espeak_Initialize(_SYNCHRONOUS, 0, None, _PHONEME_EVENTS)
        callback = ctypes.CFUNCTYPE(
            ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
        )
        self._hear = callback(self._heard)  # kept, or it would be collected while the library still calls it
        self._library.espeak_SetSynthCallback(self._hear)
        self._samples: list[Any] = []
        self._events: list[tuple[int, int, int, str]] = []

    def _heard(self, samples: Any, count: int, events: Any) -> int:
        if count > 0:
            self._samples.append(np.ctypeslib.as_array(samples, shape=(count,)).copy())
        at = 0
        while events[at].type != _END_OF_EVENTS:
            event = events[at]
            # Eight bytes that need not end in a NUL.
            raw = ctypes.string_at(ctypes.addressof(event.id), 8) if event.type == _PHONEME else b""
            name = raw.split(b"\0")[0].decode("utf-8", "replace")
            self._events.append((event.type, event.text_position, event.sample, name))
            at += 1
        return 0

    def say(self, text: str, voice: str, speed: int, pitch: int, pitch_range: int) -> Spoken:
        """Speak a text. Raises NoSuchVoice."""
        self._samples.clear()
        self._events.clear()
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise NoSuchVoice(voice)
        for parameter, value in ((_SPEED, speed), (_VOLUME, 100), (_PITCH, pitch), (_RANGE, pitch_range)):
            self._library.espeak_SetParameter(parameter, value, 0)
        data = text.encode()
        self._library.espeak_Synth(data, len(data) + 1, 0, _BY_CHARACTER, 0, _UTF8, None, None)
        self._library.espeak_Synchronize()
        samples = np.concatenate(self._samples) if self._samples else np.zeros(0, np.int16)
        return _spoken(samples, self._events)


def _spoken(samples: Any, events: list[tuple[int, int, int, str]]) -> Spoken:
    """Which word a sound belongs to is told by the order of the events, not by their times."""
    sounds: list[Sound] = []
    words_at: list[int] = []
    is_danish = True
    for kind, position, sample, mnemonic in events:
        if kind == _WORD:
            words_at.append(position - 1)
        if kind != _PHONEME:
            continue
        name = phones.sound_of(mnemonic)
        if name is None:
            continue
        if name not in phones.NUMBER:
            is_danish = False
            continue
        word = -1 if name == phones.SILENCE else len(words_at) - 1
        sounds.append(Sound(name, max(0, sample), word))
    return Spoken(samples.astype(np.float64) / 32768, tuple(sounds), tuple(words_at), is_danish)


@cache
def _engine() -> _Engine:
    return _Engine()


def say(text: str, voice: str = "da", speed: int = 160, pitch: int = 50, pitch_range: int = 50) -> Spoken:
    """Speak a text with a Danish voice, such as "da+f2". `speed` in words a minute, the others 0 to 99."""
    return _engine().say(text, voice, speed, pitch, pitch_range)
