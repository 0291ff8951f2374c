"""Secrets that nobody has to think of: given by a setting, else made once under home. Never prints one."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Literal

from operate import CannotGoOn
from settings import Settings

Name = Literal["pepper", "channel", "actions", "door", "telegram", "desk", "front"]
SHORTEST = 16
NAMES: tuple[Name, ...] = ("pepper", "channel", "actions", "door", "telegram", "desk", "front")


def secret(settings: Settings, name: Name) -> str:
    """The secret of that name; every process of one home reads the same.

    Raises CannotGoOn for a file that cannot be read or made, or was cut off.
    """
    field = "pepper" if name == "pepper" else f"{name}_secret"
    given = getattr(settings, field)
    if given is not None:
        return str(given.get_secret_value())
    file = settings.home / "secrets" / name
    try:
        if not file.exists():
            _make(file)
        kept = file.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(file, type(error).__name__) from None
    if len(kept) < SHORTEST:
        raise _unusable(file, "too short")
    return kept


def _unusable(file: Path, reason: str) -> CannotGoOn:
    return CannotGoOn(
        f"{file} cannot be used as a secret ({reason}): bring it back from a backup, or delete it."
    )


def _make(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{secrets.token_hex(8)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(32))
    try:
        # A link is the one step that two processes cannot both win, and never shows a half file.
        file.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
