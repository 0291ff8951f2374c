"""Measures every installed engine on an operator's own recordings: `drommeplan voice eval`. Keeps and sends nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from operate import CannotGoOn, speech
from settings import Settings
from voice import options, recordings, scores, sound
from voice.listen import Engine
from voice.recordings import Recording
from voice.scores import Said

Say = Callable[[str], None]


def evaluate(settings: Settings, folder: Path, say: Say) -> str:
    """A table of word and character error rates for each engine, for all and for each group. Raises CannotGoOn."""
    try:
        told = recordings.read(folder)
        engines = speech.engines(settings, say)
        if not engines:
            raise CannotGoOn("No Danish speech model is installed: `drommeplan voice install` does.")
        rows = [row for engine in engines for row in _rows(engine, told)]
    except (recordings.NotRecordings, sound.NotSound) as wrong:
        raise CannotGoOn(str(wrong)) from None
    speakers = len({each.speaker for each in told})
    head = f"| model | {scores.HEAD} |\n|---|---|---|---|---|---|"
    foot = (
        f"{len(told)} recordings of {speakers} speakers; the intervals are drawn over speakers and their recordings, "
        "and where one person is alone, over recordings: then they say nothing of other people."
    )
    return "\n".join([head, *rows, "", foot])


def _rows(engine: Engine, told: list[Recording]) -> list[str]:
    said = [Said(each.text, _heard(engine, each.file), each.speaker, each.groups) for each in told]
    return [f"| {engine.card.name} | {row} |" for row in scores.rows(said)]


def _heard(engine: Engine, file: Path) -> str:
    return options.spoken_form(speech.heard_in(engine, sound.read(file)).text)
