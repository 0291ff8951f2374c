"""Hearing and speaking for the Telegram front: the project's recogniser and voice, loaded when first needed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cache

from bot.telegram_media import Hear, HearsNobody, Spoken
from operate.speech import engines
from plan import danger
from plan.danish_cpr import without_cpr
from settings import Settings
from voice import sound
from voice.listen import Engine, Hearing, NoChoice, NoDictation, Question, engine_for
from voice.speak import NoDanishVoice, NotSpoken, Speaker

log = logging.getLogger(__name__)

CHUNK = 8000
PAUSE_SECONDS = 0.25


def hearing(settings: Settings) -> Hear:
    """What writes down a voice message: one of the open choices, or free words where an engine may."""

    @cache
    def loaded() -> list[Engine]:
        return engines(settings, log.warning)

    def hear(samples: bytes, titles: Sequence[str]) -> Spoken:
        if titles and (option := _choice(loaded(), samples, titles)):
            return Spoken(option)
        try:
            accepted = settings.voice_accept_synthetic_dictation
            engine = engine_for(Question.OPEN, loaded(), accept_synthetic=accepted)
        except NoDictation:
            raise HearsNobody from None
        words, _ = without_cpr(_fed(engine.dictate(), samples))
        return Spoken(words, danger=danger.look(words) is not None)

    return hear


def speaking(settings: Settings) -> Callable[[str], bytes | None]:
    """What reads a text aloud as a WAV file; None where this machine has no Danish voice."""

    def speak(text: str) -> bytes | None:
        try:
            speaker = Speaker(settings.home / "voice" / "spoken")
            spoken = list(speaker.speak(text, settings.voice_speed))
        except (NoDanishVoice, NotSpoken) as error:
            log.warning("nothing was read aloud: %s", type(error).__name__)
            return None
        return sound.joined(spoken, PAUSE_SECONDS) if spoken else None

    return speak


def _choice(found: list[Engine], samples: bytes, titles: Sequence[str]) -> str | None:
    try:
        engine = engine_for(Question.CHOICE, found)
    except NoChoice:
        return None
    hearing = engine.choose(titles)
    for begin in range(0, len(samples), CHUNK):
        hearing.feed(samples[begin : begin + CHUNK])
    return hearing.finish().option


def _fed(hearing: Hearing, samples: bytes) -> str:
    for begin in range(0, len(samples), CHUNK):
        hearing.feed(samples[begin : begin + CHUNK])
    return hearing.finish().text
