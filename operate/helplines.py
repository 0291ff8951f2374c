"""The numbers that help, as the citizens' pages show them: the checked ones, each once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from actions.script import Script
from plan import facts
from settings import ROOT

NEEDS_OF_HELP = ("life", "violence", "under_18")


def help_numbers(file: Path, clock: Callable[[], datetime]) -> Callable[[], list[tuple[str, str]]]:
    """What tells the labels and numbers of today; an old one with the sentence that it may have changed."""
    known = facts.load(file)
    may_have_changed = Script(ROOT / "domain").label("facts_stale")

    def numbers() -> list[tuple[str, str]]:
        told = [one for need in NEEDS_OF_HELP for one in facts.help_numbers(known, need, clock().date())]
        labels = {
            one.fact.number: f"{one.fact.label}. {may_have_changed}" if one.stale else one.fact.label
            for one in told
        }
        return [(label, number) for number, label in labels.items() if number]

    return numbers
