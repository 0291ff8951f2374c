"""The word lists beside this file, read once; it holds no grammar, and anybody may add a line to a list."""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The lines of `<name>.txt` by their [section]; lines before the first one are section ''."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
            continue
        found.setdefault(section, []).append(line)
    return {key: tuple(lines) for key, lines in found.items()}


@cache
def words(name: str, *only: str) -> frozenset[str]:
    """Every word of a list, or of the sections named; case is kept."""
    return frozenset(
        word
        for section, lines in sections(name).items()
        if not only or section in only
        for line in lines
        for word in line.split()
    )


@cache
def spelling() -> dict[str, tuple[str, ...]]:
    """Heard or misspelt form → the words as they are written."""
    pairs = (line.split(" = ") for line in sections("spelling")[""])
    return {heard: tuple(written.split("|")) for heard, written in pairs}
