"""Hearing and speaking for the Telegram front: the project's recogniser and voice, loaded when first needed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from statistics import fmean

from bot.telegram_media import Hear, HearsNobody, NotUnderstood, Spoken
from operate.speech import engines, model_folders, own_words
from plan import danger
from plan.danish_cpr import without_cpr
from settings import Settings
from voice import model_card, sound
from voice.listen import Engine, Heard, Hearing, NoChoice, NoDictation, Question, engine_for
from voice.speak import NoDanishVoice, NotSpoken, Speaker

log = logging.getLogger(__name__)

CHUNK = 8000
PAUSE_SECONDS = 0.25
SURE = 0.75
"""How sure an engine is of Danish words, on average, at least. Of other languages it hardly believes its own words."""
UNSURE = 0.6
"""How sure it must be where danger may be meant; where danger is plain, however unsure it is."""


def hears(settings: Settings) -> bool:
    """Whether free words can be written down here, by the models' own cards."""
    if settings.voice_accept_synthetic_dictation:
        return True
    for folder in model_folders(settings):
        with suppress(model_card.UnusableModel):
            if model_card.read(folder).knows_people:
                return True
    return False


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
        heard = _fed(engine.dictate(own_words(settings, log.warning)), samples)
        words, _ = without_cpr(heard.text)
        sign = danger.look(words)
        plain = sign is not None and sign.certainty == "sure"
        if not plain and _sure_of(heard) < (SURE if sign is None else UNSURE):
            raise NotUnderstood
        return Spoken(words, danger=sign is not None)

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
    return _fed(hearing, samples).option


def _sure_of(heard: Heard) -> float:
    """How sure the engine is of a word, on average; where there are none, nothing is wrong with them."""
    return fmean(word.confidence for word in heard.words) if heard.words else 1.0


def _fed(hearing: Hearing, samples: bytes) -> Heard:
    for begin in range(0, len(samples), CHUNK):
        hearing.feed(samples[begin : begin + CHUNK])
    return hearing.finish()
