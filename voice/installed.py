"""Which speech models this machine can use. A missing library or an odd model takes nothing else with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from voice import model_card
from voice.listen import Engine
from voice.model_card import UnusableModel
from voice.whisper_engine import WhisperEngine


def engines(
    folders: Iterable[Path], say: Callable[[str], None], *, threads_later: bool = False
) -> list[Engine]:
    """Every engine whose model can be used, in the order of the folders; what is refused is told.

    Whoever means to fork has what would start threads loaded later, when it is needed.
    """
    found: list[Engine] = []
    for folder in folders:
        try:
            found.append(load(folder, threads_later=threads_later))
        except UnusableModel as refused:
            say(f"Speech model not used: {refused}")
    return found


def load(folder: Path, *, threads_later: bool = False) -> Engine:
    """The engine that a model's card names, with that model. Raises UnusableModel."""
    if model_card.read(folder).engine == WhisperEngine.name:
        return WhisperEngine(folder, later=threads_later)
    try:
        from voice.vosk_engine import VoskEngine
    except (ImportError, OSError):
        # vosk has builds for some kinds of machine only.
        raise UnusableModel(f"{folder}: the package vosk does not work on this machine") from None
    return VoskEngine(folder)
