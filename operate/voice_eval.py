"""Measures every installed engine on an operator's own recordings: `drommeplan voice eval`. Keeps and sends nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from operate import CannotGoOn, speech
from settings import Settings
from voice import options, recordings, scores, sound
from voice.listen import Engine
from voice.recordings import Recording

Say = Callable[[str], None]
Pair = tuple[str, str]


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
    head = "| model | who | recordings | word error rate (95 %) | character error rate (95 %) |\n|---|---|---|---|---|"
    foot = f"{len(told)} recordings of {speakers} speakers; the intervals are drawn over recordings."
    return "\n".join([head, *rows, "", foot])


def _rows(engine: Engine, told: list[Recording]) -> list[str]:
    by_group: dict[str, list[Pair]] = defaultdict(list)
    for each in told:
        pair = (each.text, options.spoken_form(speech.heard_in(engine, sound.read(each.file)).text))
        for group in ("all", *(f"{name}: {value}" for name, value in each.groups.items())):
            by_group[group].append(pair)
    return [
        f"| {engine.card.name} | {group} | {len(pairs)} | {scores.word_errors(pairs)} "
        f"| {scores.character_errors(pairs)} |"
        for group, pairs in sorted(by_group.items())
    ]
