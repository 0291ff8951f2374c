"""Which browsers closed their conversation, also after a restart: hashed marks in one file. No words, no keys."""

from __future__ import annotations

import hashlib
import logging
from datetime import UTC, datetime
from pathlib import Path

log = logging.getLogger(__name__)


class Ended:
    """Marks that open nothing any more, each until its seal opens nothing either. Without a file: in memory."""

    def __init__(self, file: Path | None = None, now: datetime | None = None) -> None:
        self._file = file
        self._until: dict[str, float] = {}
        if file is not None and file.is_file():
            self._until = _read(file, (now or datetime.now(UTC)).timestamp())
            file.write_text("".join(map(_line, self._until.items())), "ascii")

    def add(self, mark: str, until: datetime) -> None:
        entry = (_hashed(mark), until.timestamp())
        self._until[entry[0]] = entry[1]
        if self._file is None:
            return
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._file.open("a", encoding="ascii") as kept:
                kept.write(_line(entry))
        except OSError as error:
            # Closed it is, as long as this process lives.
            log.error("a closed conversation could not be noted: %s", type(error).__name__)

    def __contains__(self, mark: str) -> bool:
        return _hashed(mark) in self._until


def _hashed(mark: str) -> str:
    return hashlib.blake2b(mark.encode(), digest_size=16, person=b"ended-handle").hexdigest()


def _line(entry: tuple[str, float]) -> str:
    return f"{entry[0]} {entry[1]:.0f}\n"


def _read(file: Path, now: float) -> dict[str, float]:
    # A line that was cut off by a crash is left out.
    pairs = [line.split() for line in file.read_text("ascii", "replace").splitlines()]
    whole = {pair[0]: float(pair[1]) for pair in pairs if len(pair) == 2 and pair[1].isdecimal()}
    return {hashed: until for hashed, until in whole.items() if until > now}
