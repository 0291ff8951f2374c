"""Makes a speech model used to one person who said yes to it: ten sentences in, one locked file and its key out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from operate import CannotGoOn, speech
from settings import ROOT, Settings
from voice import personal, sound
from voice.listen import NoChoice, Question, engine_for
from voice.model_card import UnusableModel
from voice.vosk_engine import VoskEngine

_PYTHON = ROOT / ".venv-speech" / "bin" / "python"
Say = Callable[[str], None]


def adapt(
    settings: Settings,
    recordings: Path,
    file: Path,
    key: Path,
    say: Say,
    *,
    they_said_yes: bool,
    steps: int = 150,
) -> None:
    """Learn from a person's ten sentences. Raises CannotGoOn, and then nothing is written."""
    if not they_said_yes:
        raise CannotGoOn("Ask the person first: their voice is learned only with --they-said-yes.")
    _can_be_written(file, key)
    if not _PYTHON.exists():
        raise CannotGoOn("Learning a voice needs torch: run `make install-speech` once.")
    base = _base(settings, say)
    say("Learning, about a minute ...")
    done = subprocess.run(
        [_PYTHON, "-m", "voice.model.adaptation", base, recordings.absolute(), str(steps)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        # Only the kind of trouble: the rest may hold what was read.
        kind = (
            done.stderr.decode("utf-8", "replace")
            .strip()
            .rsplit("\n", 1)[-1]
            .split(":")[0]
            .rsplit(".", 1)[-1]
        )
        if kind == "NothingHelps":
            raise CannotGoOn(
                "Learning did not help: the sentences that were kept apart are heard no better by it. "
                "This person is heard best by the model as it is, so nothing was written."
            )
        raise CannotGoOn(
            f"Nothing was learned from {recordings} ({kind}): it must hold WAV files and a CSV of them."
        )
    made = personal.new_key()
    with os.fdopen(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(made)
    personal.lock(done.stdout, base, made, file)
    say(
        f"{file} is this person's; {key} opens it: keep it elsewhere. Either of them erased, the voice is gone."
    )


def _can_be_written(file: Path, key: Path) -> None:
    """Before a minute of learning, as nothing is written where one of the two cannot be. Raises CannotGoOn."""
    if file.absolute() == key.absolute():
        raise CannotGoOn(f"{key}: the key must be another file than {file}, or it locks nothing.")
    for new in (file, key):
        if new.exists():
            raise CannotGoOn(f"{new} is there already: another person's is never written over.")
        if not os.access(new.absolute().parent, os.W_OK):
            raise CannotGoOn(f"{new.absolute().parent}: is no folder that can be written to.")


def _base(settings: Settings, say: Say) -> Path:
    """The folder of the Vosk model that answers closed choices: only such a network can be learned further."""
    try:
        return engine_for(Question.CHOICE, speech.engines(settings, say)).card.folder
    except NoChoice:
        raise CannotGoOn("No Vosk model is installed that could learn.") from None


def transcribe(settings: Settings, file: Path, person: Path, key: Path, say: Say) -> str:
    """What this person says in a WAV file, as a line of JSON. Raises CannotGoOn."""
    try:
        what = sound.read(file)
    except sound.NotSound as wrong:
        raise CannotGoOn(str(wrong)) from None
    return speech.written(speech.heard_in(_engine_of(settings, person, key, say), what))


def _engine_of(settings: Settings, file: Path, key: Path, say: Say) -> VoskEngine:
    try:
        return personal.opened(file, key.read_bytes().strip(), _base(settings, say))
    except OSError as error:
        raise CannotGoOn(f"{file} or {key}: cannot be read ({type(error).__name__})") from None
    except personal.WrongKey:
        raise CannotGoOn(f"{key} does not open {file}, or the file was changed.") from None
    except UnusableModel as refused:
        raise CannotGoOn(str(refused)) from None
