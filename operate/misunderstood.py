"""`misunderstood`: a person reads each given line, and keeps it under a label or drops it. Trains nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

from operate import CannotGoOn
from operate.processes import now, open_store
from settings import Settings

FOLDER = "reviewed"
LABEL = re.compile(r"[a-z][a-z_]{0,39}")


def review(settings: Settings, number: str | None, label: str | None, drop: bool) -> None:
    """List what waits, or keep or drop one line. Raises CannotGoOn."""
    if number is None and label is None and not drop:
        list_lines(settings)
    elif number is None or (label is None) is not drop:
        raise CannotGoOn("Name one line by its id, and either --keep LABEL or --drop.")
    else:
        decide(settings, number, label)


def list_lines(settings: Settings) -> None:
    """One JSON line for each."""
    for given in open_store(settings).given_lines():
        told = {"id": given.id, "day": given.day.isoformat(), "line": given.line}
        print(json.dumps(told, ensure_ascii=False))


def decide(settings: Settings, number: str, label: str | None) -> None:
    """Write the line into the label's file, where one is given; then it is erased from the database."""
    from plan.wish import NotPossible

    if label is not None and not LABEL.fullmatch(label):
        raise CannotGoOn("--keep: must be a kind or a life area, such as ask_rights or housing.")
    store = open_store(settings)
    try:
        line = store.given_line(number)
        if label is not None:
            # First the file: a line that is written twice harms less than one that is lost.
            keep(settings.home / FOLDER / f"{label}.txt", line)
        store.erase_line(number, now())
    except NotPossible:
        raise CannotGoOn("There is no such line.") from None


def keep(file: Path, line: str) -> None:
    """Add a line to a file; both are for their owner only (cli.py sets the mask)."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as reviewed:
        reviewed.write(f"{line}\n")
