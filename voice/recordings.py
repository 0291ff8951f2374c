"""Recordings of people with what they said, in Mozilla Common Voice's layout or as a CSV. Reads tables alone."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from voice.options import spoken_form

_COMMON_VOICE = ("validated.tsv", "train.tsv", "dev.tsv", "test.tsv")
_COLUMNS = ("path", "text", "speaker")
# What Common Voice calls them, and which of its columns say nothing of a person.
_RENAMED = {
    "sentence": "text",
    "client_id": "speaker",
    "gender": "sex",
    "accents": "dialect",
    "accent": "dialect",
}
_GROUPS = ("age", "sex", "dialect", "impairment")


class NotRecordings(Exception):
    """A table of recordings that cannot be used, and why, without a word of what was said."""


@dataclass(frozen=True)
class Recording:
    """A sound file, what is said in it as it is spoken, by whom, and what groups that person is in."""

    file: Path
    text: str
    speaker: str
    groups: dict[str, str] = field(default_factory=dict)


def read(folder: Path) -> list[Recording]:
    """All recordings of a folder, by its Common Voice tables or by every *.csv in it. Raises NotRecordings."""
    if (folder / "clips").is_dir():
        tables = [folder / name for name in _COMMON_VOICE if (folder / name).exists()]
        # validated.tsv holds the three others.
        tables = tables[:1] if tables and tables[0].name == "validated.tsv" else tables
        found = [each for table in tables for each in _rows(table, folder / "clips", "\t")]
    else:
        found = [each for table in sorted(folder.glob("*.csv")) for each in _rows(table, folder, ",")]
    if not found:
        raise NotRecordings(
            f"{folder}: holds no recordings; it must have clips/ with Common Voice's tables (validated.tsv), "
            f"or a *.csv with the columns {', '.join(_COLUMNS)}, and for groups {', '.join(_GROUPS)}"
        )
    return found


def _rows(table: Path, sounds: Path, parted_by: str) -> Iterator[Recording]:
    # Common Voice quotes nothing: a quotation mark there is one that somebody read aloud.
    form = csv.excel()
    form.delimiter, form.quoting = parted_by, csv.QUOTE_NONE if parted_by == "\t" else csv.QUOTE_MINIMAL
    try:
        with table.open(encoding="utf-8-sig", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines, dialect=form), start=2):
                yield _recording(row, sounds, f"{table}, line {number}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise NotRecordings(f"{table}: cannot be read ({type(error).__name__})") from None


def _recording(row: dict[str, str | None], sounds: Path, where: str) -> Recording:
    told = {
        _RENAMED.get(name, name): (value or "").strip()
        for name, value in row.items()
        if isinstance(name, str)
    }
    missing = [name for name in _COLUMNS if not told.get(name)]
    if missing:
        raise NotRecordings(f"{where}: has no {', '.join(missing)}")
    file = sounds / told["path"]
    if not file.resolve().is_relative_to(sounds.resolve()):
        raise NotRecordings(f"{where}: its path leads out of {sounds}")
    groups = {name: told[name] for name in _GROUPS if told.get(name)}
    return Recording(file, spoken_form(told["text"]), told["speaker"], groups)
