"""Puts hearing and speaking together for the command line: which models are there, and what is told of them."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import yaml

from bot.reading import NotRead, Reader
from operate import CannotGoOn
from settings import ROOT, Settings
from voice import installed, sound
from voice.listen import Engine, Heard, NoChoice, NoDictation, Question, engine_for
from voice.people import Full, People, Set
from voice.relay import NoVoice
from voice.speak import NoDanishVoice, NotSpoken, Speaker, sentences

SHIPPED = ROOT / "voice" / "models"
WORDS = Path("voice") / "words.txt"
MOST_WORDS = 500
NEST = "operate.nest"
SYNTHETIC_WARNING = (
    "This model has heard synthetic voices only: what it writes of human speech is often wrong."
)
_CHUNK = 8000
_PAUSE_SECONDS = 0.25
log = logging.getLogger(__name__)
Say = Callable[[str], None]


def engines(settings: Settings, say: Say) -> list[Engine]:
    """Every engine whose model can be used, the operator's own models first; what is refused is told."""
    return installed.engines(model_folders(settings), say)


def load(folder: Path) -> Engine:
    """The engine that a model's card names, with that model. Raises UnusableModel."""
    return installed.load(folder)


def model_folders(settings: Settings) -> list[Path]:
    """The folders of the operator's models, then of those that come along."""
    places = (settings.home / "voice" / "models", SHIPPED)
    return [
        folder for place in places if place.is_dir() for folder in sorted(place.iterdir()) if folder.is_dir()
    ]


def people(settings: Settings) -> People:
    """Where the processes come from that hear and speak for citizens."""
    return People(
        Set(
            model_folders(settings),
            settings.home / "voice" / "spoken",
            NEST,
            settings.voice_accept_synthetic_dictation,
            own_sentences(),
            settings.voice_people,
            settings.voice_speed,
            settings.voice_silence,
            own_words(settings, log.warning),
        )
    )


def own_words(settings: Settings, say: Say) -> list[str]:
    """The operator's names and places, one a line of their file; none where there is no such file."""
    file = settings.home / WORDS
    try:
        lines = file.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        say(f"{file}: is not used, as it cannot be read ({type(error).__name__})")
        return []
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if len(words) > MOST_WORDS:
        say(f"{file}: only the first {MOST_WORDS} of its {len(words)} lines are used")
    return words[:MOST_WORDS]


def reader(speaking: People, usual: int) -> Reader:
    """How the citizens' pages read aloud."""

    async def read(text: str, speed: int, answers: Sequence[str], *, linked: bool) -> bytes:
        async def has_code() -> bool:
            return linked

        try:
            return await speaking.read_aloud(text, speed, answers, has_code)
        except (Full, NoVoice):
            raise NotRead from None

    return Reader(read, speaking.able, usual)


def own_sentences() -> frozenset[str]:
    """What the bot says with nobody's words in it, sentence by sentence as it is said."""
    found: set[str] = set()
    for file in (ROOT / "domain").glob("*.yml"):
        responses = (yaml.safe_load(file.read_text("utf-8")) or {}).get("responses") or {}
        texts = (variant.get("text", "") for variants in responses.values() for variant in variants)
        found |= {sentence for text in texts if "{" not in text for sentence in sentences(text)}
    return frozenset(found)


def answering(settings: Settings, say: Say) -> str:
    """Which models there are, and which of them answers which question."""
    found = engines(settings, say)
    lines = [
        f"{e.card.name} ({e.name}, {e.card.language}, trained on {e.card.trained_on} speech)" for e in found
    ]
    try:
        lines.append(f"Closed choices: {engine_for(Question.CHOICE, found).card.name}")
    except NoChoice:
        lines.append("Closed choices: nobody; they are touched or typed.")
    try:
        accepted = settings.voice_accept_synthetic_dictation
        open_to = engine_for(Question.OPEN, found, accept_synthetic=accepted)
        lines.append(f"Open questions: {open_to.card.name}")
        if not open_to.card.knows_people:
            lines.append(SYNTHETIC_WARNING)
    except NoDictation:
        lines.append("Open questions: nobody; they are answered with pictures or typed.")
    return "\n".join([*lines, *_unheard(own_words(settings, say), found)])


def _unheard(words: Sequence[str], found: Sequence[Engine]) -> list[str]:
    """Which of the operator's words a model can never hear, as they are not in its vocabulary."""
    told = []
    for engine in found:
        unheard = engine.unheard(words)
        if unheard:
            told.append(f"Never heard by {engine.card.name}, as it does not know them: {', '.join(unheard)}")
    return told


def transcribe(settings: Settings, file: Path, say: Say) -> str:
    """What is said in a WAV file, as a line of JSON. Raises CannotGoOn."""
    try:
        file_sound = sound.read(file)
        # Trying a file on the command line puts nothing into anybody's mouth: every model may, with a warning.
        engine = engine_for(Question.OPEN, engines(settings, say), accept_synthetic=True)
    except sound.NotSound as wrong:
        raise CannotGoOn(str(wrong)) from None
    except NoDictation:
        raise CannotGoOn("No Danish speech model is installed: make one with `make speech-model`.") from None
    if not engine.card.knows_people:
        say(SYNTHETIC_WARNING)
    return written(heard_in(engine, file_sound))


def written(heard: Heard) -> str:
    """What was heard, as a line of JSON."""
    told = {"text": heard.text, "words": [asdict(word) for word in heard.words]}
    return json.dumps(told, ensure_ascii=False)


def heard_in(engine: Engine, what: sound.Sound) -> Heard:
    """What an engine hears in a whole sound."""
    hearing = engine.dictate(rate=what.rate)
    for begin in range(0, len(what.samples), _CHUNK):
        hearing.feed(what.samples[begin : begin + _CHUNK])
    return hearing.finish()


def speak(settings: Settings, text: str, file: Path, speed: int | None) -> None:
    """Read a text aloud into a WAV file. Raises CannotGoOn."""
    try:
        speaker = Speaker(settings.home / "voice" / "spoken")
    except NoDanishVoice:
        raise CannotGoOn("This machine has no Danish voice: install espeak-ng (as root on Debian).") from None
    try:
        spoken = list(speaker.speak(text, speed or settings.voice_speed))
    except NotSpoken:
        raise CannotGoOn("The voice made no sound: try again, or restart the machine's speech.") from None
    if not spoken:
        raise CannotGoOn("There is nothing in this text that can be said.")
    try:
        file.write_bytes(sound.joined(spoken, _PAUSE_SECONDS))
    except OSError as error:
        raise CannotGoOn(f"{file}: cannot be written ({type(error).__name__})") from None
