"""Installs a speech model because an operator said so: from a folder, a file or an address. Never by itself."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from operate import CannotGoOn, speech
from operate.fetching import LIMIT, fetch
from operate.unpacking import only_folder, remove, unpack
from settings import ROOT, Settings
from voice import model_card

KNOWN = ROOT / "operate" / "known_models.yml"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_NO_NAME = re.compile(r"[^\w.-]+")
Say = Callable[[str], None]


def install(
    settings: Settings, what: str, sha256: str | None, say: Say, *, known: Path = KNOWN, limit: int = LIMIT
) -> None:
    """Put a model beside the others of this operator, once it says that it is Danish and its engine loads it.

    Raises CannotGoOn, and then nothing is installed.
    """
    home = settings.home / "voice"
    source, was_fetched = _source(what, sha256, home / "fetched", say, known, limit)
    trial = home / "trial"
    remove(trial)
    try:
        unpack(source, trial, limit)
        name = _put(only_folder(trial, model_card.FILE), home / "models")
    finally:
        remove(trial)
    if was_fetched:
        source.unlink()
    say(f"{name} is installed: `drommeplan voice list` tells what it answers.")


def _source(
    what: str, sha256: str | None, folder: Path, say: Say, known: Path, limit: int
) -> tuple[Path, bool]:
    if _ADDRESS.match(what):
        return fetch(what, sha256, folder, say, limit), True
    if Path(what).exists():
        return Path(what), False
    listed: dict[str, dict[str, Any]] = yaml.safe_load(known.read_text("utf-8")) or {}
    if what not in listed:
        names = ", ".join(listed) or "none so far: none had a checksum that was read from its publisher"
        raise CannotGoOn(
            f"{what}: is no file, folder or address, and no model of that name is known ({names}). "
            "Give a path, or an address with --sha256."
        )
    entry = listed[what]
    say(f"{what}: {entry['bytes']} bytes, {entry['licence']}. Danish figures: {entry['figures']}")
    return fetch(entry["url"], entry["sha256"], folder, say, limit), True


def _put(folder: Path, models: Path) -> str:
    try:
        card = model_card.read(folder)
        name = _NO_NAME.sub("-", card.name).strip(".-")
        if not name:
            raise model_card.UnusableModel(f"{model_card.FILE}: gives no name that a folder can have")
        if (models / name).exists():
            raise CannotGoOn(
                f"{models / name} is there already: take it away first, if this one is to stand there."
            )
        speech.load(folder)
    except model_card.UnusableModel as refused:
        raise CannotGoOn(f"Not installed: {refused}") from None
    models.mkdir(parents=True, exist_ok=True)
    shutil.move(folder, models / name)
    return name
